"""What can go wrong with files."""

from domain.base.errors import DomainError


class FileNotHereError(DomainError):
    """The bytes of the file are not to be had: they never came, or their time is over. `state` says which."""

    code = "file-not-here"
