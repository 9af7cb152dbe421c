"""What has come of a campaign: row by row for the report, and how many people answered."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from domain.accounts.tables import Account, ActionKind
from domain.actions.tables import Action, ActionState, Reason
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.campaigns.queries import campaign_of_job
from domain.campaigns.rules import LONGEST_TEXT, parse_for
from domain.campaigns.views import CampaignView
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.texts.errors import TextError, ValueMissingError
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.variables import Person
from domain.touches.tables import Touch, TouchKind

#: What the person got, or may have got.
_OUT = (ActionState.DONE, ActionState.SENDING, ActionState.UNSURE)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One act of a campaign. `text` is what was written, None if nothing was (yet).

    `object` is what it was about ("avatar", "post1"), `target` what that is at VK ("photo1_2", "wall1_2").
    `answered_at` is when the person first wrote to us after it.
    """

    action_id: int
    client_id: int | None
    name: str | None
    address: str | None
    account: str
    kind: ActionKind
    object: str | None
    target: str | None
    state: ActionState
    reason: Reason | None
    problem: int | None
    ended_at: datetime | None
    text: str | None
    answered_at: datetime | None


async def list_results(ctx: Reading, job_id: int, *, after: int = 0, limit: int = 1_000) -> list[ResultRow]:
    """The acts of a campaign of the actor's, in their order, behind the action `after`. Raises `NotFoundError`.

    Whoever's card became a part of another one is told as that one. Of a card that the actor may not see (any more)
    name, address, text and answer are left out, but not the line.
    """
    ctx.require(Permission.SEE_CLIENTS)
    campaign = await campaign_of_job(ctx, job_id)
    meant = aliased(Client)
    rows = await ctx.rows(
        select(
            Action.id,
            Client.id.label("client_id"),
            Client.name,
            Action.address,
            Account.name.label("account"),
            Action.kind,
            Action.object,
            Action.target,
            Action.state,
            Action.reason,
            Action.problem,
            Action.ended_at,
            Action.random_id,
        )
        .join(Account, Account.id == Action.account_id)
        .outerjoin(meant, meant.id == Action.client_id)
        .outerjoin(Client, (Client.id == func.coalesce(meant.merged_into_id, meant.id)) & visible_clients(ctx.actor))
        .where(Action.job_id == job_id, Action.id > after)
        .order_by(Action.id)
        .limit(limit)
    )
    texts = await _texts(ctx, campaign, rows)
    answers = await _answers(ctx, rows)
    found = []
    for row in rows:
        is_seen = row.client_id is not None
        found.append(
            ResultRow(
                row.id,
                row.client_id,
                row.name,
                row.address if is_seen else None,
                row.account,
                row.kind,
                row.object,
                row.target if is_seen else None,
                row.state,
                row.reason,
                row.problem,
                row.ended_at,
                texts.get(row.id),
                _first_after(answers.get(row.client_id, ()), row.ended_at) if row.state in _OUT else None,
            )
        )
    return found


async def count_answers(ctx: Reading, job_id: int) -> int:
    """How many people wrote to us after they had got something of this campaign. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    campaign = await campaign_of_job(ctx, job_id)
    if campaign.started_at is None:
        return 0
    # Answers are nobody's own touches, and those since the start are few: an index leads to them.
    answered = (
        select(Touch.client_id)
        .join(Action, (Action.client_id == Touch.client_id) & (Action.job_id == job_id))
        .where(
            Touch.member_id.is_(None),
            Touch.happened_at > campaign.started_at,
            Touch.kind == TouchKind.ANSWERED,
            Touch.deleted_at.is_(None),
            Action.state == ActionState.DONE,
            Touch.happened_at >= Action.ended_at,
        )
        .distinct()
    )
    return int(await ctx.scalar(select(func.count()).select_from(answered.subquery())))


async def _texts(ctx: Reading, campaign: CampaignView, rows: Collection[Any]) -> dict[int, str]:
    """What was written, by action: the lot of each text stands in its key, so it comes out the same."""
    if campaign.kind not in LONGEST_TEXT or not campaign.text:
        return {}
    try:
        template = parse_for(campaign.kind, campaign.text)
    except TextError:
        return {}
    sent = [row for row in rows if row.state in _OUT and row.client_id is not None]
    people = await list_people(ctx, {row.client_id for row in sent}, cases=template.cases)
    texts = {}
    for row in sent:
        person = people.get(row.client_id, Person())
        try:
            texts[row.id] = render(template, replace(person, community=row.account), row.random_id)
        except ValueMissingError:
            continue
    return texts


async def _answers(ctx: Reading, rows: Collection[Any]) -> dict[int, list[datetime]]:
    """When these people wrote to us since the first of the acts, in order."""
    sent = [row for row in rows if row.state in _OUT and row.ended_at is not None and row.client_id is not None]
    if not sent:
        return {}
    query = select(Touch.client_id, Touch.happened_at).where(
        among(ctx.dialect, Touch.client_id, sorted({row.client_id for row in sent})),
        Touch.kind == TouchKind.ANSWERED,
        Touch.deleted_at.is_(None),
        Touch.happened_at >= min(row.ended_at for row in sent),
    )
    found: dict[int, list[datetime]] = {}
    for client_id, moment in await ctx.rows(query.order_by(Touch.happened_at)):
        found.setdefault(client_id, []).append(moment)
    return found


def _first_after(moments: Collection[datetime], ended_at: datetime | None) -> datetime | None:
    return next((moment for moment in moments if ended_at is not None and moment >= ended_at), None)
