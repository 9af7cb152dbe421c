"""What the outbox says of conversations: somebody has written, perhaps nobody's client; an answer has gone out."""

from collections.abc import Sequence

from bot.kit.presses import ConversationPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders, renders_all
from bot.replies.conversation import conversation_screen
from bot.replies.presses import TakePress
from bot.replies.told import LONGEST_ALL, cut, fitting, quote, tell_head, tell_said
from bot.templates.told import tell_enclosures
from domain.base.errors import NotFoundError
from domain.clients.access_queries import name_for_all
from domain.outbox.views import MessageView
from domain.replies.get_reply import reply_of_action
from domain.replies.queries import get_conversation, last_said
from domain.replies.shown_at import shown_at

#: So much of what somebody said fits into a line of a list.
_IN_A_LINE = 80


@renders_all("person-wrote")
async def draw_wrote(viewer: Onlooker, messages: Sequence[MessageView]) -> dict[int, Rendered]:
    """To whoever is responsible. Messages in a row are one: it grows in its place while they come."""
    return await _draw_rows(viewer, messages)


@renders_all("person-untaken")
async def draw_untaken(viewer: Onlooker, messages: Sequence[MessageView]) -> dict[int, Rendered]:
    """To the team group, or to those who lead the team, with a button to take the person on."""
    return await _draw_rows(viewer, messages)


async def _draw_rows(viewer: Onlooker, messages: Sequence[MessageView]) -> dict[int, Rendered]:
    newest = {_row(each): each for each in sorted(messages, key=lambda each: each.payload["said_id"])}
    drawn = {}
    for message in newest.values():
        try:
            drawn[message.id] = await _draw(viewer, message)
        except NotFoundError:
            # Handed over, or hidden from the reader meanwhile: the others are told all the same.
            continue
    return drawn


def _row(message: MessageView) -> tuple[int, int]:
    return message.payload["conversation_id"], message.payload["row_from_id"]


async def _draw(viewer: Onlooker, message: MessageView) -> Rendered:
    conversation_id, row_from_id = _row(message)
    async with viewer.reading() as ctx:
        found = await get_conversation(ctx, conversation_id)
        said = await last_said(ctx, conversation_id, row_from_id)
        before = await shown_at(ctx, message.kind, conversation_id, row_from_id, message.member_id)
    words = " ".join(each.text for each in said)
    line = viewer.words.html("replies-line", person=found.person, text=cut(words, _IN_A_LINE))
    if message.member_id is None:
        # Each has its own button, so that none disappears in a list.
        return Rendered(await _post(viewer, conversation_id, row_from_id), line, in_place=before, alone=True)
    return Rendered(await conversation_screen(viewer, conversation_id, row_from_id), line, in_place=before)


async def _post(viewer: Onlooker, conversation_id: int, row_from_id: int) -> Screen:
    """For all to read: neither the name nor the words of a client whom somebody of the team may not see."""
    words = viewer.words
    async with viewer.reading() as ctx:
        found = await get_conversation(ctx, conversation_id)
        said = await last_said(ctx, conversation_id, row_from_id)
        is_open = found.client_id is None or await name_for_all(ctx, found.client_id) is not None
    if is_open:
        share = LONGEST_ALL // max(1, len(said))
        text = Html.lines([tell_head(words, found), *fitting([tell_said(words, each, share) for each in said])])
    else:
        text = words.html("replies-hidden", account=found.account)
    holder = found.responsible_id or found.taken_by_id
    if holder is not None:
        return Screen(text)
    ask = words.html("replies-whose")
    screen = Screen(Html.lines([text, ask], "\n\n"))
    return screen.row(button(words.text("replies-take"), TakePress(conversation_id=conversation_id)))


@renders("message-sent")
async def draw_sent(viewer: Onlooker, message: MessageView) -> Rendered:
    """In the place of «sending»; of a message that is no answer nothing is said."""
    words = viewer.words
    async with viewer.reading() as ctx:
        reply = await reply_of_action(ctx, message.payload["action_id"])
    found = reply.conversation
    told = words.html("replies-sent", person=found.person)
    parts = [told, quote(words, reply.text, LONGEST_ALL), tell_enclosures(words, reply.enclosures)]
    screen = Screen(Html.lines([part for part in parts if part]))
    screen.row(button(words.text("replies-open"), ConversationPress(conversation_id=found.id)))
    return Rendered(screen, told, in_place=reply.shown_id)
