"""What a filter says of the card itself, in plain Python: a part of the model in `test_filter_model.py`."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import update

from domain.audience.filter import ClientFilter
from domain.base.database import Database
from domain.clients.kinds import ClientKind
from domain.clients.tables import Client
from tests.support.crowd import Crowd

#: Around the second of March, over the end of a February without a 29th, and far away.
BIRTHDAYS = ((2, 28), (2, 29), (3, 1), (3, 2), (3, 8), (12, 31), (1, 1))


async def fill_cards(database: Database, crowd: Crowd) -> None:
    """Some are companies, some have birthdays."""
    async with database.write() as connection:
        companies = Client.id.in_(crowd.client_ids[::6])
        await connection.execute(update(Client).where(companies).values(kind=ClientKind.COMPANY))
        for start, (month, day) in enumerate(BIRTHDAYS):
            born = Client.id.in_(crowd.client_ids[start::10])
            await connection.execute(update(Client).where(born).values(birth_month=month, birth_day=day))


def fits_card(
    wanted: ClientFilter, row: dict[str, Any], of: Mapping[str, list[dict[str, Any]]], now: datetime, today: date
) -> bool:
    """Whether the card is what the filter asks for."""
    kinds = {each["kind"] for each in of["channel"]}
    there = {
        "contact": kinds,
        "phone": "phone" in kinds,
        "email": "email" in kinds,
        "vk": "vk" in kinds,
        "responsible": row["responsible_id"],
        "category": row["category_id"],
        "stage": of["client_stage"],
        "tag": of["client_tag"],
        "group": of["group_client"],
    }
    return (
        wanted.kind in {None, row["kind"]}
        and not any(there[what] for what in wanted.lacks)
        and (wanted.added_days is None or row["created_at"] > now - timedelta(days=wanted.added_days))
        and (wanted.born_days is None or _in_days(row, today) < wanted.born_days)
    )


def _in_days(row: dict[str, Any], today: date) -> int:
    """In how many days the next birthday is; one on the 29th of February is on the last day of a shorter one."""
    if row["birth_day"] is None:
        return 1_000
    for ahead in range(367):
        day = today + timedelta(days=ahead)
        is_last = (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3
        if (row["birth_month"], row["birth_day"]) in {(day.month, day.day), *([(2, 29)] if is_last else [])}:
            return ahead
    return 1_000
