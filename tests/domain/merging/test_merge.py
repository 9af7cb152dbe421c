"""What a merge keeps, whom it stops, whom a running campaign still writes to, and who may do it."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from domain.actions.claim_actions import claim_actions
from domain.actions.queries import list_recipients
from domain.actions.settle_actions import settle_actions
from domain.actions.tables import ActionState, Reason
from domain.actions.views import Claim, Outcome
from domain.audience.tick_clients import tick_client
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.base.tables import Base
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_tags import tag_client
from domain.clients.edit_client import edit_client, set_birthday, set_sex
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.merged import card_instead
from domain.clients.queries import get_card
from domain.clients.tables import Client
from domain.consent.queries import list_consents, list_stopped_clients
from domain.consent.stop_person import stop_person
from domain.consent.tables import ConsentEvent, StopReason
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.queries import list_funnels, list_standings
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.merging.aspects import Aspect
from domain.merging.compare_cards import compare_cards
from domain.merging.merge_clients import merge_clients, merge_into
from domain.merging.merge_ticked import MOST_TOGETHER, merge_ticked, stamp_of, ticked_sides
from domain.merging.moves import COPIED, MOVED, STAYING
from domain.team.tables import Scope
from domain.touches.happenings import Happening
from domain.touches.timeline import list_timeline
from tests.support.campaigns import add_people, add_sender, begin, consent, counts, draft, hold
from tests.support.clocks import StillClock
from tests.support.people import add_member


def test_every_table_of_clients_has_its_place_in_a_merge() -> None:
    hanging = {
        table.name
        for table in Base.metadata.sorted_tables
        if table.name != "client" and any(key.column.table.name == "client" for key in table.foreign_keys)
    }
    moving = {moved.entity.__tablename__ for moved in (*MOVED, *COPIED)}
    assert not moving & STAYING
    assert hanging == moving | STAYING


@dataclass
class Two:
    """Two cards of one person: the first has more on it."""

    database: Database
    clock: StillClock
    owner: Actor
    kept: int
    gone: int

    async def merge(self, *picks: tuple[Aspect, int]) -> int:
        async with writing(self.database, self.owner, ChangeKind.CLIENTS_MERGED, clock=self.clock) as ctx:
            await merge_clients(ctx, self.kept, self.gone, picks or None)
        assert ctx.change_id is not None
        return ctx.change_id


@pytest.fixture
async def two(any_database: Database, clock: StillClock) -> Two:
    database, owner = any_database, await add_member(any_database, 1001)
    stages = [("Новый", "", StageKind.OPEN), ("Замер", "", StageKind.OPEN)]
    async with writing(database, SYSTEM, ChangeKind.TEAM_CHANGED, clock=clock) as ctx:
        await ensure_funnel(ctx, "Продажи", stages)
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        phone = (ChannelKind.PHONE, "+79161112233")
        kept = await add_client(ctx, "Иванов Пётр", [phone, (ChannelKind.VK, "id1")])
        gone = await add_client(ctx, "Иванов Пётр Сергеевич", [phone, (ChannelKind.VK, "id2")])
        first, second = (await list_funnels(ctx))[0].stages
        await set_stage(ctx, kept.id, first.id)
        await set_stage(ctx, gone.id, second.id)
        await edit_client(ctx, kept.id, city="Тверь")
        await add_note(ctx, kept.id, "Первая")
        await tag_client(ctx, kept.id, "общий")
    clock.move(seconds=61)
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        await edit_client(ctx, gone.id, city="Москва", company="Ромашка")
        await set_birthday(ctx, gone.id, (1990, 2, 28))
        await set_sex(ctx, gone.id, Sex.MALE)
        await add_note(ctx, gone.id, "Вторая")
        await tag_client(ctx, gone.id, "общий")
        await tag_client(ctx, gone.id, "опт")
    clock.move(seconds=61)
    return Two(database, clock, owner, kept.id, gone.id)


async def test_gaps_are_filled_and_the_fuller_and_newer_is_believed(two: Two) -> None:
    async with reading(two.database, two.owner, two.clock) as look:
        found = await compare_cards(look, two.gone, two.kept)
        assert (found.kept.id, found.gone.id) == (two.gone, two.kept)
        found = await compare_cards(look, two.gone, two.kept, kept_id=two.kept)
        told = [(each.pick[0], each.kept, each.gone, each.is_gone) for each in found.differences]
    assert told == [
        (Aspect.NAME, "Иванов Пётр", "Иванов Пётр Сергеевич", True),
        (Aspect.CITY, "Тверь", "Москва", True),
        (Aspect.STAGE, "Новый", "Замер", True),
    ]
    await two.merge()
    async with reading(two.database, two.owner, two.clock) as look:
        card = await get_card(look, two.kept)
        assert (card.name, card.city, card.company) == ("Иванов Пётр Сергеевич", "Москва", "Ромашка")
        assert (card.birth_year, card.sex, card.last_note) == (1990, Sex.MALE, "Вторая")
        assert [each.address for each in card.channels] == ["+79161112233", "id1", "id2"]
        assert [tag.name for tag in card.tags] == ["общий", "опт"]
        assert [each.stage.name for each in await list_standings(look, two.kept)] == ["Замер"]
        timeline = await list_timeline(look, two.kept, limit=40)
        assert [entry.text for entry in timeline if entry.what is Happening.NOTE] == ["Вторая", "Первая"]
        assert [entry.text for entry in timeline if entry.what is Happening.MERGED] == ["Иванов Пётр Сергеевич"]
        # What happened to the other card before is told too, and the moves are not told as changes.
        assert "опт" in {entry.text for entry in timeline if entry.what is Happening.TAG_ON}
        assert not {Happening.CHANNEL_OFF, Happening.TAG_OFF, Happening.REMOVED} & {entry.what for entry in timeline}
        assert await card_instead(look, two.gone) == two.kept
        with pytest.raises(NotFoundError):
            await get_card(look, two.gone)


async def test_what_was_chosen_is_taken(two: Two) -> None:
    await two.merge((Aspect.CITY, 0))
    async with reading(two.database, two.owner, two.clock) as look:
        card = await get_card(look, two.kept)
        assert (card.name, card.city) == ("Иванов Пётр", "Москва")
        assert [each.stage.name for each in await list_standings(look, two.kept)] == ["Новый"]


async def test_a_stop_and_a_refusal_hold_for_all_addresses_and_outlive_the_undo(two: Two) -> None:
    account_id = await add_sender(two.database, two.owner, two.clock)
    await consent(two.database, two.clock, account_id, [1, 2], ConsentEvent.ALLOWED)
    two.clock.move(seconds=61)
    await consent(two.database, two.clock, account_id, [2], ConsentEvent.OPTED_OUT)
    async with writing(two.database, two.owner, ChangeKind.CLIENT_STOPPED, clock=two.clock) as ctx:
        other = await add_client(ctx, "Третий", [(ChannelKind.EMAIL, "third@example.com")])
        await stop_person(ctx, other.id, StopReason.ASKED)
    two.clock.move(seconds=61)
    change_id = await two.merge()
    async with reading(two.database, two.owner, two.clock) as look:
        assert [(each.address, each.is_allowed) for each in await list_consents(look, two.kept)] == [
            ("id1", False),
            ("id2", False),
        ]
        assert await list_stopped_clients(look, [two.kept]) == set()
    async with writing(two.database, two.owner, ChangeKind.CLIENTS_MERGED, clock=two.clock) as ctx:
        await merge_into(ctx, two.kept, [other.id, two.kept, other.id])
    async with reading(two.database, two.owner, two.clock) as look:
        assert await list_stopped_clients(look, [two.kept]) == {two.kept}
    for undone in (ctx.change_id, change_id):
        async with writing(two.database, two.owner, ChangeKind.UNDONE, clock=two.clock) as undoing:
            assert (await undo_change(undoing, undone or 0)).left == []
    async with reading(two.database, two.owner, two.clock) as look:
        assert await list_stopped_clients(look, [two.kept, two.gone]) == {two.kept, two.gone}
        assert [each.is_allowed for each in await list_consents(look, two.kept)] == [False]


async def test_an_earlier_merge_is_not_undone_below_a_later_one(two: Two) -> None:
    first = await two.merge()
    async with writing(two.database, two.owner, ChangeKind.CLIENTS_MERGED, clock=two.clock) as ctx:
        whole = await add_client(ctx, "Целый", [])
        await merge_clients(ctx, whole.id, two.kept)
    async with reading(two.database, SYSTEM) as look:
        assert await look.column(select(Client.merged_into_id).order_by(Client.id)) == [whole.id, whole.id, None]
    async with writing(two.database, two.owner, ChangeKind.UNDONE, clock=two.clock) as undoing:
        report = await undo_change(undoing, first)
    assert report.undone == 0
    assert report.left
    async with reading(two.database, two.owner, two.clock) as look:
        assert len((await get_card(look, whole.id)).channels) == 3


async def test_nobody_merges_what_he_may_not_see(two: Two) -> None:
    foreign = await add_member(two.database, 1002, Role.MANAGER, Scope.OWN)
    async with writing(two.database, foreign, ChangeKind.CLIENT_ADDED, clock=two.clock) as ctx:
        own = (await add_client(ctx, "Свой", [])).id
    for kept, gone in ((own, two.gone), (two.kept, own), (two.kept, two.gone)):
        with pytest.raises(NotFoundError):
            async with writing(two.database, foreign, ChangeKind.CLIENTS_MERGED, clock=two.clock) as ctx:
                await merge_clients(ctx, kept, gone)
    with pytest.raises(InvalidValueError):
        async with writing(two.database, foreign, ChangeKind.CLIENTS_MERGED, clock=two.clock) as ctx:
            await merge_clients(ctx, own, own)
    await two.merge()
    async with reading(two.database, foreign, two.clock) as look:
        assert await card_instead(look, two.gone) is None


class Campaign:
    """A campaign to five people, begun."""

    def __init__(self, database: Database, clock: StillClock, owner: Actor) -> None:
        self.database, self.clock, self.owner = database, clock, owner
        self.clients: list[int] = []
        self.account_id = self.fence = self.job_id = 0

    async def begin(self) -> None:
        self.account_id = await add_sender(self.database, self.owner, self.clock)
        self.clients = await add_people(self.database, self.owner, self.clock, range(1, 6), allow=self.account_id)
        ready = await draft(self.database, self.owner, self.clock, self.account_id, self.clients[:4])
        self.job_id = await begin(self.database, self.owner, self.clock, ready.campaign_id)
        self.fence = await hold(self.database, self.clock, self.account_id)

    async def merge(self, kept: int, gone: int) -> None:
        async with writing(self.database, self.owner, ChangeKind.CLIENTS_MERGED, clock=self.clock) as ctx:
            await merge_clients(ctx, self.clients[kept], self.clients[gone])

    async def claim(self, limit: int = 10) -> Claim:
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock) as ctx:
            return await claim_actions(ctx, self.account_id, self.fence, limit)

    async def send(self, claim: Claim) -> list[str]:
        done = [Outcome(each.id, ActionState.DONE) for each in claim.actions]
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock) as ctx:
            assert await settle_actions(ctx, self.account_id, self.fence, done) == len(done)
        return [each.address for each in claim.actions]


async def test_a_running_campaign_writes_to_one_person_once(any_database: Database, clock: StillClock) -> None:
    campaign = Campaign(any_database, clock, await add_member(any_database, 1001))
    await campaign.begin()
    assert await campaign.send(await campaign.claim(1)) == ["id1"]
    # One who got it becomes part of one who waits; two who wait become one; one becomes part of an outsider.
    await campaign.merge(1, 0)
    await campaign.merge(4, 3)
    claim = await campaign.claim()
    assert [each.client_id for each in claim.actions] == [campaign.clients[2], campaign.clients[4]]
    assert await campaign.send(claim) == ["id3", "id4"]
    found = await counts(any_database, campaign.job_id)
    assert found.reasons == {Reason.SAME_PERSON: 1}
    async with reading(any_database, campaign.owner, clock) as look:
        rows = await list_recipients(look, campaign.job_id)
        assert [row.client_id for row in rows] == [campaign.clients[number] for number in (1, 1, 2, 4)]
        touched = (await get_card(look, campaign.clients[4])).last_touch_at
    assert touched == clock()


async def test_of_two_that_wait_one_goes(any_database: Database, clock: StillClock) -> None:
    campaign = Campaign(any_database, clock, await add_member(any_database, 1001))
    await campaign.begin()
    await campaign.merge(0, 1)
    await campaign.merge(3, 2)
    await consent(any_database, clock, campaign.account_id, [3], ConsentEvent.REFUSED)
    assert await campaign.send(await campaign.claim()) == ["id1", "id4"]
    found = await counts(any_database, campaign.job_id)
    assert found.reasons == {Reason.SAME_PERSON: 1, Reason.NEVER_ALLOWED: 1}


async def test_all_that_is_ticked_becomes_one_card_and_many_again(two: Two) -> None:
    async with writing(two.database, two.owner, ChangeKind.CLIENT_ADDED, clock=two.clock) as ctx:
        third = await add_client(ctx, "Пётр Иванов", [(ChannelKind.EMAIL, "petr@example.com")])
        ids = sorted((two.kept, two.gone, third.id))
        for client_id in ids:
            await tick_client(ctx, client_id)
    async with reading(two.database, two.owner, two.clock) as look:
        sides = await ticked_sides(look)
        assert sorted(side.id for side in sides) == ids
        seen = stamp_of(sides)
    async with writing(two.database, two.owner, ChangeKind.CLIENT_EDITED, clock=two.clock) as ctx:
        await edit_client(ctx, third.id, city="Псков")
    with pytest.raises(ChangedMeanwhileError):
        async with writing(two.database, two.owner, ChangeKind.CLIENTS_MERGED, clock=two.clock) as ctx:
            await merge_ticked(ctx, two.kept, stamp=seen)
    async with writing(two.database, two.owner, ChangeKind.CLIENTS_MERGED, clock=two.clock) as ctx:
        await merge_ticked(ctx, two.kept, stamp=stamp_of(await ticked_sides(ctx)))
    async with reading(two.database, two.owner, two.clock) as look:
        card = await get_card(look, two.kept)
        assert (card.name, card.city, len(card.channels)) == ("Иванов Пётр", "Тверь", 4)
        assert [side.id for side in await ticked_sides(look)] == [two.kept]
    async with writing(two.database, two.owner, ChangeKind.UNDONE, clock=two.clock) as undoing:
        assert (await undo_change(undoing, ctx.change_id or 0)).left == []
    async with reading(two.database, two.owner, two.clock) as look:
        assert sorted(side.id for side in await ticked_sides(look)) == ids


async def test_too_many_ticked_cards_are_no_one_person(two: Two) -> None:
    async with writing(two.database, two.owner, ChangeKind.CLIENT_ADDED, clock=two.clock) as ctx:
        for number in range(MOST_TOGETHER + 1):
            await tick_client(ctx, (await add_client(ctx, f"Пётр {number}", [])).id)
        assert await ticked_sides(ctx) == []
        with pytest.raises(ChangedMeanwhileError):
            await merge_ticked(ctx, two.kept, stamp=stamp_of([]))
