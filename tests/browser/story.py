"""A walk on the sandbox page in a real browser: the page, the product behind it, and where its pictures go."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from bot.kit.words import Words
from tests.support.running_bot import World

ROOT = Path(__file__).parent.parent.parent
FILES = ROOT / "tests" / "fixtures" / "contacts"
#: How long one step may take; the machine may be busy.
PATIENCE = 15_000
#: Whether the pictures are for the guide: each walk is done in both languages then.
FOR_THE_GUIDE = bool(os.environ.get("TOUCHBASE_SCREENSHOTS"))
#: So many colours are enough for a screen, and make its file a fifth as large.
_COLOURS = 256
#: Milliseconds after which the page of a busy machine shows what it was told.
_SETTLED = 2_000


def walked_in(locale: str) -> pytest.MarkDecorator:
    """The language of a walk; for the pictures it is done in both."""
    return pytest.mark.parametrize("story", ["ru", "en"] if FOR_THE_GUIDE else [locale], indirect=True)


@dataclass
class Story:
    """A page in the browser, the product behind it, and where its pictures go."""

    page: Page
    world: World
    words: Words
    folder: Path

    async def say(self, text: str) -> None:
        """Write a message."""
        await self.page.get_by_test_id("input").fill(text)
        await self.page.get_by_test_id("send").click()

    async def press(self, caption: str) -> None:
        """Press the newest button whose caption begins so."""
        await self.shows(caption)
        await self.page.locator("[data-message-id] button").filter(has_text=caption).last.click()

    async def see(self, text: str) -> None:
        """Wait until the newest messages say so."""
        await expect(self.page.get_by_test_id("messages").get_by_text(text).last).to_be_visible(timeout=PATIENCE)

    async def shows(self, caption: str) -> None:
        """Wait until a button begins so, whoever has pressed for it."""
        found = self.page.locator("[data-message-id] button").filter(has_text=caption)
        await expect(found.last).to_be_visible(timeout=PATIENCE)

    async def picture(self, name: str) -> None:
        """Take a picture for the guide, with few colours, so that its file is small."""
        await self.page.wait_for_timeout(_SETTLED if FOR_THE_GUIDE else 400)
        shown = Image.open(BytesIO(await self.page.screenshot())).convert("RGB")
        small = shown.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        small.save(self.folder / f"{name}-{self.words.locale}.png", optimize=True)
