"""What follows the cards in the background: texts that went stale together, and the words of new cards."""

from sqlalchemy import delete, func, select, update

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.upsert import insert_into
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.search.tables import SearchProgress, SearchWord, StaleText
from domain.search.texts import AT_ONCE, refresh_search
from domain.search.words import LENGTHS, WORDS_OF_CARDS, put_words

#: The words of so many cards are collected at a time.
CARDS_AT_ONCE = 1_000
# On PostgreSQL a writer may commit ids below those that were collected already: these are looked through once more.
_LATECOMERS = 5_000


async def has_to_follow(ctx: Reading) -> bool:
    """Whether there are stale texts, or cards whose words are not collected yet."""
    ctx.require(Permission.EDIT_CLIENTS)
    if await ctx.scalar(select(StaleText.id).limit(1)) is not None:
        return True
    newest = await ctx.scalar(select(func.max(Client.id)))
    return (newest or 0) > await _collected(ctx)


async def follow_texts(ctx: Writing, limit: int = AT_ONCE) -> bool:
    """Write the longest waiting stale texts anew; gives whether there may be more of them."""
    ctx.require(Permission.EDIT_CLIENTS)
    waiting = await ctx.rows(select(StaleText.id, StaleText.client_id).order_by(StaleText.id).limit(limit))
    cards = {row.client_id for row in waiting}
    if cards:
        # On PostgreSQL others write beside us: what they commit meanwhile must not be overwritten by what was before.
        await ctx.execute(select(Client.id).where(Client.id.in_(cards)).order_by(Client.id).with_for_update())
        await refresh_search(ctx.session, cards)
        await ctx.execute(delete(StaleText).where(among(ctx.dialect, StaleText.id, [row.id for row in waiting])))
    return len(waiting) == limit


async def collect_words(ctx: Writing, limit: int = CARDS_AT_ONCE) -> bool:
    """Collect the words of the next cards; gives whether there may be more of them."""
    ctx.require(Permission.EDIT_CLIENTS)
    after = await _collected(ctx)
    last = await ctx.scalar(
        select(func.max(Client.id)).where(
            Client.id.in_(select(Client.id).where(Client.id > after).order_by(Client.id).limit(limit))
        )
    )
    if last is None:
        return False
    start = after if ctx.dialect == "sqlite" else max(0, after - _LATECOMERS)
    found = await ctx.execute(WORDS_OF_CARDS[ctx.dialect], {"after": start, "last": last, **LENGTHS})
    await put_words(ctx.session, found.scalars())
    step = insert_into(ctx.dialect, SearchProgress).values(id=1, last_client_id=last)
    await ctx.execute(step.on_conflict_do_update(index_elements=["id"], set_={"last_client_id": last}))
    return True


async def forget_words(ctx: Writing) -> None:
    """Forget all words, so that none of a person who is gone for good stays; those that are still there come back."""
    ctx.require(Permission.WIPE)
    await ctx.execute(delete(SearchWord))
    await ctx.execute(update(SearchProgress).values(last_client_id=0))


async def _collected(ctx: Reading) -> int:
    return int(await ctx.scalar(select(SearchProgress.last_client_id)) or 0)
