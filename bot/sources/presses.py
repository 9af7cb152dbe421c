"""The buttons of a card's sources."""

from bot.kit.screen import Press
from domain.clients.kinds import SourceKind
from domain.clients.sources import Trace


class AddSourcePress(Press, prefix="va"):
    """Choose how the client came once more."""

    client_id: int


class AddSourceKindPress(Press, prefix="vak"):
    """Write down a source of this kind."""

    client_id: int
    kind: SourceKind


class OnSource(Press, prefix="-source"):
    """A button about one source of a card."""

    client_id: int
    source_id: int


class SourcePress(OnSource, prefix="vo"):
    """One source, and what can be corrected in it."""


class SourceDetailPress(OnSource, prefix="vod"):
    """Write one of its details anew."""

    detail: Trace


class SourceKindsPress(OnSource, prefix="vok"):
    """Choose another kind for it."""


class SetSourceKindPress(OnSource, prefix="vos"):
    """Make it one of this kind."""

    kind: SourceKind


class AlikePress(OnSource, prefix="voa"):
    """All clients who came in the same way."""


class SourceDayPress(OnSource, prefix="voy"):
    """Write the day on which the client came."""


class RemoveSourcePress(OnSource, prefix="vor"):
    """Take it off the card."""
