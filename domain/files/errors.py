"""What can go wrong with files."""

from domain.base.errors import DomainError


class FileNotHereError(DomainError):
    """The bytes of the file are not to be had: they never came, or their time is over. `state` says which."""

    code = "file-not-here"


class DownloadFailedError(DomainError):
    """Telegram did not hand the file over, however often it was asked; `file_failed` takes its code as the reason."""

    code = "download-failed"


class DownloadTooLargeError(DomainError):
    """Telegram hands no file of this size to a bot."""

    code = "download-too-large"
