"""Import and export to the end, over HTTP: choices, an edited export that meets other edits, the rows left out."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ClientState
from domain.clients.set_state import set_state
from domain.clients.tables import Client
from domain.fields.change_fields import add_field, remove_field
from domain.fields.tables import ClientField, FieldKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from sandbox.driver import ChatDriver, ShownMessage
from tests.support.quick_world import quick_world
from tests.support.running_bot import World

FILE = (
    "Имя;Телефон;Город\nАнна Ким;+7 916 123-45-67;Казань\nПётр Соколов;8 903 765-43-21;Тверь\nБез Телефона;;\n;;Уфа\n"
)


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language, without Telegram's limits."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def clients(world: World) -> dict[str, Client]:
    async with world.database.read() as connection:
        rows = await connection.execute(select(Client).where(Client.deleted_at.is_(None)))
        return {row.name: row for row in rows}


async def check(chat: ChatDriver, words: Words, name: str) -> ShownMessage:
    caption = words.text("transfer-check")
    asked = await chat.wait(lambda shown: name in shown.text and caption in shown.button_texts, timeout=30)
    press = next(each.data for row in asked.buttons for each in row if each.text == caption)
    await chat.press_data(asked, press)
    return await chat.wait(lambda shown: "🔍" in shown.text and name in shown.text, timeout=30)


async def test_from_a_file_to_an_edited_export_and_back(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)

    # What all rows are given is chosen in two presses; a sticker or a dash is no tag.
    await chat.send_file(FILE.encode(), "fair.csv")
    await chat.press(words.text("transfer-options-button"), timeout=30)
    await chat.press(words.text("transfer-option-tags"))
    await chat.wait(words.text("transfer-option-tags-ask"))
    await chat.send(" , ")
    await chat.send("Выставка, опт")
    await chat.wait(lambda shown: "Выставка, опт" in shown.text)
    await chat.press(words.text("transfer-option-match"))
    await chat.press(words.text("transfer-match-phone"))
    await chat.wait(lambda shown: words.text("transfer-match-phone") in shown.text)
    checked = await check(chat, words, "fair.csv")
    # What was chosen for all rows is said once more: it may come from the last such file.
    assert f"{words.text('transfer-option-tags')}: Выставка, опт" in checked.text
    assert words.text("transfer-match-phone") in checked.text
    assert words.html("transfer-bare", count=1).replace("<b>", "").replace("</b>", "") in checked.text
    await chat.press(words.text("transfer-skipped-button"))
    skipped = await chat.wait(lambda shown: shown.document is not None, timeout=30)
    rows = list(openpyxl.load_workbook(BytesIO(await chat.download(skipped))).worksheets[0].values)
    assert [row[2] for row in rows[1:]] == ["Уфа"]
    await chat.press(words.text("transfer-run", rows=0).split()[1], timeout=30)
    await chat.wait(lambda shown: words.text("transfer-undo-import") in shown.button_texts, timeout=60)
    assert set(await clients(world)) == {"Анна Ким", "Пётр Соколов", "Без Телефона"}

    # The same titles again: all as the last time, and it is said; it can be begun anew.
    await chat.send_file(FILE.encode(), "autumn.csv")
    await chat.wait(lambda shown: "fair.csv" in shown.text and "🗂" in shown.text, timeout=30)
    await chat.press(words.text("transfer-forget-layout"))
    await chat.wait(lambda shown: "autumn.csv" in shown.text and "🗂" not in shown.text)

    # Edited in Excel, and a colleague edits the same card meanwhile.
    await chat.send("/export")
    await chat.press(words.text("transfer-export-xlsx"))
    sent = await chat.wait(lambda shown: shown.document is not None and shown.document.name.startswith(("Кл", "Cl")))
    book = openpyxl.load_workbook(BytesIO(await chat.download(sent)))
    sheet = book.worksheets[0]
    city = next(cell.column for cell in sheet[1] if cell.value == words.text("transfer-title-city"))
    sheet.cell(2, city).value, sheet.cell(3, city).value = "Псков", None
    edited = BytesIO()
    book.save(edited)
    before = await clients(world)
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
        await edit_client(ctx, before["Анна Ким"].id, city="Уфа")
        await set_state(ctx, before["Анна Ким"].id, ClientState.ARCHIVED)
    await chat.send_file(edited.getvalue(), "edited.xlsx")
    checked = await check(chat, words, "edited.xlsx")
    assert words.text("transfer-aside", count=1) in checked.text
    await chat.press(words.text("transfer-conflicts-button", unsettled=1))
    await chat.wait(lambda shown: "Псков" in shown.text and "Уфа" in shown.text)
    await chat.press(words.text("transfer-side-file"))
    await chat.wait(lambda shown: words.text("transfer-conflicts-button", unsettled=0) in shown.button_texts)
    await chat.press(words.text("transfer-emptied-clear"))
    await chat.wait(lambda shown: "✓ " + words.text("transfer-emptied-clear") in shown.button_texts, timeout=30)
    await chat.press(words.text("transfer-run", rows=0).split()[1], timeout=30)
    await chat.wait(lambda shown: words.text("transfer-undo-import") in shown.button_texts and "edited" in shown.text)
    after = await clients(world)
    assert (after["Анна Ким"].city, after["Пётр Соколов"].city) == ("Псков", None)


PEOPLE = "Имя;Телефон;Договор;Рост\nАнна Ким;+79161234567;Д-12/3;сто семьдесят\nПётр Соколов;89037654321;Д-12/4;180\n"
BY_NUMBER = "Номер договора;Город\nд-12/4;Тверь\nД-99;Омск\n"


async def contracts(world: World) -> dict[str, str | None]:
    """What stands in the texts of own fields, by the name of the card."""
    async with world.database.read() as connection:
        query = select(Client.name, ClientField.text_value).join(ClientField, ClientField.client_id == Client.id)
        rows = await connection.execute(query.where(ClientField.text_value.is_not(None), Client.deleted_at.is_(None)))
        return {row.name: row.text_value for row in rows}


async def test_own_fields_by_columns_and_clients_known_by_one(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)
    async with writing(world.database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx:
        await add_field(ctx, "Номер договора", FieldKind.TEXT)
        height = (await add_field(ctx, "Рост", FieldKind.NUMBER)).id

    # The sample with all columns has the team's own, and is understood as it is.
    await chat.send("/import")
    await chat.press(words.text("transfer-sample-full-csv"))
    sample = await chat.wait(lambda shown: shown.document is not None)
    await chat.send_file(await chat.download(sample), "sample.csv")
    checked = await check(chat, words, "sample.csv")
    assert plain(words.html("transfer-would-create", count=2)) in checked.text
    assert "📝" not in checked.text
    await chat.press(words.text("kit-cancel"))

    # One column is recognised by its title; for the other the field is chosen.
    await chat.send_file(PEOPLE.encode(), "people.csv")
    asked = await chat.wait(lambda shown: "people.csv" in shown.text and "Договор" in shown.text, timeout=30)
    assert words.text("transfer-own-field", name="Рост") in asked.text
    await chat.press("Договор →")
    await chat.press(words.text("transfer-field-own"))
    await chat.press(words.text("transfer-own-field", name="Номер договора"))
    await chat.wait(lambda shown: "Договор → 🧩" in shown.text)
    checked = await check(chat, words, "people.csv")
    why = words.text("transfer-own-problem-number")
    assert words.text("transfer-own-bad", title="Рост", why=why) in checked.text

    # A colleague removes a field before the import: it is said, nothing is lost, and another meaning is chosen.
    async with writing(world.database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx:
        await remove_field(ctx, height)
    answer = await chat.press(words.text("transfer-run", rows=0).split()[1], message=checked)
    assert answer.text == words.text("error-invalid-value", reason="field-gone")
    await chat.press(words.text("transfer-edit-columns"))
    await chat.wait(lambda shown: words.text("transfer-own-gone") in shown.text)
    await chat.press("Рост →")
    await chat.press(words.text("transfer-field-note"))
    await check(chat, words, "people.csv")
    await chat.press(words.text("transfer-run", rows=0).split()[1], timeout=30)
    await chat.wait(lambda shown: words.text("transfer-undo-import") in shown.button_texts, timeout=60)
    assert await contracts(world) == {"Анна Ким": "Д-12/3", "Пётр Соколов": "Д-12/4"}

    # Without a name and a contact the number of the contract tells who it is, once that is chosen.
    await chat.send_file(BY_NUMBER.encode(), "numbers.csv")
    await chat.wait(lambda shown: "numbers.csv" in shown.text and "🧩" in shown.text, timeout=30)
    answer = await chat.press(words.text("transfer-check"))
    assert answer.text == words.text("transfer-nobody", own="yes")
    await chat.press(words.text("transfer-options-button"))
    await chat.press(words.text("transfer-option-match"))
    await chat.press(words.text("transfer-match-own", name="Номер договора"))
    await chat.wait(lambda shown: words.text("transfer-match-own", name="Номер договора") in shown.text)
    checked = await check(chat, words, "numbers.csv")
    assert plain(words.html("transfer-would-update", count=1)) in checked.text
    await chat.press(words.text("transfer-run", rows=0).split()[1], timeout=30)
    await chat.wait(lambda shown: words.text("transfer-undo-import") in shown.button_texts and "numbers" in shown.text)
    assert (await clients(world))["Пётр Соколов"].city == "Тверь"


def plain(text: str) -> str:
    """As the chat shows it."""
    return text.replace("<b>", "").replace("</b>", "")
