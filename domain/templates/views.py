"""Templates as the screens see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.actions.tables import Reason
from domain.enclosures.views import EnclosureView
from domain.texts.variables import Variable
from domain.texts.variety import Variety


@dataclass(frozen=True, slots=True)
class TemplateView:
    """One template, with what it is to the one who looks at it."""

    id: int
    version: int
    name: str
    category: str
    text: str
    enclosure_ids: Sequence[int]
    owner_id: int | None
    owner: str | None
    is_shared: bool
    series_id: int | None
    position: int
    is_favourite: bool
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series; `letters` is how many templates of it the one who looks may use."""

    id: int
    version: int
    name: str
    owner_id: int | None
    owner: str | None
    is_shared: bool
    letters: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A template as a letter of a series for one client: when it was sent last (None: never), whether it is next."""

    template: TemplateView
    sent_at: datetime | None
    is_next: bool


@dataclass(frozen=True, slots=True)
class SampleText:
    """The text as one client would get it; without a text, what is not known of the client."""

    client_id: int
    name: str
    text: str | None
    lacks: tuple[Variable, ...] = ()


@dataclass(frozen=True, slots=True)
class Samples:
    """What comes of a template: how many distinct texts, and what some real clients would read."""

    variety: Variety
    texts: tuple[SampleText, ...]


@dataclass(frozen=True, slots=True)
class SketchView:
    """A message that can be sent. With a `reason` it can't, whatever it says."""

    id: int
    client_id: int
    client: str
    account_id: int
    account: str
    template_id: int
    template: str
    text: str
    enclosures: tuple[EnclosureView, ...]
    action_id: int | None
    senders: int
    is_varied: bool
    reason: Reason | None = None
