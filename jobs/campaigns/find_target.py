"""What a like or a comment is about, settled before anything is done: a repeat must meet the same."""

from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction, Outcome
from jobs.campaigns.desk import Desk, person_of
from jobs.campaigns.pages import Target


async def find_target(desk: Desk, action: ClaimedAction, *, to_comment: bool = False) -> Target | Outcome:
    """The post or photo that the ledger keeps or, the first time, the page shows; or why there is nothing to do."""
    if action.target is not None:
        return Target.of(action.target)
    found = await desk.pages.find(
        lambda method, params: desk.call(method, params, action), person_of(action), action.object or "avatar"
    )
    if isinstance(found, Reason):
        return Outcome(action.id, ActionState.SKIPPED, found)
    if to_comment and not found.takes_comments:
        return Outcome(action.id, ActionState.SKIPPED, Reason.COMMENTS_CLOSED)
    if not await desk.commit(action.id, found.name):
        return Outcome(action.id, ActionState.PLANNED, maybe_since=action.maybe_since)
    return Target.of(found.name)
