"""Templates and series: whose they are, what is changed and undone, which letter comes next, what is sent."""

from collections.abc import Collection

import pytest

from domain.actions.errors import UnreachableError
from domain.actions.senders import senders_for
from domain.actions.tables import Action, ActionState, Reason
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.audience.audience import Audience
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.campaigns.prepare_campaign import start_draft
from domain.campaigns.queries import get_campaign
from domain.campaigns.take_template import drop_enclosures, keep_as_template, take_template
from domain.clients.edit_client import edit_client
from domain.clients.remove_client import remove_client
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.templates.change_series import (
    add_series,
    move_letter,
    put_in_series,
    remove_series,
    share_series,
    take_out_of_series,
)
from domain.templates.change_templates import (
    add_template,
    duplicate_template,
    remove_template,
    rename_template,
    rewrite_template,
    share_template,
    sort_template,
)
from domain.templates.enclose_file import enclose_file, take_out_file
from domain.templates.errors import SketchSentError
from domain.templates.mark_template import note_used, set_favourite
from domain.templates.queries import (
    enclosures_of,
    get_series,
    get_template,
    list_at_hand,
    list_categories,
    list_letters,
    list_next_letters,
    list_series,
    list_templates,
)
from domain.templates.sample_texts import sample_texts
from domain.templates.sketch_message import (
    KEPT_FOR,
    forget_sketches,
    get_sketch,
    redraw_sketch,
    send_from,
    send_sketch,
    sketch_message,
    write_sketch,
)
from domain.texts.errors import TextError, ValueMissingError
from domain.texts.variables import Variable
from tests.support.campaigns import add_people, add_sender, consent
from tests.support.clocks import StillClock
from tests.support.people import add_member

PDF = ReceivedFile(AttachmentKind.DOCUMENT, "Прайс.pdf", 1000, "file-at-telegram")


async def keep(database: Database, actor: Actor, clock: StillClock, *texts: str) -> list[int]:
    """Templates with these texts; their ids."""
    async with writing(database, actor, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        return [(await add_template(ctx, text)).id for text in texts]


async def names(database: Database, actor: Actor) -> list[str]:
    async with reading(database, actor) as look:
        return [each.name for each in await list_templates(look)]


async def undo(database: Database, actor: Actor, clock: StillClock, done: Writing) -> None:
    assert done.change_id is not None
    async with writing(database, actor, ChangeKind.UNDONE, clock=clock) as ctx:
        await undo_change(ctx, done.change_id)


async def in_series(ctx: Writing, template_ids: Collection[int]) -> int:
    series = await add_series(ctx, "Знакомство")
    for each in template_ids:
        await put_in_series(ctx, each, series.id)
    return series.id


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


async def test_a_series_in_its_order(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database, 1001)
    mark = await add_member(any_database, 1002, Role.MANAGER, name="Марк")
    one, two, three = await keep(any_database, owner, clock, "Раз", "Два", "Три")
    async with writing(any_database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        series_id = await in_series(ctx, (one, two, three))
        await move_letter(ctx, three, up=True)
        await move_letter(ctx, one, up=True)
        await share_series(ctx, series_id, is_shared=True)
    async with reading(any_database, mark, clock) as look:
        assert [each.template.id for each in await list_letters(look, series_id)] == [one, three, two]
        assert [(each.name, each.letters) for each in await list_series(look)] == [("Знакомство", 3)]
    async with writing(any_database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await take_out_of_series(ctx, three)
        await put_in_series(ctx, one, series_id)
        assert [each.template.id for each in await list_letters(ctx, series_id)] == [two, one]
    async with writing(any_database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await remove_series(ctx, series_id)
    async with reading(any_database, owner, clock) as look:
        with pytest.raises(NotFoundError):
            await get_series(look, series_id)
        assert {each.series_id for each in await list_templates(look)} == {None}
    await undo(any_database, owner, clock, ctx)
    async with reading(any_database, owner, clock) as look:
        assert [each.template.id for each in await list_letters(look, series_id)] == [two, one]


async def test_what_was_shown_is_what_is_sent(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    account = await add_sender(any_database, owner, clock)
    (client_id,) = await add_people(any_database, owner, clock, [77], allow=account)
    one, two = await keep(any_database, owner, clock, "{Привет|Добрый день}, %имя|друг%!", "Письмо второе")
    async with writing(any_database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        series_id = await in_series(ctx, (one, two))
        await enclose_file(ctx, one, PDF)
    async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
        assert await list_next_letters(ctx, client_id) == []
        sketch_id = (await sketch_message(ctx, client_id, one)).id
    async with reading(any_database, owner, clock) as look:
        shown = await get_sketch(look, sketch_id)
    assert shown.text.endswith(", друг!")
    assert (shown.is_varied, shown.senders, shown.reason) == (True, 1, None)
    assert [each.name for each in shown.enclosures] == ["Прайс.pdf"]
    # What happens to the template afterwards does not change what was shown.
    async with writing(any_database, owner, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await rewrite_template(ctx, one, "Совсем другое")
    async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
        action_id = await send_sketch(ctx, sketch_id)
        action = await ctx.find(Action, action_id)
        assert action is not None
        assert (action.text, action.template_id, action.state) == (shown.text, one, ActionState.PLANNED)
        assert action.enclosure_ids == [each.id for each in shown.enclosures]
    for again in (send_sketch, redraw_sketch, send_from):
        with pytest.raises(SketchSentError):
            async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
                await again(ctx, sketch_id)
    async with reading(any_database, owner, clock) as look:
        ((series, letter),) = await list_next_letters(look, client_id)
        assert (series.id, letter.id) == (series_id, two)
        letters = await list_letters(look, series_id, client_id)
        assert [(each.sent_at is not None, each.is_next) for each in letters] == [(True, False), (False, True)]
        assert [each.id for each in await list_at_hand(look)] == [one, two]


async def test_who_may_not_be_written_to_is_told_before(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    (key,) = await keep(database, owner, clock, "Здравствуйте, %имя%!")
    (client_id,) = await add_people(database, owner, clock, [77])
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(NotFoundError):
            await sketch_message(ctx, client_id, key)
    account = await add_sender(database, owner, clock)
    async with reading(database, owner, clock) as look:
        with pytest.raises(UnreachableError) as caught:
            await senders_for(look, client_id)
    assert caught.value.data["reason"] == Reason.NEVER_ALLOWED
    await consent(database, clock, account, [77])
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(ValueMissingError):
            await sketch_message(ctx, client_id, key)
        await edit_client(ctx, client_id, first_name="Анна")
        sketch_id = (await sketch_message(ctx, client_id, key)).id
    await consent(database, clock, account, [77], ConsentEvent.OPTED_OUT)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        assert (await get_sketch(ctx, sketch_id)).reason is Reason.OPTED_OUT
        with pytest.raises(UnreachableError):
            await send_sketch(ctx, sketch_id)
        await remove_client(ctx, client_id)
        for gone in (get_sketch, send_sketch):
            with pytest.raises(NotFoundError):
                await gone(ctx, sketch_id)


async def test_another_community_other_words_and_the_end(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    other = await add_member(database, 1002, Role.MANAGER)
    first = await add_sender(database, owner, clock)
    second = await add_sender(database, owner, clock, token="vk1.a." + "b" * 80, vk_id=102)
    (client_id,) = await add_people(database, owner, clock, [77], allow=first)
    await consent(database, clock, second, [77])
    (key,) = await keep(database, owner, clock, "Это {мы|вы}, %сообщество%")
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        sketch = await sketch_message(ctx, client_id, key)
        began, sketch_id = sketch.account_id, sketch.id
        assert (await send_from(ctx, sketch_id)).account_id == {first: second, second: first}[began]
        assert (await send_from(ctx, sketch_id)).account_id == began
        for text in ("  ", "я" * 4_001):
            with pytest.raises(InvalidValueError):
                await write_sketch(ctx, sketch_id, text)
        await write_sketch(ctx, sketch_id, "Своими {словами}")
    async with reading(database, other, clock) as look:
        with pytest.raises(NotFoundError):
            await get_sketch(look, sketch_id)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        action = await ctx.find(Action, await send_sketch(ctx, sketch_id))
        assert action is not None
        assert action.text == "Своими {словами}"
    clock.now += KEPT_FOR * 2
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await forget_sketches(ctx) == 1
        assert await forget_sketches(ctx) == 0


async def test_samples_are_real_clients(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    clients = await add_people(any_database, owner, clock, range(70, 77))
    async with writing(any_database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        for number, client_id in enumerate(clients[1:], start=1):
            await edit_client(ctx, client_id, first_name=f"Имя{number}")
    async with reading(any_database, owner, clock) as look:
        found = await sample_texts(look, "{Привет|Здравствуйте}, %имя%!")
        assert [each.client_id for each in found.texts] == clients[:1:-1]
        assert found.variety.texts == 2
        few = await sample_texts(look, "%имя%!", Audience(client_ids=tuple(clients[:2])))
        assert [(each.text, each.lacks) for each in few.texts] == [("Имя1!", ()), (None, (Variable.FIRST_NAME,))]


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
