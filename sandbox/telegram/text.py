"""Text as Telegram keeps it: cleaned, trimmed, measured in code points, with entities in UTF-16 units.

Sources: facts/telegram-bot-api.md §4 (TDLib MessageEntity.cpp).
"""

from html import escape

from sandbox.telegram.errors import bad_request
from sandbox.wire import Json

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_RAW_BYTES = 32768


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, the unit of entity offsets."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Cut a piece out by UTF-16 offset and length."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def _cleaned(char: str) -> str:
    code = ord(char)
    if code == 13 or 0x2028 <= code <= 0x202E:
        return ""
    return " " if code < 32 and code != 10 else char


def clean(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return the text the server would keep and the entities moved along with it.

    Control characters become spaces, the right end is trimmed, the left end up to the first entity;
    entities that are left without visible text are dropped.
    """
    kept: list[str] = []
    moved: list[int] = []  # new UTF-16 position of every old one
    position = 0
    for char in text:
        clean_char = _cleaned(char)
        moved.extend([position] * (2 if ord(char) > 0xFFFF else 1))
        if clean_char:
            kept.append(clean_char)
            position += 2 if ord(clean_char) > 0xFFFF else 1
    moved.append(position)
    whole = "".join(kept)
    trimmed = whole.rstrip(" \n")
    end = utf16_length(trimmed)
    first = min((moved[entity["offset"]] for entity in entities), default=end)
    cut = 0
    while cut < min(first, len(trimmed)) and trimmed[cut] in " \n":
        cut += 1
    result = []
    for entity in entities:
        start = min(moved[entity["offset"]], end)
        stop = min(moved[entity["offset"] + entity["length"]], end)
        if utf16_slice(trimmed, start, stop - start).strip(" \n"):
            result.append(entity | {"offset": start - cut, "length": stop - start})
    return trimmed[cut:], result


def check_bounds(text: str, entities: list[Json]) -> list[Json]:
    """Refuse entities that lie outside the text, drop empty ones, order the rest as the server does."""
    total = utf16_length(text)
    for entity in entities:
        offset, length = entity["offset"], entity["length"]
        if length <= 0 or offset < 0:
            continue
        if offset > total:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > total:
            raise bad_request(f"entity ends after the end of the text at UTF-16 offset {offset + length}")
    valid = [entity for entity in entities if entity["length"] > 0 and entity["offset"] >= 0]
    return sorted(valid, key=lambda entity: (entity["offset"], -entity["length"]))


_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def _tags(entity: Json) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "pre":
        language = entity.get("language")
        opening = f'<pre><code class="language-{escape(language)}">' if language else "<pre>"
        return opening, "</code></pre>" if language else "</pre>"
    return _TAGS.get(kind)


def to_html(text: str, entities: list[Json]) -> str:
    """Write text and entities back as Telegram's HTML; found ones (links, commands) stay plain text."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in sorted(entities, key=lambda item: (item["offset"], -item["length"])):
        tags = _tags(entity)
        if tags:
            opening.setdefault(entity["offset"], []).append(tags[0])
            closing.setdefault(entity["offset"] + entity["length"], []).insert(0, tags[1])
    parts: list[str] = []
    position = 0
    for char in text:
        parts += closing.get(position, []) + opening.get(position, []) + [escape(char, quote=False)]
        position += 2 if ord(char) > 0xFFFF else 1
    return "".join(parts + closing.get(position, []))
