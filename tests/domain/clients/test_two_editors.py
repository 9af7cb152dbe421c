"""Two managers at one card: who is slower is told, and what the faster one wrote stands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

import pytest

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_categories import add_category
from domain.clients.change_channels import label_channel, remove_channel
from domain.clients.change_notes import edit_note
from domain.clients.change_sources import edit_source, remove_source
from domain.clients.edit_client import edit_client, set_birthday, set_category, set_responsible, set_sex
from domain.clients.kinds import ChannelKind, ClientState, Sex
from domain.clients.queries import get_card, list_sources
from domain.clients.rules import birthday_text
from domain.clients.set_state import set_state
from domain.fields.queries import get_filled
from domain.fields.rules import print_of
from domain.fields.set_field import mark_choice, set_field
from domain.funnel.add_deal import add_deal
from domain.funnel.change_funnels import add_funnel
from domain.funnel.edit_deal import lose_deal, remove_deal, set_deal_product, win_deal
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import StageKind
from domain.journal.boundary import Reading, Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import plan_seen, plan_touch
from tests.support.fields import Layout, make_layout
from tests.support.people import add_member

MONDAY, TUESDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 13)


@dataclass
class Desk:
    """What the team has in its settings, and a card with something of everything on it."""

    categories: list[int]
    members: list[int]
    stages: list[int]
    layout: Layout
    client_id: int = 0
    deal_id: int = 0
    note_id: int = 0
    source_id: int = 0
    channel_id: int = 0

    async def lay_out(self, database: Database) -> None:
        """Put a fresh card on the desk."""
        async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
            self.client_id = (await add_client(ctx, "Анна", [(ChannelKind.PHONE, "+79161234567")])).id
            self.deal_id = (await add_deal(ctx, self.client_id, "Курс", 100, "RUB")).id
            self.note_id = (await add_note(ctx, self.client_id, "Заметка")).id
        async with reading(database, SYSTEM) as look:
            self.source_id = (await list_sources(look, self.client_id))[0].id
            self.channel_id = (await get_card(look, self.client_id)).channels[0].id


@pytest.fixture
async def desk(database: Database) -> Desk:
    members = [(await add_member(database, number)).member_id or 0 for number in (2001, 2002)]
    layout = await make_layout(database)
    async with writing(database, SYSTEM, ChangeKind.STAGES_CHANGED) as ctx:
        categories = [(await add_category(ctx, name)).id for name in ("VIP", "Опт")]
        await add_funnel(ctx, "Опт", [(name, "", StageKind.OPEN) for name in "аб"])
    async with reading(database, SYSTEM) as look:
        stages = [stage.id for stage in (await list_funnels(look))[-1].stages]
    made = Desk(categories, members, stages, layout)
    await made.lay_out(database)
    return made


Edit = Callable[[Writing, Desk], Awaitable[object]]

#: What the faster one does, and what the slower one does who has seen what was there before.
EDITS: dict[str, tuple[Edit, Edit]] = {
    "line": (
        lambda ctx, on: edit_client(ctx, on.client_id, city="Тверь"),
        lambda ctx, on: edit_client(ctx, on.client_id, seen="", version=None, city="Казань"),
    ),
    "birthday": (
        lambda ctx, on: set_birthday(ctx, on.client_id, (None, 2, 29)),
        lambda ctx, on: set_birthday(ctx, on.client_id, (1990, 5, 12), seen=birthday_text(None, None, None)),
    ),
    "category": (
        lambda ctx, on: set_category(ctx, on.client_id, on.categories[0]),
        lambda ctx, on: set_category(ctx, on.client_id, on.categories[1], seen=0),
    ),
    "responsible": (
        lambda ctx, on: set_responsible(ctx, on.client_id, on.members[0]),
        lambda ctx, on: set_responsible(ctx, on.client_id, on.members[1], seen=0),
    ),
    "sex": (
        lambda ctx, on: set_sex(ctx, on.client_id, Sex.FEMALE),
        lambda ctx, on: set_sex(ctx, on.client_id, Sex.MALE, seen=Sex.UNKNOWN),
    ),
    "state": (
        lambda ctx, on: set_state(ctx, on.client_id, ClientState.BLOCKED),
        lambda ctx, on: set_state(ctx, on.client_id, ClientState.ARCHIVED, seen=ClientState.ACTIVE),
    ),
    "company": (
        lambda ctx, on: edit_client(ctx, on.client_id, company="Ромашка"),
        lambda ctx, on: edit_client(ctx, on.client_id, version=1, company="Лютик"),
    ),
    "stage": (
        lambda ctx, on: set_stage(ctx, on.client_id, on.stages[0]),
        lambda ctx, on: set_stage(ctx, on.client_id, on.stages[1], seen=0),
    ),
    "plan": (
        lambda ctx, on: plan_touch(ctx, on.client_id, MONDAY),
        lambda ctx, on: plan_touch(ctx, on.client_id, TUESDAY, seen=plan_seen(None)),
    ),
    "flag": (
        lambda ctx, on: set_field(ctx, on.client_id, on.layout.flag, True),
        lambda ctx, on: set_field(ctx, on.client_id, on.layout.flag, False, shown=print_of(None)),
    ),
    "choice": (
        lambda ctx, on: mark_choice(ctx, on.client_id, on.layout.choices[0], is_chosen=True),
        lambda ctx, on: mark_choice(ctx, on.client_id, on.layout.choices[1], is_chosen=True, shown=print_of(None)),
    ),
    "deal lost": (
        lambda ctx, on: win_deal(ctx, on.deal_id),
        lambda ctx, on: lose_deal(ctx, on.deal_id, "Дорого", version=1),
    ),
    "deal removed": (
        lambda ctx, on: win_deal(ctx, on.deal_id),
        lambda ctx, on: remove_deal(ctx, on.deal_id, version=1),
    ),
    "deal's product": (
        lambda ctx, on: win_deal(ctx, on.deal_id),
        lambda ctx, on: set_deal_product(ctx, on.deal_id, None, version=1),
    ),
    "note": (
        lambda ctx, on: edit_note(ctx, on.client_id, on.note_id, "Первый"),
        lambda ctx, on: edit_note(ctx, on.client_id, on.note_id, "Второй", version=1),
    ),
    "source": (
        lambda ctx, on: edit_source(ctx, on.client_id, on.source_id, details={"engine": "Яндекс"}),
        lambda ctx, on: remove_source(ctx, on.client_id, on.source_id, version=1),
    ),
    "label": (
        lambda ctx, on: label_channel(ctx, on.client_id, on.channel_id, "мамин"),
        lambda ctx, on: label_channel(ctx, on.client_id, on.channel_id, "рабочий", version=1),
    ),
    "channel": (
        lambda ctx, on: label_channel(ctx, on.client_id, on.channel_id, "мамин"),
        lambda ctx, on: remove_channel(ctx, on.client_id, on.channel_id, version=1),
    ),
}


async def whole(ctx: Reading, on: Desk) -> object:
    """All that is told of the card."""
    filled = [(await get_filled(ctx, on.client_id, key)).value for key in (on.layout.flag, on.layout.choice)]
    return await get_card(ctx, on.client_id), filled, await list_sources(ctx, on.client_id)


async def test_the_slower_one_is_told_and_overwrites_nothing(database: Database, desk: Desk) -> None:
    for what, (faster, slower) in EDITS.items():
        await desk.lay_out(database)
        async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
            await faster(ctx, desk)
        async with reading(database, SYSTEM) as look:
            before = await whole(look, desk)
        with pytest.raises(ChangedMeanwhileError):
            async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as late:
                await slower(late, desk)
        async with reading(database, SYSTEM) as look:
            assert await whole(look, desk) == before, what


async def test_two_who_mean_the_same_or_another_field_are_no_conflict(database: Database, desk: Desk) -> None:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
        await set_category(ctx, desk.client_id, desk.categories[0])
        await set_stage(ctx, desk.client_id, desk.stages[0])
        await edit_client(ctx, desk.client_id, city="Тверь")
        await plan_touch(ctx, desk.client_id, FRIDAY)
    async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as other:
        await edit_client(other, desk.client_id, seen="Анна", version=None, name="Анна Орлова")
        await edit_client(other, desk.client_id, seen="", version=None, city="Тверь")
        await set_category(other, desk.client_id, desk.categories[0], seen=0)
        await set_stage(other, desk.client_id, desk.stages[0], seen=0)
        await plan_touch(other, desk.client_id, None, seen=plan_seen(FRIDAY))
    async with reading(database, SYSTEM) as look:
        card = await get_card(look, desk.client_id)
    assert (card.name, card.city, card.next_touch_on) == ("Анна Орлова", "Тверь", None)
