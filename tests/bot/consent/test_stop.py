"""The stop-list on the card, over HTTP: one press and a reason, and only an owner takes it back."""

from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.consent.note_consent import note_consent
from domain.consent.queries import list_stopped
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from sandbox.driver import ChatDriver
from tests.domain.consent.support import add_account
from tests.support.clocks import StillClock
from tests.support.running_bot import MARK, World

PHONE, VK = (ChannelKind.PHONE, "+79161234567"), (ChannelKind.VK, "id77")


async def _open_card(chat: ChatDriver) -> None:
    await chat.send("/start")
    await chat.wait("Клиентов: 1")
    await chat.send("8 916 123 45 67")
    await chat.wait("Анна Ким")


async def _stopped(world: World) -> int:
    async with reading(world.database, SYSTEM) as look:
        return len(await list_stopped(look, [PHONE, VK]))


async def test_the_card_says_who_may_write(world: World, clock: StillClock) -> None:
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        await add_client(ctx, "Анна Ким", [PHONE, VK])
    account = await add_account(world.database, clock)
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await note_consent(ctx, account, "id77", ConsentEvent.WROTE_FIRST)
    chat = world.olga.private
    await _open_card(chat)
    await chat.press("Контакты")
    await chat.wait("✅ Кухни может писать: написал сам")
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await note_consent(ctx, account, "id77", ConsentEvent.OPTED_OUT)
    await chat.press("Клиент")
    await chat.press("Контакты")
    await chat.wait("🔕 Кухни не может писать: попросил не писать")


async def test_a_manager_stops_and_only_an_owner_lifts(world: World) -> None:
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        await add_client(ctx, "Анна Ким", [PHONE, VK])
    await world.hire(MARK, Role.MANAGER)
    chat = world.mark.private
    await _open_card(chat)
    await chat.press("Не писать больше")
    await chat.wait("Почему больше не писать?")
    assert await _stopped(world) == 0
    await chat.press("попросил не писать")
    card = await chat.wait("Не писать: попросил не писать")
    assert "сегодня" in card.text
    assert await _stopped(world) == 2
    await chat.press("Не писать больше")
    asked = await chat.wait("Снять его может только владелец")
    assert not any("Снять запрет" in text for text in asked.button_texts)
    pressed = next(each.data for row in card.buttons for each in row if each.data.startswith("cb:"))
    lift = pressed.replace("cb:", "cbl:")
    answer = await chat.press_data(asked, lift, stale=True)
    assert "нет прав" in answer.text
    assert await _stopped(world) == 2
    owner = world.olga.private
    await _open_card(owner)
    await owner.wait("Не писать: попросил не писать")
    await owner.press("Не писать больше")
    await owner.press("Снять запрет")
    shown = await owner.wait("Касаний ещё не было")
    assert "Не писать:" not in shown.text
    assert await _stopped(world) == 0
