"""What is known of the readers of a text."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import one_of
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading
from domain.team.tables import Member
from domain.texts.cases import Case
from domain.texts.declined import cases_of, declensions_of
from domain.texts.variables import Person


async def list_people(
    ctx: Reading, client_ids: Collection[int], *, community: str | None = None, cases: Collection[Case] = ()
) -> dict[int, Person]:
    """These clients as readers, by id, for texts that this community sends; whom the actor may not see is left out.

    With `cases`, those of the text, their names are declined as far as that is known.

    A first name is never guessed from the full one: whether «Ким Анна» begins with it, nobody knows.
    """
    ctx.require(Permission.SEE_CLIENTS)
    query = _live(ctx.dialect)
    if not ctx.actor.sees_everything:
        query = query.where(visible_clients(ctx.actor))
    rows = await ctx.rows(query, {"clients": list(client_ids)})
    names = {name for row in rows for name in (row.first_name, row.last_name) if name} if cases else set()
    known = await declensions_of(ctx, names) if names else {}
    return {
        key: Person(
            first,
            last,
            middle,
            name,
            city,
            company,
            manager,
            community,
            sex,
            cases_of(known, first, last, sex) if known else {},
        )
        for key, first, last, middle, name, city, company, manager, sex in rows
    }


@cache
def _live(dialect: str) -> Query:
    return (
        select(
            Client.id,
            Client.first_name,
            Client.last_name,
            Client.middle_name,
            Client.name,
            Client.city,
            Client.company,
            Member.name.label("manager"),
            Client.sex,
        )
        .outerjoin(Member, Member.id == Client.responsible_id)
        .where(one_of(dialect, Client.id, "clients"), Client.deleted_at.is_(None))
    )
