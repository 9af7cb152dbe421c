"""Why a change can't be undone."""

from domain.base.errors import DomainError


class AlreadyUndoneError(DomainError):
    """The change has been undone before."""

    code = "already-undone"


class NotUndoableError(DomainError):
    """Changes of this kind are not undone: messages that were sent, rights, wipes."""

    code = "not-undoable"


class UndoTooLargeError(DomainError):
    """So many rows (`rows`) are undone by a job, not while somebody waits."""

    code = "undo-too-large"
