"""A template for one client: what was shown is what is sent, and who may not be written to is told before."""

import pytest

from domain.actions.errors import UnreachableError
from domain.actions.senders import senders_for
from domain.actions.tables import Action, ActionState, Reason
from domain.base.actor import SYSTEM, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.edit_client import edit_client
from domain.clients.remove_client import remove_client
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.templates.change_templates import rewrite_template
from domain.templates.enclose_file import enclose_file
from domain.templates.errors import SketchSentError
from domain.templates.queries import list_at_hand, list_letters, list_next_letters
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
from domain.texts.errors import ValueMissingError
from tests.domain.templates.support import PDF, in_series, keep
from tests.support.campaigns import add_people, add_sender, consent
from tests.support.clocks import StillClock
from tests.support.people import add_member


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
