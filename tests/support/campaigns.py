"""A community that may write to people, clients who are those people, and a campaign to them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import update

from domain.accounts.add_account import add_account
from domain.accounts.lease_accounts import lease_accounts
from domain.accounts.tables import Account
from domain.actions.queries import counts_of
from domain.actions.views import Counts
from domain.audience.audience import Audience
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.plan_recipients import plan_recipients
from domain.campaigns.prepare_campaign import set_account, set_audience, set_text, start_draft
from domain.campaigns.tend_campaigns import tend_campaigns
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.consent.note_consent import note_consents
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.keys import HOLDER, SEALER, TOKEN

TEXT = "{Здравствуйте|Добрый день}, %first_name|друг%!"
LEASE = timedelta(minutes=1)


async def add_sender(database: Database, owner: Actor, clock: Clock, *, token: str = TOKEN, vk_id: int = 101) -> int:
    """An account that works; gives its id."""
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        return (await add_account(ctx, SEALER, replace(HOLDER, vk_id=vk_id), Secret(token))).id


async def hold(database: Database, clock: Clock, account_id: int, worker: str = "one") -> int:
    """Lease the account for this worker; gives the fence."""
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        held = await lease_accounts(ctx, worker, LEASE, {})
    return next(each.fence for each in held if each.id == account_id)


async def change_account(database: Database, account_id: int, **values: object) -> None:
    """Change columns of an account behind the back of all use cases."""
    async with database.write() as connection:
        await connection.execute(update(Account).where(Account.id == account_id).values(**values))


async def add_people(
    database: Database, owner: Actor, clock: Clock, people: Collection[int], *, allow: int | None = None
) -> list[int]:
    """A client for each of these people of VK; with `allow` they allow this account to write. Gives the clients."""
    found = []
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        for person in people:
            client = await add_client(ctx, f"Клиент {person}", [(ChannelKind.VK, f"id{person}")])
            found.append(client.id)
    if allow is not None:
        await consent(database, clock, allow, people)
    return found


async def consent(
    database: Database,
    clock: Clock,
    account_id: int,
    people: Collection[int],
    event: ConsentEvent = ConsentEvent.ALLOWED,
) -> None:
    """What these people said to being written to by the account."""
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_consents(ctx, account_id, [f"id{person}" for person in people], event)


@dataclass(frozen=True)
class Drafted:
    """A campaign that can be launched."""

    campaign_id: int
    account_id: int
    client_ids: tuple[int, ...]


async def draft(
    database: Database, owner: Actor, clock: Clock, account_id: int, client_ids: Collection[int], text: str = TEXT
) -> Drafted:
    """A campaign to these clients that is ready."""
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        campaign = await start_draft(ctx, "Весна", chat_id=7)
        await set_text(ctx, campaign.id, text)
        await set_audience(ctx, campaign.id, Audience(client_ids=tuple(client_ids)))
        await set_account(ctx, campaign.id, account_id)
    return Drafted(campaign.id, account_id, tuple(client_ids))


async def launch(database: Database, owner: Actor, clock: Clock, campaign_id: int) -> int:
    """Launch it; gives its job."""
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        campaign, _ = await launch_campaign(ctx, campaign_id)
        assert campaign.job_id is not None
        return campaign.job_id


async def begin(database: Database, owner: Actor, clock: Clock, campaign_id: int) -> int:
    """Launch it and give every recipient a row; gives its job."""
    job_id = await launch(database, owner, clock, campaign_id)
    await tend(database, clock)
    while True:
        async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
            if not await plan_recipients(ctx, job_id, at_once=3):
                return job_id


async def tend(database: Database, clock: Clock) -> list[int]:
    """What the senders do between their messages."""
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        return await tend_campaigns(ctx)


async def counts(database: Database, job_id: int) -> Counts:
    """Where the actions of the job stand."""
    async with reading(database, SYSTEM) as ctx:
        return await counts_of(ctx, job_id)
