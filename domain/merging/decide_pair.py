"""What a person does about a pair: puts it side by side, chooses, merges, or says that they are two people."""

from zlib import crc32

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.load_client import load_client
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.merging.aspects import Pick
from domain.merging.compare_cards import Comparison, compare_cards
from domain.merging.merge_clients import merge_clients
from domain.merging.queries import get_pair
from domain.merging.tables import PairState, TwinPair, TwinReason
from domain.merging.views import PairView


async def open_pair(ctx: Writing, one_id: int, other_id: int) -> int:
    """The pair of these two cards, made if nobody has found it. Raises `NotFoundError`, `InvalidValueError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    if one_id == other_id:
        raise InvalidValueError(field="client", reason="same-card")
    for client_id in (one_id, other_id):
        await load_client(ctx, client_id)
    low, high = sorted((one_id, other_id))
    known = await ctx.scalar(select(TwinPair.id).where(TwinPair.low_id == low, TwinPair.high_id == high))
    if known is not None:
        return int(known)
    pair = TwinPair(low_id=low, high_id=high, reason=TwinReason.CHOSEN, found_at=ctx.clock())
    return (await ctx.add(pair)).id


async def compare_pair(ctx: Reading, pair: PairView) -> Comparison:
    """The two cards of a pair, with what has been chosen so far. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    return await compare_cards(ctx, pair.low_id, pair.high_id, kept_id=pair.kept_id)


async def pick(ctx: Writing, pair_id: int, chosen: Pick, *, from_gone: bool) -> None:
    """Choose of which card something is taken. Raises `NotFoundError`."""
    pair = await _load(ctx, pair_id)
    view = await get_pair(ctx, pair_id)
    comparison = await compare_pair(ctx, view)
    picks = {each.pick for each in comparison.differences if each.is_gone} if view.picks is None else set(view.picks)
    picks = picks | {chosen} if from_gone else picks - {chosen}
    pair.picks = {"kept": comparison.kept.id, "gone": sorted([str(aspect), number] for aspect, number in picks)}
    await ctx.session.flush()


def stamp_of_pair(pair: PairView, comparison: Comparison) -> int:
    """Tells this pair, with the cards and the choices as they are now, from the same at any other time."""
    return crc32(repr((pair.version, comparison)).encode())


async def merge_pair(ctx: Writing, pair_id: int, *, stamp: int) -> Client:
    """Merge the two as they were shown (`stamp_of_pair`); gives the card that stays.

    Raises `NotFoundError`, and `ChangedMeanwhileError` if somebody has chosen otherwise or edited a card since.
    """
    await _load(ctx, pair_id)
    view = await get_pair(ctx, pair_id)
    comparison = await compare_pair(ctx, view)
    if stamp_of_pair(view, comparison) != stamp:
        raise ChangedMeanwhileError
    return await merge_clients(ctx, comparison.kept.id, comparison.gone.id, view.picks)


async def part_pair(ctx: Writing, pair_id: int) -> None:
    """These are two people: the pair is shown no more, and no scan finds it again. Raises `NotFoundError`."""
    pair = await _load(ctx, pair_id)
    pair.state = PairState.DISTINCT
    await ctx.session.flush()


async def _load(ctx: Writing, pair_id: int) -> TwinPair:
    ctx.require(Permission.EDIT_CLIENTS)
    await get_pair(ctx, pair_id)
    pair = await ctx.find(TwinPair, pair_id)
    if pair is None:
        raise NotFoundError(what="pair")
    return pair
