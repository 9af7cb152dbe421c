"""The buttons of a card's files."""

from bot.clients.presses import OnCard
from bot.kit.presses import Origin


class OneFile(Origin):
    """A file, its card, and the way back from that."""

    attachment_id: int


class AddFilePress(OnCard, prefix="za"):
    """Send a file for the card."""


class FilesPress(OnCard, prefix="zl"):
    """A page of the card's files."""

    start: int = 0


class PicturePress(OnCard, prefix="zp"):
    """See the client's picture."""


class OnFile(OnCard, prefix="-file"):
    """A button about one file of a card."""

    attachment_id: int

    @property
    def one(self) -> OneFile:
        """What every further button of this file carries."""
        return OneFile(attachment_id=self.attachment_id, **self.origin)


class FilePress(OnFile, prefix="zo"):
    """Have the file sent into the chat."""


class RenameFilePress(OnFile, prefix="zn"):
    """Write another name."""


class AvatarPress(OnFile, prefix="zv"):
    """Make this photo the client's picture."""


class RemoveFilePress(OnFile, prefix="zr"):
    """Take the file off the card."""
