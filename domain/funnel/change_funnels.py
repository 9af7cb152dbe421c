"""The funnels of the settings."""

from collections.abc import Sequence

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind, move
from domain.clients.change_categories import NAME_LENGTH
from domain.clients.folding import fold
from domain.clients.rules import clean_line
from domain.funnel.change_stages import refuse_too_many_stages
from domain.funnel.rules import MOST_FUNNELS
from domain.funnel.tables import Funnel, Stage, StageKind
from domain.journal.boundary import Writing

#: The name, icon and meaning of a stage to be made.
NewStage = tuple[str, str, StageKind]


async def ensure_funnel(ctx: Writing, name: str, stages: Sequence[NewStage]) -> None:
    """Give a new base its first funnel with stages; a base that ever had one is left alone."""
    ctx.require(Permission.SYSTEM)
    if not await ctx.scalar(select(func.count(Funnel.id))):
        await _make(ctx, Funnel(name=name), stages)


async def add_funnel(ctx: Writing, name: str, stages: Sequence[NewStage]) -> Funnel:
    """A new funnel behind the others, with these stages.

    `InvalidValueError` for an empty or too long name, one that another funnel has, or more funnels than can be shown.
    """
    ctx.require(Permission.SETTINGS)
    line = await _free_name(ctx, name)
    if await ctx.scalar(select(func.count(Funnel.id)).where(Funnel.deleted_at.is_(None))) >= MOST_FUNNELS:
        raise InvalidValueError(field="funnel", reason="too-many", longest=MOST_FUNNELS)
    await refuse_too_many_stages(ctx, len(stages))
    last = await ctx.scalar(select(func.max(Funnel.position)).where(Funnel.deleted_at.is_(None)))
    return await _make(ctx, Funnel(name=line, position=behind(last)), stages)


async def rename_funnel(ctx: Writing, funnel_id: int, name: str) -> Funnel:
    """Give a funnel another name; `InvalidValueError` as when it is added."""
    funnel = await _load(ctx, funnel_id)
    funnel.name = await _free_name(ctx, name, but=funnel_id)
    await ctx.session.flush()
    return funnel


async def move_funnel(ctx: Writing, funnel_id: int, *, up: bool) -> None:
    """Swap a funnel with its neighbour; at the edge nothing happens. Imports name the stages of the first one."""
    funnel = await _load(ctx, funnel_id)
    query = select(Funnel).where(Funnel.deleted_at.is_(None)).order_by(Funnel.position, Funnel.id)
    move(list((await ctx.session.execute(query)).scalars()), funnel, up=up)
    await ctx.session.flush()


async def remove_funnel(ctx: Writing, funnel_id: int) -> Funnel:
    """Take a funnel out of use with its stages. Clients keep their places under the surface: undo brings all back."""
    funnel = await _load(ctx, funnel_id)
    stages = select(Stage).where(Stage.funnel_id == funnel_id, Stage.deleted_at.is_(None))
    for stage in (await ctx.session.execute(stages)).scalars():
        stage.deleted_at = ctx.clock()
    funnel.deleted_at = ctx.clock()
    await ctx.session.flush()
    return funnel


async def _make(ctx: Writing, funnel: Funnel, stages: Sequence[NewStage]) -> Funnel:
    await ctx.add(funnel)
    for position, (name, icon, kind) in enumerate(stages):
        ctx.session.add(Stage(funnel_id=funnel.id, name=name, icon=icon, kind=kind, position=position))
    await ctx.session.flush()
    return funnel


async def _free_name(ctx: Writing, name: str, *, but: int | None = None) -> str:
    """The name on one line, unless another funnel has it: two of one name could not be told apart on a button."""
    line = clean_line(name, field="name", longest=NAME_LENGTH)
    for key, known in await ctx.rows(select(Funnel.id, Funnel.name).where(Funnel.deleted_at.is_(None))):
        if key != but and fold(known) == fold(line):
            raise InvalidValueError(field="name", reason="taken")
    return line


async def _load(ctx: Writing, funnel_id: int) -> Funnel:
    ctx.require(Permission.SETTINGS)
    funnel = await ctx.find(Funnel, funnel_id)
    if funnel is None or funnel.deleted_at is not None:
        raise NotFoundError(what="funnel")
    return funnel
