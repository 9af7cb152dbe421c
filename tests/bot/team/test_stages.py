"""The settings' stages: every button, its undo, and what can go wrong."""

from domain.base.actor import SYSTEM
from domain.funnel.queries import list_funnels
from domain.funnel.tables import Funnel
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from sandbox.driver import ChatDriver
from tests.support.quick_world import walk
from tests.support.running_bot import World


async def open_stages(chat: ChatDriver) -> None:
    await chat.send("/settings")
    await chat.press("Этапы продаж")


async def names(world: World) -> list[str]:
    async with reading(world.database, SYSTEM) as ctx:
        return [f"{stage.name}:{stage.kind.value}" for stage in (await list_funnels(ctx))[0].stages]


async def test_the_only_funnel_is_opened_at_once(olga: ChatDriver) -> None:
    await open_stages(olga)
    shown = await olga.wait("Этапы воронки «Продажи»")
    assert "Купил — успех" in shown.text
    assert "Отказ — отказ" in shown.text


async def test_the_life_of_a_stage(world: World, olga: ChatDriver) -> None:
    before = await names(world)
    await open_stages(olga)
    await olga.press("Добавить")
    await olga.send("📞 Созвон")
    await olga.wait("Добавлен этап: 📞 Созвон")
    await olga.press("📞 Созвон")
    await olga.wait("Место: 7 из 7")
    await olga.press("Выше")
    shown = await olga.wait("Место: 6 из 7")
    assert "⬇ Ниже" in shown.button_texts
    await olga.press("Это успех")
    await olga.wait("Значит: успех")
    await olga.press("Название")
    await olga.send("Звонок")
    await olga.wait("📞 Звонок")
    await olga.press("Значок")
    await olga.send("-")
    shown = await olga.wait("Этап изменён")
    assert "📞" not in shown.text
    assert (await names(world))[-2] == "Звонок:won"
    await olga.press("Удалить")
    await olga.wait("Удалён этап: Звонок")
    assert await names(world) == before
    await olga.press("Отменить")
    await olga.wait("Отменено")
    assert (await names(world))[-2] == "Звонок:won"


async def test_a_stage_that_is_gone_says_so(olga: ChatDriver) -> None:
    await open_stages(olga)
    await olga.press("Предложение")
    stage = await olga.wait("Место: 3 из 6")
    await walk(olga, "Удалить")
    await olga.wait("Удалён этап")
    refused = await olga.press_data(stage, stage.buttons[0][0].data, stale=True)
    assert refused.alert
    assert "Не найдено" in refused.text


async def test_several_funnels_are_chosen_from(world: World, olga: ChatDriver) -> None:
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await ctx.add(Funnel(name="Партнёры", position=1))
    await open_stages(olga)
    await olga.wait("Воронки: 2")
    await olga.press("Партнёры")
    shown = await olga.wait("Этапы воронки «Партнёры»")
    assert shown.button_texts[0] == "➕ Добавить"
    assert "🗑 Удалить воронку" in shown.button_texts
    await walk(olga, "Назад", "Продажи")
    await olga.wait("Этапы воронки «Продажи»")
