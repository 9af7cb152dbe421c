"""The clerk: writes down what all accounts have done and gives them their next actions, many accounts in a transaction.

Each turn has to be on the disk before its account goes on, and a transaction costs the same for one account as for
twenty. Whoever comes while one is being written goes into the next one, so nobody waits for others to come.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.accounts.rest_account import rest_account
from domain.accounts.tables import ActionKind
from domain.actions.claim_actions import grant_wishes
from domain.actions.own_copies import accounts_with_copies, list_unwanted_copies
from domain.actions.settle_actions import settle_reports
from domain.actions.tables import Reason
from domain.actions.views import Claim, Outcome, Report, Wish
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.campaigns.enclose_actions import enclose_actions
from domain.campaigns.render_actions import Templates, render_actions
from domain.campaigns.tend_campaigns import fail_campaign
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError
from domain.vk.policy import Reaction

_log = logging.getLogger(__name__)

Texts = Mapping[int, str | Reason]


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of an account's last actions, what follows from that, and how many it wants now."""

    account_id: int
    fence: int
    outcomes: Collection[Outcome]
    free: int
    #: The `random_id` of the action that had met a check of VK.
    first: int | None = None
    #: The campaigns that must stop, with the errors that all their messages would meet.
    stopped: Mapping[int, VkError] = field(default_factory=dict)
    #: What VK wants the account to do less of.
    demands: Sequence[tuple[ActionKind, Reaction, VkError]] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What the account may do now, in which words, and its copies that are to be deleted."""

    claim: Claim = field(default_factory=Claim)
    texts: Texts = field(default_factory=dict)
    copies: Mapping[int, int] = field(default_factory=dict)


class Clerk:
    """One of a worker, for all its accounts."""

    def __init__(self, database: Database, clock: Clock, templates: Templates) -> None:
        self._database, self._clock, self._templates = database, clock, templates
        self._waiting: list[tuple[Turn, asyncio.Future[Taken]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def take(self, turn: Turn) -> Taken:
        """Commit the turn. Raises `StorageError`, and then nothing of it is written."""
        answer: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self._waiting.append((turn, answer))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await answer

    async def close(self) -> None:
        """Let what is being written end."""
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)

    async def _write(self) -> None:
        while self._waiting:
            # Who was cancelled meanwhile would not do what is claimed.
            turns = [(turn, answer) for turn, answer in self._waiting if not answer.done()]
            self._waiting = []
            if turns:
                await self._settle_together(turns)

    async def _settle_together(self, turns: Sequence[tuple[Turn, asyncio.Future[Taken]]]) -> None:
        try:
            found = await self._commit([turn for turn, _ in turns])
        except StorageError as error:
            for _, answer in turns:
                _fail(answer, StorageError(**error.data))
        except Exception as error:
            if len(turns) == 1:
                _fail(turns[0][1], error)
                return
            # What one account stumbles over must not hold up the others.
            _log.exception("%s accounts are written down one by one", len(turns))
            for each in turns:
                await self._settle_together([each])
        except BaseException:
            for _, answer in turns:
                answer.cancel()
            raise
        else:
            for (_, answer), taken in zip(turns, found, strict=True):
                if not answer.done():
                    answer.set_result(taken)

    async def _commit(self, turns: Sequence[Turn]) -> list[Taken]:
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock, is_durable=True) as ctx:
            return await take_turns(ctx, self._templates, turns)


async def take_turns(ctx: Writing, templates: Templates, turns: Sequence[Turn]) -> list[Taken]:
    """The turns of different accounts, in one transaction."""
    await settle_reports(ctx, [Report(turn.account_id, turn.fence, turn.outcomes) for turn in turns])
    for turn in turns:
        for job_id, error in turn.stopped.items():
            await fail_campaign(ctx, job_id, error)
        for kind, reaction, error in turn.demands:
            await rest_account(ctx, turn.account_id, reaction, error, kind)
    with_copies = await accounts_with_copies(ctx, [turn.account_id for turn in turns])
    wishes = [Wish(turn.account_id, turn.fence, turn.free, turn.first) for turn in turns if turn.free]
    claims = await grant_wishes(ctx, wishes) if wishes else {}
    taken = []
    for turn in turns:
        found = Taken(claims.get(turn.account_id, Claim()))
        if turn.account_id in with_copies:
            found = replace(found, copies=await list_unwanted_copies(ctx, turn.account_id))
        if found.claim.actions:
            claim = await enclose_actions(ctx, templates, found.claim, turn.account_id)
            texts = await render_actions(ctx, templates, claim.actions, community=claim.name)
            found = replace(found, claim=claim, texts=texts)
        taken.append(found)
    return taken


def _fail(answer: asyncio.Future[Taken], error: Exception) -> None:
    if not answer.done():
        answer.set_exception(error)
