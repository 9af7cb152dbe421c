"""All that was written between a person and us, page by page, the newest page first."""

from datetime import UTC, datetime, timedelta

from bot.kit.call import Call, Turn
from bot.kit.presses import CardPress, ConversationPress, HomePress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.replies.presses import OnTalk, TalkPress, WriterTalkPress
from bot.replies.told import cut, fitting, moment_of, tell_enclosed
from domain.actions.tables import ActionState
from domain.base.actor import Permission
from domain.clients.queries import get_card
from domain.replies.queries import get_conversation
from domain.replies.talk import talk_of_client, talk_of_conversation
from domain.replies.views import Place, Talk, TalkLine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: So much of one message; what is longer stands in VK.
_SHOWN = 400


def place_of(press: OnTalk) -> Place | None:
    """Where the page ends that a button leads to."""
    if press.at == 0:
        return None
    return Place(_EPOCH + timedelta(microseconds=press.at), is_ours=press.line_id < 0, id=abs(press.line_id))


def before_of(place: Place) -> dict[str, int]:
    """The same for a button."""
    return {"at": (place.at - _EPOCH) // timedelta(microseconds=1), "line_id": -place.id if place.is_ours else place.id}


def tell_talk(turn: Turn, head: Html, talk: Talk, person: str) -> tuple[Html, Place | None]:
    """The lines of a page below its heading, as many as fit, and where the page before it ends (None: nowhere)."""
    if not talk.lines:
        return Html.lines([head, turn.words.html("replies-talk-empty")], "\n\n"), None
    # A community is named only where the person has written to several.
    several = len({line.account for line in talk.lines}) > 1
    shown = fitting([_line(turn, each, person, several=several) for each in talk.lines])
    before = talk.before if len(shown) == len(talk.lines) else talk.lines[-len(shown)].place
    return Html.lines([head, *shown], "\n\n"), before


def _line(turn: Turn, line: TalkLine, person: str, *, several: bool) -> Html:
    words = turn.words
    ours = "campaign" if line.of_campaign else "member" if line.member else "vk"
    head = words.html(
        "replies-talk-head",
        who=ours if line.by_us else "person",
        name=line.member or "" if line.by_us else person,
        moment=moment_of(turn, line.place.at),
        account=line.account,
        several="yes" if several else "no",
        state=line.state.value if line.state is not ActionState.DONE else "done",
    )
    text = words.text("replies-text-lost") if line.text is None else cut(line.text, _SHOWN)
    return Html.lines([each for each in (head, Html.escape(text), tell_enclosed(words, line.enclosed)) if each])


@on_press(TalkPress, Permission.SEE_CLIENTS)
async def press_talk(call: Call, press: TalkPress) -> None:
    """The talk with a client."""
    words = call.words
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        talk = await talk_of_client(ctx, press.client_id, place_of(press))
    text, before = tell_talk(call, words.html("replies-talk-title", person=card.name), talk, card.name)
    screen = Screen(text)
    screen.row(
        button(words.text("replies-older"), TalkPress(**press.origin, **before_of(before)))
        if before is not None
        else None,
        button(words.text("replies-newest"), TalkPress(**press.origin)) if press.at else None,
    )
    back = button(words.text("replies-card"), CardPress(**press.origin))
    await call.show(screen.row(back, button(words.text("kit-home"), HomePress())))


@on_press(WriterTalkPress, Permission.SEE_CLIENTS)
async def press_writer_talk(call: Call, press: WriterTalkPress) -> None:
    """The talk with somebody without a card."""
    words, key = call.words, press.conversation_id
    async with call.reading() as ctx:
        found = await get_conversation(ctx, key)
        talk = await talk_of_conversation(ctx, key, place_of(press))
    text, before = tell_talk(call, words.html("replies-talk-title", person=found.person), talk, found.person)
    screen = Screen(text)
    screen.row(
        button(words.text("replies-older"), WriterTalkPress(conversation_id=key, **before_of(before)))
        if before is not None
        else None,
        button(words.text("replies-newest"), WriterTalkPress(conversation_id=key)) if press.at else None,
    )
    back = button(words.text("kit-back"), ConversationPress(conversation_id=key))
    await call.show(screen.row(back, button(words.text("kit-home"), HomePress())))
