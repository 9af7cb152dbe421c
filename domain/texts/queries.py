"""What is known of the readers of a text."""

from collections.abc import Collection

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading
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
    rows = await ctx.rows(
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
        .where(among(ctx.dialect, Client.id, client_ids), visible_clients(ctx.actor))
    )
    names = {name for row in rows for name in (row.first_name, row.last_name) if name} if cases else set()
    known = await declensions_of(ctx, names) if names else {}
    return {
        row.id: Person(
            row.first_name,
            row.last_name,
            row.middle_name,
            row.name,
            row.city,
            row.company,
            row.manager,
            community,
            row.sex,
            cases_of(known, row.first_name, row.last_name, row.sex) if known else {},
        )
        for row in rows
    }
