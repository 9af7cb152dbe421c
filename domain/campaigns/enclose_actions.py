"""What goes along with claimed actions, and how the account names it at VK if it is there already."""

from dataclasses import replace

from domain.accounts.tables import ActionKind
from domain.actions.views import Claim, ClaimedAction
from domain.base.actor import Permission
from domain.campaigns.render_actions import Templates
from domain.enclosures.queries import uploads_of
from domain.journal.boundary import Reading


async def enclose_actions(ctx: Reading, templates: Templates, claim: Claim, account_id: int) -> Claim:
    """The same claim with the enclosures of each action; those that VK has not got yet leave `attachment` empty."""
    ctx.require(Permission.SYSTEM)
    jobs = {job_id for action in claim.actions if (job_id := _giving_job(action)) is not None}
    of_jobs: dict[int | None, tuple[int, ...]] = {job_id: await templates.enclosed_by(ctx, job_id) for job_id in jobs}
    enclosed = {action.id: of_jobs.get(_giving_job(action), action.enclosure_ids) for action in claim.actions}
    wanted = {key for keys in enclosed.values() for key in keys}
    if not wanted:
        return claim
    known = await uploads_of(ctx, account_id, wanted)
    return replace(
        claim,
        actions=tuple(
            replace(action, enclosure_ids=keys, attachment=",".join(names) if len(names) == len(keys) else "")
            for action in claim.actions
            for keys in [enclosed[action.id]]
            for names in [[known[key] for key in keys if key in known]]
        ),
    )


def _giving_job(action: ClaimedAction) -> int | None:
    """The job whose campaign says what goes along with it; None if it has its own."""
    return action.job_id if action.kind is ActionKind.MESSAGE and action.text is None else None
