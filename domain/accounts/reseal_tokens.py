"""Encrypt all tokens with another key."""

from sqlalchemy import select, update

from domain.accounts.rules import about_token
from domain.accounts.tables import Account
from domain.base.actor import Permission
from domain.base.sealing import SealBrokenError, Sealer
from domain.base.tables import table_of
from domain.journal.boundary import Reading, Writing


async def reseal_tokens(ctx: Writing, old: Sealer, new: Sealer) -> int:
    """Seal every token with the new key, in the caller's transaction; gives how many.

    A token that the old key does not open is left as it is: it was lost before, and its account says so.
    """
    ctx.require(Permission.SYSTEM)
    account, count = table_of(Account), 0
    query = select(account.c.id, account.c.token_sealed).where(account.c.token_sealed.is_not(None))
    for row in await ctx.rows(query.with_for_update()):
        try:
            token = old.unseal(row.token_sealed, about_token(row.id))
        except SealBrokenError:
            continue
        resealed = new.seal(token, about_token(row.id))
        await ctx.execute(update(account).where(account.c.id == row.id).values(token_sealed=resealed))
        count += 1
    return count


async def has_tokens_sealed_by(ctx: Reading, sealer: Sealer) -> bool:
    """Whether a token is sealed with this key."""
    ctx.require(Permission.SYSTEM)
    sealed = await ctx.column(select(Account.token_sealed).where(Account.token_sealed.is_not(None)))
    return any(sealer.opens(each) for each in sealed)
