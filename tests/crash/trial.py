"""A worker of campaigns on trial: who says stop, what VK does to it, and who puts the accounts right again."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from domain.accounts.add_account import add_account
from domain.accounts.answer_check import answer_check
from domain.accounts.checking import Holder
from domain.accounts.errors import NoCheckError
from domain.accounts.queries import list_accounts
from domain.accounts.resume_account import resume_account
from domain.accounts.tables import AccountKind, AccountState
from domain.accounts.views import AccountView
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from sandbox.client import DriverError
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk.faults import Fault, Faults
from sandbox.vk_driver import VkDriver
from tests.support.keys import SEALER

#: What VK's double lets a caller wait now and then, in seconds.
DELAY = 0.02
ACTS = ("messages.send", "execute", "likes.add", "wall.createComment", "friends.add")
#: What an act needs to be told first.
LOOKS = ("wall.get", "photos.get", "friends.areFriends", "messages.getConversations", "a_check")
#: Errors after which the account waits for somebody, or for hours; and 6, which the gateway sits out.
_HARD = (6, 9, 17, 29, 5)
_CAPTCHA = 14
#: So many faults wait for their calls at a time.
_MOST_ORDERS = 2


@dataclass
class Trial:
    """What the test knows of what it has done. `stopped`: who said stop while no worker lived, and what had been done
    to them by then.
    """

    database: Database
    owner: Actor
    vk: VkDriver
    sandbox: RunningSandbox
    dice: random.Random
    people: range
    stopped: dict[int, Counter[str]] = field(default_factory=dict)
    killed: int = 0
    #: So many stops were forgotten by VK's Long Poll before anybody had heard them.
    forgotten: int = 0
    #: Which errors of accounts were met, and how often.
    met: Counter[str] = field(default_factory=Counter)
    #: The last worker is to come to an end: nothing that needs a person any more.
    is_calm: bool = False

    def done_to(self, person: int) -> Counter[str]:
        """How many messages, likes, comments and requests somebody has got of our accounts."""
        world = self.sandbox.vk.world
        things = world.things.of_owner.get(person, [])
        dialog = world.dialog(-cast.COFFEE_ID, person)
        return Counter(
            messages=sum(message.out for message in dialog.messages),
            likes=sum(len(thing.likes) for thing in things),
            comments=sum(len(thing.comments) for thing in things),
            requests=len(world.friendships.requests_to(person)),
        )

    async def say_stop(self) -> None:
        """Somebody says stop who got no message yet, when what the dead have sent last has arrived."""
        await asyncio.sleep(3 * DELAY)
        left = [person for person in self.people if person not in self.stopped and not self.done_to(person)["messages"]]
        if left:
            person = self.dice.choice(left)
            await self.vk.person(person).write(cast.COFFEE_ID, "Стоп")
            self.stopped[person] = self.done_to(person)
            act = self.dice.choice(("lose_state", "forget_history", "repeat", "", "", ""))
            if act:
                # VK forgets it before anybody has heard it, or tells it twice; it stands in the dialog all the same.
                await self.vk.disturb_longpoll(cast.COFFEE_ID, act)
                self.forgotten += act != "repeat"

    async def trouble(self) -> None:
        """Order faults for as long as anybody lets us."""
        faults = self.sandbox.vk.faults
        while True:
            # Orders that wait for their calls would make every call fail in the end.
            if len(faults.ordered) < _MOST_ORDERS:
                order = self._fault()
                faults.order(order)
                # Nobody may come to ask for it.
                asyncio.get_running_loop().call_later(0.5, _take_back, faults, order)
            await asyncio.sleep(self.dice.uniform(0.03, 0.3))

    def _fault(self) -> Fault:
        if self.dice.random() < 0.3:
            return Fault("502", self.dice.choice(LOOKS))
        kind = self.dice.choice(("cut_after", "cut_after", "cut_before", "502", "error", "delay"))
        return Fault(kind, self.dice.choice(ACTS), seconds=DELAY, code=10 if kind == "error" else 0)

    def disturb_next_life(self) -> None:
        """Let the next worker meet what concerns a whole account; the last one meets none, for nobody would help it."""
        self.sandbox.vk.faults.clear()
        if self.is_calm or self.dice.random() < 0.4:
            return
        code = self.dice.choice((*_HARD, _CAPTCHA, _CAPTCHA))
        self.sandbox.vk.rules.captcha_old_keys = self.dice.random() < 0.5
        # A short life does few of them: it shall come to one.
        for method in self.dice.sample(ACTS, 3):
            fault = Fault("captcha", method) if code == _CAPTCHA else Fault("error", method, code=code)
            self.sandbox.vk.faults.order(fault)

    async def heal(self) -> None:
        """A person puts right what VK wants put right: passes checks, adds tokens anew, ends pauses."""
        async with reading(self.database, self.owner, utc_now) as ctx:
            accounts = await list_accounts(ctx)
        for account in accounts:
            if account.state is AccountState.ACTIVE and not account.rests:
                continue
            self.met[str((account.problem or {}).get("number"))] += 1
            try:
                await self._heal(account)
            except (NoCheckError, DriverError):
                async with writing(self.database, self.owner, ChangeKind.ACCOUNT_CHANGED, clock=utc_now) as ctx:
                    await resume_account(ctx, account.id)

    async def _heal(self, account: AccountView) -> None:
        page = str((account.problem or {}).get("redirect_uri", ""))
        answer = None
        if account.state is AccountState.WAITING and "session_token" in page:
            answer = await self.vk.pass_captcha(parse_qs(urlsplit(page).query)["session_token"][0])
        async with writing(self.database, self.owner, ChangeKind.ACCOUNT_CHANGED, clock=utc_now) as ctx:
            if answer is not None:
                await answer_check(ctx, account.id, answer)
            elif account.state is AccountState.DEAD:
                await add_account(ctx, SEALER, _holder(account), Secret(_token(account)))
            else:
                await resume_account(ctx, account.id)


def _take_back(faults: Faults, order: Fault) -> None:
    if order in faults.ordered:
        faults.ordered.remove(order)


def _holder(account: AccountView) -> Holder:
    return Holder(account.kind, account.vk_id, account.name, None, None, tuple(account.rights))


def _token(account: AccountView) -> str:
    if account.kind is AccountKind.COMMUNITY:
        return cast.token_value(cast.COFFEE)
    return cast.token_value(cast.PROMO if account.vk_id == cast.PROMO_ID else cast.HELPER)
