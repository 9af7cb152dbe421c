"""What can go wrong with templates."""

from domain.base.errors import DomainError


class SketchSentError(DomainError):
    """The message has been sent already: an old button was pressed."""

    code = "sketch-sent"
