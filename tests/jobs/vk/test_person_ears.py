"""The ear of a personal page: only those count whom the page has acted upon, and nothing is read while that is off."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from domain.accounts.personal import turn_personal_actions_off
from domain.accounts.tables import AccountKind, AccountState
from domain.accounts.views import ServedAccount
from domain.base.clock import Clock
from domain.base.database import Database
from domain.consent.tables import Consent, ConsentEvent
from domain.friends.tables import FriendRequest
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from jobs.vk.events import Ears
from jobs.vk.line import Priority
from jobs.vk.person_ears import PersonEars
from tests.support.clocks import StillClock
from tests.support.friends import Page, asker
from tests.support.people import add_member

ANNA, STRANGER = 1, 99


@dataclass
class Dialogs:
    """A VK in which these have written these words just now."""

    clock: Clock
    said: dict[int, str] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    async def call(self, _account_id: int, method: str, _params: Any, *, priority: Priority = Priority.CHECK) -> Any:
        """The dialogs, or one call for all their messages."""
        assert priority is Priority.CHECK
        self.calls.append(method)
        messages = [
            {"id": peer, "date": int(self.clock().timestamp()), "from_id": peer, "peer_id": peer, "text": text}
            for peer, text in self.said.items()
        ]
        if method == "messages.getConversations":
            items = [{"conversation": {"peer": {"id": one["peer_id"]}}, "last_message": one} for one in messages]
            return {"count": len(items), "items": items}
        return [{"items": [one]} for one in messages]


async def test_only_what_concerns_us_is_taken_in(database: Database, clock: StillClock) -> None:
    page = await Page(database, await add_member(database), clock).open()
    await page.hold()
    await page.take([asker(ANNA, clock())])
    await page.accept_all({})
    account = ServedAccount(
        page.account_id, AccountKind.PERSON, 7, b"", AccountState.ACTIVE, None, clock(), None, fence=page.fence
    )
    vk = Dialogs(clock, {ANNA: "стоп", STRANGER: "Мама, позвони"})
    ears = PersonEars(database, clock, Ears(database, clock))
    assert not ears.hears(page.account_id)
    since = await ears.hear(account, vk, clock())
    assert (since, ears.hears(page.account_id)) == (clock(), True)
    async with database.read() as connection:
        consents = (await connection.execute(select(Consent.address, Consent.event))).all()
        answered = await connection.execute(select(FriendRequest.vk_id).where(FriendRequest.answered_at.is_not(None)))
        assert answered.scalars().all() == [ANNA]
    assert [tuple(one) for one in consents] == [(f"id{ANNA}", ConsentEvent.OPTED_OUT)]

    # A page that was not heard for a while must not send.
    clock.move(minutes=2)
    assert not ears.hears(page.account_id)
    # While it is off, the dialogs are nobody's business, and what was missed is read later.
    async with writing(database, page.owner, ChangeKind.PERSONAL_ACTIONS_SWITCHED, clock=clock) as ctx:
        await turn_personal_actions_off(ctx)
    calls = len(vk.calls)
    assert await ears.hear(account, vk, since) == since
    assert (len(vk.calls), ears.hears(page.account_id)) == (calls, False)
    assert clock() - since == timedelta(minutes=2)
