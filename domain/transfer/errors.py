"""What can go wrong with an import, as far as a person can do something about it."""

from domain.base.errors import DomainError


class ImportStateError(DomainError):
    """The import stands at a `step` where this can't be done (any more)."""

    code = "import-state"


class FileRefusedError(DomainError):
    """The file can't be read; `reason` is a `FileProblem`. Nothing of it was written, or what was stays undoable."""

    code = "file-refused"
