"""parse_mode=HTML with the real parser's tags, leniencies and complaints (TDLib MessageEntity.cpp, parse_html).

Works on bytes, for the complaints name byte offsets; entities come out in UTF-16 units. MarkdownV2 and Markdown
are not part of this double: the product writes HTML only.
"""

from dataclasses import dataclass

from sandbox.telegram.errors import bad_request
from sandbox.telegram.links import checked_link, mentioned_user
from sandbox.wire import Json

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = {*_SIMPLE, "a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_SPACE = b" \t\r\n\0\x0b"
_END = 0


@dataclass
class _Open:
    """A tag that waits for its end."""

    name: str
    arguments: dict[str, str]
    offset: int
    text_start: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities; raise the server's "can't parse entities" otherwise."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.data = source.encode("utf-8", "surrogatepass") + b"\0"
        self.size = len(self.data) - 1
        self.at = 0
        self.out = bytearray()
        self.units = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self.at < self.size:
            byte = self.data[self.at]
            if byte == ord("<"):
                self._tag()
                continue
            char = self._escape() if byte == ord("&") else None
            if char is not None:
                self.out += char.encode("utf-8", "surrogatepass")
                self.units += 2 if ord(char) > 0xFFFF else 1
                continue
            if byte & 0xC0 != 0x80:
                self.units += 2 if byte >= 0xF0 else 1
            self.out.append(byte)
            self.at += 1
        if self.stack:
            raise self._error(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].name}"')
        try:
            text = self.out.decode()
        except UnicodeDecodeError:
            raise self._error(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)  # Only a <pre> around it gives a language a meaning.
        return text, sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def _error(self, text: str) -> Exception:
        return bad_request(f"can't parse entities: {text}")

    def _escape(self) -> str | None:
        """Decode `&…` at the cursor and move behind it; None when it isn't an escape Telegram knows."""
        begin, end = self.at, self.at + 1
        if self.data[end] == ord("#"):
            hexadecimal = self.data[end + 1] == ord("x")
            start = end = end + (2 if hexadecimal else 1)
            digits = b"0123456789abcdefABCDEF" if hexadecimal else b"0123456789"
            while self.data[end] in digits:
                end += 1
            code = int(self.data[start:end] or b"0", 16 if hexadecimal else 10)
            if code == 0 or code >= 0x10FFFF or end - begin >= 10:
                return None
            char = chr(code)
        else:
            while chr(self.data[end]).isascii() and chr(self.data[end]).isalpha():
                end += 1
            name = self.data[begin + 1 : end]
            if name not in _NAMED:
                return None
            char = _NAMED[name]
        self.at = end + 1 if self.data[end] == ord(";") else end
        return char

    def _until(self, stop: bytes) -> bytes:
        start = self.at
        while self.at < self.size and self.data[self.at] not in _SPACE and self.data[self.at] not in stop:
            self.at += 1
        return self.data[start : self.at]

    def _skip_space(self) -> None:
        while self.at < self.size and self.data[self.at] in _SPACE:
            self.at += 1

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.data[self.at] == ord("/"):
            self.at += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)
        self.at += 1

    def _start_tag(self, begin: int) -> None:
        name = self._until(b">").decode("utf-8", "replace").lower()
        if self.data[self.at] == _END:
            raise self._error(f"Unclosed start tag at byte offset {begin}")
        if name not in _TAGS:
            raise self._error(f'Unsupported start tag "{name}" at byte offset {begin}')
        arguments: dict[str, str] = {}
        while self.data[self.at] != ord(">"):
            self._skip_space()
            if self.data[self.at] == ord(">"):
                break
            attribute = self._until(b"=>" if name == "blockquote" else b"=").decode("utf-8", "replace").lower()
            if not attribute:
                raise self._error(f'Empty attribute name in the tag "{name}" at byte offset {begin}')
            self._skip_space()
            if name == "blockquote" and attribute == "expandable" and self.data[self.at] != ord("="):
                arguments[attribute] = "1"
                continue
            arguments[attribute] = self._attribute_value(name, begin)
        if name == "span" and arguments.get("class") != "tg-spoiler":
            raise self._error(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.stack.append(_Open(name, arguments, self.units, len(self.out)))

    def _attribute_value(self, name: str, begin: int) -> str:
        if self.data[self.at] != ord("="):
            raise self._error(
                f'Expected equal sign in declaration of an attribute of the tag "{name}" at byte offset {begin}'
            )
        self.at += 1
        self._skip_space()
        if self.data[self.at] == _END:
            raise self._error(f'Unclosed start tag "{name}" at byte offset {begin}')
        quote = self.data[self.at]
        if quote not in b"'\"":
            start = self.at
            while chr(self.data[self.at]).isascii() and (
                chr(self.data[self.at]).isalnum() or self.data[self.at] in b".-"
            ):
                self.at += 1
            if self.data[self.at] not in _SPACE and self.data[self.at] != ord(">"):
                raise self._error(f"Unexpected end of name token at byte offset {start}")
            value = self.data[start : self.at].decode().lower()
        else:
            self.at += 1
            collected = bytearray()
            while self.data[self.at] != quote and self.at < self.size:
                char = self._escape() if self.data[self.at] == ord("&") else None
                if char is not None:
                    collected += char.encode("utf-8", "surrogatepass")
                else:
                    collected.append(self.data[self.at])
                    self.at += 1
            self.at += self.at < self.size
            value = collected.decode("utf-8", "replace")
        if self.at >= self.size:
            raise self._error(f"Unclosed start tag at byte offset {begin}")
        return value

    def _end_tag(self, begin: int) -> None:
        if not self.stack:
            raise self._error(f"Unexpected end tag at byte offset {begin}")
        found = self._until(b">").decode("utf-8", "replace").lower()
        self._skip_space()
        if self.data[self.at] != ord(">"):
            raise self._error(f"Unclosed end tag at byte offset {begin}")
        opened = self.stack[-1]
        if found and found != opened.name:
            raise self._error(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.name}>", found "</{found}>"'
            )
        self.stack.pop()
        if self.units > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {"offset": opened.offset, "length": self.units - opened.offset, "type": opened.name}
        if opened.name in _SIMPLE:
            entity["type"] = _SIMPLE[opened.name]
        elif opened.name == "blockquote":
            entity["type"] = "expandable_blockquote" if "expandable" in opened.arguments else "blockquote"
        elif opened.name in {"pre", "code"}:
            if self._joins_code_block(entity, opened):
                return
        elif opened.name == "a":
            address = opened.arguments.get("href") or self.out[opened.text_start :].decode("utf-8", "replace")
            user = mentioned_user(address)
            link = checked_link(address)
            if user is not None:
                entity |= {"type": "text_mention", "user": {"id": user}}
            elif link is not None:
                entity |= {"type": "text_link", "url": link}
            else:
                return
        elif opened.name == "tg-emoji":
            emoji = opened.arguments.get("emoji-id", "")
            if not emoji.isdecimal() or int(emoji) == 0:
                raise self._error("Invalid custom emoji identifier specified")
            entity |= {"type": "custom_emoji", "custom_emoji_id": emoji}
        else:
            unix = opened.arguments.get("unix", "")
            if not unix.isdecimal():
                raise self._error("Invalid date specified")  # The words for this case are inferred.
            shape = opened.arguments.get("format")
            entity |= {"type": "date_time", "unix_time": int(unix)} | ({"date_time_format": shape} if shape else {})
        self.entities.append({"offset": entity["offset"], "length": entity["length"]} | entity)

    def _joins_code_block(self, entity: Json, opened: _Open) -> bool:
        """Turn `<pre><code class="language-x">` over the same text into one block with a language."""
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        css = opened.arguments.get("class", "")
        language = css.removeprefix("language-") if opened.name == "code" and css.startswith("language-") else ""
        if opened.name == "pre" and same and last and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
            return True
        if opened.name == "code" and same and last and last["type"] == "pre" and language:
            last["language"] = language
            return True
        if language:
            entity["language"] = language
        return False
