"""Every use case and query there is, called by members who may not: it gives nothing away and changes nothing.

Each has its place here. A new one whose parameters have no value in `values_of` fails until they have, or until it is
listed among what only other use cases, or jobs with the member's own rights, may call.
"""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from domain.accounts.tables import ActionKind
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.audience.layout import ListColumn, ListView
from domain.audience.queue import Queue
from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.base.errors import DomainError
from domain.bulk.queries import get_bulk
from domain.bulk.tags import AddTag
from domain.campaigns.queries import get_campaign, plan_of
from domain.clients.kinds import ChannelKind, ClientState, Sex
from domain.clients.queries import get_card
from domain.consent.tables import StopReason
from domain.intake.new_client import NewClient
from domain.journal.boundary import Reading, Writing, reading
from domain.merging.aspects import Aspect
from domain.merging.queries import get_pair
from domain.subscribers.counts import HarvestCounts
from domain.tasks.tables import Priority
from domain.team.tables import Scope
from domain.touches.tables import TouchKind
from domain.transfer.given import Given, GivenKind
from tests.architecture.source import imported_names
from tests.domain.access_places import GIVEN_BY_THE_BOT, INNER, OWN_DEEDS, OWN_DEEDS_OF_A_VIEWER, SAID_AGAIN
from tests.domain.test_access_contract import USE_CASES, call, context, required
from tests.support.clocks import StillClock
from tests.support.people import JOINED_AT, add_member
from tests.support.secret_base import add_secret_base
from tests.support.secret_client import MARKS

_BROKE = "it broke"


class _NotKeptError(Exception):
    """Takes back what was tried."""


def places() -> dict[str, str]:
    """Every use case by its name without the first word."""
    return {name.removeprefix("domain."): name for name in USE_CASES}


def is_inner(place: str) -> bool:
    """Whether somebody else has checked the rights before it is called."""
    return place in GIVEN_BY_THE_BOT or place.startswith(INNER)


def test_the_bot_calls_nothing_that_leaves_the_rights_to_its_caller() -> None:
    called = {name for name in imported_names("bot") if name in USE_CASES}
    assert {
        name.removeprefix("domain.") for name in called if is_inner(name.removeprefix("domain."))
    } <= GIVEN_BY_THE_BOT


def test_no_place_is_kept_for_what_is_gone() -> None:
    assert places().keys() >= GIVEN_BY_THE_BOT | OWN_DEEDS | SAID_AGAIN


@pytest.mark.parametrize("role", [Role.MANAGER, Role.VIEWER])
async def test_who_may_not_gets_and_changes_nothing(database: Database, clock: StillClock, role: Role) -> None:
    owner = await add_member(database, 1001)
    foreign = await add_member(database, 1002, role, Scope.OWN, name="Чужой")
    values = await values_of(database, owner, clock)
    allowed = OWN_DEEDS if role is Role.MANAGER else OWN_DEEDS_OF_A_VIEWER
    wrong = []
    for place, name in places().items():
        if is_inner(place):
            continue
        gave, changed = await attempt(database, name, foreign, clock, values)
        lacking = [each for each in required(USE_CASES[name]) if each not in values]
        if lacking and gave != "access-denied":
            wrong.append(f"{place} has no place here: it wants {lacking}")
        elif gave.startswith(_BROKE):
            wrong.append(f"{place} {gave[:200]}")
        elif changed and place not in allowed:
            wrong.append(f"{place} changed {changed} rows")
        elif any(mark in gave for mark in MARKS) and place not in SAID_AGAIN:
            wrong.append(f"{place} gave {gave[:200]}")
    assert not wrong, "\n".join(wrong)


async def test_the_owner_gets_and_changes_it(database: Database, clock: StillClock) -> None:
    """So that the test above does not refuse for a reason of its own."""
    owner = await add_member(database, 1001)
    values = await values_of(database, owner, clock)
    about_a_client = [place for place, name in places().items() if "client_id" in required(USE_CASES[name])]
    gave = {
        place: (await attempt(database, places()[place], owner, clock, values))[0]
        for place in about_a_client
        if not is_inner(place)
    }
    wrong = {place: told for place, told in gave.items() if told.startswith(("not-found", "access-denied", _BROKE))}
    assert wrong == {}


async def attempt(
    database: Database, name: str, actor: Actor, clock: StillClock, values: dict[str, Any]
) -> tuple[str, int]:
    """What it gave, or the code of the refusal, and how many rows it changed; all of that is taken back."""
    found = ("", 0)
    try:
        async with database.write() as connection:
            ctx = context(USE_CASES[name], actor, clock, connection)
            changes = text("SELECT total_changes()")
            before = (await connection.execute(changes)).scalar_one()
            try:
                gave = repr(await call(USE_CASES[name], ctx, values))
                if isinstance(ctx, Writing):
                    await ctx.session.flush()
            except DomainError as error:
                gave = error.code
            except Exception as error:
                gave = f"{_BROKE}: {error!r}"
            found = gave, (await connection.execute(changes)).scalar_one() - before
            if isinstance(ctx, Writing):
                await ctx.session.close()
            raise _NotKeptError
    except _NotKeptError:
        return found


async def values_of(database: Database, owner: Actor, clock: StillClock) -> dict[str, Any]:
    """Sensible values for what the use cases want to know, by the names of their parameters: the owner's things."""
    ids = await add_secret_base(database, owner, clock, 1001)
    async with reading(database, owner, clock) as look:
        things = await _things(look, ids)
    secret, twin, day = ids["client_id"], ids["other_client_id"], JOINED_AT.date()
    many = {key: [secret] for key in ("client_ids", "ids", "page")}
    one = dict.fromkeys(("kept_id", "first_id", "one_id"), secret)
    other = dict.fromkeys(("gone_id", "second_id", "other_id"), twin)
    flags = dict.fromkeys(("is_chosen", "from_gone", "send_again", "is_shared", "is_on", "is_required", "up"), True)
    days = dict.fromkeys(("day", "on", "first", "last", "monday"), day)
    return ids | things | many | one | other | flags | days | {
        "others": [twin],
        "audience": Audience(client_ids=(secret,)),
        "wanted": ClientFilter(text="Сокровенный"),
        "queue": Queue.MINE,
        "days": 1,
        "operation": AddTag(ids["tag_id"]),
        "text": "Заметка",
        "note": "Заметка",
        "name": "Тег",
        "category": "Знакомство",
        "title": "Сделка",
        "kind": TouchKind.WROTE,
        "address": "+79990001122",
        "sex": Sex.MALE,
        "state": ClientState.ARCHIVED,
        "birthday": (1990, 5, 5),
        "since": datetime.combine(day, JOINED_AT.timetz()),
        "limit": 10,
        "album": "x",
        "column": ListColumn.CITY,
        "view": ListView.TABLE,
        "query": "Сокровенный",
        "label": "рабочий",
        "new": NewClient("Новый"),
        "said": None,
        "channels": ((ChannelKind.PHONE, "+79163334455"),),
        "after": 0,
        "amount": 100,
        "currency": "RUB",
        "reason": StopReason.ASKED,
        "value": "Чай",
        "chosen": (Aspect.NAME, 0),
        "action_id": 1,
        "parameters": {},
        "locale": "ru",
        "zone": "Europe/Moscow",
        "username": "foreign",
        "size": 10,
        "telegram_file_id": "x",
        "path": "x/y",
        "forward": True,
        "received": ReceivedFile(AttachmentKind.PHOTO, "Фото.jpg", 10, "file-at-telegram"),
        "source": "выставка",
        "given": Given(GivenKind.SOURCE, source="выставка"),
        "fills": False,
        "found": {},
        "counts": HarvestCounts(),
        "tags": ("VIP",),
        "side": "ours",
        "conflict_id": 1,
        "row": 1,
        "sheet": 1,
        "index": 0,
        "field": None,
        "report": None,
        "problem": None,
        "look": None,
        "message_id": 1,
        "from_member": ids["member_id"],
        "to_member": ids["member_id"],
        "titles": ["Строка"],
        "sentence": "Позвонить Сокровенному",
        "priority": Priority.HIGH,
        "repeat": None,
        "minutes": [15],
        "start": time(8),
        "end": time(17),
        "at": time(8),
        "lead": 5,
        "hours": 2,
        "times": 3,
        "work": ActionKind.LIKE,
        "reminder_ids": [ids["reminder_id"]],
        "until": clock.now + timedelta(days=2),
        "code": "123456",
        "work_days": 31,
        "stamp": 1,
        "to_members": [ids["member_id"]],
        "substitute_id": ids["member_id"],
        "conversation_ids": [ids["conversation_id"]],
        "row_from_id": 1, "seen": 0,
    }  # fmt: skip


async def _things(look: Reading, ids: dict[str, int]) -> dict[str, Any]:
    """What the owner has read before: a member who may not is given it all the same."""
    card, campaign = await get_card(look, ids["client_id"]), await get_campaign(look, ids["campaign_id"])
    return {
        "card": card,
        "version": card.version,
        "campaign": campaign,
        "plan": await plan_of(look, campaign),
        "edit": await get_bulk(look, ids["edit_id"]),
        "pair": await get_pair(look, ids["pair_id"]),
    }
