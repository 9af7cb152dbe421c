"""The domain put together: every table, and what keeps derived columns true. Only this room knows all capabilities."""

from sqlalchemy import MetaData

import domain.accounts.tables
import domain.actions.tables
import domain.attachments.tables
import domain.audience.tables
import domain.bulk.tables
import domain.campaigns.tables
import domain.clients.tables
import domain.consent.tables
import domain.conversations.tables
import domain.enclosures.tables
import domain.enrichment.tables
import domain.fields.tables
import domain.files.tables
import domain.friends.tables
import domain.funnel.tables
import domain.inbox.tables
import domain.intake.tables
import domain.journal.tables
import domain.mail.tables
import domain.merging.tables
import domain.outbox.tables
import domain.products.tables
import domain.reminders.tables
import domain.replies.tables
import domain.search.tables
import domain.subscribers.tables
import domain.tasks.tables
import domain.team.tables
import domain.templates.tables
import domain.texts.tables
import domain.touches.tables
import domain.transfer.tables
import domain.work.tables  # noqa: F401 - these imports fill the metadata.
from domain.base.database import BUSY_TIMEOUT_MS, Database
from domain.base.tables import Base
from domain.clients.live_channels import refresh_live
from domain.search.texts import refresh_search, refresh_values
from domain.touches.derived import refresh_touches

metadata: MetaData = Base.metadata


def open_database(url: str, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Database:
    """The database at this address, ready to be read and written. Its schema must be the newest."""
    refreshers = (refresh_live, refresh_search, refresh_values, refresh_touches)
    return Database(url, refreshers=refreshers, busy_timeout_ms=busy_timeout_ms)
