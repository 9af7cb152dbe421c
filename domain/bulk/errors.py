"""What can go wrong with the base as a whole."""

from domain.base.errors import DomainError


class BackupFailedError(DomainError):
    """The base could not be copied, so it was not wiped."""

    code = "backup-failed"
