"""Messages as long as Telegram takes them: what is longer loses whole lines at its end, and says so by «…»."""

import html
import re

from bot.kit.words import Html

#: Telegram's longest message, counted as it does: in UTF-16 units of what is read, without markup.
LONGEST_TEXT = 4096

_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z]+)[^>]*>|&[#\w]+;|[^<&]")
_CUT = "…"


def fitted(text: Html, longest: int = LONGEST_TEXT) -> Html:
    """The text as it is, if it has room; else its first lines that have, with their markup closed."""
    if len(text) * 2 <= longest or _units(html.unescape(re.sub(r"<[^>]+>", "", text))) <= longest:
        return text
    room, open_tags, cut = longest - len(_CUT) - 1, list[str](), (0, "")
    for token in _TOKEN.finditer(text):
        if tag := token["tag"]:
            if token["end"]:
                open_tags.pop()
            else:
                open_tags.append(tag)
            continue
        room -= _units(html.unescape(token[0]))
        if token[0] == "\n" or (room < 0 and not cut[0]):
            cut = token.start(), "".join(f"</{tag}>" for tag in reversed(open_tags))
        if room < 0:
            break
    return Html(f"{text[: cut[0]]}{cut[1]}\n{_CUT}")


def with_below(text: Html, *below: Html | str) -> Html:
    """The text with these parts below it; where it is too long, it is the text that gives way to them."""
    tail = Html.lines([part for part in below if part], "\n\n")
    return Html.lines([fitted(text, LONGEST_TEXT - _units(tail) - 2), tail], "\n\n") if tail else fitted(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
