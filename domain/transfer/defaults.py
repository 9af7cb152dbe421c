"""What an import gives to rows that do not say it themselves: category, stage, responsible, tags, source."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import insert, literal, select, text, update

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.tables import Instant, table_of
from domain.base.upsert import insert_into
from domain.clients.folding import fold
from domain.clients.tables import Category, Client, ClientTag
from domain.funnel.tables import ClientStage, Stage
from domain.journal.boundary import Reading, Writing
from domain.team.tables import Member
from domain.transfer.difference import Existing
from domain.transfer.options import ImportOptions
from domain.transfer.wanted import Wanted

_SET_SOURCE = {
    "sqlite": text(
        "UPDATE client_source SET details = json_set(details, '$.text', :source),"
        " search_text = trim(search_text || ' ' || :folded)"
        " WHERE client_id IN (SELECT value FROM json_each(:ids)) AND json_extract(details, '$.text') IS NULL"
    ),
    "postgresql": text(
        "UPDATE client_source SET details = details || jsonb_build_object('text', CAST(:source AS text)),"
        " search_text = trim(search_text || ' ' || CAST(:folded AS text))"
        " WHERE client_id IN (SELECT CAST(value AS bigint) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)))"
        " AND NOT details ? 'text'"
    ),
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is given to rows. `tags` are by their folded names; `stage_id` is of the import's funnel."""

    category_id: int | None = None
    stage_id: int | None = None
    responsible_id: int | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    source: str = ""

    def fill(self, wanted: Wanted, card: Existing) -> None:
        """Give to a card what neither row nor card says; tags are added."""
        if wanted.category_id is None and card.values["category_id"] is None:
            wanted.category_id = self.category_id
        if wanted.responsible_id is None and card.values["responsible_id"] is None:
            wanted.responsible_id = self.responsible_id
        if wanted.stage_id is None and card.stage_id is None:
            wanted.stage_id = self.stage_id
        wanted.tags = {**self.tags, **wanted.tags} if self.tags else wanted.tags


async def defaults_of(ctx: Reading, options: ImportOptions) -> Defaults:
    """What these options give, as far as it is still there: a category that was removed is given to nobody."""
    ctx.require(Permission.IMPORT)
    category = select(Category.id).where(Category.id == options.category_id, Category.deleted_at.is_(None))
    stage = select(Stage.id).where(Stage.id == options.stage_id, Stage.deleted_at.is_(None))
    member = select(Member.id).where(Member.id == options.responsible_id, Member.is_active.is_(True))
    return Defaults(
        await ctx.scalar(category) if options.category_id else None,
        await ctx.scalar(stage) if options.stage_id else None,
        await ctx.scalar(member) if options.responsible_id else None,
        {fold(tag): tag for tag in options.tags if fold(tag)},
        options.source,
    )


async def give_to_new(
    ctx: Writing, ids: Sequence[int], defaults: Defaults, tags: Mapping[str, int], funnel_id: int | None
) -> None:
    """Give to cards that this very block has made; `tags` knows the ids of all tags of the defaults.

    Nothing of it goes to the journal: what belongs to a new card comes and goes with it.
    """
    ctx.require(Permission.IMPORT)
    if not ids:
        return
    ours, card = among(ctx.dialect, Client.id, ids), table_of(Client)
    for column, value in (
        (card.c.category_id, defaults.category_id),
        # Somebody who sees only his own clients must be able to see what he has brought.
        (card.c.responsible_id, defaults.responsible_id if ctx.actor.sees_all else None),
    ):
        if value is not None:
            await ctx.execute(update(card).where(ours, column.is_(None)).values({column.key: value}))
    if defaults.stage_id is not None and funnel_id is not None:
        stands = select(1).where(ClientStage.client_id == Client.id, ClientStage.funnel_id == funnel_id).exists()
        now = literal(ctx.clock(), Instant())
        rows = select(Client.id, literal(funnel_id), literal(defaults.stage_id), now, literal(1)).where(ours, ~stands)
        names = ["client_id", "funnel_id", "stage_id", "since", "version"]
        await ctx.execute(insert(table_of(ClientStage)).from_select(names, rows))
    for folded in defaults.tags:
        links = select(Client.id, literal(tags[folded]), literal(1)).where(ours)
        link = insert_into(ctx.dialect, ClientTag).from_select(["client_id", "tag_id", "version"], links)
        await ctx.execute(link.on_conflict_do_nothing(index_elements=["client_id", "tag_id"]))
    if defaults.source:
        await ctx.execute(
            _SET_SOURCE[ctx.dialect],
            {"source": defaults.source, "folded": fold(defaults.source), "ids": json.dumps(list(ids))},
        )
