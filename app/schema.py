"""Every table of the product in one place, for the migrations and whoever needs the whole schema."""

from sqlalchemy import MetaData

import domain.audience.tables
import domain.clients.tables
import domain.files.tables
import domain.funnel.tables
import domain.inbox.tables
import domain.journal.tables
import domain.outbox.tables
import domain.team.tables
import domain.touches.tables
import domain.transfer.tables
import domain.work.tables  # noqa: F401 - these imports fill the metadata.
from domain.base.tables import Base

metadata: MetaData = Base.metadata
