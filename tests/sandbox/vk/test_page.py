"""The VK pane of the page in a real Chromium: see who got what, answer as them, allow and forbid."""

import json
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright, expect

from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.test_page import CHROMIUM, EVIL, FLAGS
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import NEVER, SILENT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the PATH"),
]
expect.set_options(timeout=20_000)
KEYBOARD = json.dumps(
    {"inline": True, "buttons": [[{"action": {"type": "text", "label": "Приду", "payload": '{"yes": 1}'}}]]}
)


@pytest.fixture
async def page(api: VkApi) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        opened = await browser.new_page(locale="ru-RU", viewport={"width": 1300, "height": 800})
        problems: list[str] = []
        opened.on("pageerror", lambda error: problems.append(str(error)))
        await opened.goto(api.running.page_url)
        yield opened
        await browser.close()
    assert problems == []


async def test_an_evening_as_people_of_vk(page: Page, api: VkApi, vk: VkDriver) -> None:
    server = await api.long_poll()
    # A message is counted while the pane is closed, and stands in it with its buttons; nothing of it runs.
    await vk.person(SILENT).change(first_name=EVIL)
    await api.send(SILENT, 1, EVIL, keyboard=KEYBOARD)
    await expect(page.get_by_test_id("vk-open").locator(".badge")).to_have_text("1")
    await page.get_by_test_id("vk-open").click()
    await page.get_by_test_id(f"vk-person-{SILENT}").click()
    messages = page.get_by_test_id("vk-messages")
    await expect(messages).to_contain_text(EVIL)
    assert await page.evaluate("window.ran") is None
    # Press a button, write, forbid: each is an event for the community.
    await messages.get_by_role("button", name="Приду").click()
    await expect(messages.locator(".mine")).to_have_count(1)
    await page.get_by_test_id("vk-text").fill("А парковка есть?")
    await page.get_by_test_id("vk-send").click()
    await expect(messages.locator(".message").first).to_contain_text("А парковка есть?")
    await expect(page.get_by_test_id("vk-allowed")).to_have_text("разрешает писать")
    await page.get_by_test_id("vk-allow").click()
    await expect(page.get_by_test_id("vk-allowed")).to_have_text("не разрешает писать")
    told = (await api.poll(server))["updates"]
    assert [event["type"] for event in told] == ["message_new", "message_new", "message_deny"]
    pressed, written = (event["object"]["message"] for event in told[:2])
    assert (pressed["text"], pressed["payload"], written["text"]) == ("Приду", '{"yes": 1}', "А парковка есть?")
    # What is being typed survives what comes in meanwhile, and a new message stands on top.
    await page.get_by_test_id("vk-allow").click()
    await expect(page.get_by_test_id("vk-allowed")).to_have_text("разрешает писать")
    await page.get_by_test_id("vk-text").fill("черновик")
    await api.send(SILENT, 2, "Есть, во дворе")
    await expect(messages.locator(".message").first).to_contain_text("Есть, во дворе")
    await expect(page.get_by_test_id("vk-text")).to_have_value("черновик")
    # Somebody else is found by name; a mood can be chosen; the words change with the language.
    await page.get_by_test_id("vk-back").click()
    await page.get_by_test_id("vk-search").fill(f"id{NEVER}")
    await page.get_by_test_id(f"vk-person-{NEVER}").click()
    await page.get_by_test_id("vk-mood").select_option("closed")
    await page.get_by_test_id("language-en").click()
    await expect(page.get_by_test_id("vk-allowed")).to_have_text("does not let it write")
    assert (await vk.people(query=f"id{NEVER}"))[0]["mood"] == "closed"
    # Faults and tokens.
    await page.get_by_test_id("vk-tools").locator("summary").click()
    await page.get_by_test_id("vk-fault-flood").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Will be done")
    assert await api.error("users.get") == "9 Flood control"
    await page.get_by_test_id(f"vk-token-{cast.COFFEE}").click()
    await expect(page.get_by_test_id("toast")).to_contain_text(cast.token_value(cast.COFFEE))
