"""An icon and a name written in one line: «⭐ VIP». Pure."""

import re

from domain.base.errors import InvalidValueError

#: Icons longer than this don't fit into lists; a family of four still does.
LONGEST_ICON = 8

#: What a person writes to have no icon.
NO_ICON = frozenset({"-", "—", "–"})

# A picture with its shades and joints (a family is four pictures), a flag, or a digit in a frame.
_PICTURE = "[\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff]"
_SHADES = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_ICON = re.compile(f"{_FLAG}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}{_SHADES}(?:\u200d{_PICTURE}{_SHADES})*")


def split_icon(text: str) -> tuple[str | None, str]:
    """The icon in front, None if there is none, and the name behind it. Raises `InvalidValueError` for a long icon."""
    line = text.strip()
    found = _ICON.match(line)
    if found is None:
        return None, line
    return _checked(found[0]), line[found.end() :].strip()


def icon_of(text: str) -> str:
    """A text that is an icon, or «-» for none. Raises `InvalidValueError` for anything else."""
    line = text.strip()
    if line in NO_ICON:
        return ""
    if not _ICON.fullmatch(line):
        raise InvalidValueError(field="icon", reason="icon")
    return _checked(line)


def _checked(icon: str) -> str:
    if len(icon) > LONGEST_ICON:
        raise InvalidValueError(field="icon", reason="icon")
    return icon
