"""The buttons of a card's files."""

from bot.kit.screen import Press


class AddFilePress(Press, prefix="za"):
    """Send a file for the card."""

    client_id: int


class FilesPress(Press, prefix="zl"):
    """A page of the card's files."""

    client_id: int
    offset: int = 0


class PicturePress(Press, prefix="zp"):
    """See the client's picture."""

    client_id: int


class OnFile(Press, prefix="-file"):
    """A button about one file of a card."""

    client_id: int
    attachment_id: int


class FilePress(OnFile, prefix="zo"):
    """Have the file sent into the chat."""


class RenameFilePress(OnFile, prefix="zn"):
    """Write another name."""


class AvatarPress(OnFile, prefix="zv"):
    """Make this photo the client's picture."""


class RemoveFilePress(OnFile, prefix="zr"):
    """Take the file off the card."""
