"""The buttons of conversations and answers."""

from enum import StrEnum

from bot.kit.presses import Origin
from bot.kit.screen import Press
from domain.consent.tables import StopReason


class ReplyPress(Press, prefix="hp"):
    """Write an answer."""

    conversation_id: int


class OnReply(Press, prefix="-reply"):
    """A button on an answer of one's own."""

    reply_id: int


class SendPress(OnReply, prefix="hps"):
    """Send it; `seen` is the count of answers that the screen knew of."""

    seen: int


class RewritePress(OnReply, prefix="hpe"):
    """Write it anew."""


class AddFilePress(OnReply, prefix="hpf"):
    """Send a file that goes along."""


class DropFilesPress(OnReply, prefix="hpg"):
    """Let no file go along."""


class RedrawReplyPress(OnReply, prefix="hpr"):
    """Another text of the same template."""


class DropPress(OnReply, prefix="hpd"):
    """Don't send it."""


class AgainPress(OnReply, prefix="hpa"):
    """Try once more what did not go out."""


class ByTemplatePress(Press, prefix="hm"):
    """Choose a template for the answer."""

    conversation_id: int


class AllTemplatesPress(Press, prefix="hma"):
    """All templates to choose from: those of the category of `like_id`, 0 for all."""

    conversation_id: int
    like_id: int = 0
    start: int = 0


class ReplyByPress(Press, prefix="hmt"):
    """Answer with this template."""

    conversation_id: int
    template_id: int


class DealtPress(Press, prefix="hpk"):
    """It wants no answer; or (not `on`) it does after all."""

    conversation_id: int
    on: bool


class TakePress(Press, prefix="hpt"):
    """Take the person on."""

    conversation_id: int


class AddWriterPress(Press, prefix="hpn"):
    """Make a card for whoever writes."""

    conversation_id: int


class StopWriterPress(Press, prefix="hpx"):
    """Write to the person no more: ask why."""

    conversation_id: int


class StopWriterForPress(Press, prefix="hpy"):
    """Write to the person no more, for this reason."""

    conversation_id: int
    reason: StopReason


class OnTalk(Press, prefix="-talk"):
    """A page of a talk: before the line at `at` (microseconds since 1970), 0 for the newest page.

    `line_id` is the line's id, below zero for one of ours.
    """

    at: int = 0
    line_id: int = 0


class TalkPress(OnTalk, prefix="ht"):
    """The talk with a client."""

    client_id: int
    filter_id: int = 0
    offset: int = 0

    @property
    def origin(self) -> Origin:
        """The card, and the way to it."""
        return Origin(client_id=self.client_id, filter_id=self.filter_id, offset=self.offset)


class WriterTalkPress(OnTalk, prefix="htw"):
    """The talk with somebody who may have no card."""

    conversation_id: int


class WelcomePress(Press, prefix="hg"):
    """What becomes of unknown writers."""


class Given(StrEnum):
    """What a new card is given; the values are short, for they travel in buttons."""

    CATEGORY = "c"
    STAGE = "s"


class SwitchWelcomePress(Press, prefix="hgo"):
    """Whether unknown writers get a card."""

    on: bool


class PickGivenPress(Press, prefix="hgp"):
    """Choose the category or the stage of such a card."""

    given: Given


class GivenPress(Press, prefix="hgs"):
    """Give them this one, 0 for none."""

    given: Given
    ref: int
