"""The stages of a funnel, in the settings."""

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind, move
from domain.clients.change_categories import ICON_LENGTH, NAME_LENGTH
from domain.clients.rules import clean_line
from domain.funnel.move_clients import empty_stage
from domain.funnel.rules import LONGEST_RHYTHM, MOST_STAGES
from domain.funnel.tables import Funnel, Stage, StageColour, StageKind
from domain.journal.boundary import Writing
from domain.team.set_stuck_days import STUCK_DAYS


async def add_stage(ctx: Writing, funnel_id: int, name: str, icon: str = "", kind: StageKind = StageKind.OPEN) -> Stage:
    """A new stage at the end of the funnel; `InvalidValueError` for more than can be shown at once."""
    ctx.require(Permission.SETTINGS)
    await refuse_too_many_stages(ctx, 1)
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
            position=behind(last),
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


async def colour_stage(ctx: Writing, stage_id: int, colour: StageColour | None) -> Stage:
    """Give a stage a colour on the board; None leaves it to its meaning."""
    stage = await _load(ctx, stage_id)
    stage.colour = colour
    await ctx.session.flush()
    return stage


async def set_rhythm(ctx: Writing, stage_id: int, days: int | None) -> Stage:
    """How many days at most should lie between two touches of a client on this stage; None takes the rhythm away."""
    stage = await _load(ctx, stage_id)
    if days is not None and not 1 <= days <= LONGEST_RHYTHM:
        raise InvalidValueError(field="days", reason="range")
    stage.touch_every = days
    await ctx.session.flush()
    return stage


async def set_stuck_after(ctx: Writing, stage_id: int, days: int | None) -> Stage:
    """After how many days a client on this stage is stuck; None leaves it to the team's measure."""
    stage = await _load(ctx, stage_id)
    if days is not None and days not in STUCK_DAYS:
        raise InvalidValueError(field="days", reason="range")
    stage.stuck_after = days
    await ctx.session.flush()
    return stage


async def move_stage(ctx: Writing, stage_id: int, *, up: bool) -> None:
    """Swap a stage with its neighbour; at the edge nothing happens."""
    stage = await _load(ctx, stage_id)
    in_order = select(Stage).where(Stage.funnel_id == stage.funnel_id, Stage.deleted_at.is_(None))
    move(
        list((await ctx.session.execute(in_order.order_by(Stage.position, Stage.id))).scalars()),
        stage,
        up=up,
    )
    await ctx.session.flush()


async def remove_stage(ctx: Writing, stage_id: int, *, move_to: int | None = None) -> Stage:
    """Take a stage out of use, and its clients to another stage of the funnel if one is named.

    Otherwise clients keep the mark under the surface; undo brings everything back either way. `NotFoundError` if the
    other stage is gone or belongs to another funnel.
    """
    stage = await _load(ctx, stage_id)
    if move_to is not None:
        target = await _load(ctx, move_to)
        if target.funnel_id != stage.funnel_id or target.id == stage.id:
            raise NotFoundError(what="stage")
        await empty_stage(ctx, stage.id, target.id)
    stage.deleted_at = ctx.clock()
    await ctx.session.flush()
    return stage


async def refuse_too_many_stages(ctx: Writing, more: int) -> None:
    """Raise `InvalidValueError` if so many more stages would be more than can be shown at once."""
    ctx.require(Permission.SETTINGS)
    if await ctx.scalar(select(func.count(Stage.id)).where(Stage.deleted_at.is_(None))) + more > MOST_STAGES:
        raise InvalidValueError(field="stage", reason="too-many", longest=MOST_STAGES)


async def _load(ctx: Writing, stage_id: int) -> Stage:
    ctx.require(Permission.SETTINGS)
    stage = await ctx.find(Stage, stage_id)
    if stage is None or stage.deleted_at is not None:
        raise NotFoundError(what="stage")
    return stage
