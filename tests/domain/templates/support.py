"""Templates to begin with, and what is done about them again and again."""

from collections.abc import Collection

from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.base.actor import Actor
from domain.base.database import Database
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.templates.change_series import add_series, put_in_series
from domain.templates.change_templates import add_template
from tests.support.clocks import StillClock

PDF = ReceivedFile(AttachmentKind.DOCUMENT, "Прайс.pdf", 1000, "file-at-telegram")


async def keep(database: Database, actor: Actor, clock: StillClock, *texts: str) -> list[int]:
    """Templates with these texts; their ids."""
    async with writing(database, actor, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        return [(await add_template(ctx, text)).id for text in texts]


async def undo(database: Database, actor: Actor, clock: StillClock, done: Writing) -> None:
    assert done.change_id is not None
    async with writing(database, actor, ChangeKind.UNDONE, clock=clock) as ctx:
        await undo_change(ctx, done.change_id)


async def in_series(ctx: Writing, template_ids: Collection[int]) -> int:
    series = await add_series(ctx, "Знакомство")
    for each in template_ids:
        await put_in_series(ctx, each, series.id)
    return series.id
