"""The buttons of a card's sources."""

from bot.kit.screen import Press
from domain.clients.kinds import SourceKind
from domain.clients.sources import Trace


class AddSourcePress(Press, prefix="isa"):
    """Choose how the client came once more."""

    client_id: int


class AddSourceKindPress(Press, prefix="isak"):
    """Write down a source of this kind."""

    client_id: int
    kind: SourceKind


class OnSource(Press, prefix="-source"):
    """A button about one source of a card."""

    client_id: int
    source_id: int


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
