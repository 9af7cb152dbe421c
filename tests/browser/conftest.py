"""The product with its invented clients, and the page as the owner sees it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from app.demo import invent_clients
from bot.kit.words import load_words
from tests.browser.story import FOR_THE_GUIDE, ROOT, Story
from tests.support.running_bot import running_world

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
#: Headless, and silent: it must ask nobody outside for anything.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture
async def story(request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[Story]:
    """The product with its invented clients, and the page as the owner sees it."""
    locale: str = request.param
    folder = ROOT / "docs" / "guide" / "images" if FOR_THE_GUIDE else tmp_path
    async with running_world(empty_sqlite, tmp_path / "world", locale=locale) as world, async_playwright() as play:
        await invent_clients(world.database, locale)
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = await browser.new_page(viewport={"width": 1100, "height": 860})
        await page.goto(world.sandbox.page_url)
        await page.get_by_test_id(f"language-{locale}").click()
        await page.get_by_test_id("person-1001").click()
        yield Story(page, world, load_words(locale), folder)
        await browser.close()
