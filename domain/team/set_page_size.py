"""Choose how long the own lists are."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import own_member
from domain.team.rules import checked_page_size


async def set_page_size(ctx: Writing, size: int) -> None:
    """Set how many clients a page of the acting member's lists shows, 5 to 30. Raises `InvalidValueError`."""
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    member.page_size = checked_page_size(size)
