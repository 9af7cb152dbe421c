"""Templates and series: whose they are, what is changed and undone, which letter comes next, what is sent."""

import pytest

from domain.attachments.received import ReceivedFile
from domain.attachments.rules import UNDO_TIME
from domain.attachments.tables import AttachmentKind
from domain.audience.filter import ClientFilter
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.campaigns.prepare_campaign import start_draft
from domain.campaigns.queries import get_campaign
from domain.campaigns.take_template import drop_enclosures, keep_as_template, take_template
from domain.clients.edit_client import edit_client
from domain.files.queries import expected_files
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.replies.unneeded_files import list_unneeded_files
from domain.templates.change_series import move_letter, put_in_series, remove_series, share_series, take_out_of_series
from domain.templates.change_templates import (
    duplicate_template,
    remove_template,
    rename_template,
    rewrite_template,
    share_template,
    sort_template,
)
from domain.templates.enclose_file import enclose_file, take_out_file
from domain.templates.mark_template import note_used, set_favourite
from domain.templates.queries import (
    enclosures_of,
    get_series,
    get_template,
    list_categories,
    list_letters,
    list_series,
    list_templates,
)
from domain.templates.sample_texts import sample_texts
from domain.texts.errors import TextError
from domain.texts.variables import Variable
from domain.work.file_arrived import file_arrived
from tests.domain.templates.support import PDF, in_series, keep, undo
from tests.support.campaigns import add_people
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def names(database: Database, actor: Actor) -> list[str]:
    async with reading(database, actor) as look:
        return [each.name for each in await list_templates(look)]


async def test_own_and_shared(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database, 1001, Role.MANAGER)
    mark = await add_member(any_database, 1002, Role.MANAGER, name="Марк")
    boss = await add_member(any_database, 1003, Role.ADMIN, name="Босс")
    own, shared = await keep(any_database, olga, clock, "Моё", "Общее")
    async with writing(any_database, olga, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await share_template(ctx, shared, is_shared=True)
        await sort_template(ctx, shared, " Первое   письмо ")
    assert await names(any_database, olga) == ["Моё", "Общее"]
    assert await names(any_database, mark) == await names(any_database, boss) == ["Общее"]
    async with writing(any_database, mark, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        with pytest.raises(NotFoundError):
            await get_template(ctx, own)
        with pytest.raises(NotFoundError):
            await rename_template(ctx, own, "Чужое")
        with pytest.raises(AccessDeniedError):
            await rewrite_template(ctx, shared, "Чужое")
        await set_favourite(ctx, shared, is_on=True)
        assert await list_categories(ctx) == ["Первое письмо"]
        copied = await get_template(ctx, (await duplicate_template(ctx, shared)).id)
        assert (copied.name, copied.owner, copied.is_shared) == ("Общее (2)", "Марк", False)
    async with writing(any_database, boss, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await rename_template(ctx, shared, "Общее!")
    async with reading(any_database, mark, clock) as look:
        assert [each.name for each in await list_templates(look, category="Первое письмо")] == ["Общее!", "Общее (2)"]
        assert (await get_template(look, shared)).is_favourite
    async with reading(any_database, olga, clock) as look:
        assert not (await get_template(look, shared)).is_favourite


async def test_changes_are_undone_and_two_hands_do_not_meet(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    (key,) = await keep(database, owner, clock, "{Привет|Здравствуйте}!")
    async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        version = (await rewrite_template(ctx, key, "Добрый день!", version=1)).version
    with pytest.raises(ChangedMeanwhileError):
        async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as late:
            await rewrite_template(late, key, "Поздно!", version=1)
    with pytest.raises(TextError):
        async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as wrong:
            await rewrite_template(wrong, key, "{Привет", version=version)
    await undo(database, owner, clock, ctx)
    async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await enclose_file(ctx, key, PDF)
    async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        (enclosed,) = await enclosures_of(ctx, key)
        await take_out_file(ctx, key, enclosed.id)
        with pytest.raises(NotFoundError):
            await take_out_file(ctx, key, enclosed.id)
    await undo(database, owner, clock, ctx)
    async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await remove_template(ctx, key)
    assert await names(database, owner) == []
    await undo(database, owner, clock, ctx)
    async with reading(database, owner, clock) as look:
        assert (await get_template(look, key)).text == "{Привет|Здравствуйте}!"
        assert [each.name for each in await enclosures_of(look, key)] == ["Прайс.pdf"]


async def test_what_may_not_go_along(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    (key,) = await keep(database, owner, clock, "Смотрите!")
    voice = ReceivedFile(AttachmentKind.VOICE, "Голос.ogg", 10, "x", 5)
    program = ReceivedFile(AttachmentKind.DOCUMENT, "Прайс.exe", 10, "x")
    for received in (voice, program):
        with pytest.raises(InvalidValueError):
            async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
                await enclose_file(ctx, key, received)
    async with reading(database, owner, clock) as look:
        assert (await get_template(look, key)).enclosure_ids == []


async def test_a_series_in_its_order(database: Database, clock: StillClock) -> None:
    owner = await add_member(database, 1001)
    mark = await add_member(database, 1002, Role.MANAGER, name="Марк")
    one, two, three = await keep(database, owner, clock, "Раз", "Два", "Три")
    async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        series_id = await in_series(ctx, (one, two, three))
        await move_letter(ctx, three, up=True)
        await move_letter(ctx, one, up=True)
        await share_series(ctx, series_id, is_shared=True)
    async with reading(database, mark, clock) as look:
        assert [each.template.id for each in await list_letters(look, series_id)] == [one, three, two]
        assert [(each.name, each.letters) for each in await list_series(look)] == [("Знакомство", 3)]
    async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await take_out_of_series(ctx, three)
        await put_in_series(ctx, one, series_id)
        assert [each.template.id for each in await list_letters(ctx, series_id)] == [two, one]
    async with writing(database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await remove_series(ctx, series_id)
    async with reading(database, owner, clock) as look:
        with pytest.raises(NotFoundError):
            await get_series(look, series_id)
        assert {each.series_id for each in await list_templates(look)} == {None}
    await undo(database, owner, clock, ctx)
    async with reading(database, owner, clock) as look:
        assert [each.template.id for each in await list_letters(look, series_id)] == [two, one]


async def test_samples_are_real_clients(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    clients = await add_people(database, owner, clock, range(70, 77))
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        for number, client_id in enumerate(clients[1:], start=1):
            await edit_client(ctx, client_id, first_name=f"Имя{number}")
    async with reading(database, owner, clock) as look:
        found = await sample_texts(look, "{Привет|Здравствуйте}, %имя%!")
        assert [each.client_id for each in found.texts] == clients[1:6]
        assert found.variety.texts == 2
        few = await sample_texts(look, "%имя%!", ClientFilter(text="Клиент 70"))
        assert [(each.name, each.text, each.lacks) for each in few.texts] == [
            ("Клиент 70", None, (Variable.FIRST_NAME,))
        ]


async def test_the_way_between_templates_and_campaigns(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    (key,) = await keep(database, owner, clock, "{Привет|Здравствуйте}!")
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await enclose_file(ctx, key, PDF)
        campaign_id = (await start_draft(ctx, "Весна")).id
        await take_template(ctx, campaign_id, key)
        await rewrite_template(ctx, key, "Другое")
        campaign = await get_campaign(ctx, campaign_id)
        assert campaign.text == "{Привет|Здравствуйте}!"
        kept = await keep_as_template(ctx, campaign_id)
        assert (kept.text, kept.enclosure_ids) == (campaign.text, campaign.enclosure_ids)
        assert len(campaign.enclosure_ids) == 1
        await drop_enclosures(ctx, campaign_id)
        await note_used(ctx, kept.id)
        assert (await get_campaign(ctx, campaign_id)).enclosure_ids == []


async def test_files_that_nothing_names_are_let_go(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    dropped, used, living = await keep(any_database, owner, clock, "Раз", "Два", "Три")
    async with writing(any_database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        for key in (dropped, used, living):
            await enclose_file(ctx, key, PDF)
        await take_template(ctx, (await start_draft(ctx, "Весна")).id, used)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        for number, file in enumerate(await expected_files(ctx)):
            await file_arrived(ctx, file.id, f"enclosure/{number}/x.pdf", 10)
    clock.now += UNDO_TIME
    async with writing(any_database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        for key in (dropped, used):
            await remove_template(ctx, key)
    async with reading(any_database, SYSTEM, clock) as look:
        assert await list_unneeded_files(look) == []
    clock.now += UNDO_TIME * 2
    async with reading(any_database, SYSTEM, clock) as look:
        assert [each.path for each in await list_unneeded_files(look)] == ["enclosure/0/x.pdf"]
