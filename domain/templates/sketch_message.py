"""A template for one client, seen before it is sent: what goes out is what was shown, word for word."""

from datetime import timedelta

from sqlalchemy import delete, select

from domain.accounts.tables import Account
from domain.actions.errors import UnreachableError
from domain.actions.send_message import send_message
from domain.actions.senders import senders_for
from domain.actions.tables import Reason
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.access import visible_clients
from domain.clients.load_client import load_client
from domain.clients.tables import Client
from domain.enclosures.queries import list_enclosures
from domain.journal.boundary import Reading, Writing
from domain.templates.draw_text import draw_text
from domain.templates.errors import SketchSentError
from domain.templates.mark_template import note_used
from domain.templates.queries import get_template
from domain.templates.rules import varies
from domain.templates.tables import MessageTemplate, Sketch
from domain.templates.views import SketchView
from domain.texts.parse import parse
from domain.texts.rules import MESSAGE_LENGTH, text_length

#: So long a message that was shown can be sent, and is remembered as sent.
KEPT_FOR = timedelta(days=30)


async def sketch_message(ctx: Writing, client_id: int, template_id: int) -> Sketch:
    """The template's text for this client, from the community that wrote to the client last.

    Raises `NotFoundError`, `UnreachableError`, `ValueMissingError` if something is not known that the text needs.
    """
    await load_client(ctx, client_id)
    template = await get_template(ctx, template_id)
    senders = await senders_for(ctx, client_id)
    if not senders:
        raise NotFoundError(what="account")
    return await ctx.add(
        Sketch(
            member_id=ctx.actor.member_id,
            client_id=client_id,
            account_id=senders[0].id,
            template_id=template_id,
            text=await draw_text(ctx, client_id, template.text, senders[0].name),
            enclosure_ids=list(template.enclosure_ids),
            made_at=ctx.clock(),
        )
    )


async def redraw_sketch(ctx: Writing, sketch_id: int) -> Sketch:
    """Another text of the same template, as it is now. Raises as above, and `SketchSentError`."""
    sketch = await _open(ctx, sketch_id)
    template = await get_template(ctx, sketch.template_id)
    community, before = await _name_of(ctx, sketch.account_id), sketch.text
    sketch.text = await draw_text(ctx, sketch.client_id, template.text, community, unlike=before)
    sketch.enclosure_ids = list(template.enclosure_ids)
    await ctx.session.flush()
    return sketch


async def send_from(ctx: Writing, sketch_id: int) -> Sketch:
    """Let the next of the communities write that may. Raises as above."""
    sketch = await _open(ctx, sketch_id)
    senders = await senders_for(ctx, sketch.client_id)
    ids = sorted(each.id for each in senders)
    if not ids:
        raise NotFoundError(what="account")
    sketch.account_id = next((key for key in ids if key > sketch.account_id), ids[0])
    await ctx.session.flush()
    # The text may name the community.
    return await redraw_sketch(ctx, sketch_id)


async def write_sketch(ctx: Writing, sketch_id: int, text: str) -> Sketch:
    """Put these words in the place of the template's. Raises as above, and `InvalidValueError`."""
    sketch = await _open(ctx, sketch_id)
    if not text.strip():
        raise InvalidValueError(field="text", reason="empty")
    if text_length(text) > MESSAGE_LENGTH:
        raise InvalidValueError(field="text", reason="too-long", longest=MESSAGE_LENGTH)
    sketch.text = text
    await ctx.session.flush()
    return sketch


async def send_sketch(ctx: Writing, sketch_id: int) -> int:
    """Send it as it was shown, by the ledger of messages; gives the action's id.

    Raises `NotFoundError`, `UnreachableError`, and `SketchSentError` for the second press of two.
    """
    sketch = await _open(ctx, sketch_id)
    sketch.action_id = await send_message(
        ctx,
        sketch.client_id,
        sketch.account_id,
        sketch.text,
        template_id=sketch.template_id,
        enclosure_ids=sketch.enclosure_ids,
    )
    await note_used(ctx, sketch.template_id)
    return sketch.action_id


async def get_sketch(ctx: Reading, sketch_id: int) -> SketchView:
    """One of the actor's own, and whether it can be sent at this moment. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(
        select(
            *(Sketch.id, Sketch.client_id, Client.name, Sketch.account_id, Account.name, Sketch.template_id),
            *(MessageTemplate.name, Sketch.text, Sketch.enclosure_ids, Sketch.action_id, MessageTemplate.text),
        )
        .join(Client, Client.id == Sketch.client_id)
        .join(Account, Account.id == Sketch.account_id)
        .join(MessageTemplate, MessageTemplate.id == Sketch.template_id)
        .where(Sketch.id == sketch_id, Sketch.member_id == ctx.actor.member_id, visible_clients(ctx.actor))
    )
    if row is None:
        raise NotFoundError(what="sketch")
    key, client_id, client, account_id, account, template_id, template, text, enclosure_ids, action_id, source = row
    senders, reason = 0, None
    try:
        senders = len(await senders_for(ctx, client_id))
    except UnreachableError as error:
        reason = Reason(str(error.data["reason"]))
    enclosures = tuple(await list_enclosures(ctx, enclosure_ids))
    own = (key, client_id, client, account_id, account, template_id, template, text)
    return SketchView(*own, enclosures, action_id, senders, varies(parse(source)), reason)


async def forget_sketches(ctx: Writing, limit: int = 500) -> int:
    """Let go of those that were not sent within a month, and of what was sent then; gives how many."""
    ctx.require(Permission.SYSTEM)
    since = ctx.clock() - KEPT_FOR
    old = select(Sketch.id).where(Sketch.made_at < since).order_by(Sketch.id).limit(limit)
    found = await ctx.execute(delete(Sketch).where(Sketch.id.in_(old)).returning(Sketch.id))
    return len(found.all())


async def _open(ctx: Writing, sketch_id: int) -> Sketch:
    """One of the actor's own that was not sent yet, its client still in sight."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(Sketch).where(Sketch.id == sketch_id, Sketch.member_id == ctx.actor.member_id).with_for_update()
    sketch = (await ctx.session.execute(query)).scalar_one_or_none()
    if sketch is None:
        raise NotFoundError(what="sketch")
    await load_client(ctx, sketch.client_id)
    if sketch.action_id is not None:
        raise SketchSentError
    return sketch


async def _name_of(ctx: Reading, account_id: int) -> str:
    return str(await ctx.scalar(select(Account.name).where(Account.id == account_id)))
