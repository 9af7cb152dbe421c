"""The funnels and stages of the settings."""

from collections.abc import Sequence

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.change_categories import ICON_LENGTH, NAME_LENGTH
from domain.clients.rules import clean_line
from domain.funnel.tables import Funnel, Stage, StageKind
from domain.journal.boundary import Writing


async def ensure_funnel(ctx: Writing, name: str, stages: Sequence[tuple[str, str, StageKind]]) -> None:
    """Give a new base its first funnel with stages (name, icon, kind); a base that ever had one is left alone."""
    ctx.require(Permission.SYSTEM)
    if await ctx.scalar(select(func.count(Funnel.id))):
        return
    funnel = await ctx.add(Funnel(name=name))
    for position, (stage, icon, kind) in enumerate(stages):
        ctx.session.add(Stage(funnel_id=funnel.id, name=stage, icon=icon, kind=kind, position=position))
    await ctx.session.flush()


async def add_stage(ctx: Writing, funnel_id: int, name: str, icon: str = "", kind: StageKind = StageKind.OPEN) -> Stage:
    """A new stage at the end of the funnel."""
    ctx.require(Permission.SETTINGS)
    funnel = await ctx.find(Funnel, funnel_id)
    if funnel is None or funnel.deleted_at is not None:
        raise NotFoundError(what="funnel")
    last = await ctx.scalar(select(func.max(Stage.position)).where(Stage.funnel_id == funnel_id))
    return await ctx.add(
        Stage(
            funnel_id=funnel_id,
            name=clean_line(name, field="name", longest=NAME_LENGTH),
            icon=icon.strip()[:ICON_LENGTH],
            kind=kind,
            position=0 if last is None else last + 1,
        )
    )


async def edit_stage(
    ctx: Writing, stage_id: int, *, name: str | None = None, icon: str | None = None, kind: StageKind | None = None
) -> Stage:
    """Give a stage another name, icon or meaning."""
    stage = await _load(ctx, stage_id)
    if name is not None:
        stage.name = clean_line(name, field="name", longest=NAME_LENGTH)
    if icon is not None:
        stage.icon = icon.strip()[:ICON_LENGTH]
    if kind is not None:
        stage.kind = kind
    await ctx.session.flush()
    return stage


async def move_stage(ctx: Writing, stage_id: int, *, up: bool) -> None:
    """Swap a stage with its neighbour; at the edge nothing happens."""
    stage = await _load(ctx, stage_id)
    stages = list(
        (
            await ctx.session.execute(
                select(Stage)
                .where(Stage.funnel_id == stage.funnel_id, Stage.deleted_at.is_(None))
                .order_by(Stage.position, Stage.id)
            )
        ).scalars()
    )
    place = stages.index(stage)
    other = place + (-1 if up else 1)
    if 0 <= other < len(stages):
        stages[place], stages[other] = stages[other], stages[place]
        for position, each in enumerate(stages):
            each.position = position
    await ctx.session.flush()


async def remove_stage(ctx: Writing, stage_id: int) -> Stage:
    """Take a stage out of use. Clients on it keep the mark under the surface, so undo brings everything back."""
    stage = await _load(ctx, stage_id)
    stage.deleted_at = ctx.clock()
    await ctx.session.flush()
    return stage


async def _load(ctx: Writing, stage_id: int) -> Stage:
    ctx.require(Permission.SETTINGS)
    stage = await ctx.find(Stage, stage_id)
    if stage is None or stage.deleted_at is not None:
        raise NotFoundError(what="stage")
    return stage
