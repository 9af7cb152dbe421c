"""What a token may be allowed to do, in VK's own words: those of `groups.getTokenPermissions` for communities, those of
the mask of `account.getAppPermissions` for persons (facts: vk-api, section 7).
"""

from enum import StrEnum


class Right(StrEnum):
    """One right of a token that the product has words for; VK knows more."""

    MANAGE = "manage"
    MESSAGES = "messages"
    PHOTOS = "photos"
    DOCS = "docs"
    WALL = "wall"
    STORIES = "stories"
    APP_WIDGET = "app_widget"
    MARKET = "market"
    FRIENDS = "friends"
    GROUPS = "groups"
    VIDEO = "video"
    OFFLINE = "offline"


_BITS = {
    1: "notify",
    2: "friends",
    4: "photos",
    8: "audio",
    16: "video",
    64: "stories",
    128: "pages",
    256: "menu",
    1024: "status",
    2048: "notes",
    4096: "messages",
    8192: "wall",
    32768: "ads",
    65536: "offline",
    131072: "docs",
    262144: "groups",
    524288: "notifications",
    1048576: "stats",
    4194304: "email",
    134217728: "market",
}


def rights_in(mask: int) -> tuple[str, ...]:
    """The rights of a person's token, by VK's mask; bits that nobody knows are left out."""
    return tuple(name for bit, name in _BITS.items() if mask & bit)
