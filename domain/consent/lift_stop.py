"""Take a person off the stop-list."""

from sqlalchemy import select, update

from domain.base.actor import Permission
from domain.clients.load_client import load_client
from domain.consent.rules import hash_of
from domain.consent.stop_person import addresses_of
from domain.consent.tables import StopEntry, StopSalt
from domain.journal.boundary import Writing


async def lift_stop(ctx: Writing, client_id: int) -> int:
    """Take the addresses of this card off the stop-list and give how many were on it. An owner's right only.

    Consent is not given back by it: whoever opted out of an account's messages has still opted out.
    """
    await load_client(ctx, client_id)
    ctx.require(Permission.LIFT_STOP)
    salt = await ctx.scalar(select(StopSalt.salt))
    if salt is None:
        return 0
    hashes = [hash_of(bytes(salt), address) for address in await addresses_of(ctx, client_id)]
    lifted = await ctx.execute(
        update(StopEntry)
        .where(StopEntry.address_hash.in_(hashes), StopEntry.lifted_at.is_(None))
        .values(lifted_at=ctx.clock(), lifted_by_id=ctx.actor.member_id)
        .returning(StopEntry.id)
    )
    return len(lifted.all())
