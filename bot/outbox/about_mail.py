"""What is said about a member's mailbox: the code that confirms it, and that it takes no letters."""

from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.outbox.renders import Rendered, renders
from bot.reminders.presses import MyDayPress
from domain.outbox.views import MessageView


@renders("email-code")
async def draw_code(viewer: Onlooker, message: MessageView) -> Rendered:
    """To the mailbox itself."""
    code = f"{message.payload['code']:06}"
    text = viewer.words.html("reminders-email-letter", code=code)
    return Rendered(Screen(text), viewer.words.html("reminders-email-subject", code=code))


@renders("email-refused")
async def draw_refused(viewer: Onlooker, _message: MessageView) -> Rendered:
    """In Telegram, once a day at most."""
    text = viewer.words.html("reminders-email-refused")
    return Rendered(Screen(text).row(button(viewer.words.text("reminders-day"), MyDayPress())), text)
