"""Members and invitations: rights given and taken, links that work once, the door."""

import asyncio

import pytest
from sqlalchemy import update

from domain.base.actor import SYSTEM, Role
from domain.base.clock import utc_now
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.offer_ownership_code import offer_ownership_code
from domain.team.queries import list_members
from domain.team.tables import Invite, Scope
from domain.team.views import MemberView
from sandbox.driver import ChatDriver, ShownMessage
from tests.support.people import change_member
from tests.support.quick_world import eventually, walk
from tests.support.running_bot import ANNA, MARK, OLGA, STEPAN, World

ROLE = "Роль: "


async def open_members(chat: ChatDriver) -> None:
    await chat.send("/settings")
    await chat.press("Сотрудники")
    await chat.wait("Сотрудники:")


async def member(world: World, telegram_id: int) -> MemberView | None:
    async with reading(world.database, SYSTEM) as ctx:
        return next((one for one in await list_members(ctx) if one.telegram_id == telegram_id), None)


async def make_link(chat: ChatDriver, caption: str = "Менеджер") -> tuple[str, ShownMessage]:
    await open_members(chat)
    await walk(chat, "Пригласить", caption)
    shown = await chat.wait("Ссылка-приглашение")
    link = shown.buttons[0][0].copy_text
    assert link in shown.text
    return link, shown


async def test_rights_are_given_and_taken(world: World, olga: ChatDriver) -> None:
    await world.hire(MARK)
    await change_member(world.database, MARK, name="Марк <b>\u202eМельник 🐻", username="mark_melnik")
    await open_members(olga)
    await olga.press("Марк")
    shown = await olga.wait(ROLE + "менеджер")
    assert "Марк <b>" in shown.text
    await olga.press("Показывать только своих")
    await olga.wait("Видит: только свои клиенты")
    await olga.press("Сделать: администратор")
    shown = await olga.wait(ROLE + "администратор")
    # An admin sees everything whatever the scope says.
    assert "Видит: вся база" in shown.text
    await olga.press("Закрыть доступ")
    await olga.wait("Доступ закрыт")
    mark = await member(world, MARK)
    assert mark is not None
    assert not mark.is_active
    await olga.press("Вернуть доступ")
    await olga.wait("Работает")


async def test_who_blocked_the_bot_is_marked(world: World, olga: ChatDriver) -> None:
    await world.hire(MARK)
    await world.mark.start()
    await world.mark.private.wait("здравствуйте")
    await world.mark.block()

    async def is_lost() -> bool:
        found = await member(world, MARK)
        return found is not None and found.chat_lost_at is not None

    await eventually(is_lost)
    await open_members(olga)
    await olga.wait(lambda shown: any(text.startswith("🔕") for text in shown.button_texts))
    await world.mark.unblock()
    mark = world.mark.private
    await mark.send("/menu")
    # One person's updates are handled in order, so the home screen comes after the news.
    await mark.wait("здравствуйте")
    assert not await is_lost()


async def test_start_finds_a_lost_chat_again(world: World) -> None:
    await world.hire(MARK)
    await change_member(world.database, MARK, chat_lost_at=utc_now())
    await world.mark.private.send("/start")
    await world.mark.private.wait("здравствуйте")
    found = await member(world, MARK)
    assert found is not None
    assert found.chat_lost_at is None


async def test_nobody_changes_oneself_and_an_admin_no_owner(world: World, olga: ChatDriver) -> None:
    await world.hire(ANNA, Role.ADMIN, locale="en")
    await open_members(olga)
    await olga.press("Ольга Орлова · владелец")
    shown = await olga.wait("Это вы")
    assert shown.button_texts == ["◀ Назад"]
    anna = world.anna.private
    await anna.send("/settings")
    await anna.press("Members")
    await anna.press("· owner")
    shown = await anna.wait("Role: owner")
    assert shown.button_texts == ["◀ Back"]
    owner = await member(world, OLGA)
    assert owner is not None
    refused = await anna.press_data(shown, f"sms:{owner.id}:1", stale=True)
    assert refused.alert
    assert "above yours" in refused.text
    invite = await anna.press_data(shown, "sim:owner:all", stale=True)
    assert "above yours" in invite.text


async def test_two_owners_who_demote_each_other_leave_one(world: World, olga: ChatDriver) -> None:
    await world.hire(ANNA, Role.OWNER, locale="en")
    anna = world.anna.private
    await anna.send("/menu")
    home_of_anna, home_of_olga = await anna.wait("Hello"), await olga.last()
    ids = {one: found.id for one in (OLGA, ANNA) if (found := await member(world, one)) is not None}
    answers = await asyncio.gather(
        olga.press_data(home_of_olga, f"smr:{ids[ANNA]}:viewer", stale=True),
        anna.press_data(home_of_anna, f"smr:{ids[OLGA]}:viewer", stale=True),
    )
    assert sorted(answer.alert for answer in answers) == [False, True]
    async with reading(world.database, SYSTEM) as ctx:
        assert len([one for one in await list_members(ctx) if one.role is Role.OWNER]) == 1


async def test_an_invited_person_comes_in_once(world: World, olga: ChatDriver) -> None:
    link, _ = await make_link(olga, "Менеджер, только свои клиенты")
    stepan = world.stepan.private
    await stepan.open_link(link)
    shown = await stepan.wait("здравствуйте")
    assert "Степан Чужой" in shown.text
    found = await member(world, STEPAN)
    assert found is not None
    assert (found.role, found.scope) == (Role.MANAGER, Scope.OWN)
    told = await olga.wait("По вашему приглашению вошёл новый сотрудник: Степан Чужой (менеджер)")
    assert told.button_texts == ["⚙️ Настройки"]
    await world.mark.private.open_link(link)
    await world.mark.private.wait("открыт только для сотрудников")
    assert await member(world, MARK) is None


@pytest.mark.parametrize("how", ["expired", "revoked", "wrong"])
async def test_a_link_that_opens_nothing(world: World, olga: ChatDriver, how: str) -> None:
    link, shown = await make_link(olga)
    if how == "expired":
        async with world.database.write() as connection:
            await connection.execute(update(Invite).values(expires_at=utc_now()))
    elif how == "revoked":
        await olga.press("Отозвать", message=shown)
        await olga.wait("Приглашение отозвано")
    else:
        link = link[:-1] + ("A" if link[-1] != "A" else "B")
    await world.stepan.private.open_link(link)
    await world.stepan.private.wait("открыт только для сотрудников")
    assert await member(world, STEPAN) is None


async def test_open_invitations_are_listed_and_taken_back(olga: ChatDriver) -> None:
    await make_link(olga)
    await make_link(olga, "Наблюдатель")
    await open_members(olga)
    await olga.press("Открытые: 2")
    shown = await olga.wait("Открытые приглашения: 2")
    assert "1. наблюдатель — до " in shown.text
    await olga.press("Отозвать 2")
    shown = await olga.wait("Приглашение отозвано")
    assert "Открытые приглашения: 1" in shown.text
    refused = await olga.press_data(shown, "sir:999", stale=True)
    assert refused.alert


async def test_the_first_owner_comes_by_the_code_of_the_console(world: World) -> None:
    await change_member(world.database, OLGA, is_active=False)
    async with writing(world.database, SYSTEM, ChangeKind.MEMBER_JOINED) as ctx:
        code = await offer_ownership_code(ctx)
    assert code is not None
    await world.stepan.start(code)
    await world.stepan.private.wait("здравствуйте")
    found = await member(world, STEPAN)
    assert found is not None
    assert found.role is Role.OWNER


async def test_strangers_hear_one_line_at_start_and_nothing_else(world: World) -> None:
    await world.hire(ANNA)
    await change_member(world.database, ANNA, is_active=False)
    for person in (world.stepan, world.anna):
        chat = person.private
        await person.start()
        await chat.wait(lambda shown: "сотрудников" in shown.text or "members only" in shown.text)
        before = len(await chat.messages())
        await chat.send("Иванов")
        await chat.send("/menu")
        await chat.send("/settings")
        await chat.send_file(b"name;phone\nA;1\n", "contacts.csv")
        await chat.send_contact()
        # The chat's updates are handled in order, so the answer to this comes after all silences.
        await chat.send("/start")
        await chat.wait(lambda shown: "сотрудников" in shown.text or "members only" in shown.text)
        assert len([one for one in (await chat.messages())[before:] if one.from_bot]) == 1
