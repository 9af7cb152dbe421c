"""The picture of the company: a file that is kept for good."""

from domain.base.actor import Permission
from domain.files.expect_file import expect_file
from domain.files.tables import FileKind
from domain.files.views import FileView
from domain.journal.boundary import Writing
from domain.team.finding import lock_team


async def set_logo(ctx: Writing, name: str, size: int, telegram_file_id: str) -> FileView:
    """Take a photo that is still at Telegram as the logo; undo brings the one before it back."""
    ctx.require(Permission.SETTINGS)
    team = await lock_team(ctx)
    file = await expect_file(ctx, name, size, telegram_file_id, FileKind.LOGO)
    team.logo_file_id = file.id
    return file


async def remove_logo(ctx: Writing) -> None:
    """Show none; undo brings it back."""
    ctx.require(Permission.SETTINGS)
    team = await lock_team(ctx)
    team.logo_file_id = None
