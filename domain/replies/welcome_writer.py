"""Somebody unknown writes: a card for the person, if the team wants that."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from domain.accounts.tables import Account
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.add_client import add_client
from domain.clients.edit_client import set_category
from domain.clients.kinds import ChannelKind, SourceKind
from domain.clients.tables import Category, Channel
from domain.consent.queries import list_stopped
from domain.conversations.tables import Conversation
from domain.enrichment.rules import EnrichCounts
from domain.enrichment.take_answers import Answers, take_answers
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import Stage
from domain.journal.boundary import Reading, Writing
from domain.replies.holder import holder_of
from domain.replies.queries import get_conversation
from domain.replies.tables import Welcome
from domain.replies.views import WelcomeView
from domain.vk.profile import Profile

WELCOME_ID = 1


@dataclass(frozen=True, slots=True)
class Strangers:
    """Addresses without a live card: those who get one, and those of whom the network's name is still to be asked."""

    to_welcome: frozenset[str]
    to_name: frozenset[str]


async def list_strangers(ctx: Reading, account_id: int, addresses: Collection[str]) -> Strangers:
    """Who of these has no card. Nobody on the stop-list gets one: an erased person must not come back by writing."""
    ctx.require(Permission.SYSTEM)
    if not addresses:
        return Strangers(frozenset(), frozenset())
    live = (Channel.kind == ChannelKind.VK, Channel.is_live.is_(True), Channel.address.in_(addresses))
    unknown = set(addresses) - set(await ctx.column(select(Channel.address).where(*live)))
    stopped = {address for _, address in await list_stopped(ctx, [(ChannelKind.VK, each) for each in unknown])}
    named = select(Conversation.address).where(
        Conversation.account_id == account_id, Conversation.address.in_(unknown), Conversation.name.is_not(None)
    )
    wanted = unknown - stopped if (await get_welcome(ctx)).is_on else set()
    to_name = unknown - wanted - set(await ctx.column(named))
    return Strangers(frozenset(wanted), frozenset(to_name | wanted))


async def welcome_writer(ctx: Writing, account_id: int, address: str, profile: Profile | None) -> int | None:
    """A card for this person, filled with what the network shows; None if there is one already.

    Nobody is responsible for it. It gets the category and the stage of the settings, as far as they are still there.
    """
    ctx.require(Permission.SYSTEM)
    if await holder_of(ctx, address) is not None:
        return None
    community = await ctx.scalar(select(Account.name).where(Account.id == account_id))
    client = await add_client(
        ctx,
        (profile.name if profile is not None else None) or address,
        [(ChannelKind.VK, address)],
        source=SourceKind.COMMUNITY,
        traced={"community": community},
        is_told=False,
    )
    wanted = await get_welcome(ctx)
    if wanted.category is not None:
        await set_category(ctx, client.id, wanted.category_id)
    if wanted.stage is not None and wanted.stage_id is not None:
        await set_stage(ctx, client.id, wanted.stage_id)
    if profile is not None:
        await take_answers(ctx, EnrichCounts(), [address], Answers({address: profile}))
    return client.id


async def add_writer(ctx: Writing, conversation_id: int) -> int:
    """A card for whoever writes in this conversation, by hand; the actor becomes responsible. Gives the card.

    One that has been made meanwhile is given as it is. `NotFoundError` if the actor may not see the conversation.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    found = await get_conversation(ctx, conversation_id)
    if found.client_id is not None:
        return found.client_id
    client = await add_client(
        ctx,
        found.person,
        [(ChannelKind.VK, found.address)],
        source=SourceKind.COMMUNITY,
        traced={"community": found.account},
    )
    return client.id


async def get_welcome(ctx: Reading) -> WelcomeView:
    """What becomes of unknown writers: a card, until somebody has decided otherwise."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(
        select(Welcome.is_on, Welcome.category_id, Category.name, Welcome.stage_id, Stage.name)
        .outerjoin(Category, (Category.id == Welcome.category_id) & Category.deleted_at.is_(None))
        .outerjoin(Stage, (Stage.id == Welcome.stage_id) & Stage.deleted_at.is_(None))
        .where(Welcome.id == WELCOME_ID)
    )
    if row is None:
        return WelcomeView(is_on=True, category_id=None, category=None, stage_id=None, stage=None)
    return WelcomeView(*row)


async def set_welcome(
    ctx: Writing, *, is_on: bool | None = None, category_id: int | None = None, stage_id: int | None = None
) -> None:
    """Change what is given; a category or a stage of 0 is none. `NotFoundError` for one that is gone."""
    ctx.require(Permission.SETTINGS)
    row = await ctx.find(Welcome, WELCOME_ID)
    if row is None:
        row = await ctx.add(Welcome(id=WELCOME_ID))
    if is_on is not None:
        row.is_on = is_on
    if category_id is not None:
        row.category_id = await _live(ctx, Category, category_id, "category")
    if stage_id is not None:
        row.stage_id = await _live(ctx, Stage, stage_id, "stage")
    await ctx.session.flush()


async def _live(ctx: Writing, entity: type[Category] | type[Stage], key: int, what: str) -> int | None:
    if key == 0:
        return None
    found = await ctx.find(entity, key)
    if found is None or found.deleted_at is not None:
        raise NotFoundError(what=what)
    return key
