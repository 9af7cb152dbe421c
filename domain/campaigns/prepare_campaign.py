"""Make a campaign ready: kind, name, text, audience, accounts, each by itself and in any order."""

import secrets

from sqlalchemy import select

from domain.accounts.tables import ActionKind
from domain.audience.audience import Audience
from domain.audience.save_segment import freeze_audience
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.campaigns.choose_accounts import check_account, ids_of_accounts, put_accounts
from domain.campaigns.finding import campaign_of, draft_of
from domain.campaigns.rules import HAS_OBJECTS, NEEDS_TEXT, TAKES_SEVERAL, parse_for
from domain.campaigns.senders import list_fitting
from domain.campaigns.set_limits import MOST_DAYS, within
from domain.campaigns.tables import Campaign, CampaignAccount
from domain.journal.boundary import Writing
from domain.texts.declined import want_names

#: What a copy takes over; it is launched, and has its seed, by itself.
_COPIED = (
    "text", "enclosure_ids", "account_id", "each_account", "wall_posts", "on_avatar", "audience", "harvest_id",
    "stop_on_answer", "quiet_days", "cap_times", "cap_days", "delete_own_copy", "window_from", "window_to",
    "window_zone",
)  # fmt: skip


async def start_draft(
    ctx: Writing, name: str = "", *, kind: ActionKind = ActionKind.MESSAGE, chat_id: int | None = None
) -> Campaign:
    """A new campaign of the actor's; `chat_id` is the chat that its progress will show in."""
    ctx.require(Permission.EDIT_CLIENTS)
    return await ctx.add(
        Campaign(
            name=_checked_name(name),
            kind=kind,
            on_avatar=kind in HAS_OBJECTS,
            seed=secrets.randbelow(2**31),
            member_id=ctx.actor.member_id,
            chat_id=chat_id,
            created_at=ctx.clock(),
        )
    )


async def copy_campaign(ctx: Writing, campaign_id: int, name: str = "", *, chat_id: int | None = None) -> Campaign:
    """A new draft that is like another campaign of the actor's, whether that one was launched or not.

    Raises `NotFoundError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    model = await campaign_of(ctx, campaign_id)
    draft = await start_draft(ctx, name, kind=model.kind, chat_id=chat_id)
    for copied in _COPIED:
        setattr(draft, copied, getattr(model, copied))
    await ctx.session.flush()
    further = await ctx.column(select(CampaignAccount.account_id).where(CampaignAccount.campaign_id == campaign_id))
    ctx.session.add_all(CampaignAccount(campaign_id=draft.id, account_id=each) for each in further)
    await ctx.session.flush()
    return draft


async def set_kind(ctx: Writing, campaign_id: int, kind: ActionKind) -> Campaign:
    """Choose what is done. Accounts that can't do it are let go; text and audience stay.

    Raises `NotFoundError`, `CampaignStateError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    campaign.kind = kind
    if kind in HAS_OBJECTS and not (campaign.on_avatar or campaign.wall_posts):
        campaign.on_avatar = True
    if kind is ActionKind.COMMENT:
        campaign.wall_posts = min(campaign.wall_posts, 1)
    chosen = await ids_of_accounts(ctx, campaign)
    fitting = [each.id for each in await list_fitting(ctx, kind) if each.id in chosen]
    await put_accounts(ctx, campaign, fitting if kind in TAKES_SEVERAL else fitting[:1])
    return campaign


async def set_name(ctx: Writing, campaign_id: int, name: str) -> Campaign:
    """Name it. Raises `NotFoundError`, `CampaignStateError`, `InvalidValueError`."""
    campaign = await draft_of(ctx, campaign_id)
    campaign.name = _checked_name(name)
    await ctx.session.flush()
    return campaign


async def set_text(ctx: Writing, campaign_id: int, text: str, *, version: int | None = None) -> Campaign:
    """Give it a text; an empty one takes the words of a friend request away.

    Raises `TextError` with the place of a mistake, `NotFoundError`, `CampaignStateError`.
    """
    campaign = await draft_of(ctx, campaign_id, version=version)
    if (text or campaign.kind in NEEDS_TEXT) and parse_for(campaign.kind, text).cases:
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
    # Lists that are still being read must not take the place of what was chosen meanwhile.
    campaign.harvest_id = None
    await ctx.session.flush()
    return campaign


async def set_account(ctx: Writing, campaign_id: int, account_id: int) -> Campaign:
    """Let this account alone do it. Raises `NotFoundError` (also for one that can't), `CampaignStateError`."""
    campaign = await draft_of(ctx, campaign_id)
    await check_account(ctx, campaign, account_id)
    await put_accounts(ctx, campaign, [account_id])
    return campaign


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
        campaign.quiet_days = within(quiet_days, 0, MOST_DAYS, "quiet_days")
    given = {"stop_on_answer": stop_on_answer, "delete_own_copy": delete_own_copy, "each_account": each_account}
    for name, value in given.items():
        if value is not None:
            setattr(campaign, name, value)
    await ctx.session.flush()
    return campaign


async def remove_draft(ctx: Writing, campaign_id: int) -> None:
    """Throw a campaign away that was never launched. Raises `NotFoundError`, `CampaignStateError`."""
    campaign = await draft_of(ctx, campaign_id)
    await put_accounts(ctx, campaign, [])
    await ctx.session.delete(campaign)
    await ctx.session.flush()


def _checked_name(name: str) -> str:
    line = " ".join(name.split())
    if len(line) > 100:
        raise InvalidValueError(field="name", reason="too-long", longest=100)
    return line
