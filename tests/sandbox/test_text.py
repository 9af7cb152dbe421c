"""Text (facts §3, §4; checklist 2): what is counted, trimmed, parsed, and refused with which words."""

from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.telegram.entities import find_entities
from sandbox.telegram.errors import ApiError
from sandbox.telegram.html import parse_html
from sandbox.telegram.text import clean, to_html, utf16_length, utf16_slice
from tests.sandbox.conftest import BotApi

PARSE = "400 Bad Request: can't parse entities: "


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"offset": offset, "length": length, "type": kind, **more}


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("привет<br/>", 'Unsupported start tag "br/" at byte offset 12'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("1 <2", "Unclosed start tag at byte offset 2"),
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x!>y</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
        (
            "&#xD800;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
async def test_html_complaints(api: BotApi, started: None, source: str, complaint: str) -> None:
    assert await api.error("sendMessage", chat_id=1001, text=source, parse_mode="HTML") == PARSE + complaint


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>жир</b> и <I>кос</I>", "жир и кос", [entity("bold", 0, 3), entity("italic", 6, 3)]),
        ("😀<b>x</b>", "😀x", [entity("bold", 2, 1)]),
        ("<b><i>x</></>", "x", [entity("italic", 0, 1), entity("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ("&lt;b&gt; &amp &quot;&nbsp; &#8364; &#x20AC;", '<b> & "&nbsp; € €', []),
        ("a > b & c", "a > b & c", []),
        ('<a href="https://e.com/x">e</a>', "e", [entity("text_link", 0, 1, url="https://e.com/x")]),
        ('<a href="нет пробелов">e</a>', "e", []),
        ('<a href="http://localhost:80/">e</a>', "e", []),
        ('<a href="tg://user?id=1002">M</a>', "M", [entity("text_mention", 0, 1, user={"id": 1002})]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ('<code class="language-python">x</code>', "x", [entity("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler><u>u</u><del>d</del>", "xud", None),
        ('<tg-time unix="1700000000" format="wDT">n</tg-time>', "n", None),
    ],
)
def test_html(source: str, text: str, entities: list[dict[str, Any]] | None) -> None:
    parsed, found = parse_html(source)
    assert parsed == text
    if entities is not None:
        assert sorted(found, key=str) == sorted(entities, key=str)


async def test_the_server_counts_code_points_after_parsing(api: BotApi, started: None) -> None:
    await api("sendMessage", chat_id=1001, text="<b>" + "😀" * 4096 + "</b>", parse_mode="HTML")
    error = await api.error("sendMessage", chat_id=1001, text="😀" * 4097)
    assert error == "400 Bad Request: message is too long"
    assert await api.error("sendMessage", chat_id=1001, text="я" * 16385) == "400 Bad Request: text is too long"


@pytest.mark.parametrize(
    ("text", "description"),
    [("", "message text is empty"), ("  \n ", "text must be non-empty"), ("<b> </b>", "text must be non-empty")],
)
async def test_empty(api: BotApi, started: None, text: str, description: str) -> None:
    assert (
        await api.error("sendMessage", chat_id=1001, text=text, parse_mode="HTML") == f"400 Bad Request: {description}"
    )


async def test_cleaning_moves_entities(api: BotApi, started: None) -> None:
    sent = await api("sendMessage", chat_id=1001, text="\n  a\tb\r\u2028<b>c  </b> \n", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("a bc", [entity("bold", 3, 1)])


async def test_leading_space_of_an_entity_stays(api: BotApi, started: None) -> None:
    assert (await api("sendMessage", chat_id=1001, text="<b> x</b>", parse_mode="HTML"))["text"] == " x"


async def test_unknown_parse_mode(api: BotApi, started: None) -> None:
    for mode in ("Wiki", "MarkdownV2"):
        error = await api.error("sendMessage", chat_id=1001, text="x", parse_mode=mode)
        assert error == "400 Bad Request: unsupported parse_mode"
    assert (await api("sendMessage", chat_id=1001, text="<b>", parse_mode="none"))["text"] == "<b>"


@pytest.mark.parametrize(
    ("given_entities", "description"),
    [
        ([5], "can't parse MessageEntity: expected an Object"),
        ([{"length": 1, "type": "bold"}], "can't parse MessageEntity: Can't find field \"offset\""),
        ([entity("strange", 0, 1)], "can't parse MessageEntity: Unsupported type specified"),
        ([entity("bold", 9, 1)], "entity begins after the end of the text at UTF-16 offset 9"),
        ([entity("bold", 0, 9)], "entity ends after the end of the text at UTF-16 offset 9"),
    ],
)
async def test_entities_json(api: BotApi, started: None, given_entities: list[Any], description: str) -> None:
    error = await api.error("sendMessage", chat_id=1001, text="abc", entities=given_entities)
    assert error == f"400 Bad Request: {description}"


async def test_entities_json_that_works(api: BotApi, started: None) -> None:
    wanted = [entity("bold", 0, 2), entity("text_mention", 2, 1, user={"id": 1002})]
    sent = await api("sendMessage", chat_id=1001, text="abc", entities=wanted)
    assert sent["entities"][0] == wanted[0]
    assert sent["entities"][1]["user"]["first_name"] == "Марк"
    assert "entities" not in await api("sendMessage", chat_id=1001, text="abc", entities="[broken")


def test_found_entities() -> None:
    text = "😀 /start https://e.com/a, a@b.ru @mark_melnik #тег +79160000001"
    found = {item["type"]: utf16_slice(text, item["offset"], item["length"]) for item in find_entities(text, [])}
    assert found == {
        "bot_command": "/start",
        "url": "https://e.com/a",
        "email": "a@b.ru",
        "mention": "@mark_melnik",
        "hashtag": "#тег",
        "phone_number": "+79160000001",
    }
    assert find_entities("/start", [entity("code", 0, 6)]) == [entity("code", 0, 6)]


async def test_links_preview_options(api: BotApi, started: None) -> None:
    prefix = "400 Bad Request: "
    error = await api.error("sendMessage", chat_id=1001, text="x", link_preview_options="{")
    assert error == prefix + "can't parse link preview options JSON object"
    sent = await api("sendMessage", chat_id=1001, text="x", link_preview_options={"is_disabled": True})
    assert sent["link_preview_options"] == {"is_disabled": True}


async def test_bad_utf8(api: BotApi, started: None) -> None:
    multipart = aiohttp.MultipartWriter("form-data")
    for name, value in (("chat_id", b"1001"), ("text", b"\xff\xfe")):
        multipart.append(value).set_content_disposition("form-data", name=name)
    async with api.session.post(api.url("sendMessage"), data=multipart) as response:
        assert (await response.json())["description"] == "Bad Request: strings must be encoded in UTF-8"


@given(st.text(alphabet="ab <>/&;#😀\n\t\r", max_size=40))
def test_html_never_crashes_and_entities_stay_inside(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError:
        return  # Refusing is fine; which words are tested above.
    text, entities = clean(text, entities)
    assert text == text.rstrip(" \n")
    for item in entities:
        assert item["length"] > 0
        assert 0 <= item["offset"] <= item["offset"] + item["length"] <= utf16_length(text)


@given(st.text(alphabet="ab <>&😀", max_size=20).filter(lambda text: bool(text.strip())))
def test_html_out_and_in_again(text: str) -> None:
    entities = [entity("bold", 0, utf16_length(text)), entity("italic", 0, utf16_length(text[:1]))]
    again, found = parse_html(to_html(text, entities))
    assert again == text
    assert sorted(found, key=str) == sorted(entities, key=str)
