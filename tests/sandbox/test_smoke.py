"""The whole loop once, as the driver's users see it: write, answer, press, edit, file both ways."""

import asyncio

from sandbox.driver import Driver
from tests.sandbox.conftest import BotApi


async def test_conversation(api: BotApi, driver: Driver) -> None:
    olga = driver.person(1001)
    said = await olga.start("abc")
    assert said.text == "/start abc"
    (update,) = await api("getUpdates", timeout=0)
    assert update["message"]["text"] == "/start abc"
    keyboard = {"inline_keyboard": [[{"text": "Импорт", "callback_data": "go"}]]}
    sent = await api("sendMessage", chat_id=1001, text="<b>Привет</b>", parse_mode="HTML", reply_markup=keyboard)
    shown = await olga.private.wait("Привет")
    assert shown.html == "<b>Привет</b>"
    press = asyncio.create_task(olga.private.press("Импорт"))
    (pressed,) = await api("getUpdates", offset=update["update_id"] + 1, timeout=5)
    query = pressed["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["message_id"]) == ("go", 1001, sent["message_id"])
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Готово", show_alert=True)
    answer = await press
    assert (answer.text, answer.alert) == ("Готово", True)
    await api("editMessageText", chat_id=1001, message_id=sent["message_id"], text="Стало")
    edited = await olga.private.wait("Стало")
    assert edited.edited
    assert edited.buttons == []
    await olga.private.send_file(b"a;b\n1;2\n", "list.csv", caption="вот")
    (update,) = await api("getUpdates", offset=pressed["update_id"] + 1, timeout=5)
    document = update["message"]["document"]
    assert (document["file_name"], document["file_size"]) == ("list.csv", 8)
    path = (await api("getFile", file_id=document["file_id"]))["file_path"]
    async with api.session.get(f"{api.running.telegram_url}/file/bot{api.running.bot_token}/{path}") as response:
        assert await response.read() == b"a;b\n1;2\n"
    await api("sendDocument", chat_id=1001, document=("итог.csv", b"x" * 10), caption="Итог")
    result = await olga.private.wait(lambda message: message.document is not None)
    assert result.document is not None
    assert (result.document.name, result.document.size) == ("итог.csv", 10)
    assert await olga.private.download(result) == b"x" * 10
