"""Photos and documents for messages: what the addresses take, what becomes of it, and what is refused."""

import aiohttp
import pytest

from sandbox.vk import cast
from sandbox.vk.pictures import square
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import NEVER, SILENT

PHOTO = square(1, 8)


async def put(api: VkApi, url: str, field: str, content: bytes, name: str = "file.png") -> dict[str, object]:
    form = aiohttp.FormData()
    form.add_field(field, content, filename=name)
    async with api.session.post(url, data=form) as response:
        said: dict[str, object] = await response.json()
        return said


async def test_a_photo_goes_along(api: VkApi) -> None:
    server = await api("photos.getMessagesUploadServer", peer_id=SILENT)
    assert server["group_id"] == cast.COFFEE_ID
    said = await put(api, server["upload_url"], "photo", PHOTO)
    (photo,) = await api("photos.saveMessagesPhoto", **said)
    name = f"photo{photo['owner_id']}_{photo['id']}"
    await api.send(SILENT, 1, attachment=f"{name}_{photo['access_key']}")
    wrong = {"peer_id": SILENT, "message": "x", "attachment": name}
    assert (await api.error("messages.send", random_id=2, **wrong)).startswith("100 ")
    # What was put is made a photo of once, and by its own account only.
    assert (await api.error("photos.saveMessagesPhoto", **said)).startswith("121 ")
    other = await put(api, server["upload_url"], "photo", PHOTO)
    assert (await api.error("photos.saveMessagesPhoto", cast.YOGA, **other)).startswith("121 ")


@pytest.mark.parametrize(("field", "content"), [("photo", b"no picture"), ("photo", b""), ("file", PHOTO)])
async def test_what_is_no_photo(api: VkApi, field: str, content: bytes) -> None:
    server = await api("photos.getMessagesUploadServer")
    said = await put(api, server["upload_url"], field, content)
    assert said.get("photo") == "[]" or said["error"] == "no_file"
    assert (await api.error("photos.saveMessagesPhoto", photo="[]")).startswith("100 ")


async def test_a_document_goes_along(api: VkApi) -> None:
    server = await api("docs.getMessagesUploadServer", type="doc", peer_id=SILENT)
    said = await put(api, server["upload_url"], "file", b"%PDF", "Прайс.pdf")
    saved = await api("docs.save", file=said["file"], title="Прайс")
    assert (saved["type"], saved["doc"]["title"], saved["doc"]["size"]) == ("doc", "Прайс", 4)
    program = await put(api, server["upload_url"], "file", b"MZ", "setup.EXE")
    assert program["error"] == "unsupported_file_type"
    assert (await api.error("docs.save", file="never said")).startswith("105 ")


async def test_for_whom_and_with_which_rights(api: VkApi) -> None:
    assert (await api.error("docs.getMessagesUploadServer")).startswith("100 ")
    assert (await api.error("docs.getMessagesUploadServer", peer_id=NEVER)).startswith("901 ")
    for method in ("photos.getMessagesUploadServer", "docs.getMessagesUploadServer"):
        assert (await api.error(method, cast.COFFEE_MODEST, peer_id=SILENT)).startswith("15 ")
        assert (await api.error(method, cast.SERVICE, peer_id=SILENT)).startswith("28 ")
    assert "error" in await put(api, f"{api.running.vk_url}/vk/upload/doc/0000", "file", b"x")
