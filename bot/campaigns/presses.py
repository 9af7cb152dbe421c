"""The buttons of campaigns. Each carries the campaign and no more than an id or a moment."""

from enum import StrEnum

from bot.kit.screen import Press
from domain.accounts.tables import ActionKind


class Among(StrEnum):
    """How an audience is chosen."""

    ALL = "all"
    LIST = "list"
    CATEGORY = "category"
    STAGE = "stage"
    SEGMENT = "segment"
    TICKED = "ticked"


class OnCampaign(Press, prefix="-campaign"):
    """A button on a campaign."""

    campaign_id: int


class CampaignPress(OnCampaign, prefix="m"):
    """One campaign."""


class KindsPress(OnCampaign, prefix="mk"):
    """Choose what is done."""


class KindPress(OnCampaign, prefix="mks"):
    """Let this be done."""

    kind: ActionKind


class SendersPress(OnCampaign, prefix="ma"):
    """Choose who does it."""


class SenderPress(OnCampaign, prefix="mas"):
    """Let this account do it, or (`on` False) not any more."""

    account_id: int
    on: bool = True


class EachAccountPress(OnCampaign, prefix="mae"):
    """Whether every account likes at everybody, or the people are shared out."""

    on: bool


class ObjectsPress(OnCampaign, prefix="mb"):
    """Choose what is liked or commented."""


class AvatarPress(OnCampaign, prefix="mba"):
    """Whether the photo of the page is."""

    on: bool


class PostsPress(OnCampaign, prefix="mbp"):
    """How many of the newest posts of the wall are."""

    count: int


class AudiencesPress(OnCampaign, prefix="mu"):
    """Choose whom it is for: `among` opens the categories, the stages or the segments."""

    among: Among = Among.ALL


class AudiencePress(OnCampaign, prefix="mus"):
    """Let it be for these; `ref` is the id of the filter, category, stage or segment."""

    among: Among
    ref: int = 0


class LinksPress(OnCampaign, prefix="mul"):
    """The lists of VK that it is for; without any, their links are asked for."""


class OtherLinksPress(OnCampaign, prefix="mulo"):
    """Write links of communities or people whose lists it is for."""


class ReadAgainPress(OnCampaign, prefix="mula"):
    """Have these lists read once more."""


class FromSourcePress(OnCampaign, prefix="muls"):
    """Let it be for those instead whose card says that they came from there."""


class TextPress(OnCampaign, prefix="mt"):
    """Write the text."""


class NoTextPress(OnCampaign, prefix="mtn"):
    """Ask without a word."""


class RulesPress(OnCampaign, prefix="md"):
    """Whom it spares, and what an answer does."""


class CapPress(OnCampaign, prefix="mdc"):
    """Nobody gets more than so many messages of campaigns in so many days; 0 times is no cap."""

    times: int
    days: int = 0


class OtherCapPress(OnCampaign, prefix="mdo"):
    """Write another cap."""


class DeleteCopyPress(OnCampaign, prefix="mdd"):
    """Whether the account's own copy is deleted."""

    on: bool


class StopOnAnswerPress(OnCampaign, prefix="mo"):
    """Whether an answer stops further messages."""

    on: bool


class QuietPress(OnCampaign, prefix="mq"):
    """Leave those in peace who were touched in so many last days."""

    days: int


class HoursPress(OnCampaign, prefix="mdh"):
    """Choose its own hours."""


class SetHoursPress(OnCampaign, prefix="mdhs"):
    """Let it work between these minutes of the day; equal ones leave it to the accounts."""

    start: int = 0
    end: int = 0


class WriteHoursPress(OnCampaign, prefix="mdhw"):
    """Write other hours."""


class NamePress(OnCampaign, prefix="mn"):
    """Write a name."""


class RemoveCampaignPress(OnCampaign, prefix="mr"):
    """Throw the draft away; asked once more unless `sure`."""

    sure: bool = False


class CheckPress(OnCampaign, prefix="mc"):
    """What a launch would do."""


class TestPress(OnCampaign, prefix="mp"):
    """Send the text to oneself."""


class TestElsewherePress(OnCampaign, prefix="mpe"):
    """Send it to another page than the last time."""


class LaterPress(OnCampaign, prefix="mw"):
    """Choose when to begin."""


class OtherTimePress(OnCampaign, prefix="mwo"):
    """Write when to begin."""


class LaunchPress(OnCampaign, prefix="mg"):
    """Begin: at once (0), or at this minute since 1970."""

    minute: int = 0


class RetryFailedPress(OnCampaign, prefix="mf"):
    """Try those again at whom it has failed."""


class SettlePress(OnCampaign, prefix="my"):
    """Send the unsure ones again, or count them as sent."""

    again: bool


class ReportPress(OnCampaign, prefix="mz"):
    """The report by recipient, and the picture."""


class SimilarPress(OnCampaign, prefix="ms"):
    """A new draft that is like this campaign."""
