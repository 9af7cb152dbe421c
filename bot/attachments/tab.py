"""The files tab of a card, and the further pages of its files."""

from bot.attachments.presses import AddFilePress, FilePress, FilesPress
from bot.kit.call import Call, Turn
from bot.kit.presses import CardPress, Origin, Tab
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from domain.attachments.queries import list_attachments
from domain.attachments.tables import AttachmentKind
from domain.attachments.views import AttachmentView
from domain.base.actor import Permission
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.files.tables import FileState
from domain.journal.boundary import Reading

#: So many files fit on a page.
PAGE = 8

ICONS = {
    AttachmentKind.PHOTO: "🖼",
    AttachmentKind.DOCUMENT: "📄",
    AttachmentKind.VOICE: "🎤",
    AttachmentKind.VIDEO: "🎬",
    AttachmentKind.AUDIO: "🎵",
}


async def files_tab(turn: Turn, ctx: Reading, card: CardView, origin: Origin) -> Screen:
    """The newest files, and the button to add one."""
    return await _files(turn, ctx, card, origin, 0)


async def _files(turn: Turn, ctx: Reading, card: CardView, origin: Origin, start: int) -> Screen:
    words = turn.words
    page = await list_attachments(ctx, card.id, offset=start, limit=PAGE)
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), ""]
    if page.files:
        first, last = page.offset + 1, page.offset + len(page.files)
        lines.append(words.html("attachments-list", total=page.total, first=first, last=last))
    else:
        lines.append(words.html("attachments-none"))
    lines += [tell_file(turn, each, number) for number, each in enumerate(page.files, start=page.offset + 1)]
    screen = Screen(Html.lines(lines))
    for number, each in enumerate(page.files, start=page.offset + 1):
        caption = f"{number}. {ICONS[each.kind]} {each.name}"
        screen.row(button(caption, FilePress(attachment_id=each.id, **origin)))
    before = FilesPress(start=max(0, page.offset - PAGE), **origin) if page.offset else None
    after = FilesPress(start=page.offset + PAGE, **origin) if page.offset + PAGE < page.total else None
    screen.row(
        button(words.text("kit-previous"), before) if before else None,
        button(words.text("kit-next"), after) if after else None,
    )
    if turn.actor.may(Permission.EDIT_CLIENTS):
        screen.row(button(words.text("attachments-add"), AddFilePress(**origin)))
    return screen


def tell_file(turn: Turn, file: AttachmentView, number: int | None = None) -> Html:
    """When it came, from whom, how large or long it is, and whether its bytes are safe already."""
    words = turn.words
    return words.html(
        "attachments-line",
        number=number or 0,
        moment=words.moment(file.added_at, turn.zone, now=turn.services.clock()),
        member=file.member or "—",
        size=size_of(words, file),
        avatar="yes" if file.is_avatar else "no",
        state="here" if file.state is FileState.HERE else file.state.value,
        caption=file.caption[:100],
        captioned="yes" if file.caption else "no",
    )


def size_of(words: Words, file: AttachmentView) -> str:
    """«0:12» of what is played, else «340 КБ»."""
    if file.seconds is not None:
        return f"{file.seconds // 60}:{file.seconds % 60:02}"
    megabytes = file.size >= 1024**2
    value = round(file.size / (1024**2 if megabytes else 1024), 1 if megabytes else None)
    return words.text("attachments-size", size=value or 1, unit="mb" if megabytes else "kb")


@on_press(FilesPress, Permission.SEE_CLIENTS)
async def press_files(call: Call, press: FilesPress) -> None:
    """Another page."""
    async with call.reading() as ctx:
        screen = await _files(call, ctx, await get_card(ctx, press.client_id), press.origin, press.start)
    back = CardPress(tab=Tab.FILES, **press.origin)
    await call.show(screen.row(button(call.words.text("kit-back"), back)))
