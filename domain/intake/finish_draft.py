"""A client to be becomes a card, or turns out to be a card that is there already."""

from dataclasses import dataclass

from domain.attachments.attach_file import attach_file
from domain.base.actor import Permission
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_channels import add_channel
from domain.clients.change_sources import add_source
from domain.clients.edit_client import set_category
from domain.clients.kinds import ClientKind
from domain.clients.names import looks_like_company
from domain.clients.queries import get_card
from domain.funnel.set_stage import set_stage
from domain.intake.change_draft import load_draft
from domain.intake.errors import NamelessError
from domain.intake.new_client import NewClient
from domain.intake.queries import is_there
from domain.journal.boundary import Writing


@dataclass(frozen=True, slots=True)
class Finished:
    """The card, and whether a file is still to be fetched for it."""

    client_id: int
    has_file: bool


async def add_drafted(ctx: Writing, draft_id: int) -> Finished:
    """Add the client with all that was said. Twice is once: the second time gives the same card.

    Raises `NotFoundError`, `NamelessError`, `AddressTakenError` (of a VK page on another live card).
    """
    ctx.require(Permission.EDIT_CLIENTS)
    draft = await load_draft(ctx, draft_id)
    new = NewClient.from_json(draft.body)
    if draft.client_id is not None and await is_there(ctx, draft.client_id):
        return Finished(draft.client_id, has_file=False)
    if not new.shown_name:
        raise NamelessError
    kind = ClientKind.COMPANY if looks_like_company(new.shown_name) else ClientKind.PERSON
    client = await add_client(ctx, new.shown_name, new.channels, kind=kind, source=new.source)
    if new.category_id is not None:
        await set_category(ctx, client.id, new.category_id)
    if new.stage_id is not None:
        await set_stage(ctx, client.id, new.stage_id)
    await _bring(ctx, new, client.id)
    draft.client_id = client.id
    await ctx.session.flush()
    return Finished(client.id, has_file=new.file is not None)


async def take_into(ctx: Writing, draft_id: int, client_id: int) -> Finished:
    """It is this client: what came with the person goes onto the card, with the addresses that it lacks.

    Somebody who was only typed changes nothing there. Twice is once. Raises `NotFoundError`, `AddressTakenError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    draft = await load_draft(ctx, draft_id)
    new = NewClient.from_json(draft.body)
    card = await get_card(ctx, client_id)
    if draft.client_id is not None or not new.came_by_itself:
        return Finished(client_id, has_file=False)
    held = {(each.kind, each.address) for each in card.channels}
    for kind, address in new.channels:
        if (kind, address) not in held:
            await add_channel(ctx, client_id, kind, address)
    await add_source(ctx, client_id, new.source)
    await _bring(ctx, new, client_id)
    draft.client_id = client_id
    await ctx.session.flush()
    return Finished(client_id, has_file=new.file is not None)


async def _bring(ctx: Writing, new: NewClient, client_id: int) -> None:
    if new.note:
        await add_note(ctx, client_id, new.note)
    if new.file is not None:
        await attach_file(ctx, client_id, new.file)
