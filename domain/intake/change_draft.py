"""A client to be: begin, and say more of them."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import delete, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.rules import NAME_LENGTH, NOTE_LENGTH, clean_line
from domain.clients.said_person import SaidPerson
from domain.clients.tables import Category
from domain.funnel.tables import Stage
from domain.intake.new_client import NewClient
from domain.intake.tables import ClientDraft
from domain.journal.boundary import Writing

#: Nobody comes back to an older one.
LIFETIME = timedelta(days=30)


async def begin_intake(ctx: Writing, new: NewClient) -> int:
    """Keep what is known of somebody as the actor's own draft, for 30 days; gives its id."""
    ctx.require(Permission.EDIT_CLIENTS)
    now, mine = ctx.clock(), ClientDraft.member_id == ctx.actor.member_id
    await ctx.execute(delete(ClientDraft).where(mine, ClientDraft.made_at < now - LIFETIME))
    body = replace(new, name=new.name[:NAME_LENGTH], note=new.note[:NOTE_LENGTH]).to_json()
    draft = await ctx.add(ClientDraft(member_id=ctx.actor.member_id, body=body, made_at=now))
    return draft.id


async def tell_more(ctx: Writing, draft_id: int, said: SaidPerson) -> NewClient:
    """A name takes the place of the one before, addresses come to those that are there, the rest becomes a note."""
    ctx.require(Permission.EDIT_CLIENTS)
    draft = await load_draft(ctx, draft_id)
    new = NewClient.from_json(draft.body).with_channels(said.channels)
    if said.name:
        new = replace(new, name=clean_line(said.name, field="name"))
    if said.rest:
        new = replace(new, note="\n".join(part for part in (new.note, said.rest) if part)[:NOTE_LENGTH])
    return await _keep(ctx, draft, new)


async def drop_channel(ctx: Writing, draft_id: int, place: int) -> NewClient:
    """Take away the address at this place; one that isn't there is no error."""
    ctx.require(Permission.EDIT_CLIENTS)
    draft = await load_draft(ctx, draft_id)
    new = NewClient.from_json(draft.body)
    left = tuple(each for number, each in enumerate(new.channels) if number != place)
    return await _keep(ctx, draft, replace(new, channels=left))


async def choose_category(ctx: Writing, draft_id: int, category_id: int | None) -> NewClient:
    """The category to come into, None for none. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    draft = await load_draft(ctx, draft_id)
    if category_id is not None:
        await _exists(ctx, Category, category_id, "category")
    return await _keep(ctx, draft, replace(NewClient.from_json(draft.body), category_id=category_id))


async def choose_stage(ctx: Writing, draft_id: int, stage_id: int | None) -> NewClient:
    """The stage to begin on, None for none. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    draft = await load_draft(ctx, draft_id)
    if stage_id is not None:
        await _exists(ctx, Stage, stage_id, "stage")
    return await _keep(ctx, draft, replace(NewClient.from_json(draft.body), stage_id=stage_id))


async def load_draft(ctx: Writing, draft_id: int) -> ClientDraft:
    """The actor's own draft, for editing. `NotFoundError` for anybody else's."""
    ctx.require(Permission.EDIT_CLIENTS)
    draft = await ctx.find(ClientDraft, draft_id)
    if draft is None or draft.member_id != ctx.actor.member_id:
        raise NotFoundError(what="draft")
    return draft


async def _keep(ctx: Writing, draft: ClientDraft, new: NewClient) -> NewClient:
    draft.body = new.to_json()
    await ctx.session.flush()
    return new


async def _exists(ctx: Writing, entity: type[Category] | type[Stage], key: int, what: str) -> None:
    if await ctx.scalar(select(entity.id).where(entity.id == key, entity.deleted_at.is_(None))) is None:
        raise NotFoundError(what=what)
