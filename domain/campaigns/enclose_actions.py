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
    enclosed = {action.id: await _of(ctx, templates, action) for action in claim.actions}
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


async def _of(ctx: Reading, templates: Templates, action: ClaimedAction) -> tuple[int, ...]:
    if action.kind is not ActionKind.MESSAGE or action.job_id is None or action.text is not None:
        return action.enclosure_ids
    return await templates.enclosed_by(ctx, action.job_id)
