"""Messages on their way out, with all that is needed to render and address them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class MessageView:
    """One claimed message: what to say, and to whom, where and in which language and zone to say it."""

    id: int
    key: str
    kind: str
    member_id: int | None
    topic: str | None
    payload: dict[str, Any]
    urgency: int
    due_at: datetime
    attempts: int
    chat_id: int
    thread_id: int | None
    locale: str
    zone: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes out as one message: a single one, or a list of many for one reader."""

    messages: tuple[MessageView, ...]

    @property
    def is_list(self) -> bool:
        """Whether several are told in one."""
        return len(self.messages) > 1
