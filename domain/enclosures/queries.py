"""What goes along with messages, and where VK has it already."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from domain.base.actor import Permission
from domain.enclosures.tables import Enclosure, EnclosureUpload
from domain.enclosures.views import EnclosureView
from domain.files.tables import StoredFile
from domain.journal.boundary import Reading


async def list_enclosures(ctx: Reading, enclosure_ids: Collection[int]) -> list[EnclosureView]:
    """These enclosures in the order of the ids; what the actor may see of them is asked where the ids come from."""
    ctx.require(Permission.EDIT_CLIENTS)
    if not enclosure_ids:
        return []
    columns = (Enclosure.id, Enclosure.kind, Enclosure.name)
    stored = (StoredFile.size, StoredFile.state, StoredFile.path, StoredFile.telegram_file_id)
    query = select(*columns, *stored).join(StoredFile, StoredFile.id == Enclosure.file_id)
    rows = await ctx.rows(query.where(Enclosure.id.in_(list(enclosure_ids))))
    found = {row.id: EnclosureView(*row) for row in rows}
    return [found[key] for key in enclosure_ids if key in found]


async def uploads_of(ctx: Reading, account_id: int, enclosure_ids: Collection[int]) -> Mapping[int, str]:
    """How VK names those of the enclosures that this account has brought there, by id."""
    ctx.require(Permission.SYSTEM)
    query = select(EnclosureUpload.enclosure_id, EnclosureUpload.attachment).where(
        EnclosureUpload.account_id == account_id, EnclosureUpload.enclosure_id.in_(list(enclosure_ids))
    )
    return dict(await ctx.rows(query))
