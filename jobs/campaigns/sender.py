"""The sender: has every account of this worker send what it has to, and keeps campaigns going from start to end."""

import asyncio
import logging
from datetime import datetime, timedelta

from domain.actions.queries import accounts_with_work
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, DomainError, StorageError
from domain.campaigns.plan_recipients import plan_recipients
from domain.campaigns.queries import campaign_of_job
from domain.campaigns.render_actions import Templates
from domain.campaigns.tend_campaigns import fail_campaign, has_campaigns, tend_campaigns
from domain.files.store import FileStore
from domain.journal.boundary import current_cause, reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.queries import actor_of_member
from domain.work.errors import JobUnexpectedError
from jobs.campaigns.account_sender import WIDEST, WINDOW, AccountSender
from jobs.campaigns.clerk import Clerk
from jobs.campaigns.network import Network
from jobs.campaigns.send_batch import MOST_CALLS
from jobs.campaigns.stops import Stops
from jobs.vk.uploads import Uploads

_log = logging.getLogger(__name__)

#: An account whose caps are used up is asked again at the latest after this time: somebody may have raised them.
_LONGEST_SLEEP = timedelta(seconds=10)


class Sender:
    """`tick` must be called every second or two; everything else happens by itself beside it."""

    def __init__(
        self,
        database: Database,
        gateways: Network,
        clock: Clock,
        *,
        store: FileStore | None = None,
        window: int = WINDOW,
        widest: int = WIDEST,
        at_once: int = MOST_CALLS,
    ) -> None:
        self._database, self._gateways, self._clock = database, gateways, clock
        self._window, self._widest, self._at_once = window, widest, at_once
        self._clerk = Clerk(database, clock, Templates())
        self._uploads = Uploads(database, clock, store)
        self._stops = Stops(database, clock)
        self._senders: dict[int, AccountSender] = {}
        self._sleeps: dict[int, datetime] = {}
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._planning: dict[int, asyncio.Task[None]] = {}
        self._ticking = asyncio.Lock()
        self._is_stopping = False

    async def tick(self) -> None:
        """Begin and end campaigns, and start the accounts that have something to send."""
        async with self._ticking:
            # A press may have woken us; the update behind it is the cause of its own writes, not of ours.
            cause = current_cause.set(None)
            try:
                await self._tend()
                await self._start()
            except StorageError as error:
                _log.warning("campaigns have to wait for the database: %s", error.data["reason"])
            finally:
                current_cause.reset(cause)

    async def idle(self) -> None:
        """Wait until nothing is being planned or sent here."""
        while tasks := [*self._sending.values(), *self._planning.values()]:
            await asyncio.wait(tasks)

    async def stop(self, patience: float = 10) -> None:
        """Let what is under way end, at most so many seconds. Before the gateways are stopped."""
        self._is_stopping = True
        for sender in self._senders.values():
            sender.is_stopping = True
        async with self._ticking:
            tasks = [*self._sending.values(), *self._planning.values()]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for sender in self._senders.values():
            await sender.drop()
        await self._clerk.close()

    async def _tend(self) -> None:
        if self._is_stopping:
            return
        async with reading(self._database, SYSTEM, self._clock) as look:
            if not await has_campaigns(look):
                return
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            unplanned = await tend_campaigns(ctx)
        for job_id in unplanned:
            if job_id not in self._planning:
                self._planning[job_id] = asyncio.create_task(self._plan(job_id))

    async def _start(self) -> None:
        """Have every account at work that has something to send and does not sleep."""
        if self._is_stopping:
            return
        now = self._clock()
        awake = [
            key for key in self._gateways.account_ids if key not in self._sending and self._sleeps.get(key, now) <= now
        ]
        if not awake:
            return
        async with reading(self._database, SYSTEM, self._clock) as look:
            found = await accounts_with_work(look, awake)
        for account_id in found - self._sending.keys():
            sender = self._sender(account_id)
            if sender is not None:
                self._sending[account_id] = asyncio.create_task(self._send(account_id, sender))

    def _sender(self, account_id: int) -> AccountSender | None:
        fence = self._gateways.fence_of(account_id)
        if fence is None:
            return None
        sender = self._senders.get(account_id)
        if sender is None or sender.fence != fence:
            sender = AccountSender(
                self._database,
                self._gateways,
                self._clock,
                self._clerk,
                self._uploads,
                self._stops,
                account_id,
                fence,
                window=self._window,
                widest=self._widest,
                at_once=self._at_once,
            )
            self._senders[account_id] = sender
        return sender

    async def _send(self, account_id: int, sender: AccountSender) -> None:
        try:
            await sender.run()
            next_at = sender.next_at
            if next_at is not None:
                self._sleeps[account_id] = min(next_at, self._clock() + _LONGEST_SLEEP)
            await self._tend()
        except StorageError as error:
            _log.warning("account %s stops sending for now: %s", account_id, error.data["reason"])
        except Exception:
            # Its actions stay as they are until the lease changes hands; a new sender of the same lease goes on.
            _log.exception("account %s stops sending", account_id)
            self._sleeps[account_id] = self._clock() + _LONGEST_SLEEP
        finally:
            del self._sending[account_id]

    async def _plan(self, job_id: int) -> None:
        """Give the recipients of a campaign that starts their rows, while the first are being written to."""
        try:
            actor = await self._actor(job_id)
            is_more = True
            while is_more and not self._is_stopping:
                async with writing(self._database, actor, ChangeKind.WORK, clock=self._clock) as ctx:
                    is_more = await plan_recipients(ctx, job_id)
                await self._start()
            await self._tend()
        except StorageError as error:
            _log.warning("the start of campaign job %s waits: %s", job_id, error.data["reason"])
        except DomainError as error:
            await self._fail(job_id, error)
        except Exception:
            _log.exception("campaign job %s can't be started", job_id)
            await self._fail(job_id, JobUnexpectedError())
        finally:
            del self._planning[job_id]

    async def _actor(self, job_id: int) -> Actor:
        """The member of the campaign with the rights of today. Raises `AccessDeniedError` for a suspended one."""
        async with reading(self._database, SYSTEM, self._clock) as look:
            member_id = (await campaign_of_job(look, job_id)).member_id
            found = None if member_id is None else await actor_of_member(look, member_id)
        if found is None:
            raise AccessDeniedError(permission="any")
        return found.actor

    async def _fail(self, job_id: int, error: DomainError) -> None:
        try:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await fail_campaign(ctx, job_id, error)
        except StorageError:
            _log.exception("the failure of campaign job %s can't be written", job_id)
