"""Make a campaign ready: its name, text, audience, account and rules, each by itself and in any order."""

import secrets

from sqlalchemy import select

from domain.accounts.tables import Account, AccountKind, AccountState
from domain.audience.audience import Audience
from domain.audience.save_segment import freeze_audience
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.campaigns.finding import draft_of
from domain.campaigns.tables import Campaign
from domain.journal.boundary import Writing
from domain.texts.declined import want_names
from domain.texts.parse import parse

#: The longest rest after a touch that can be asked for.
MOST_QUIET_DAYS = 365


async def start_draft(ctx: Writing, name: str = "", *, chat_id: int | None = None) -> Campaign:
    """A new campaign of the actor's; `chat_id` is the chat that its progress will show in."""
    ctx.require(Permission.EDIT_CLIENTS)
    return await ctx.add(
        Campaign(
            name=_checked_name(name),
            seed=secrets.randbelow(2**31),
            member_id=ctx.actor.member_id,
            chat_id=chat_id,
            created_at=ctx.clock(),
        )
    )


async def set_name(ctx: Writing, campaign_id: int, name: str) -> Campaign:
    """Name it. Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`."""
    campaign = await draft_of(ctx, campaign_id)
    campaign.name = _checked_name(name)
    await ctx.session.flush()
    return campaign


async def set_text(ctx: Writing, campaign_id: int, text: str, *, version: int | None = None) -> Campaign:
    """Give it a text. Raises `TextError` with the place of a mistake, `NotFoundError`, `CampaignStateError`."""
    campaign = await draft_of(ctx, campaign_id, version=version)
    if parse(text).cases:
        await want_names(ctx)
    campaign.text = text
    await ctx.session.flush()
    return campaign


async def set_audience(ctx: Writing, campaign_id: int, audience: Audience) -> Campaign:
    """Choose whom it is meant for; of a basket, those who are in it now.

    Raises `NotFoundError`, `CampaignStateError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    campaign.audience = (await freeze_audience(ctx, audience)).to_json()
    await ctx.session.flush()
    return campaign


async def set_account(ctx: Writing, campaign_id: int, account_id: int) -> Campaign:
    """Choose the community that writes. Raises `NotFoundError` (also for one that is of no use)."""
    campaign = await draft_of(ctx, campaign_id)
    usable = (
        Account.id == account_id,
        Account.removed_at.is_(None),
        Account.state != AccountState.DEAD,
        Account.kind == AccountKind.COMMUNITY,
    )
    if await ctx.scalar(select(Account.id).where(*usable)) is None:
        raise NotFoundError(what="account")
    campaign.account_id = account_id
    await ctx.session.flush()
    return campaign


async def set_rules(
    ctx: Writing, campaign_id: int, *, stop_on_answer: bool | None = None, quiet_days: int | None = None
) -> Campaign:
    """Whether an answer stops further messages, and how long after a touch a client is left in peace; None leaves it.

    Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    if quiet_days is not None and not 0 <= quiet_days <= MOST_QUIET_DAYS:
        raise InvalidValueError(field="quiet_days", reason="range")
    if stop_on_answer is not None:
        campaign.stop_on_answer = stop_on_answer
    if quiet_days is not None:
        campaign.quiet_days = quiet_days
    await ctx.session.flush()
    return campaign


async def remove_draft(ctx: Writing, campaign_id: int) -> None:
    """Throw a campaign away that was never launched. Raises `NotFoundError`, `CampaignStateError`."""
    campaign = await draft_of(ctx, campaign_id)
    await ctx.session.delete(campaign)
    await ctx.session.flush()


def _checked_name(name: str) -> str:
    line = " ".join(name.split())
    if len(line) > 100:
        raise InvalidValueError(field="name", reason="too-long", longest=100)
    return line
