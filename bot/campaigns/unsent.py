"""A message to one person that did not go out: told to whoever wrote it."""

from bot.kit.enum_words import key_of
from bot.kit.presses import CardPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.outbox.renders import Rendered, renders
from bot.replies.presses import AgainPress
from domain.actions.queries import get_personal
from domain.actions.tables import ActionState, Reason
from domain.base.errors import NotFoundError
from domain.outbox.views import MessageView
from domain.replies.get_reply import reply_of_action


@renders("message-unsent")
async def draw_unsent(viewer: Onlooker, message: MessageView) -> Rendered:
    """Whom it was for and why, with the way to the card."""
    words = viewer.words
    async with viewer.reading() as ctx:
        row = await get_personal(ctx, message.payload["action_id"])
        try:
            reply = await reply_of_action(ctx, message.payload["action_id"])
        except NotFoundError:
            reply = None
    told = words.html(
        "campaigns-unsent",
        name=row.name or row.address or "",
        reason=words.text(key_of(row.reason or Reason.TROUBLE)),
        sure="no" if row.state is ActionState.UNSURE else "yes",
    )
    screen = Screen(told)
    if reply is not None and row.state is not ActionState.UNSURE:
        screen.row(button(words.text("replies-again"), AgainPress(reply_id=reply.id)))
    if row.client_id is not None:
        screen.row(button(words.text("campaigns-unsent-card"), CardPress(client_id=row.client_id)))
    return Rendered(screen, told)
