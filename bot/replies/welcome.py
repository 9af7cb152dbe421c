"""What becomes of people who write and are in no card yet; and what people do at our communities besides."""

from collections.abc import Sequence
from itertools import groupby

from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import lands_on, with_undo
from bot.kit.words import Html
from bot.replies.presses import Given, GivenPress, PickGivenPress, SwitchWelcomePress, WelcomePress
from domain.base.actor import Permission
from domain.clients.queries import list_categories
from domain.funnel.queries import list_funnels
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind
from domain.replies.note_act import sum_acts
from domain.replies.views import ActSum
from domain.replies.welcome_writer import get_welcome, set_welcome


async def welcome_screen(turn: Turn, done: Html | None = None) -> Screen:
    """How it is set, and the acts of the last days."""
    words = turn.words
    async with turn.reading() as ctx:
        found, acts = await get_welcome(ctx), await sum_acts(ctx)
    text = words.html(
        "replies-welcome",
        on="yes" if found.is_on else "no",
        category=found.category or "—",
        stage=found.stage or "—",
    )
    screen = Screen(Html.lines([part for part in (text, _tell_acts(turn, acts), done) if part], "\n\n"))
    switch = SwitchWelcomePress(on=not found.is_on)
    screen.row(button(words.text("replies-welcome-switch", on="yes" if found.is_on else "no"), switch))
    if found.is_on:
        screen.row(
            button(words.text("replies-welcome-category"), PickGivenPress(given=Given.CATEGORY)),
            button(words.text("replies-welcome-stage"), PickGivenPress(given=Given.STAGE)),
        )
    return screen.row(button(words.text("kit-back"), SettingsPress()))


def _tell_acts(turn: Turn, acts: Sequence[ActSum]) -> Html:
    words = turn.words
    lines = []
    for account, of_account in groupby(acts, key=lambda each: each.account):
        told = [
            words.html(
                "replies-act-count",
                act=words.text(key_of(each.act)),
                total=words.number(each.by_clients + each.by_others),
                clients=words.number(each.by_clients),
            )
            for each in of_account
        ]
        lines.append(words.html("replies-acts-of", account=account, acts=Html.lines(told, "; ")))
    return Html.lines([words.html("replies-acts"), *lines]) if lines else Html()


@lands_on(WelcomePress)
async def land(turn: Turn, _press: WelcomePress, done: Html) -> Screen:
    """Back here after an undo."""
    return await welcome_screen(turn, done)


@on_press(WelcomePress, Permission.SETTINGS)
async def press_welcome(call: Call, _press: WelcomePress) -> None:
    """The settings."""
    await call.show(await welcome_screen(call))


@on_press(SwitchWelcomePress, Permission.SETTINGS)
async def press_switch(call: Call, press: SwitchWelcomePress) -> None:
    """On or off."""
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_welcome(ctx, is_on=press.on)
    await _show_done(call, ctx.change_id)


@on_press(PickGivenPress, Permission.SETTINGS)
async def press_pick(call: Call, press: PickGivenPress) -> None:
    """All there is to choose from."""
    words = call.words
    async with call.reading() as ctx:
        offered = await _offered(ctx, press.given)
    screen = Screen(words.html("replies-welcome-ask", given=press.given.value))
    screen.grid([button(name, GivenPress(given=press.given, ref=key)) for key, name in offered])
    screen.row(button(words.text("replies-welcome-none"), GivenPress(given=press.given, ref=0)))
    await call.show(screen.row(button(words.text("kit-back"), WelcomePress())))


async def _offered(ctx: Reading, given: Given) -> list[tuple[int, str]]:
    if given is Given.CATEGORY:
        return [(each.id, f"{each.icon} {each.name}".strip()) for each in await list_categories(ctx)]
    return [
        (stage.id, f"{stage.icon} {stage.name}".strip())
        for funnel in await list_funnels(ctx)
        for stage in funnel.stages
    ]


@on_press(GivenPress, Permission.SETTINGS)
async def press_given(call: Call, press: GivenPress) -> None:
    """Give new cards this one."""
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        if press.given is Given.CATEGORY:
            await set_welcome(ctx, category_id=press.ref)
        else:
            await set_welcome(ctx, stage_id=press.ref)
    await _show_done(call, ctx.change_id)


async def _show_done(call: Call, change_id: int | None) -> None:
    screen = await welcome_screen(call, call.words.html("team-done"))
    await call.show(with_undo(call, screen, change_id, WelcomePress()))
