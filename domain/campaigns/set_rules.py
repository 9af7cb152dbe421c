"""The rules of a campaign: what is liked, whom it spares, what an answer does."""

from domain.accounts.tables import ActionKind
from domain.base.errors import InvalidValueError
from domain.campaigns.finding import draft_of
from domain.campaigns.rules import MOST_POSTS
from domain.campaigns.tables import Campaign
from domain.journal.boundary import Writing

#: The longest rest after a touch that can be asked for, and the longest time that messages are counted over.
MOST_DAYS = 365
#: The most messages that a cap lets anybody get.
MOST_TIMES = 100


async def set_rules(
    ctx: Writing,
    campaign_id: int,
    *,
    stop_on_answer: bool | None = None,
    quiet_days: int | None = None,
    delete_own_copy: bool | None = None,
    each_account: bool | None = None,
) -> Campaign:
    """Whether an answer stops further messages, how long after a touch a client is left in peace, whether the
    account's own copy is deleted, whether every account likes at everybody; None leaves it.

    Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    if quiet_days is not None:
        campaign.quiet_days = _within(quiet_days, 0, MOST_DAYS, "quiet_days")
    given = {"stop_on_answer": stop_on_answer, "delete_own_copy": delete_own_copy, "each_account": each_account}
    for name, value in given.items():
        if value is not None:
            setattr(campaign, name, value)
    await ctx.session.flush()
    return campaign


async def set_cap(ctx: Writing, campaign_id: int, times: int, days: int) -> Campaign:
    """Nobody gets more than so many messages of campaigns in so many days; 0 times takes the cap away.

    Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    campaign.cap_times = _within(times, 0, MOST_TIMES, "cap_times")
    campaign.cap_days = _within(days, 1, MOST_DAYS, "cap_days") if times else 0
    await ctx.session.flush()
    return campaign


async def set_objects(
    ctx: Writing, campaign_id: int, *, wall_posts: int | None = None, on_avatar: bool | None = None
) -> Campaign:
    """How many newest posts of the wall are liked or commented, and whether the page's photo is; None leaves it.

    A comment goes to one post at most. Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    if wall_posts is not None:
        most = 1 if campaign.kind is ActionKind.COMMENT else MOST_POSTS
        campaign.wall_posts = _within(wall_posts, 0, most, "wall_posts")
    if on_avatar is not None:
        campaign.on_avatar = on_avatar
    await ctx.session.flush()
    return campaign


def _within(value: int, least: int, most: int, field: str) -> int:
    if not least <= value <= most:
        raise InvalidValueError(field=field, reason="range")
    return value
