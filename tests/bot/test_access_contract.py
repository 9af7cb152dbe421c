"""The contract of access, for everything one can press or say: strangers and foreign managers get and change nothing.

Updates are fed to the real gate, dispatcher and handlers; only the network is replaced by a record of what is sent.
"""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from sqlalchemy import select

from bot.kit.call import Said
from bot.kit.dispatch import ALLOWED_UPDATES
from bot.kit.presses import CardPress
from bot.kit.registry import ANSWERS, COMMANDS, MESSAGES, PRESSES, SaidHandler
from bot.replies.presses import ReplyPress
from domain.base.actor import SYSTEM, Permission, Role
from domain.base.database import Database
from domain.clients.tables import Client
from domain.journal.boundary import reading
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.examples import LONGEST_TEXTS, all_presses, examples
from tests.support.house import OWNER, SAID, STICKER, House, open_house
from tests.support.people import add_member, change_member
from tests.support.quiet_bot import BOT, GROUP_ID, put_questions, told
from tests.support.secret_client import MARKS, dump

FOREIGN, VIEWER, SUSPENDED, STRANGER = 1002, 1003, 1004, 1005

#: Questions that are about nobody yet: a client to be, a template to be are one's own.
ABOUT_NOBODY = frozenset({"new", "template-new", "series-new"})

#: What somebody nobody knows has written, and a picture.
FORWARDED = {"type": "user", "date": 1, "sender_user": {"id": 77, "is_bot": False, "first_name": "Прохожий"}}
PHOTO = [{"file_id": "photo-at-telegram", "file_unique_id": "x", "width": 9, "height": 9, "file_size": 10}]

#: Ids that belong to somebody: a button that carries one must do nothing for a foreign manager.
FOREIGN_IDS = frozenset(
    {
        "client_id",
        "filter_id",
        "change_id",
        "job_id",
        "import_id",
        "file_id",
        "channel_id",
        "account_id",
        "deal_id",
        "campaign_id",
        "conversation_id",
        "reply_id",
        "edit_id",
        "segment_id",
        "draft_id",
        "attachment_id",
        "note_id",
        "pair_id",
        "reminder_id",
        "other_client_id",
        "source_id",
        "task_id",
        "item_id",
        "harvest_id",
        "list_id",
        "template_id",
        "series_id",
        "sketch_id",
    }
)


@pytest.fixture
async def house(database: Database, clock: StillClock, tmp_path: Path) -> House:
    """The owner with a secret client, a job, a file, an import, a filter; and everybody else."""
    house = await open_house(database, clock, tmp_path)
    await add_member(database, FOREIGN, Role.MANAGER, Scope.OWN, name="Чужой менеджер")
    await add_member(database, VIEWER, Role.VIEWER, Scope.OWN, name="Зритель")
    suspended = await add_member(database, SUSPENDED, Role.ADMIN, name="Бывший")
    await change_member(database, SUSPENDED, is_active=False)
    assert suspended.member_id is not None
    return house


def nothing_leaks(sent: list[BaseModel]) -> bool:
    """Whether nobody could learn of the secret client from this, and no handler broke."""
    said = told(sent)
    return not any(mark in said for mark in MARKS) and "Что-то пошло не так" not in said


async def everything_said(house: House, person: int) -> dict[str, list[BaseModel]]:
    """Every command, every kind of message and a search, each with what came of it."""
    document = {"file_id": "x", "file_unique_id": "x", "file_name": "a.csv", "file_size": 10}
    button = {"text": "Клиент", "callback_data": CardPress(client_id=house.ids["client_id"]).pack()}
    card = {"message_id": 6, "date": 1, "chat": {"id": person, "type": "private"}, "from": BOT}
    card |= {"text": "Карточка", "reply_markup": {"inline_keyboard": [[button]]}}
    link = {"text": "Открыть", "url": f"https://t.me/{BOT['username']}?start=c_{house.ids['client_id']}"}
    posted = {"inline_keyboard": [[link]]}
    below = {"text": "Ответить", "callback_data": ReplyPress(conversation_id=house.ids["conversation_id"]).pack()}
    written = {"inline_keyboard": [[below]]}
    kinds: dict[str, dict[str, Any]] = {
        "text": {"text": "Сокровенный"},
        "phone": {"text": "+7 916 333-44-55"},
        "document": {"document": document},
        "reply": {"text": "заметка", "reply_to_message": card},
        "contact": {"contact": {"phone_number": "+79163334455", "first_name": "Прохожий"}},
        "forward": {"text": "Когда скидка?", "forward_origin": FORWARDED},
        "photo": {"photo": PHOTO},
        "photo on the card": {"photo": PHOTO, "reply_to_message": card},
        "new": {"text": "/new Прохожий +7 916 333-44-55"},
        "sticker": {"sticker": STICKER},
        "token": {"text": f"vk1.a.{'A' * 90}"},
        "unknown command": {"text": "/sokrovenny"},
        "card posted by inline": {"text": "Карточка", "via_bot": BOT, "reply_markup": posted},
        "answer to a writer": {"text": "Да", "reply_to_message": card | {"reply_markup": written}},
        "sticker to a writer": {"sticker": STICKER, "reply_to_message": card | {"reply_markup": written}},
    }
    found = {f"/{name}": await house.bot.say(person, f"/{name}") for name in COMMANDS if name != "start"}
    found |= {kind: await house.bot.say(person, **content) for kind, content in kinds.items()}
    for typed in ("Сокровенный", "+7 916 333-44-55", ""):
        found[f"@bot {typed}"] = await house.bot.type(person, typed)
    found["an old button"] = await house.bot.press(person, "nobody:1")
    found["a link to the card"] = await house.bot.say(person, f"/start c_{house.ids['client_id']}")
    for name in COMMANDS:
        found[f"/{name} in the group"] = await house.bot.say(person, f"/{name}", chat=GROUP_ID)
    found |= {f"{kind} in the group": await house.bot.say(person, chat=GROUP_ID, **kinds[kind]) for kind in kinds}
    return found


async def test_every_kind_of_message_and_update_is_fed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a new entry is not forgotten here. What Telegram is not asked for never comes: edits, channels."""
    assert set(ALLOWED_UPDATES) == {"message", "callback_query", "inline_query", "my_chat_member"}
    heard: set[str] = set()
    for kind, entry in MESSAGES.items():
        monkeypatch.setitem(MESSAGES, kind, replace(entry, handler=_noting(heard, kind, entry.handler)))
    before = asyncio.all_tasks()
    await everything_said(house, OWNER)
    await put_questions(before)
    assert heard == MESSAGES.keys()


def _noting(heard: set[str], kind: str, handler: SaidHandler) -> SaidHandler:
    async def note(said: Said) -> None:
        heard.add(kind)
        await handler(said)

    return note


@pytest.mark.parametrize("person", [STRANGER, SUSPENDED])
async def test_strangers_and_suspended_members_get_nothing(house: House, person: int) -> None:
    before = await dump(house.database)
    # Whoever is nobody is turned away before a button is read: each of them once will do.
    buttons = [press.pack() for press in house.one_of_each()]
    loud = [packed for packed in buttons if await house.bot.press(person, packed)]
    loud += [packed for packed in buttons if await house.bot.press(person, packed, chat=GROUP_ID)]
    said = await everything_said(house, person)
    assert "только для сотрудников" in told(said.pop("a link to the card"))
    loud += [name for name, sent in said.items() if sent]
    loud += ["my_chat_member"] if await house.bot.join(person) else []
    assert loud == []
    (line,) = await house.bot.say(person, "/start")
    assert "только для сотрудников" in told([line])
    assert await dump(house.database) == before


async def test_a_viewer_is_refused_whatever_needs_more(house: House) -> None:
    before = await dump(house.database)
    needs_more = frozenset(name for name, entry in PRESSES.items() if entry.needs is not Permission.SEE_CLIENTS)
    accepted = []
    for press in house.one_of_each(entries=needs_more):
        sent = told(await house.bot.press(VIEWER, press.pack()))
        if "У вас нет прав" not in sent:
            accepted.append(f"{press!r}: {sent}")
    for name, entry in COMMANDS.items():
        if entry.needs is not Permission.SEE_CLIENTS:
            sent = told(await house.bot.say(VIEWER, f"/{name}"))
            accepted += [] if "У вас нет прав" in sent else [name]
    for name, answer in ANSWERS.items():
        if answer.needs is not Permission.SEE_CLIENTS:
            await house.asked(VIEWER, name)
            sent = told(await house.bot.say(VIEWER, "12.05.2026"))
            accepted += [] if "У вас нет прав" in sent else [f"{name}: {sent}"]
    assert accepted == []
    assert await house.bot.join(VIEWER) == []
    assert await dump(house.database) == before


async def test_a_viewer_can_change_nothing_but_the_own_settings(house: House) -> None:
    before = await dump(house.database)
    allowed = frozenset(name for name, entry in PRESSES.items() if entry.needs is Permission.SEE_CLIENTS)
    for press in [*house.presses(entries=allowed), *house.one_of_each(entries=PRESSES.keys() - allowed)]:
        sent = await house.bot.press(VIEWER, press.pack())
        assert nothing_leaks(sent), press
    after = await dump(house.database)
    own = {"member", "change", "change_row"}
    assert {name: rows for name, rows in after.items() if name not in own} == {
        name: rows for name, rows in before.items() if name not in own
    }
    assert [row for row in after["member"] if "Зритель" not in row] == [
        row for row in before["member"] if "Зритель" not in row
    ]


async def test_a_foreign_manager_does_nothing_to_what_is_the_owners(house: House) -> None:
    before = await dump(house.database)
    guilty = []
    for kind in all_presses():
        if FOREIGN_IDS & set(kind.model_fields):
            for press in examples(kind, house.ids, LONGEST_TEXTS):
                sent = await house.bot.press(FOREIGN, press.pack())
                if not nothing_leaks(sent):
                    guilty.append(f"{press!r}: {told(sent)}")
    assert guilty == []
    assert await dump(house.database) == before


async def test_a_foreign_manager_answers_no_question_about_a_foreign_client(house: House) -> None:
    before = await dump(house.database)
    for name, entry in ANSWERS.items():
        if entry.needs is Permission.EDIT_CLIENTS and name not in ABOUT_NOBODY:
            await house.asked(FOREIGN, name)
            sent = told(await house.bot.say(FOREIGN, "+79990001122" if name == "channel" else SAID))
            assert "не найден" in sent.casefold(), f"{name}: {sent}"
    assert await dump(house.database) == before


async def test_a_foreign_manager_finds_nothing(house: House) -> None:
    found = await everything_said(house, FOREIGN)
    # What was searched for is said again; the client's other words are not.
    searched = told([each for kind in ("text", "phone", "contact", "new") for each in found.pop(kind)])
    assert [mark for mark in MARKS if mark in searched and mark not in {"Сокровенный", "9163334455"}] == []
    assert "Клим" not in searched
    assert [name for name, sent in found.items() if not nothing_leaks(sent)] == []


async def test_these_tests_would_notice(house: House) -> None:
    """The owner sees the client and changes it by the same updates."""
    before = await dump(house.database)
    card = next(press for press in house.presses() if type(press).__name__ == "CardPress")
    assert not nothing_leaks(await house.bot.press(OWNER, card.pack()))
    for typed in ("Сокровенный", ""):
        assert not nothing_leaks(await house.bot.type(OWNER, typed))
    assert not nothing_leaks(await house.bot.say(OWNER, f"/start c_{house.ids['client_id']}"))
    await house.bot.press(OWNER, f"ct:{house.ids['client_id']}:0:0:called")
    assert await dump(house.database) != before
    async with reading(house.database, SYSTEM) as ctx:
        house.ids["version"] = await ctx.scalar(select(Client.version))
    await house.asked(OWNER, "field")
    await house.bot.say(OWNER, "Новая компания")
    async with reading(house.database, SYSTEM) as ctx:
        assert await ctx.scalar(select(Client.company)) == "Новая компания"
    assert MESSAGES.keys() >= {"text", "document", "reply"}
