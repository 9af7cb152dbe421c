"""Bulk edits: what is to be done with whom, kept from the dry run on, so that a button of 64 bytes can name it."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Data, Key, Moment, Short


class BulkEdit(Base):
    """One operation on one audience. It never changes, so that an old button does what its message says.

    `job_id` is the job that does it, once somebody has started it.
    """

    __tablename__ = "bulk_edit"

    id: Mapped[Key]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    audience: Mapped[Data]
    operation: Mapped[Short]
    parameters: Mapped[Data]
    made_at: Mapped[Moment]
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
