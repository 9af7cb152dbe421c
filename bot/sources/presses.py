"""The buttons of a card's sources."""

from collections.abc import Mapping
from typing import Any

from bot.clients.presses import OnCard
from bot.kit.presses import Origin, origin_of
from bot.kit.screen import Press
from domain.clients.kinds import SourceKind
from domain.clients.sources import Trace


class OneSource(Origin):
    """A source, its card, and the way back from that."""

    source_id: int


def source_in(ids: Mapping[str, Any]) -> OneSource:
    """The source among the ids that went with a question."""
    return OneSource(source_id=ids["source_id"], **origin_of(ids))


class AddSourcePress(OnCard, prefix="isa"):
    """Choose how the client came once more."""


class AddSourceKindPress(OnCard, prefix="isak"):
    """Write down a source of this kind."""

    kind: SourceKind


class SourcesPress(OnCard, prefix="isl"):
    """All sources of the card in their order, from this one on."""

    start: int = 0


class OnSource(OnCard, prefix="-source"):
    """A button about one source of a card."""

    source_id: int

    @property
    def one(self) -> OneSource:
        """What every further button of this source carries."""
        return OneSource(source_id=self.source_id, **self.origin)

    def anew(self) -> Press | None:
        return SourcePress(**self.one)


class SourcePress(OnSource, prefix="iso"):
    """One source, and what can be corrected in it."""


class SourceDetailPress(OnSource, prefix="isod"):
    """Write one of its details anew."""

    detail: Trace


class SourceKindsPress(OnSource, prefix="isok"):
    """Choose another kind for it."""


class SetSourceKindPress(OnSource, prefix="isos"):
    """Make it one of this kind."""

    kind: SourceKind


class AlikePress(OnSource, prefix="isoa"):
    """All clients who came in the same way."""


class SourceDayPress(OnSource, prefix="isoy"):
    """Write the day on which the client came."""


class RemoveSourcePress(OnSource, prefix="isor"):
    """Take it off the card."""

    version: int = 0
