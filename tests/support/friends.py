"""A person's account that accepts friend requests, and people who ask."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.personal import turn_personal_actions_on
from domain.accounts.set_pace import set_jitter, set_warm_up
from domain.accounts.set_window import set_window
from domain.accounts.tables import AccountKind
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.friends.change_rule import cap_friends, set_greeting, switch_friends
from domain.friends.claim_acceptance import claim_acceptance
from domain.friends.queries import friend_funnel
from domain.friends.settle_acceptance import note_accepted
from domain.friends.take_requests import take_requests
from domain.friends.views import Asker, FriendFunnel, NextAcceptance
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.vk.profile import Profile
from tests.support.campaigns import hold
from tests.support.keys import SEALER, TOKEN

RIGHTS = ("friends", "messages", "wall", "photos")
GREETING = "{Здравствуйте|Добрый день}, %first_name|друг%!"


def asker(vk_id: int, at: datetime, name: str = "Анна") -> Asker:
    """Somebody with an avatar."""
    return Asker(Profile(vk_id, name, has_photo=True), at)


@dataclass
class Page:
    """A personal page that is at work around the clock and accepts whoever has an avatar."""

    database: Database
    owner: Actor
    clock: Clock
    account_id: int = 0
    fence: int = 0

    async def open(
        self, *, vk_id: int = 7, token: str = TOKEN, per_day: int = 20, rights: Sequence[str] = RIGHTS
    ) -> "Page":
        """Add it, turn everything on, and hold its account."""
        holder = Holder(AccountKind.PERSON, vk_id, "Ольга Орлова", None, None, tuple(rights))
        async with writing(self.database, self.owner, ChangeKind.ACCOUNT_ADDED, clock=self.clock) as ctx:
            self.account_id = (await add_account(ctx, SEALER, holder, Secret(token))).id
        async with writing(self.database, self.owner, ChangeKind.ACCOUNT_CHANGED, clock=self.clock) as ctx:
            await turn_personal_actions_on(ctx)
            await set_jitter(ctx, self.account_id, 0)
            await set_warm_up(ctx, self.account_id, 0)
            await set_window(ctx, self.account_id, None, None)
            await switch_friends(ctx, self.account_id, is_on=True)
            await cap_friends(ctx, self.account_id, per_day)
            await set_greeting(ctx, self.account_id, GREETING)
        return self

    async def hold(self, worker: str = "one") -> None:
        """Lease the account."""
        self.fence = await hold(self.database, self.clock, self.account_id, worker)

    async def take(self, askers: Collection[Asker], *, is_all: bool = True) -> int:
        """What VK lists."""
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock) as ctx:
            return await take_requests(ctx, self.account_id, askers, is_all=is_all)

    async def claim(self, fence: int | None = None) -> NextAcceptance:
        """The next one to accept."""
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock) as ctx:
            return await claim_acceptance(ctx, self.account_id, fence or self.fence)

    async def accept(self, request_id: int, profile: Profile | None, fence: int | None = None) -> int | None:
        """VK has made a friend of this one."""
        async with writing(self.database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=self.clock) as ctx:
            return await note_accepted(ctx, request_id, fence or self.fence, profile)

    async def accept_all(self, profiles: dict[int, Profile]) -> list[int]:
        """Accept until nothing may be accepted any more; whom, in their order."""
        accepted = []
        while (found := (await self.claim()).acceptance) is not None:
            await self.accept(found.request_id, profiles.get(found.vk_id))
            accepted.append(found.vk_id)
        return accepted

    async def funnel(self) -> FriendFunnel:
        """What came of it."""
        async with reading(self.database, self.owner, self.clock) as ctx:
            return await friend_funnel(ctx, self.account_id)
