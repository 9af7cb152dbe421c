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
    """The parsed texts of campaigns. A launched campaign's text never changes."""

    def __init__(self) -> None:
        self._known: dict[int, Template | None] = {}

    async def of_job(self, ctx: Reading, job_id: int) -> Template | None:
        """The text that this job sends; None for friend requests without one."""
        ctx.require(Permission.SYSTEM)
        if job_id not in self._known:
            text = (await campaign_of_job(ctx, job_id)).text
            self._known[job_id] = parse(text) if text else None
        return self._known[job_id]


async def render_actions(
    ctx: Reading, templates: Templates, actions: Sequence[ClaimedAction], *, community: str
) -> dict[int, str | Reason]:
    """The text of each action by its id, or why there is none: the reader lacks a value since the start."""
    ctx.require(Permission.SYSTEM)
    clients = {action.client_id for action in actions if action.client_id is not None and action.text is None}
    people = await list_people(ctx, clients, community=community) if clients else {}
    texts: dict[int, str | Reason] = {}
    for action in actions:
        if action.text is not None:
            texts[action.id] = action.text
        elif action.kind is ActionKind.LIKE:
            texts[action.id] = ""
        elif action.job_id is None or action.client_id is None:
            texts[action.id] = Reason.CARD_GONE
        else:
            template = await templates.of_job(ctx, action.job_id)
            if template is None:
                texts[action.id] = ""
                continue
            try:
                texts[action.id] = render(template, people.get(action.client_id, Person()), action.random_id)
            except ValueMissingError:
                texts[action.id] = Reason.VALUE_MISSING
    return texts
