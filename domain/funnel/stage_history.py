"""The stages a client has stood on, with how long and by whom."""

from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.funnel.queries import STAGE
from domain.funnel.stays import MoveRow, Stay, fold_stays
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.funnel.views import StageView, StayView
from domain.journal.boundary import Reading
from domain.journal.tables import Change, ChangeRow
from domain.team.tables import Member

#: So many of the latest moves are read: more than a person could follow.
LATEST = 500


async def list_stays(ctx: Reading, client_id: int, *, limit: int = 50) -> list[StayView]:
    """The client's stays in all living funnels, the latest first; nothing of a client the actor may not see."""
    ctx.require(Permission.SEE_CLIENTS)
    columns = (ClientStage.id, ClientStage.funnel_id, ClientStage.stage_id, ClientStage.since, ClientStage.reason)
    standing = await ctx.rows(
        select(*columns)
        .join(Client, Client.id == ClientStage.client_id)
        .where(ClientStage.client_id == client_id, visible_clients(ctx.actor))
    )
    present = {row.id: row._asdict() for row in standing}
    moves: dict[int, list[MoveRow]] = {key: [] for key in present}
    rows = await ctx.rows(
        select(
            ChangeRow.entity_id,
            Change.id,
            Change.undoes_id,
            Change.made_at,
            Change.member_id,
            ChangeRow.operation,
            ChangeRow.before,
        )
        .join(Change, Change.id == ChangeRow.change_id)
        .join(Client, Client.id == ChangeRow.client_id)
        .where(ChangeRow.client_id == client_id, ChangeRow.entity == "client_stage", visible_clients(ctx.actor))
        .order_by(ChangeRow.id.desc())
        .limit(LATEST)
    )
    for entity_id, *move in reversed(rows):
        moves.setdefault(entity_id, []).append(MoveRow(*move))
    stays = [stay for key, one in moves.items() for stay in fold_stays(one, present.get(key))]
    stays.sort(key=lambda stay: stay.since, reverse=True)
    return await _told(ctx, stays[:limit])


async def _told(ctx: Reading, stays: list[Stay]) -> list[StayView]:
    """With the names of today: of a stage that is gone, the last one it had."""
    if not stays:
        return []
    wanted = {stay.stage_id for stay in stays}
    stages: dict[int, Any] = {
        row[0]: row
        for row in await ctx.rows(
            select(*STAGE, Funnel.name)
            .join(Funnel, Funnel.id == Stage.funnel_id)
            .where(Stage.id.in_(wanted), Funnel.deleted_at.is_(None))
        )
    }
    members = dict(await ctx.rows(select(Member.id, Member.name)))
    return [
        StayView(
            funnel=stages[stay.stage_id][-1],
            stage=StageView(*stages[stay.stage_id][:-1]),
            since=stay.since,
            until=stay.until,
            reason=stay.reason,
            member=members.get(stay.member_id or 0),
        )
        for stay in stays
        if stay.stage_id in stages
    ]
