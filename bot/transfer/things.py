"""What of the base an import can give to everybody: its categories, stages and members."""

from bot.kit.viewer import Viewer
from domain.clients.queries import list_categories
from domain.funnel.queries import list_funnels
from domain.team.queries import list_members
from domain.transfer.given import GivenKind
from domain.transfer.options import ImportOptions


async def things_to_give(
    viewer: Viewer, kind: GivenKind, options: ImportOptions
) -> tuple[list[tuple[int, str]], int | None]:
    """Ids with names, and the id that is chosen; of what is said in words there are none."""
    async with viewer.reading() as ctx:
        match kind:
            case GivenKind.CATEGORY:
                categories = await list_categories(ctx)
                return [(one.id, f"{one.icon} {one.name}".strip()) for one in categories], options.category_id
            case GivenKind.STAGE:
                funnels = await list_funnels(ctx)
                several = len(funnels) > 1
                return [
                    (stage.id, f"{funnel.name}: {stage.name}" if several else f"{stage.icon} {stage.name}".strip())
                    for funnel in funnels
                    for stage in funnel.stages
                ], options.stage_id
            case GivenKind.RESPONSIBLE:
                members, actor = await list_members(ctx), viewer.actor
                may = [one for one in members if one.is_active and (actor.sees_all or one.id == actor.member_id)]
                return [(one.id, one.name) for one in may], options.responsible_id
            case GivenKind.TAGS | GivenKind.SOURCE:
                return [], None


async def told_given(viewer: Viewer, kind: GivenKind, options: ImportOptions) -> str:
    """What of this kind is given to everybody, in words; nothing if nothing is."""
    if kind is GivenKind.TAGS:
        return ", ".join(options.tags)
    if kind is GivenKind.SOURCE:
        return options.source
    found, present = await things_to_give(viewer, kind, options)
    if present is None:
        return ""
    return dict(found).get(present) or viewer.words.text("audience-gone")
