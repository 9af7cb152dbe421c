"""Accounts of persons that act at once, and campaigns of every kind."""

from collections.abc import Collection

from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.personal import turn_personal_actions_on
from domain.accounts.tables import AccountKind, ActionKind
from domain.audience.audience import Audience
from domain.base.actor import Actor
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.prepare_campaign import start_draft
from domain.campaigns.tables import CampaignAccount
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from tests.support.campaigns import change_account
from tests.support.keys import SEALER

RIGHTS = ("friends", "photos", "wall", "groups", "messages")
#: So many of each kind, so that caps disturb nobody who does not test them.
MANY = {kind.value: {"hour": 10_000, "day": 10_000} for kind in ActionKind}


async def add_person(
    database: Database, owner: Actor, clock: Clock, *, token: str, vk_id: int, is_on: bool = True
) -> int:
    """A person's account without a warm-up and hours; gives its id."""
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        holder = Holder(AccountKind.PERSON, vk_id, f"Анна {vk_id}", None, None, RIGHTS)
        account = await add_account(ctx, SEALER, holder, Secret(token))
        if is_on:
            await turn_personal_actions_on(ctx)
    await change_account(
        database, account.id, caps=MANY, jitter=0, warm_from=None, warm_days=0, window_from=None, window_to=None
    )
    return account.id


async def launch_kind(
    database: Database,
    owner: Actor,
    clock: Clock,
    kind: ActionKind,
    account_ids: Collection[int],
    client_ids: Collection[int],
    **values: object,
) -> int:
    """Launch a campaign of this kind; `values` are columns of it. Gives its job."""
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        campaign = await start_draft(ctx, "Весна")
        campaign.kind = kind
        campaign.audience = Audience(client_ids=tuple(client_ids)).to_json()
        campaign.account_id, *further = account_ids
        ctx.session.add_all(CampaignAccount(campaign_id=campaign.id, account_id=each) for each in further)
        for name, value in values.items():
            setattr(campaign, name, value)
        await ctx.session.flush()
        launched, _ = await launch_campaign(ctx, campaign.id)
        assert launched.job_id is not None
        return launched.job_id
