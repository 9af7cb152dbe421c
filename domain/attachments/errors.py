"""What can go wrong with the files of clients."""

from domain.base.errors import DomainError


class AttachmentTooLargeError(DomainError):
    """Telegram hands no file of this size to a bot: `megabytes` it has, `longest` it may have."""

    code = "attachment-too-large"
