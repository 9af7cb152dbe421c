"""Have reminders come by e-mail too: an address counts once its owner has shown the code that was mailed there."""

from sqlalchemy import delete, select, update

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.upsert import insert_into
from domain.journal.boundary import Reading, Writing
from domain.mail.post_letter import post_letter
from domain.mail.rules import CODE_LIFETIME, CODE_PAUSE, MOST_TRIES, checked_address, hash_of, new_code
from domain.mail.tables import EmailCheck
from domain.mail.views import AskedAddress
from domain.team.finding import own_member

#: The kind of letter that carries a code.
CODE = "email-code"


async def ask_for_code(ctx: Writing, text: str) -> str:
    """Mail a code to this address, and give the address. The one before it is worth nothing any more.

    Raises `InvalidValueError` for what is no address, and for asking again too soon.
    """
    ctx.require(Permission.SEE_CLIENTS)
    address, member, now = checked_address(text), await own_member(ctx), ctx.clock()
    asked_at = await ctx.scalar(select(EmailCheck.asked_at).where(EmailCheck.member_id == member.id))
    if asked_at is not None and asked_at > now - CODE_PAUSE:
        raise InvalidValueError(field="email", reason="too-soon")
    code = new_code()
    row = {"address": address, "code_hash": hash_of(code, member.id), "asked_at": now, "tries": 0}
    query = insert_into(ctx.dialect, EmailCheck).values(member_id=member.id, **row)
    await ctx.execute(query.on_conflict_do_update(index_elements=["member_id"], set_=row))
    key = f"{CODE}:{member.id}:{now.isoformat()}"
    await post_letter(ctx, key, CODE, member_id=member.id, address=address, payload={"code": int(code)})
    return address


async def asked_address(ctx: Reading) -> AskedAddress | None:
    """The actor's address that waits for its code, if there is one."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(
        select(EmailCheck.address, EmailCheck.tries).where(
            EmailCheck.member_id == ctx.actor.member_id,
            EmailCheck.tries < MOST_TRIES,
            EmailCheck.asked_at > ctx.clock() - CODE_LIFETIME,
        )
    )
    return None if row is None else AskedAddress(row.address, MOST_TRIES - row.tries)


async def try_code(ctx: Writing, code: str) -> bool:
    """Whether this is the code; then the address is the actor's. A wrong one counts, and five end it.

    Raises `NotFoundError` if no code is waited for (any more). The caller commits what a wrong code has counted.
    """
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    asked = await asked_address(ctx)
    if asked is None:
        raise NotFoundError(what="code")
    digits = "".join(letter for letter in code if letter.isdigit())
    mine = EmailCheck.member_id == member.id
    if await ctx.scalar(select(EmailCheck.code_hash).where(mine)) != hash_of(digits, member.id):
        await ctx.execute(update(EmailCheck).where(mine).values(tries=EmailCheck.tries + 1))
        return False
    member.email = asked.address
    await ctx.execute(delete(EmailCheck).where(mine))
    return True


async def drop_email(ctx: Writing) -> None:
    """Have nothing come by e-mail any more."""
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    member.email = None
    await ctx.execute(delete(EmailCheck).where(EmailCheck.member_id == member.id))
