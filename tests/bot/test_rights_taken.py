"""Whoever saw clients yesterday and may not today: nothing of what is kept of that day shows them any more.

An admin has made everything there is, and became a manager with clients of the own. What was written by that person
(a task, a campaign's name) stays; the card behind it does not show through.
"""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.kit.viewer import onlooker
from bot.outbox.renders import MANY_RENDERERS, RENDERERS, draw_all
from domain.audience.filter import ClientFilter
from domain.base.actor import Role
from domain.base.database import Database
from domain.base.errors import NotFoundError
from domain.clients.tables import Client
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.views import MessageView
from domain.team.tables import Scope
from domain.transfer.start_export import start_export
from domain.work.tables import JobState
from tests.jobs.transfer.support import Desk
from tests.support.clocks import StillClock
from tests.support.examples import LONGEST_TEXTS, all_presses, examples
from tests.support.people import actor_of, add_member, change_member
from tests.support.quiet_bot import GROUP_ID, QuietBot, put_questions, told
from tests.support.secret_base import add_secret_base

OWNER, FALLEN = 1001, 1002
#: What stands on the card, and was never said by anybody but the card.
ON_THE_CARD = ("Клим", "9163334455", "sokrovenny@", "Тайная сделка", "Тайное значение", "двойник")

#: What was the person's own, and still is.
OWN_IDS = frozenset(
    {
        "filter_id", "change_id", "job_id", "import_id", "file_id", "campaign_id", "conversation_id", "reply_id",
        "edit_id", "segment_id", "draft_id", "pair_id", "reminder_id", "task_id", "item_id", "harvest_id", "list_id",
        "template_id", "series_id", "sketch_id",
    }
)  # fmt: skip


class Fallen:
    """The bot, and what the fallen admin has; `ids` are of everything."""

    def __init__(self, bot: QuietBot, database: Database, clock: StillClock, ids: dict[str, int]) -> None:
        self.bot = bot
        self.database = database
        self.clock = clock
        self.ids = ids

    async def fall(self, owner_id: int) -> None:
        """The cards are somebody else's, and the rights those of a manager."""
        async with self.database.write() as connection:
            await connection.execute(update(Client).values(responsible_id=owner_id))
        await change_member(self.database, FALLEN, role=Role.MANAGER, scope=Scope.OWN)


@pytest.fixture
async def fallen(database: Database, clock: StillClock, tmp_path: Path) -> Fallen:
    """An admin who has made all there is, before the fall."""
    await add_member(database, OWNER)
    admin = await add_member(database, FALLEN, Role.ADMIN, name="Бывший админ")
    ids = await add_secret_base(database, admin, clock, FALLEN)
    ids |= {"version": 1, "offset": 0, "days": 1, "size": 5}
    return Fallen(QuietBot(database, clock, tmp_path / "files"), database, clock, ids)


def leaks(said: str) -> list[str]:
    return [mark for mark in ON_THE_CARD if mark in said]


async def test_no_button_of_yesterday_shows_what_is_closed_today(fallen: Fallen) -> None:
    # Buttons that carry a card are walked by the contract of access, in all their variants.
    presses = [
        next(examples(kind, fallen.ids, LONGEST_TEXTS))
        for kind in all_presses()
        if OWN_IDS & set(kind.model_fields) and "client_id" not in kind.model_fields
    ]
    plan = next(press for press in presses if type(press).__name__ == "PairPress")
    assert leaks(told(await fallen.bot.press(FALLEN, plan.pack())))
    await fallen.fall(1)
    wrong = []
    before = asyncio.all_tasks()
    for press in presses:
        said = told(await fallen.bot.press(FALLEN, press.pack()))
        if leaks(said) or "Что-то пошло не так" in said:
            wrong.append(f"{press!r}: {leaks(said)} {said[:300]}")
        await put_questions(before)
    assert wrong == []


async def test_no_message_on_its_way_tells_what_is_closed_today(fallen: Fallen) -> None:
    before = await _drawn(fallen)
    assert leaks("".join(before.values())), "the test draws nothing"
    await fallen.fall(1)
    after = await _drawn(fallen)
    assert {kind: leaks(said) for kind, said in after.items() if leaks(said)} == {}


async def _drawn(fallen: Fallen) -> dict[str, str]:
    """Every kind of message that the outbox knows, to the person and (of posts) to the team's group."""
    ids, now = fallen.ids, fallen.clock.now
    payload: dict[str, Any] = ids | {
        "id": ids["reminder_id"], "said_id": 1, "row_from_id": 1, "action_id": 1, "code": 1, "ends": 0,
        "day": (now + timedelta(hours=3)).date().isoformat(),
    }  # fmt: skip
    reader = await onlooker(fallen.bot.services, 2)
    drawn = {}
    for kind in RENDERERS.keys() | MANY_RENDERERS.keys():
        for member, viewer in ((2, reader), (None, await onlooker(fallen.bot.services, None, "ru"))):
            if (member is None) != (kind in _POSTS):
                continue
            chat = GROUP_ID if member is None else FALLEN
            message = MessageView(1, "k", kind, member, None, payload, 1, now, 1, chat, None, "ru", "Europe/Moscow")
            try:
                found = await draw_all(viewer, [message])
            except NotFoundError:
                found = {}
            drawn[kind] = "".join(repr((each.screen, each.line)) for each in found.values())
    return drawn


#: What the team's group is told; all else is for one person.
_POSTS = frozenset({"client-added", "stage-changed", "deal-won", "team-job", "overdue"})


async def test_an_export_of_yesterday_is_not_handed_out(fallen: Fallen) -> None:
    admin = await actor_of(fallen.database, 2)
    desk = Desk(fallen.database, fallen.bot.services.store, fallen.clock, admin)
    async with writing(fallen.database, admin, ChangeKind.WORK, clock=fallen.clock) as ctx:
        job = await start_export(ctx, ClientFilter(), "csv", FALLEN)
    await desk.work()
    assert (await desk.job(job.id)).state is JobState.DONE
    fallen.ids["job_id"] = job.id
    assert "Экспорт готов" in (await _drawn(fallen))["job-finished"]
    again = next(press for press in all_presses() if press.__name__ == "ResendPress")
    (press,) = examples(again, fallen.ids, LONGEST_TEXTS)
    assert "SendDocument" in told(await fallen.bot.press(FALLEN, press.pack()))
    await fallen.fall(1)
    reader = await onlooker(fallen.bot.services, 2)
    message = MessageView(
        1, "k", "job-finished", 2, None, fallen.ids, 1, fallen.clock.now, 1, FALLEN, None, "ru", "Europe/Moscow"
    )
    (ended,) = (await draw_all(reader, [message])).values()
    assert ended.files == []
    assert "открыто меньше" in ended.screen.text
    said = told(await fallen.bot.press(FALLEN, press.pack()))
    assert "SendDocument" not in said
    assert "открыто меньше" in said
