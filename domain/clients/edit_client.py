"""Edit the plain fields of a card.

`seen` is what the actor saw in the field (0 or "" for nothing): if a colleague has put something else there meanwhile,
`ChangedMeanwhileError` is raised and nothing is overwritten. Another field may have changed: that is no conflict.
"""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from domain.base.errors import NotFoundError
from domain.clients.companies import company_named
from domain.clients.kinds import ClientKind, Sex
from domain.clients.load_client import load_client, refuse_unseen
from domain.clients.rules import birthday_text, check_birthday, clean_line
from domain.clients.tables import Category, Client
from domain.journal.boundary import Writing
from domain.team.tables import Member

#: Fields that hold one line of text; all but the name may be emptied with None.
LINES = frozenset({"name", "first_name", "last_name", "middle_name", "company", "city"})


async def edit_client(
    ctx: Writing, client_id: int, *, version: int | None = None, seen: str | None = None, **fields: str | None
) -> Client:
    """Set one-line fields of a card (`LINES`). None empties a field.

    Raises `NotFoundError`, `InvalidValueError`, and `ChangedMeanwhileError` if the card is no longer of this version or
    one of the fields no longer holds what was `seen`.
    """
    client = await load_client(ctx, client_id, version=version)
    if fields.get("company") and (known := await company_named(ctx, fields["company"] or "")):
        # The name as it stands on the company's own card is what joins the two.
        fields["company"] = known[1]
    for name, value in fields.items():
        if name not in LINES:
            raise TypeError(f"{name} is no one-line field of a client")
        line = None if value is None and name != "name" else clean_line(value or "", field=name)
        refuse_unseen(getattr(client, name) or "", line or "", seen)
        setattr(client, name, line)
    await _stamp(ctx, client)
    return client


async def set_category(ctx: Writing, client_id: int, category_id: int | None, *, seen: int | None = None) -> Client:
    """Put the card into a category, or into none. `NotFoundError` if the card or the category is gone."""
    client = await load_client(ctx, client_id)
    if category_id is not None:
        await _exists(ctx, category_id)
    refuse_unseen(client.category_id or 0, category_id or 0, seen)
    client.category_id = category_id
    await _stamp(ctx, client)
    return client


async def set_responsible(ctx: Writing, client_id: int, member_id: int | None, *, seen: int | None = None) -> Client:
    """Make an active member responsible for the card, or nobody."""
    client = await load_client(ctx, client_id)
    if member_id is not None:
        found = await ctx.scalar(select(Member.id).where(Member.id == member_id, Member.is_active.is_(True)))
        if found is None:
            raise NotFoundError(what="member")
    refuse_unseen(client.responsible_id or 0, member_id or 0, seen)
    client.responsible_id = member_id
    await _stamp(ctx, client)
    return client


async def set_sex(ctx: Writing, client_id: int, sex: Sex, *, seen: Sex | None = None) -> Client:
    """Set the sex; unknown is a value."""
    client = await load_client(ctx, client_id)
    refuse_unseen(client.sex, sex, seen)
    client.sex = sex
    await _stamp(ctx, client)
    return client


async def set_kind(ctx: Writing, client_id: int, kind: ClientKind) -> Client:
    """Make the card one of a person or of a company; whatever is filled in stays."""
    client = await load_client(ctx, client_id)
    client.kind = kind
    await _stamp(ctx, client)
    return client


async def set_birthday(
    ctx: Writing, client_id: int, birthday: tuple[int | None, int, int] | None, *, seen: str | None = None
) -> Client:
    """Set year (or None), month and day of birth, or nothing; `seen` is a `rules.birthday_text`.

    `InvalidValueError` for a day that doesn't exist or is yet to come.
    """
    client = await load_client(ctx, client_id)
    if birthday is not None:
        check_birthday(*birthday, today=ctx.clock().astimezone(ZoneInfo(ctx.actor.zone)).date())
    wanted = birthday or (None, None, None)
    now = birthday_text(client.birth_year, client.birth_month, client.birth_day)
    refuse_unseen(now, birthday_text(*wanted), seen)
    client.birth_year, client.birth_month, client.birth_day = wanted
    await _stamp(ctx, client)
    return client


async def _exists(ctx: Writing, category_id: int) -> None:
    found: Any = await ctx.scalar(select(Category.id).where(Category.id == category_id, Category.deleted_at.is_(None)))
    if found is None:
        raise NotFoundError(what="category")


async def _stamp(ctx: Writing, client: Client) -> None:
    if ctx.session.is_modified(client):
        client.updated_at = ctx.clock()
    await ctx.session.flush()
