"""The page in a real Chromium: be people, press, exchange files; nothing a person writes may run."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.async_api import FilePayload, Page, async_playwright, expect

from sandbox.driver import Driver
from tests.sandbox.conftest import BotApi
from tests.sandbox.test_files import png

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the PATH"),
]
expect.set_options(timeout=20_000)
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Тост", "callback_data": "toast"}, {"text": "Окно", "callback_data": "alert", "style": "danger"}],
        [{"text": "Копия", "copy_text": {"text": "+7916"}}],
    ]
}
DROP = """(bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], "p.png", { type: "image/png" }));
    document.getElementById("chat").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""
EVIL = "<script>window.ran=1</script><img src=x onerror='window.ran=1'>"


async def echo(api: BotApi) -> None:
    """Answer everything; an invite link for "link", the same file for a file, an edit and an answer for a press."""
    offset = 0
    while True:
        for update in await api("getUpdates", offset=offset, timeout=20):
            offset = update["update_id"] + 1
            if "callback_query" in update:
                query = update["callback_query"]
                alert = query["data"] == "alert"
                await api("answerCallbackQuery", callback_query_id=query["id"], text="Ответ бота", show_alert=alert)
                place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
                with suppress(AssertionError):  # The second press changes nothing.
                    await api(
                        "editMessageText", **place, text="<b>Нажато</b>", parse_mode="HTML", reply_markup=KEYBOARD
                    )
            elif "message" in update:
                await answer(api, update["message"])


async def answer(api: BotApi, message: dict[str, Any]) -> None:
    chat_id = message["chat"]["id"]
    if "document" in message:
        await api("sendDocument", chat_id=chat_id, document=message["document"]["file_id"], caption="Ваш файл")
    elif message.get("text") == "link":
        await api("sendMessage", chat_id=chat_id, text="https://t.me/touchbase_sandbox_bot?start=inv_7")
    elif "text" in message:
        await api("sendMessage", chat_id=chat_id, text=f"Эхо: {message['text']}", reply_markup=KEYBOARD)


@pytest.fixture
async def page(api: BotApi) -> AsyncIterator[Page]:
    bot = asyncio.create_task(echo(api))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        opened = await browser.new_page(locale="ru-RU")
        problems: list[str] = []
        opened.on("pageerror", lambda error: problems.append(str(error)))
        await opened.goto(api.running.page_url)
        yield opened
        await browser.close()
    bot.cancel()
    with suppress(asyncio.CancelledError):
        await bot
    assert problems == []


async def write(page: Page, text: str) -> None:
    await page.get_by_test_id("input").fill(text)
    await page.get_by_test_id("send").click()


async def test_an_evening_at_the_page(page: Page, api: BotApi, driver: Driver) -> None:
    messages = page.get_by_test_id("messages")
    # Start, talk, and try to break out of the text.
    await page.get_by_test_id("start").click()
    await expect(messages).to_contain_text("Эхо: /start")
    await driver.add_person(1002, EVIL)
    await write(page, EVIL)
    await expect(messages).to_contain_text(f"Эхо: {EVIL}")
    assert await page.evaluate("window.ran") is None
    # Buttons: toast, edit in place, alert, copy.
    last = page.locator("[data-message-id]").last
    await last.get_by_role("button", name="Тост").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Ответ бота")
    await expect(last.locator("b")).to_have_text("Нажато")
    await last.get_by_role("button", name="Окно").click()
    await expect(page.get_by_test_id("alert")).to_contain_text("Ответ бота")
    await page.get_by_test_id("alert-ok").click()
    await last.get_by_role("button", name="Копия").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("+7916")
    # A file up and the same file down.
    file = FilePayload(name="база.csv", mimeType="text/csv", buffer=b"a;b\n1;2\n")
    await page.get_by_test_id("attach").set_input_files([file])
    await write(page, "вот база")
    await expect(messages).to_contain_text("Ваш файл")
    async with page.expect_download() as waiting:
        await page.get_by_test_id("document").last.click()
    download = await waiting.value
    assert download.suggested_filename == "база.csv"
    assert (await download.path()).read_bytes() == b"a;b\n1;2\n"
    # Dropped onto the chat, a picture goes as a photo.
    await page.evaluate(DROP, list(png(40, 30)))
    await expect(page.get_by_test_id("attach-kind")).to_have_value("photo")
    await page.get_by_test_id("send").click()
    await expect(messages.locator("img")).to_have_count(1)
    # An invite link opens as whoever I am: here the stranger, who is offered it.
    await write(page, "link")
    await expect(messages).to_contain_text("inv_7")
    await page.get_by_test_id("person-1004").click()
    await page.get_by_test_id("open-invite").click()
    await expect(messages).to_contain_text("/start inv_7")
    await expect(page.get_by_test_id("chat-group")).to_have_count(0)
    # The team's group, a topic of it, and the page in English.
    await page.get_by_test_id("person-1001").click()
    await page.get_by_test_id("chat-group").click()
    await page.get_by_test_id("topic-2").click()
    await driver.set_bot_status("administrator", 1001)
    await api("sendMessage", chat_id=-1001000000001, message_thread_id=2, text="В тему")
    await expect(messages).to_contain_text("В тему")
    await api("sendMessage", chat_id=-1001000000001, text="В общую")
    await page.get_by_test_id("topic-0").click()
    await expect(messages).to_contain_text("В общую")
    await expect(messages).not_to_contain_text("В тему")
    await page.get_by_test_id("language-en").click()
    await expect(page.locator("#title")).to_have_text("Touchbase sandbox")


async def test_reply_edit_delete_and_keyboards(page: Page, api: BotApi, driver: Driver) -> None:
    messages = page.get_by_test_id("messages")
    await page.get_by_test_id("start").click()
    await expect(messages).to_contain_text("Эхо: /start")
    await api("setMyCommands", commands=[{"command": "today", "description": "Сегодня"}])
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("command-today").click()
    await expect(messages).to_contain_text("Эхо: /today")
    mine = page.locator("[data-message-id].mine").last
    await mine.hover()
    await mine.get_by_test_id("edit-message").click()
    await write(page, "/вчера")
    await expect(mine).to_contain_text("изменено")
    await mine.hover()
    await mine.get_by_test_id("reply-message").click()
    await write(page, "ответ")
    await expect(page.locator("[data-message-id].mine").last.locator(".quoted")).to_contain_text("/вчера")
    keyboard = {"keyboard": [["Да", {"text": "Контакт", "request_contact": True}]], "one_time_keyboard": True}
    await api("sendMessage", chat_id=1001, text="Выберите", reply_markup=keyboard)
    await page.get_by_test_id("reply-keyboard").get_by_role("button", name="Да").click()
    await expect(messages).to_contain_text("Эхо: Да")
    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()
    await page.get_by_test_id("show-keyboard").click()
    await page.get_by_test_id("reply-keyboard").get_by_role("button", name="Контакт").click()
    await expect(messages).to_contain_text("+79160000001")
    await api("sendChatAction", chat_id=1001, action="typing")
    await expect(page.locator("#sub")).to_have_text("печатает…")
    sent = await api("sendMessage", chat_id=1001, text="исчезну")
    await expect(messages).to_contain_text("исчезну")
    await api("deleteMessage", chat_id=1001, message_id=sent["message_id"])
    await expect(messages).not_to_contain_text("исчезну")
    await driver.reset()
    await expect(page.get_by_test_id("start")).to_be_visible()
