"""How much of a campaign one person gets, and when: a cap on messages, what is liked or commented, its hours."""

from datetime import time

from domain.accounts.tables import ActionKind
from domain.base.errors import InvalidValueError
from domain.campaigns.finding import draft_of
from domain.campaigns.rules import MOST_POSTS
from domain.campaigns.tables import Campaign
from domain.journal.boundary import Writing

#: The longest time that can be asked for: of rest after a touch, and of the count of messages.
MOST_DAYS = 365
#: The most messages that a cap lets anybody get.
MOST_TIMES = 100


async def set_cap(ctx: Writing, campaign_id: int, times: int, days: int) -> Campaign:
    """Nobody gets more than so many messages of campaigns in so many days; 0 times takes the cap away.

    Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    campaign.cap_times = within(times, 0, MOST_TIMES, "cap_times")
    campaign.cap_days = within(days, 1, MOST_DAYS, "cap_days") if times else 0
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
        campaign.wall_posts = within(wall_posts, 0, most, "wall_posts")
    if on_avatar is not None:
        campaign.on_avatar = on_avatar
    await ctx.session.flush()
    return campaign


async def set_hours(ctx: Writing, campaign_id: int, start: time | None, end: time | None) -> Campaign:
    """Let it work only between these hours of the actor's clock, and of these when its accounts work; None is always.

    A start after the end passes midnight. Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    if (start is None) != (end is None) or (start is not None and start == end):
        raise InvalidValueError(field="window", reason="form")
    campaign.window_from, campaign.window_to = start, end
    campaign.window_zone = None if start is None else ctx.actor.zone
    await ctx.session.flush()
    return campaign


def within(value: int, least: int, most: int, field: str) -> int:
    """The value, if it lies between the two. Raises `InvalidValueError`."""
    if not least <= value <= most:
        raise InvalidValueError(field=field, reason="range")
    return value
