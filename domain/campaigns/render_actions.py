"""The texts of claimed actions: the same for every attempt of the same action."""

from collections.abc import Sequence

from domain.accounts.tables import ActionKind
from domain.actions.tables import Reason
from domain.actions.views import ClaimedAction
from domain.base.actor import Permission
from domain.campaigns.queries import campaign_of_job
from domain.journal.boundary import Reading
from domain.texts.errors import ValueMissingError
from domain.texts.markup import Template
from domain.texts.parse import parse
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.variables import Person


class Templates:
    """The parsed texts of campaigns, and what goes along with them. Once launched, neither ever changes."""

    def __init__(self) -> None:
        self._known: dict[int, Template | None] = {}
        self._enclosed: dict[int, tuple[int, ...]] = {}

    async def of_job(self, ctx: Reading, job_id: int) -> Template | None:
        """The text that this job sends; None for friend requests without one."""
        ctx.require(Permission.SYSTEM)
        if job_id not in self._known:
            campaign = await campaign_of_job(ctx, job_id)
            self._known[job_id] = parse(campaign.text) if campaign.text else None
            self._enclosed[job_id] = tuple(campaign.enclosure_ids)
        return self._known[job_id]

    async def enclosed_by(self, ctx: Reading, job_id: int) -> tuple[int, ...]:
        """The enclosures of this job's messages."""
        ctx.require(Permission.SYSTEM)
        await self.of_job(ctx, job_id)
        return self._enclosed[job_id]


async def render_actions(
    ctx: Reading, templates: Templates, actions: Sequence[ClaimedAction], *, community: str
) -> dict[int, str | Reason]:
    """The text of each action by its id, or why there is none: the reader lacks a value since the start."""
    ctx.require(Permission.SYSTEM)
    clients = {action.client_id for action in actions if action.client_id is not None and action.text is None}
    jobs = {action.job_id for action in actions if action.job_id is not None and action.text is None}
    of_jobs = {job_id: await templates.of_job(ctx, job_id) for job_id in jobs}
    cases = {case for template in of_jobs.values() if template is not None for case in template.cases}
    people = await list_people(ctx, clients, community=community, cases=cases) if clients else {}
    texts: dict[int, str | Reason] = {}
    for action in actions:
        if action.text is not None:
            texts[action.id] = action.text
        elif action.kind is ActionKind.LIKE:
            texts[action.id] = ""
        elif action.job_id is None or action.client_id is None:
            texts[action.id] = Reason.CARD_GONE
        else:
            template = of_jobs[action.job_id]
            if template is None:
                texts[action.id] = ""
                continue
            try:
                texts[action.id] = render(template, people.get(action.client_id, Person()), action.random_id)
            except ValueMissingError:
                texts[action.id] = Reason.VALUE_MISSING
    return texts
