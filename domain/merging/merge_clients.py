"""Make one card of two."""

from collections.abc import Collection

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.tables import Base
from domain.clients.alike import names_alike
from domain.clients.load_client import load_client
from domain.clients.tables import Client
from domain.consent.note_consent import spread_refusals
from domain.consent.stop_person import addresses_of, spread_stop
from domain.fields.tables import ClientField
from domain.funnel.tables import ClientStage
from domain.journal.boundary import Writing
from domain.merging.aspects import COLUMNS, VALUE_COLUMNS, Aspect, Pick, stricter, value_of
from domain.merging.compare_cards import compare_cards
from domain.merging.moves import move_all, rows_of
from domain.merging.renew_pairs import renew_pairs


async def merge_clients(ctx: Writing, kept_id: int, gone_id: int, from_gone: Collection[Pick] | None = None) -> Client:
    """Make the card `gone_id` a part of the card `kept_id`, and give the latter.

    What only one of them says is kept. Of what they say differently, `from_gone` names what is taken from the card that
    goes; None chooses by itself (`compare_cards`). Everything that hangs on it moves; it becomes a removed card that
    knows where it went. Who may be written to is never widened: a stop of one of them stops all addresses, and so does
    a refusal. Undo takes all of it back but stops and refusals. Raises `NotFoundError`, `InvalidValueError`.
    """
    kept = await load_client(ctx, kept_id)
    gone = await load_client(ctx, gone_id)
    comparison = await compare_cards(ctx, kept_id, gone_id, kept_id=kept_id)
    if from_gone is None:
        from_gone = [each.pick for each in comparison.differences if each.is_gone]
    addresses = {*await addresses_of(ctx, kept_id), *await addresses_of(ctx, gone_id)}
    _take_fields(kept, gone, from_gone)
    if ctx.session.is_modified(kept):
        # Never by itself: a stamp is not journalled, and the version that it makes would stand in the way of an undo.
        kept.updated_at = ctx.clock()
    await _take_rows(ctx, kept_id, gone_id, from_gone)
    await move_all(ctx, kept_id, gone_id)
    await _let_go(ctx, kept, gone)
    await renew_pairs(ctx, kept_id, gone_id)
    await spread_stop(ctx, addresses)
    await spread_refusals(ctx, addresses)
    ctx.touch_clients(kept_id, gone_id)
    return kept


async def merge_into(ctx: Writing, kept_id: int, others: Collection[int]) -> Client:
    """Make these cards parts of one, one after the other; what the kept card says is believed before all others.

    Raises what `merge_clients` raises; then none of them was merged.
    """
    kept = await load_client(ctx, kept_id)
    for gone_id in dict.fromkeys(others):
        if gone_id != kept_id:
            kept = await merge_clients(ctx, kept_id, gone_id, ())
    return kept


def _take_fields(kept: Client, gone: Client, from_gone: Collection[Pick]) -> None:
    for aspect, columns in COLUMNS.items():
        says, other = value_of(kept, aspect) is not None, value_of(gone, aspect) is not None
        if other and (not says or (aspect, 0) in from_gone):
            for column in columns:
                setattr(kept, column, getattr(gone, column))
    parts = COLUMNS[Aspect.NAME][1:]
    if not any(getattr(kept, part) for part in parts) and names_alike(kept.name, gone.name):
        for part in parts:
            setattr(kept, part, getattr(gone, part))
    kept.state = stricter(kept.state, gone.state)
    kept.paused_at = min((each for each in (kept.paused_at, gone.paused_at) if each is not None), default=None)
    kept.created_at = min(kept.created_at, gone.created_at)


#: What a card says once of each funnel and each field: the column that tells which, and those that say it.
_SAID_ONCE: dict[Aspect, tuple[type[Base], str, tuple[str, ...]]] = {
    Aspect.STAGE: (ClientStage, "funnel_id", ("stage_id", "since", "reason")),
    Aspect.FIELD: (ClientField, "field_id", VALUE_COLUMNS),
}


async def _take_rows(ctx: Writing, kept_id: int, gone_id: int, from_gone: Collection[Pick]) -> None:
    """Say what the other card says, where that was chosen; what only that one says moves with everything else."""
    for aspect, (entity, key, columns) in _SAID_ONCE.items():
        chosen = {number for each, number in from_gone if each is aspect}
        if not chosen:
            continue
        own = {getattr(row, key): row for row in await rows_of(ctx, entity, kept_id)}
        for row in await rows_of(ctx, entity, gone_id):
            said = own.get(getattr(row, key)) if getattr(row, key) in chosen else None
            for column in columns if said is not None else ():
                setattr(said, column, getattr(row, column))


async def _let_go(ctx: Writing, kept: Client, gone: Client) -> None:
    ctx.require(Permission.EDIT_CLIENTS)
    earlier = await ctx.session.execute(select(Client).where(Client.merged_into_id == gone.id))
    for part in (gone, *earlier.scalars()):
        part.merged_into_id = kept.id
    gone.deleted_at = ctx.clock()
    await ctx.session.flush()
