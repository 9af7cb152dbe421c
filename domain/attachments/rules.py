"""What may hang on a card. Pure rules."""

from datetime import timedelta

from domain.attachments.errors import AttachmentTooLargeError

#: So long a file that was taken off its card keeps its bytes for an undo.
UNDO_TIME = timedelta(days=30)
#: Telegram hands a bot no larger file (bytes).
LARGEST = 20 * 1024 * 1024
#: A caption of Telegram has at most so many characters.
LONGEST_CAPTION = 1_024


def check_size(size: int) -> None:
    """Raise `AttachmentTooLargeError` for what Telegram would not hand over."""
    if size > LARGEST:
        raise AttachmentTooLargeError(megabytes=-(-size // 1024**2), longest=LARGEST // 1024**2)
