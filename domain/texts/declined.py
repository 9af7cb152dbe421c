"""The names of readers in cases: what is known of them, and whom VK has to be asked about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.upsert import insert_into
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.tables import Channel, Client
from domain.journal.boundary import Reading, Writing
from domain.texts.cases import Case, Forms
from domain.texts.tables import DeclinedName, NamePart
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.tables import Job, JobState

#: By part, name and sex: the name in each case.
Declensions = Mapping[tuple[NamePart, str, Sex], Mapping[Case, str | None]]

#: So long it is remembered that VK does not know a name.
FORGOTTEN = timedelta(days=30)

_COLUMNS: Mapping[NamePart, InstrumentedAttribute[str | None]] = {
    NamePart.FIRST: Client.first_name,
    NamePart.LAST: Client.last_name,
}


@dataclass(frozen=True, slots=True)
class Declined:
    """One name as VK declines it."""

    part: NamePart
    name: str
    sex: Sex
    forms: Mapping[Case, str | None]


async def declensions_of(ctx: Reading, names: Collection[str]) -> Declensions:
    """What is known of these names."""
    ctx.require(Permission.SEE_CLIENTS)
    forms = [getattr(DeclinedName, case.value) for case in Case]
    query = select(DeclinedName.part, DeclinedName.name, DeclinedName.sex, *forms)
    return {
        (part, name, sex): dict(zip(Case, given, strict=True))
        for part, name, sex, *given in await ctx.rows(query.where(among(ctx.dialect, DeclinedName.name, names)))
    }


def cases_of(known: Declensions, first: str | None, last: str | None, sex: Sex) -> dict[Case, Forms]:
    """Both names of somebody in all cases. Whose sex is not known is declined as everybody of that name is."""
    of_first, of_last = _forms(known, NamePart.FIRST, first, sex), _forms(known, NamePart.LAST, last, sex)
    return {case: (of_first.get(case), of_last.get(case)) for case in Case} if of_first or of_last else {}


def _forms(known: Declensions, part: NamePart, name: str | None, sex: Sex) -> Mapping[Case, str | None]:
    if not name:
        return {}
    if sex is not Sex.UNKNOWN:
        return known.get((part, name, sex), {})
    found = [forms for each in Sex if any((forms := known.get((part, name, each), {})).values())]
    return found[0] if len(found) == 1 else {}


async def people_to_ask(ctx: Reading, limit: int) -> list[int]:
    """The VK ids of people whose names nobody has declined for us yet, one for each name.

    What VK did not know is asked about anew after `FORGOTTEN`: other people have come, and bear it too.
    """
    ctx.require(Permission.SEE_CLIENTS)
    found: list[str] = []
    is_told = or_(*(getattr(DeclinedName, case.value).is_not(None) for case in Case))
    told = or_(is_told, DeclinedName.asked_at > ctx.clock() - FORGOTTEN)
    for part, column in _COLUMNS.items():
        known = select(DeclinedName.id).where(
            DeclinedName.part == part, DeclinedName.name == column, DeclinedName.sex == Client.sex, told
        )
        query = (
            select(func.min(Channel.address))
            .join(Client, Client.id == Channel.client_id)
            .where(Channel.kind == ChannelKind.VK, Channel.is_live.is_(True), Channel.address.like("id%"))
            .where(column.is_not(None), column != "", ~known.exists(), visible_clients(ctx.actor))
            .group_by(column, Client.sex)
            .limit(limit)
        )
        found += await ctx.column(query)
    numbers = [int(address[2:]) for address in dict.fromkeys(found) if address[2:].isdecimal()]
    return numbers[:limit]


async def names_of(ctx: Reading, vk_ids: Collection[int]) -> list[tuple[NamePart, str, Sex]]:
    """The names on the cards of these people, which VK is asked about."""
    ctx.require(Permission.SEE_CLIENTS)
    query = (
        select(Client.first_name, Client.last_name, Client.sex)
        .join(Channel, Channel.client_id == Client.id)
        .where(Channel.kind == ChannelKind.VK, among(ctx.dialect, Channel.address, [f"id{key}" for key in vk_ids]))
        .where(Channel.is_live.is_(True), visible_clients(ctx.actor))
    )
    rows = await ctx.rows(query)
    pairs = ((part, name, row.sex) for row in rows for part, name in zip(NamePart, row[:2], strict=True))
    return [(part, name, sex) for part, name, sex in pairs if name]


async def keep_declined(ctx: Writing, names: Collection[Declined]) -> None:
    """Remember what VK has said; what is known of a name already gives way."""
    ctx.require(Permission.EDIT_CLIENTS)
    rows = {
        (each.part, each.name, each.sex): {
            "part": each.part,
            "name": each.name,
            "sex": each.sex,
            "asked_at": ctx.clock(),
            **{case.value: each.forms.get(case) for case in Case},
        }
        for each in names
    }
    if not rows:
        return
    query = insert_into(ctx.dialect, DeclinedName)
    new = {name: query.excluded[name] for name in ("asked_at", *(case.value for case in Case))}
    keys = ["part", "name", "sex"]
    await ctx.execute(query.on_conflict_do_update(index_elements=keys, set_=new), list(rows.values()))


async def want_names(ctx: Writing) -> None:
    """Have VK asked about the names that nobody has declined for us yet, unless somebody has it asked already."""
    ctx.require(Permission.EDIT_CLIENTS)
    waiting = select(Job.id).where(Job.kind == JobKind.NAMES, Job.state.in_([JobState.SCHEDULED, JobState.RUNNING]))
    if await ctx.scalar(waiting.limit(1)) is None:
        await queue_job(ctx, JobKind.NAMES, {})
