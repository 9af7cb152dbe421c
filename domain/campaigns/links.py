"""Which pages of VK are meant by links that somebody has written."""

import re

from sqlalchemy import func, select

from domain.accounts.tables import Account, AccountKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Reading

#: More links in one message are a file that went into the wrong place.
MOST_LINKS = 20

_HOST = re.compile(r"(?i)^(?:https?://)?(?:[a-z0-9-]+\.)?(?:vk\.com|vk\.ru|vkontakte\.ru)/")
_COMMUNITY = re.compile(r"(?:club|public|event|wall-)0*([1-9]\d{0,18})(?:_\d+)?")
_PERSON = re.compile(r"id0*([1-9]\d{0,18})")
_BETWEEN = re.compile(r"[\s,;]+")


async def pages_of_links(ctx: Reading, text: str) -> tuple[str, ...]:
    """The pages (`club1`, `id1`) behind the links of a message, each once and in their order.

    A short name tells its number for our own accounts only. Raises `InvalidValueError`: no link, too many, or a short
    name that is not ours.
    """
    ctx.require(Permission.SEE_CLIENTS)
    words = [word for word in _BETWEEN.split(text) if word]
    if len(words) > MOST_LINKS:
        raise InvalidValueError(field="link", reason="too-many", longest=MOST_LINKS)
    pages = [await _page(ctx, _name(word)) for word in words]
    if not pages:
        raise InvalidValueError(field="link", reason="vk-link")
    return tuple(dict.fromkeys(pages))


def _name(word: str) -> str:
    """What stands behind the address of VK, or the word itself."""
    bare = word.strip("<>()\"'«».").removeprefix("@")
    return re.split(r"[?#/]", _HOST.sub("", bare), maxsplit=1)[0].lower()


async def _page(ctx: Reading, name: str) -> str:
    if found := _COMMUNITY.fullmatch(name):
        return f"club{found[1]}"
    if found := _PERSON.fullmatch(name):
        return f"id{found[1]}"
    own = select(Account.kind, Account.vk_id).where(func.lower(Account.screen_name) == name)
    row = await ctx.first(own) if name else None
    if row is None:
        raise InvalidValueError(field="link", reason="vk-link")
    return f"{'club' if row.kind is AccountKind.COMMUNITY else 'id'}{row.vk_id}"
