"""What a community's token may be allowed to do, in VK's own words (`groups.getTokenPermissions`)."""

from enum import StrEnum


class Right(StrEnum):
    """One right of a token, as VK names it and a person ticks it when the key is made."""

    MANAGE = "manage"
    MESSAGES = "messages"
    PHOTOS = "photos"
    DOCS = "docs"
    WALL = "wall"
    STORIES = "stories"
    APP_WIDGET = "app_widget"
    MARKET = "market"
