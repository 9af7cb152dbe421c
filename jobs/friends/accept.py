"""One friend request accepted: asked for first, so that nobody who has changed their mind is asked by us."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Any

from domain.accounts.rest_account import rest_account
from domain.accounts.tables import ActionKind
from domain.accounts.views import ServedAccount
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.friends.claim_acceptance import claim_acceptance
from domain.friends.settle_acceptance import give_back, note_accepted, note_gone, note_refused, stop_friends
from domain.friends.views import Acceptance
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError, VkUnreachableError
from domain.vk.policy import Reaction, react, repeat_after
from domain.vk.profile import FIELDS, Profile, read_profiles
from jobs.campaigns.network import Caller
from jobs.campaigns.streaks import Streaks
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.line import Priority
from jobs.vk.transport import Params

METHOD = "friends.add"
#: What `friends.areFriends` says: they have asked us, we are friends. `friends.add` gives 1 for a request of our own.
_INCOMING, _FRIEND, _SENT = 2, 3, 1
#: These leave the request alone for good; all others concern the account or the moment.
_REFUSALS = frozenset({Reaction.SKIP_PERSON, Reaction.SKIP_OBJECT, Reaction.SKIP_NOW})
_UNREACHABLE_WAIT = timedelta(seconds=30)


class Accepting:
    """Accepts for one account under one lease, one request after the other."""

    def __init__(
        self, database: Database, caller: Caller, clock: Clock, account: ServedAccount, streaks: Streaks
    ) -> None:
        self._database, self._caller, self._clock = database, caller, clock
        self._account_id, self._fence, self._streaks = account.id, account.fence, streaks

    async def accept_next(self) -> tuple[bool, datetime | None]:
        """Accept the next one; whether to go on at once, and if not, when there may be something to do (None: nobody
        knows).

        What VK refuses for the account's sake is raised after it has been written down: `VkError`,
        `VkUnreachableError`, `GatewayClosedError`.
        """
        async with self._writing() as ctx:
            found = await claim_acceptance(ctx, self._account_id, self._fence)
        if found.acceptance is None:
            return False, found.next_at
        request = found.acceptance
        try:
            is_friend = await self._befriend(request)
            profile = await self._profile(request.vk_id) if is_friend else None
        except VkError as error:
            if not await self._refused(request, error):
                raise
            return True, None
        except (VkUnreachableError, GatewayClosedError):
            # Whatever was done, VK tells when it is asked first the next time.
            async with self._writing() as ctx:
                await give_back(ctx, request.request_id, self._fence, self._clock() + _UNREACHABLE_WAIT)
            raise
        self._streaks.note(ActionKind.FRIEND_REQUEST, f"id{request.vk_id}", None, METHOD)
        async with self._writing(ChangeKind.CLIENT_ADDED) as ctx:
            if is_friend:
                await note_accepted(ctx, request.request_id, self._fence, profile)
            else:
                await note_gone(ctx, request.request_id, self._fence)
        return True, None

    async def _befriend(self, request: Acceptance) -> bool:
        """Whether the person is a friend now; False for one who has taken the request back."""
        user_id = request.vk_id
        answer = await self._call("friends.areFriends", {"user_ids": [user_id]}, Priority.CHECK)
        status = int(answer[0].get("friend_status", 0)) if answer else 0
        if status != _INCOMING:
            return status == _FRIEND
        if await self._call(METHOD, {"user_id": user_id}) == _SENT:
            # It was taken back between the two calls, and now it is we who ask: that was nobody's wish.
            await self._call("friends.delete", {"user_id": user_id})
            return False
        return True

    async def _profile(self, vk_id: int) -> Profile | None:
        """Who the new friend is, at this moment."""
        try:
            return read_profiles(await self._call("users.get", {"user_ids": [vk_id], "fields": FIELDS})).get(vk_id)
        except VkError:
            # The card is made without it, and filled in later like all others.
            return None

    async def _refused(self, request: Acceptance, error: VkError) -> bool:
        """Write down what the refusal means; whether the others may still be accepted."""
        method = error.method or METHOD
        verdict, reaction = react(error, method), react(error, method).reaction
        self._streaks.note(ActionKind.FRIEND_REQUEST, f"id{request.vk_id}", error, method)
        demands = self._streaks.take()
        async with self._writing() as ctx:
            for kind, demanded, last in demands:
                await rest_account(ctx, self._account_id, demanded, last, kind)
            if reaction is Reaction.REPEAT and request.attempts > verdict.repeats:
                reaction = verdict.after or Reaction.SKIP_NOW
            if reaction in _REFUSALS:
                await note_refused(ctx, request.request_id, self._fence, error.number)
            else:
                later = self._clock() + repeat_after(verdict, min(request.attempts, 8))
                due_at = later if reaction is Reaction.REPEAT else None
                await give_back(ctx, request.request_id, self._fence, due_at)
            if reaction is Reaction.STOP_CAMPAIGN:
                await stop_friends(ctx, self._account_id, error.number)
        return reaction in _REFUSALS and not demands

    async def _call(self, method: str, params: Params, priority: Priority = Priority.CAMPAIGN) -> Any:
        try:
            return await self._caller.call(self._account_id, method, params, priority=priority)
        except VkError as error:
            error.method = method
            raise

    def _writing(self, kind: ChangeKind = ChangeKind.WORK) -> AbstractAsyncContextManager[Writing]:
        return writing(self._database, SYSTEM, kind, clock=self._clock, is_durable=True)
