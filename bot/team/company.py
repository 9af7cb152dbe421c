"""The company: what it is called, what it does, its site and its logo. Home and reports show them."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import FSInputFile

from bot.attachments.received import received_in
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, link_button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from bot.team.presses import (
    AboutPress,
    CompanyPress,
    DropLogoPress,
    LogoPress,
    RenameTeamPress,
    SeeLogoPress,
    SitePress,
    TeamPress,
)
from domain.attachments.rules import check_size
from domain.attachments.tables import AttachmentKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.addresses import parse_site
from domain.files.errors import FileNotHereError
from domain.files.queries import get_logo
from domain.files.set_logo import remove_logo, set_logo
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team
from domain.team.set_company import set_company

#: What a person writes to empty a field.
EMPTY = {"-", "—", "–"}


async def company_screen(turn: Turn, done: Html | None = None) -> Screen:
    """All that is said of the company."""
    words = turn.words
    async with turn.reading() as ctx:
        team = await get_team(ctx)
    has_logo = team.logo_file_id is not None
    told = words.html(
        "team-company",
        name=team.name or "—",
        about=team.about or "—",
        site=team.site or "—",
        logo="yes" if has_logo else "no",
    )
    screen = Screen(Html.lines([told, done or ""], "\n\n"))
    screen.row(
        button(words.text("team-team-name"), RenameTeamPress()), button(words.text("team-company-about"), AboutPress())
    )
    screen.row(
        button(words.text("team-company-site"), SitePress()), button(words.text("team-company-logo"), LogoPress())
    )
    if has_logo:
        screen.row(
            button(words.text("team-company-logo-see"), SeeLogoPress()),
            button(words.text("team-company-logo-off"), DropLogoPress()),
        )
    screen.row(link_button(words.text("clients-open"), team.site) if team.site else None)
    return screen.row(button(words.text("kit-back"), TeamPress()))


async def _show(turn: Shown, change_id: int | None) -> None:
    await turn.show(with_undo(turn, await company_screen(turn, turn.words.html("team-done")), change_id))


@on_press(CompanyPress, Permission.SETTINGS)
async def press_company(call: Call, _press: CompanyPress) -> None:
    """The company."""
    await call.show(await company_screen(call))


@on_press(AboutPress, Permission.SETTINGS)
async def press_about(call: Call, _press: AboutPress) -> None:
    """Ask for the description."""
    await ask(call, call.words.html("team-company-about-ask"), "company-about")


@on_answer("company-about", Permission.SETTINGS)
async def answer_about(said: Said, _ids: Ids, text: str) -> None:
    """One paragraph; a dash empties it."""
    if not text:
        raise InvalidValueError(field="about", reason="empty")
    async with said.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_company(ctx, about="" if text in EMPTY else text)
    await _show(said, ctx.change_id)


@on_press(SitePress, Permission.SETTINGS)
async def press_site(call: Call, _press: SitePress) -> None:
    """Ask for the site."""
    await ask(call, call.words.html("team-company-site-ask"), "company-site")


@on_answer("company-site", Permission.SETTINGS)
async def answer_site(said: Said, _ids: Ids, text: str) -> None:
    """An address with or without https; a dash empties it."""
    site = "" if text in EMPTY else parse_site(text)
    if site is None:
        raise InvalidValueError(field="site", reason="link")
    async with said.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_company(ctx, site=site)
    await _show(said, ctx.change_id)


@on_press(LogoPress, Permission.SETTINGS)
async def press_logo(call: Call, _press: LogoPress) -> None:
    """Ask for the picture."""
    await ask(call, call.words.html("team-company-logo-ask"), "company-logo")


@on_answer("company-logo", Permission.SETTINGS)
async def answer_logo(said: Said, _ids: Ids, _text: str) -> None:
    """A photo: Telegram has looked at it and made it a plain picture, whatever was sent."""
    received = received_in(said)
    if received is None or received.kind is not AttachmentKind.PHOTO:
        raise InvalidValueError(field="logo", reason="no-photo")
    check_size(received.size)
    async with said.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_logo(ctx, received.name, received.size, received.telegram_file_id)
    said.services.fetch()
    await _show(said, ctx.change_id)


@on_press(DropLogoPress, Permission.SETTINGS)
async def press_drop_logo(call: Call, _press: DropLogoPress) -> None:
    """Show none."""
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await remove_logo(ctx)
    await _show(call, ctx.change_id)


@on_press(SeeLogoPress, Permission.SEE_CLIENTS)
async def press_see_logo(call: Call, _press: SeeLogoPress) -> None:
    """Send it into the chat."""
    async with call.reading() as ctx:
        logo = await get_logo(ctx)
        team = await get_team(ctx)
    if logo is None:
        raise FileNotHereError(state="gone")
    caption = call.words.html("team-company-logo-caption", name=team.name or "—")
    if logo.telegram_file_id is not None:
        try:
            await call.bot.send_photo(call.chat_id, logo.telegram_file_id, caption=caption)
        except TelegramBadRequest:
            # Another bot's id: that is why the bytes are kept.
            pass
        else:
            return
    path = call.services.store.path_of(logo.path) if logo.path is not None else None
    if path is None or not path.is_file():
        raise FileNotHereError(state=logo.state.value)
    await call.bot.send_photo(call.chat_id, FSInputFile(path, filename=logo.name), caption=caption)
