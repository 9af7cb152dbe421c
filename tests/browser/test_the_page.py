"""Three walks on the sandbox page, in a real browser: clients, VK, the base at work; they leave the guide's pictures.

With TOUCHBASE_SCREENSHOTS set (`make screenshots`) each walk is done in both languages and the pictures go to
docs/guide/images, else to a temporary folder. Words in both languages are what the scenarios over HTTP are for.
"""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.kit.enum_words import key_of
from bot.kit.words import load_words
from domain.accounts.tables import Account
from domain.audience.describe import Asked
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.clients.kinds import Sex
from domain.consent.note_consent import note_consents
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from sandbox.vk.cast import COFFEE, person_id, token_value
from tests.browser.story import FILES, PATIENCE, Story, walked_in

pytestmark = pytest.mark.browser

#: A task in one line, and what it is called.
_LINES = {
    "ru": ("/task завтра 15:00 отправить договор", "отправить договор"),
    "en": ("/task tomorrow 3pm send the contract", "send the contract"),
}


@walked_in("ru")
@pytest.mark.timeout(240)
async def test_the_first_story(story: Story) -> None:
    page, words = story.page, story.words
    await page.get_by_test_id("start").click()
    await story.see(words.text("team-home-clients"))
    await story.picture("home")

    await page.get_by_test_id("attach").set_input_files(FILES / "table-1c.csv")
    await page.get_by_test_id("send").click()
    await story.press(words.text("transfer-check"))
    await story.see("120")
    await story.picture("import")
    await story.press(words.text("transfer-run", rows=0).split()[1])
    await story.press(words.text("transfer-show-imported"))
    await story.see(words.text(key_of(Asked.IMPORT), names=""))
    await story.picture("list")

    await story.say("кучерский")
    await story.press("Кучерский")
    # The queue above has buttons of the same names: each press waits until the card is what stands below.
    await story.shows(words.text("clients-plan"))
    await story.press(words.text("clients-called"))
    await story.shows(words.text("journal-undo"))
    await story.press(words.text("clients-plan"))
    await story.shows(words.text("clients-plan-day"))
    await story.press(words.text("kit-tomorrow"))
    await story.shows(words.text("clients-plan"))
    await story.picture("card")
    await story.press(words.text("journal-undo"))
    await story.see("↩")

    await story.say("/export")
    await story.press(words.text("transfer-export-all"))
    await story.press(words.text("transfer-export-csv"))
    await story.see(words.text("transfer-exported", filter="", count=1, files=1).split(":")[0].strip("📤 </b>"))
    await story.picture("export")

    await story.say("/settings")
    await story.see(words.text("team-settings-members"))
    await story.picture("settings")

    await page.get_by_test_id("person-1004").click()
    await page.get_by_test_id("start").click()
    # Stepan reads Russian: a stranger is answered in the language of his own Telegram.
    await story.see(load_words("ru").text("team-door-stranger")[:40])
    await story.picture("stranger")


@walked_in("en")
@pytest.mark.timeout(240)
async def test_the_second_story(story: Story) -> None:
    words = story.words
    await story.page.get_by_test_id("start").click()
    await story.say("/accounts")
    await story.press(words.text("accounts-add"))
    await story.say(token_value(COFFEE))
    await story.see(words.text("accounts-state-active"))
    # The key has left the chat as soon as it was read.
    assert token_value(COFFEE) not in await story.page.get_by_test_id("messages").inner_text()
    await story.picture("account")

    # The invented clients are the people of VK's double; of five, four have allowed the community to write.
    async with writing(story.world.database, SYSTEM, ChangeKind.WORK, clock=utc_now) as ctx:
        account_id = await ctx.scalar(select(Account.id))
        allowed = [f"id{person_id(index)}" for index in range(60) if index % 5]
        await note_consents(ctx, account_id, allowed, ConsentEvent.ALLOWED)
    await story.say("/campaign")
    await story.press(words.text("campaigns-new"))
    await story.press(words.text("campaigns-pick-audience"))
    await story.press(words.text("campaigns-for-all"))
    await story.press(words.text("campaigns-write-text"))
    await story.say("{Привет|Добрый день}, %имя|друг%! Скидка 20%.")
    await story.press(words.text("campaigns-check"))
    await story.see(words.text("campaigns-reason-never-allowed"))
    await story.picture("campaign")

    await story.press(words.text("campaigns-start-now"))
    await story.page.get_by_test_id("vk-open").click()
    # One who says nothing shows what he got last.
    person = story.page.get_by_test_id(f"vk-person-{person_id(2)}")
    await expect(person).to_contain_text("20%", timeout=2 * PATIENCE)
    # No value of the page's own program is shown as a text.
    pane = await story.page.locator("body").inner_text()
    assert not {"false", "true", "null", "undefined", "NaN"} & set(pane.split())
    await story.page.set_viewport_size({"width": 1400, "height": 860})
    await story.picture("vk")
    delivered = await story.world.driver.vk.delivered()
    letters = [text.person_id for text in delivered if text.text.endswith("! Скидка 20%.")]
    # Whoever answers with «stop» is told once that it was heard.
    others = [text.person_id for text in delivered if text.person_id not in letters]
    assert letters
    assert others == []
    assert {f"id{key}" for key in letters} <= set(allowed)
    assert len(set(letters)) == len(letters)


@walked_in("ru")
@pytest.mark.timeout(240)
async def test_the_third_story(story: Story) -> None:
    words = story.words
    await story.page.get_by_test_id("start").click()
    await story.press(words.text("team-home-clients"))
    await story.press(words.text("audience-sift"))
    await story.press(words.text("audience-toggle-female"))
    await story.see(words.text(key_of(Sex.FEMALE)))
    await story.picture("filter")
    await story.press("✔")
    await story.press(words.text("audience-tick"))
    await story.press(words.text("audience-tick-page"))
    await story.see(words.text("audience-untick-page"))
    await story.picture("ticks")
    await story.say("/board")
    await story.see("🟦")
    await story.picture("board")

    line, title = _LINES[words.locale]
    await story.say(line)
    await story.see(title)
    await story.picture("task")
    await story.say("/calendar")
    await story.see(words.text("agenda-file"))
    await story.picture("calendar")
