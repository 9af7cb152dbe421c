"""What the outbox says about files: Telegram has not handed one over that was meant for a card."""

from bot.kit.presses import CardPress, Tab
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.outbox.renders import Rendered, renders
from domain.attachments.queries import get_attachment
from domain.base.errors import NotFoundError
from domain.clients.queries import get_card
from domain.outbox.views import MessageView


@renders("lost-file")
async def draw_lost_file(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """To whoever has sent it, as long as it hangs on a card that may be seen."""
    ids = message.payload
    async with viewer.reading() as ctx:
        try:
            file = await get_attachment(ctx, ids["client_id"], ids["attachment_id"])
            card = await get_card(ctx, ids["client_id"])
        except NotFoundError:
            return None
    line = viewer.words.html("attachments-lost", name=file.name, client=card.name)
    press = CardPress(client_id=card.id, tab=Tab.FILES)
    return Rendered(Screen(line).row(button(viewer.words.text("attachments-back"), press)), line)
