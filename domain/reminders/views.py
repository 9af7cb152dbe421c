"""Reminders as screens and letters show them."""

from dataclasses import dataclass
from datetime import datetime

from domain.reminders.tables import About, ReminderKind


@dataclass(frozen=True, slots=True)
class RemindedView:
    """A reminder with what it is about, as its reader may see it.

    `title` is the task's, empty for a touch; `client_id` and `client` are None where there is none, or none that the
    reader may see (`has_client` tells). It is not open any more once it was done, moved or removed. `snoozed_until` is
    when the reader will be reminded again.
    """

    id: int
    about: About
    about_id: int
    kind: ReminderKind
    due_at: datetime
    member_id: int
    member: str
    title: str
    client_id: int | None
    client: str | None
    has_client: bool
    is_open: bool
    snoozed_until: datetime | None
