"""The card: one message, tabs that edit it in place, and a button for everything one does often."""

from dataclasses import dataclass
from functools import partial

from bot.clients import card_tabs
from bot.clients.presses import (
    EditPress,
    GroupsOfCardPress,
    NotePress,
    PickCategoryPress,
    PickStagePress,
    PlanPress,
    RemovePress,
    StopPress,
    TagsPress,
    TouchPress,
    WriteVkPress,
)
from bot.kit.call import Call, Shown, Turn
from bot.kit.enum_words import key_of
from bot.kit.fitting import with_below
from bot.kit.presses import CardPress, ExportPress, HomePress, NewTaskPress, Origin, Tab, UndoPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.way_back import way_back
from bot.kit.words import Html, Words
from bot.replies.presses import TalkPress
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.merged import card_instead
from domain.clients.queries import get_card
from domain.clients.views import CardView
from domain.touches.tables import TouchKind


@dataclass(frozen=True, slots=True)
class Done:
    """What has just been done on the card, and the change that ↩ would undo."""

    told: Html
    change_id: int | None = None


async def card_screen(
    turn: Turn, client_id: int, tab: Tab = Tab.VISITOR, *, filter_id: int = 0, offset: int = 0, done: Done | None = None
) -> Screen:
    """A tab of a card. `NotFoundError` for a card that is gone or may not be seen."""
    words, origin = turn.words, Origin(client_id=client_id, filter_id=filter_id, offset=offset)
    async with turn.reading() as ctx:
        card = await get_card(ctx, client_id)
        body = await card_tabs.RENDER[tab](turn, ctx, card, origin)
    told = ""
    if done is not None:
        # A press that changes nothing (the stage it stands on already) must not say that it did.
        told = done.told if done.change_id is not None else words.html("clients-unchanged")
    screen = Screen(with_below(body.text, _aside(words, card), told))
    tabs = [
        button(
            words.text("clients-tab", name=words.text(key_of(each)), here="yes" if each is tab else "no"),
            CardPress(tab=each, **origin),
        )
        for each in Tab
    ]
    screen.row(*tabs[:4]).row(*tabs[4:])
    screen.rows += body.rows
    if turn.actor.may(Permission.EDIT_CLIENTS) and tab is Tab.VISITOR:
        _actions(screen, turn, card, origin)
    if done is not None and done.change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=done.change_id, **origin)))
    return screen.row(way_back(words, origin), button(words.text("kit-home"), HomePress()))


def _aside(words: Words, card: CardView) -> Html:
    """That we don't work with the client, or leave the client out of mailings."""
    lines = [
        words.html("clients-aside", state=words.text(key_of(card.state)))
        if card.state is not ClientState.ACTIVE
        else "",
        words.html("clients-aside-paused") if card.paused_at is not None else "",
    ]
    return Html.lines(lines)


def _actions(screen: Screen, turn: Turn, card: CardView, origin: Origin) -> None:
    words = turn.words
    if any(each.kind is ChannelKind.VK for each in card.channels):
        screen.row(
            button(words.text("campaigns-write-vk"), WriteVkPress(**origin)),
            button(words.text("replies-talk"), TalkPress(**origin)),
        )
    screen.row(
        button(words.text("clients-wrote"), TouchPress(kind=TouchKind.WROTE, **origin)),
        button(words.text("clients-called"), TouchPress(kind=TouchKind.CALLED, **origin)),
        button(words.text("clients-met"), TouchPress(kind=TouchKind.MET, **origin)),
    )
    screen.row(
        button(words.text("clients-pick-stage"), PickStagePress(**origin)),
        button(words.text("clients-pick-category"), PickCategoryPress(**origin)),
    )
    screen.row(
        button(words.text("clients-plan"), PlanPress(**origin)),
        button(words.text("clients-task"), NewTaskPress(client_id=card.id)),
        button(words.text("clients-note"), NotePress(**origin)),
    )
    screen.row(
        button(words.text("clients-tags"), TagsPress(**origin)),
        button(words.text("clients-groups"), GroupsOfCardPress(**origin)),
        button(words.text("consent-stop"), StopPress(**origin)),
    )
    screen.row(
        button(words.text("clients-edit"), EditPress(**origin)),
        button(words.text("clients-export"), ExportPress(client_id=card.id))
        if turn.actor.may(Permission.EXPORT)
        else None,
        button(words.text("clients-remove"), RemovePress(**origin), style="danger"),
    )


async def show_card(turn: Shown, client_id: int, done: Done, *, filter_id: int = 0, offset: int = 0) -> None:
    """Show the card with what has just been done to it."""
    await turn.show(await card_screen(turn, client_id, filter_id=filter_id, offset=offset, done=done))


@on_press(CardPress, Permission.SEE_CLIENTS)
async def press_card(call: Call, press: CardPress) -> None:
    """Open a card, or turn to another of its tabs; instead of one that was merged, the card that it is a part of."""
    opened = partial(card_screen, call, tab=press.tab, filter_id=press.filter_id, offset=press.offset)
    try:
        screen = await opened(press.client_id)
    except NotFoundError:
        async with call.reading() as ctx:
            instead = await card_instead(ctx, press.client_id)
        if instead is None:
            raise
        screen = await opened(instead)
    await call.show(screen)
