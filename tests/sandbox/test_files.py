"""Files both ways (facts §3, §7; checklist 8): uploads, ids, kinds, sizes, attach://, albums."""

import struct
import zlib
from io import BytesIO
from typing import Any

import aiohttp

from sandbox.driver import Driver
from sandbox.telegram.images import image_size
from tests.sandbox.conftest import BotApi

BAD = "400 Bad Request: "


def png(width: int, height: int) -> bytes:
    """Return a grey picture of this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def test_document_and_its_id(api: BotApi, driver: Driver, started: None) -> None:
    sent = await api("sendDocument", chat_id=1001, document=("база.csv", b"a;b"), caption="<b>c</b>", parse_mode="HTML")
    assert (sent["document"]["file_name"], sent["document"]["mime_type"]) == ("база.csv", "text/csv")
    assert sent["caption_entities"][0]["type"] == "bold"
    number = sent["document"]["file_id"]
    again = await api("sendDocument", chat_id=1002, document=number)
    assert again["document"] == sent["document"]
    error = await api.error("sendPhoto", chat_id=1001, photo=number)
    assert error == BAD + "can't use file of type Document as Photo"


async def test_attach(api: BotApi, started: None) -> None:
    form = aiohttp.FormData({"chat_id": "1001", "document": "attach://part1"}, quote_fields=False)
    form.add_field("part1", b"abc", filename="x.txt")
    async with api.session.post(api.url("sendDocument"), data=form) as response:
        assert (await response.json())["result"]["document"]["file_name"] == "x.txt"
    error = await api.error("sendDocument", chat_id=1001, document="attach://nothing")
    assert error == BAD + "there is no document in the request"


async def test_what_is_refused(api: BotApi, started: None) -> None:
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("sendDocument", {}, "there is no document in the request"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendVoice", {}, "there is no voice in the request"),
        ("sendDocument", {"document": b""}, "file must be non-empty"),
        ("sendDocument", {"document": "https://e.com/x.pdf"}, "failed to get HTTP URL content"),
        (
            "sendDocument",
            {"document": "junk"},
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        ),
        ("sendDocument", {"document": "BQACAgIAAxk00000000000"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": b"x", "caption": "x" * 1025}, "message caption is too long"),
        ("sendPhoto", {"photo": ("x.png", b"no picture")}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": ("x.png", png(10, 500))}, "PHOTO_INVALID_DIMENSIONS"),
        (
            "sendPhoto",
            {"photo": ("x.pdf", png(10, 10))},
            "photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp",
        ),
    ]
    for method, parameters, description in cases:
        assert await api.error(method, chat_id=1001, **parameters) == BAD + description


async def test_photo(api: BotApi, driver: Driver, started: None) -> None:
    sent = await api("sendPhoto", chat_id=1001, photo=("воронка.png", png(400, 200)), caption="Воронка")
    sizes = [(size["width"], size["height"]) for size in sent["photo"]]
    assert sizes == [(90, 45), (400, 200)]
    for size in sent["photo"]:
        assert (await api("getFile", file_id=size["file_id"]))["file_path"].startswith("photos/")
    shown = await driver.person(1001).private.last()
    assert await driver.person(1001).private.download(shown) == png(400, 200)


async def test_voice_by_people_and_again_by_id(api: BotApi, driver: Driver, started: None) -> None:
    await driver.person(1001).private.send_file(b"OggS...", "v.ogg", kind="voice")
    (message,) = await api.updates("message")
    assert message["voice"]["mime_type"] == "audio/ogg"
    again = await api("sendVoice", chat_id=1002, voice=message["voice"]["file_id"])
    assert again["voice"]["file_unique_id"] == message["voice"]["file_unique_id"]


async def test_get_file(api: BotApi, driver: Driver, started: None) -> None:
    assert await api.error("getFile") == BAD + "file_id not specified"
    assert await api.error("getFile", file_id="x") == BAD + "invalid file_id"
    error = await api.error("getFile", file_id="BQACAgIAAxk0000019999999")
    assert error == BAD + "wrong file_id or the file is temporarily unavailable"
    await driver.person(1001).private.send_file(b"x", "big.bin")
    number = (await api.updates("message"))[-1]["document"]["file_id"]
    stored = api.running.telegram.files.by_id[number]
    stored.size = 20 * 1024 * 1024  # Only the number: moving real 20 MB takes seconds.
    assert (await api("getFile", file_id=number))["file_size"] == stored.size
    stored.size += 1
    assert await api.error("getFile", file_id=number) == BAD + "file is too big"


async def test_people_send_more_than_a_request_usually_holds(api: BotApi, driver: Driver) -> None:
    await driver.person(1001).private.send_file(bytes(3 * 1024 * 1024), "big.bin")
    assert (await api.updates("message"))[-1]["document"]["file_size"] == 3 * 1024 * 1024


async def test_upload_over_50_mb(api: BotApi, started: None) -> None:
    form = aiohttp.FormData({"chat_id": "1001"})
    form.add_field("document", BytesIO(bytes(50 * 1024 * 1024 + 1)), filename="big.bin")
    async with api.session.post(api.url("sendDocument"), data=form) as response:
        assert (response.status, (await response.json())["description"]) == (413, "Request Entity Too Large")


async def test_wrong_download_path_and_token(api: BotApi) -> None:
    base = api.running.telegram_url
    async with api.session.get(f"{base}/file/bot{api.running.bot_token}/documents/none") as response:
        assert (await response.json())["description"] == "Not Found"
    async with api.session.get(f"{base}/file/bot1:x/documents/none") as response:
        assert response.status == 401


async def test_albums(api: BotApi, driver: Driver, started: None) -> None:
    media = [
        {"type": "document", "media": "attach://a", "caption": "первый"},
        {"type": "document", "media": "attach://b"},
    ]
    sent = await api("sendMediaGroup", chat_id=1001, media=media, a=b"1", b=b"2")
    assert len({message["media_group_id"] for message in sent}) == 1
    assert sent[0]["caption"] == "первый"
    (one,) = await api("sendMediaGroup", chat_id=1001, media=media[:1], a=b"1")
    assert "media_group_id" not in one
    cases: list[tuple[Any, str]] = [
        (None, 'parameter "media" is required'),
        ("{", "can't parse media JSON object"),
        ({}, "expected an Array of InputMedia"),
        ([], "there are no messages to send"),
        (media * 6, "too many messages to send as an album"),
        (
            [media[0], {"type": "document", "media": "attach://zzz"}],
            'failed to send message #2 with the error message "there is no document in the request"',
        ),
    ]
    for given, description in cases:
        parameters = {} if given is None else {"media": given}
        assert await api.error("sendMediaGroup", chat_id=1001, a=b"1", b=b"2", **parameters) == BAD + description
    mixed = [media[0], {"type": "photo", "media": "attach://b"}]
    error = await api.error("sendMediaGroup", chat_id=1001, media=mixed, a=b"1", b=png(9, 9))
    assert error.endswith("can't be mixed with other media types")


async def test_a_full_album_fits_into_the_limits(api: BotApi, driver: Driver, started: None) -> None:
    await driver.settings(limits="strict")
    media = [{"type": "document", "media": f"attach://f{n}"} for n in range(10)]
    files = {f"f{n}": str(n).encode() for n in range(10)}
    assert len(await api("sendMediaGroup", chat_id=1001, media=media, **files)) == 10


async def test_edit_media(api: BotApi, started: None) -> None:
    number = (await api("sendPhoto", chat_id=1001, photo=("a.png", png(50, 50))))["message_id"]
    media = {"type": "photo", "media": "attach://b", "caption": "новая"}
    edited = await api("editMessageMedia", chat_id=1001, message_id=number, media=media, b=("b.png", png(60, 60)))
    assert (edited["photo"][-1]["width"], edited["caption"]) == (60, "новая")


def test_image_sizes() -> None:
    assert image_size(png(7, 5)) == (7, 5)
    assert image_size(b"GIF89a" + struct.pack("<HH", 3, 4)) == (3, 4)
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 20, 30) + bytes(10)
    assert image_size(jpeg) == (30, 20)
    assert image_size(b"BM" + bytes(16) + struct.pack("<ii", 8, -9)) == (8, 9)
    webp = b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + (9).to_bytes(3, "little") + (4).to_bytes(3, "little")
    assert image_size(webp) == (10, 5)
    assert image_size(b"\x89PNG\r\n\x1a\nxx") is None
    assert image_size(b"") is None


async def test_video_and_sound(api: BotApi, driver: Driver, started: None) -> None:
    chat = driver.person(1001).private
    for kind, method in (("video", "sendVideo"), ("audio", "sendAudio")):
        await chat.send_file(b"bytes", f"a.{kind}", kind=kind, duration=7, caption="x")
        got = (await api.next("message"))[kind]
        assert (got["duration"], got["file_name"], got["file_size"]) == (7, f"a.{kind}", 5)
        again = await api(method, chat_id=1001, **{kind: got["file_id"]})
        assert again[kind]["file_id"] == got["file_id"]
        error = await api.error("sendVoice", chat_id=1001, voice=got["file_id"])
        assert error == BAD + f"can't use file of type {kind.capitalize()} as VoiceNote"
