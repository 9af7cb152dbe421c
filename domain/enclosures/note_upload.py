"""Remember how VK names what an account has brought there."""

from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.enclosures.tables import EnclosureUpload
from domain.journal.boundary import Writing


async def note_upload(ctx: Writing, enclosure_id: int, account_id: int, attachment: str) -> None:
    """From now on the account names the enclosure so; brought twice, the later name counts."""
    ctx.require(Permission.SYSTEM)
    row = {
        "enclosure_id": enclosure_id,
        "account_id": account_id,
        "attachment": attachment,
        "uploaded_at": ctx.clock(),
    }
    query = insert_into(ctx.dialect, EnclosureUpload)
    new = {"attachment": query.excluded.attachment, "uploaded_at": query.excluded.uploaded_at}
    await ctx.execute(query.on_conflict_do_update(index_elements=["enclosure_id", "account_id"], set_=new), [row])
