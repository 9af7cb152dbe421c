"""A message to one person that did not go out: told to whoever wrote it."""

from bot.kit.enum_words import key_of
from bot.kit.presses import CardPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.outbox.renders import Rendered, renders
from domain.actions.queries import get_personal
from domain.actions.tables import ActionState, Reason
from domain.outbox.views import MessageView


@renders("message-unsent")
async def draw_unsent(viewer: Onlooker, message: MessageView) -> Rendered:
    """Whom it was for and why, with the way to the card."""
    words = viewer.words
    async with viewer.reading() as ctx:
        row = await get_personal(ctx, message.payload["action_id"])
    told = words.html(
        "campaigns-unsent",
        name=row.name or row.address or "",
        reason=words.text(key_of(row.reason or Reason.TROUBLE)),
        sure="no" if row.state is ActionState.UNSURE else "yes",
    )
    screen = Screen(told)
    if row.client_id is not None:
        screen.row(button(words.text("campaigns-unsent-card"), CardPress(client_id=row.client_id)))
    return Rendered(screen, told)
