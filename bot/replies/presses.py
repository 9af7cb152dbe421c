"""The buttons of conversations and answers."""

from enum import StrEnum

from bot.kit.presses import Origin
from bot.kit.screen import Press
from domain.consent.tables import StopReason


class ReplyPress(Press, prefix="rp"):
    """Write an answer."""

    conversation_id: int


class OnReply(Press, prefix="-reply"):
    """A button on an answer of one's own."""

    reply_id: int


class SendPress(OnReply, prefix="rps"):
    """Send it; `seen` is the count of answers that the screen knew of."""

    seen: int


class RewritePress(OnReply, prefix="rpe"):
    """Write it anew."""


class DropPress(OnReply, prefix="rpd"):
    """Don't send it."""


class AgainPress(OnReply, prefix="rpa"):
    """Try once more what did not go out."""


class DealtPress(Press, prefix="rpk"):
    """It wants no answer; or (not `on`) it does after all."""

    conversation_id: int
    on: bool


class TakePress(Press, prefix="rpt"):
    """Take the person on."""

    conversation_id: int


class AddWriterPress(Press, prefix="rpn"):
    """Make a card for whoever writes."""

    conversation_id: int


class StopWriterPress(Press, prefix="rpx"):
    """Write to the person no more: ask why."""

    conversation_id: int


class StopWriterForPress(Press, prefix="rpy"):
    """Write to the person no more, for this reason."""

    conversation_id: int
    reason: StopReason


class OnTalk(Press, prefix="-talk"):
    """A page of a talk: before the line at `at` (microseconds since 1970), 0 for the newest page.

    `line_id` is the line's id, below zero for one of ours.
    """

    at: int = 0
    line_id: int = 0


class TalkPress(OnTalk, prefix="rt"):
    """The talk with a client."""

    client_id: int
    filter_id: int = 0
    offset: int = 0

    @property
    def origin(self) -> Origin:
        """The card, and the way to it."""
        return Origin(client_id=self.client_id, filter_id=self.filter_id, offset=self.offset)


class WriterTalkPress(OnTalk, prefix="rtw"):
    """The talk with somebody who may have no card."""

    conversation_id: int


class WelcomePress(Press, prefix="rg"):
    """What becomes of unknown writers."""


class Given(StrEnum):
    """What a new card is given; the values are short, for they travel in buttons."""

    CATEGORY = "c"
    STAGE = "s"


class SwitchWelcomePress(Press, prefix="rgo"):
    """Whether unknown writers get a card."""

    on: bool


class PickGivenPress(Press, prefix="rgp"):
    """Choose the category or the stage of such a card."""

    given: Given


class GivenPress(Press, prefix="rgs"):
    """Give them this one, 0 for none."""

    given: Given
    ref: int
