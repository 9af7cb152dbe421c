"""Who waits for an answer, the longest first."""

from aiogram.types import InlineKeyboardButton

from bot.kit.call import Call, Turn
from bot.kit.presses import ConversationPress, HomePress, WaitingPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from bot.replies.told import cut
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.replies.queries import COUNT_CAP, count_waiting, get_conversation, last_texts, list_waiting
from domain.replies.views import ConversationView, WaitingCounts

PAGE = 8
_TEXT_SHOWN = 120


async def waiting_screen(turn: Turn, press: WaitingPress) -> Screen:
    """A page of them. One who was answered meanwhile is no place to go on from: it begins anew."""
    words, now = turn.words, turn.services.clock()
    async with turn.reading() as ctx:
        after: ConversationView | None = None
        if press.after_id:
            try:
                after = await get_conversation(ctx, press.after_id)
            except NotFoundError:
                after = None
        found = await list_waiting(ctx, PAGE + 1, after=after, mine=not press.everybody)
        texts = await last_texts(ctx, [each.id for each in found[:PAGE]])
        counts = await count_waiting(ctx)
    if not found:
        screen = Screen(words.html("replies-waiting-none"))
    else:
        lines = [
            words.html(
                "replies-waiting-line",
                person=each.person,
                ago=words.ago(each.waits_since, now=now) if each.waits_since else "",
                text=cut(texts.get(each.id, ""), _TEXT_SHOWN),
            )
            for each in found[:PAGE]
        ]
        screen = Screen(Html.lines([words.html("replies-waiting", **_told(words, counts)), *lines], "\n\n"))
        screen.grid([button(each.person, ConversationPress(conversation_id=each.id)) for each in found[:PAGE]])
    more = WaitingPress(after_id=found[PAGE - 1].id, everybody=press.everybody) if len(found) > PAGE else None
    screen.row(
        button(words.text("replies-waiting-first"), WaitingPress(everybody=press.everybody))
        if press.after_id
        else None,
        button(words.text("kit-next"), more) if more is not None else None,
    )
    other = WaitingPress(everybody=not press.everybody)
    switch = button(words.text("replies-waiting-whose", everybody="yes" if press.everybody else "no"), other)
    return screen.row(switch, button(words.text("kit-home"), HomePress()))


def _told(words: Words, counts: WaitingCounts) -> dict[str, str]:
    """The counts as they are told; late ones only if there are any."""
    return {
        "total": _count(words, counts.total),
        "late": _count(words, counts.late),
        "any": "yes" if counts.late else "no",
        "hours": words.number(counts.hours),
    }


def _count(words: Words, count: int) -> str:
    return words.number(count) if count <= COUNT_CAP else f"{words.number(COUNT_CAP)}+"


async def waiting_button(turn: Turn) -> InlineKeyboardButton | None:
    """The way here from home, with how many wait; None if nobody does."""
    async with turn.reading() as ctx:
        counts = await count_waiting(ctx)
    return (
        button(turn.words.text("replies-home", **_told(turn.words, counts)), WaitingPress()) if counts.total else None
    )


@on_press(WaitingPress, Permission.SEE_CLIENTS)
async def press_waiting(call: Call, press: WaitingPress) -> None:
    """A page of them."""
    await call.show(await waiting_screen(call, press))
