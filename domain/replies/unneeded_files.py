"""Files that went along with messages, and that nothing names any more."""

from sqlalchemy import or_, select

from domain.actions.tables import Action, ActionState
from domain.attachments.rules import UNDO_TIME
from domain.base.actor import Permission
from domain.base.views import columns_of
from domain.campaigns.tables import Campaign
from domain.enclosures.tables import Enclosure
from domain.files.tables import FileState, StoredFile
from domain.files.views import FileView
from domain.journal.boundary import Reading
from domain.replies.tables import Reply
from domain.templates.tables import MessageTemplate, Sketch


async def list_unneeded_files(ctx: Reading, limit: int = 100) -> list[FileView]:
    """Files of enclosures whose bytes may go: none of the templates and campaigns has them, nor a message on its way.

    What was put in, written or removed within `UNDO_TIME` stays, for an undo or another try. A campaign may be begun
    anew, so it keeps its own.
    """
    ctx.require(Permission.SYSTEM)
    since = ctx.clock() - UNDO_TIME
    here = (StoredFile.state == FileState.HERE, Enclosure.added_at < since)
    query = select(Enclosure.id, *columns_of(StoredFile, FileView)).join(StoredFile, StoredFile.id == Enclosure.file_id)
    old = await ctx.rows(query.where(*here).order_by(Enclosure.id))
    if not old:
        return []
    is_open = Action.state.in_([ActionState.PLANNED, ActionState.SENDING])
    living = or_(MessageTemplate.deleted_at.is_(None), MessageTemplate.deleted_at > since)
    named = (
        select(MessageTemplate.enclosure_ids).where(living),
        select(Campaign.enclosure_ids),
        select(Sketch.enclosure_ids),
        select(Reply.enclosure_ids).where(Reply.written_at > since),
        select(Action.enclosure_ids).where(is_open, Action.enclosure_ids.is_not(None)),
    )
    needed = {key for each in named for keys in await ctx.column(each) for key in keys}
    return [FileView(*file) for key, *file in old if key not in needed][:limit]
