"""Letters on their way: claimed before they are sent, and settled after."""

from sqlalchemy import delete, select, update

from domain.base.actor import SYSTEM, Permission
from domain.base.bulk import among
from domain.journal.boundary import Reading, Writing
from domain.mail.confirm_email import CODE
from domain.mail.rules import MEMORY, WAITS
from domain.mail.tables import MailMessage
from domain.mail.views import Letter
from domain.outbox.post import post
from domain.outbox.tables import OutboxState, Urgency
from domain.outbox.views import MessageView
from domain.team.queries import TEAM_ID
from domain.team.tables import Member, Team

#: The kind of message that tells a member of an address which takes no letters.
REFUSED = "email-refused"


async def has_due_letters(ctx: Reading) -> bool:
    """Whether `claim_letters` would find something."""
    ctx.require(Permission.SYSTEM)
    due = (MailMessage.state == OutboxState.WAITING, MailMessage.due_at <= ctx.clock())
    return await ctx.scalar(select(MailMessage.id).where(*due).limit(1)) is not None


async def claim_letters(ctx: Writing, limit: int) -> list[Letter]:
    """Mark the oldest due letters as being sent, and give them. Send only after the commit.

    What is for somebody suspended, or for an address that is not the member's any more, is given up instead.
    """
    ctx.require(Permission.SYSTEM)
    rows = await ctx.rows(
        select(
            *(MailMessage.id, MailMessage.key, MailMessage.kind, MailMessage.member_id, MailMessage.payload),
            *(MailMessage.due_at, MailMessage.attempts, MailMessage.address),
            *(Member.telegram_id, Member.is_active, Member.locale, Member.zone, Member.email),
            *(Team.locale.label("team_locale"), Team.zone.label("team_zone")),
        )
        .join(Member, Member.id == MailMessage.member_id)
        .outerjoin(Team, Team.id == TEAM_ID)
        .where(MailMessage.state == OutboxState.WAITING, MailMessage.due_at <= ctx.clock())
        .order_by(MailMessage.due_at, MailMessage.id)
        .limit(limit)
        .with_for_update(of=MailMessage, skip_locked=True)
    )
    void = [row.id for row in rows if not row.is_active or (row.kind != CODE and row.email != row.address)]
    await _set(ctx, void, state=OutboxState.FAILED, problem="no-address")
    letters = [
        Letter(
            row.address,
            MessageView(
                id=row.id,
                key=row.key,
                kind=row.kind,
                member_id=row.member_id,
                topic=None,
                payload=row.payload,
                urgency=int(Urgency.PERSONAL),
                due_at=row.due_at,
                attempts=row.attempts + 1,
                chat_id=row.telegram_id,
                thread_id=None,
                locale=row.locale or row.team_locale or SYSTEM.locale,
                zone=row.zone or row.team_zone or SYSTEM.zone,
            ),
        )
        for row in rows
        if row.id not in set(void)
    ]
    claimed = [letter.message.id for letter in letters]
    await _set(ctx, claimed, state=OutboxState.SENDING, attempts=MailMessage.attempts + 1)
    return letters


async def release_letters(ctx: Writing) -> None:
    """Have everything sent again that was under way at a kill; for the start of the one postman."""
    ctx.require(Permission.SYSTEM)
    under_way = MailMessage.state == OutboxState.SENDING
    await ctx.execute(update(MailMessage).where(under_way).values(state=OutboxState.WAITING))


async def note_posted(ctx: Writing, letter: Letter) -> None:
    """It was taken by the mail server, or has nothing to say any more. What it carried is not kept."""
    ctx.require(Permission.SYSTEM)
    sent = {"state": OutboxState.SENT, "sent_at": ctx.clock(), "payload": {}, "problem": None}
    await _set(ctx, [letter.message.id], **sent)


async def note_unposted(ctx: Writing, letter: Letter, problem: str, *, for_good: bool) -> None:
    """It was not taken: it is tried again later and later, or given up. The member hears once a day of the latter."""
    ctx.require(Permission.SYSTEM)
    message = letter.message
    if not for_good and message.attempts <= len(WAITS):
        later = ctx.clock() + WAITS[message.attempts - 1]
        await _set(ctx, [message.id], state=OutboxState.WAITING, due_at=later, problem=problem)
        return
    await _set(ctx, [message.id], state=OutboxState.FAILED, problem=problem, payload={})
    key = f"{REFUSED}:{message.member_id}:{ctx.clock():%Y-%m-%d}"
    await post(ctx, key, REFUSED, member_id=message.member_id, payload={"attempts": message.attempts})


async def tidy_letters(ctx: Writing) -> None:
    """Remove what ended thirty days ago."""
    ctx.require(Permission.SYSTEM)
    ended = MailMessage.state.in_([OutboxState.SENT, OutboxState.FAILED])
    await ctx.execute(delete(MailMessage).where(ended, MailMessage.due_at <= ctx.clock() - MEMORY))


async def _set(ctx: Writing, ids: list[int], **values: object) -> None:
    if ids:
        await ctx.execute(update(MailMessage).where(among(ctx.dialect, MailMessage.id, ids)).values(**values))
