"""What a scan finds, that it keeps what people have said, and that each sees only pairs of what he may see."""

import pytest
from sqlalchemy import insert, select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.change_channels import remove_channel
from domain.clients.edit_client import edit_client, set_birthday, set_sex
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.queries import get_card
from domain.clients.remove_client import remove_client
from domain.enrichment.tables import PageOutcome, VkPage
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.merging.aspects import Aspect
from domain.merging.decide_pair import compare_pair, merge_pair, open_pair, part_pair, pick, stamp_of_pair
from domain.merging.namesakes import MOST_IN_BLOCK, Crowd, Person
from domain.merging.queries import count_pairs, get_pair, list_pairs, next_pair
from domain.merging.start_scan import start_scan
from domain.merging.tables import TwinPair, TwinReason
from domain.team.tables import Scope
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from jobs.merging.scan_job import scan_job
from tests.jobs.work.running import finish, runner_of
from tests.support.clocks import StillClock
from tests.support.people import add_member

PHONE, EMAIL, VK = ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.VK
SHARED = (PHONE, "+79160000001")


async def add(ctx: Writing, name: str, *channels: tuple[ChannelKind, str], city: str | None = None) -> int:
    client = await add_client(ctx, name, channels)
    if city is not None:
        await edit_client(ctx, client.id, city=city)
    return client.id


async def scan(database: Database, clock: StillClock, actor: Actor) -> int:
    """Run the job; gives how many pairs it told of."""
    clock.move(seconds=61)
    async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
        job = await start_scan(ctx, None)
    async with runner_of(database, clock, {JobKind.TWIN_SCAN: scan_job(at_once=3)}) as runner:
        await finish(runner)
    async with reading(database, actor, clock) as look:
        return int((await get_job(look, job.id)).result["pairs"])


async def found_pairs(database: Database) -> dict[tuple[int, int], TwinReason]:
    async with reading(database, SYSTEM) as look:
        rows = await look.rows(select(TwinPair.low_id, TwinPair.high_id, TwinPair.reason))
        return {(row.low_id, row.high_id): row.reason for row in rows}


async def test_the_whole_base_is_looked_through(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database, 1001)
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        phone = await add(ctx, "Анна Ким", SHARED, (EMAIL, "anna@example.com"))
        both = await add(ctx, "Кто-то", SHARED, (EMAIL, "anna@example.com"))
        third = await add(ctx, "Ещё кто-то", (ChannelKind.WHATSAPP, SHARED[1]))
        page = await add(ctx, "Страница", (VK, "anna.kim"))
        number = await add(ctx, "Номер", (VK, "id77"))
        born = [await add(ctx, name) for name in ("Ольга Орлова", "Орлова О.", "Olga Orlova")]
        for client_id, year in zip(born, (1990, None, 1991), strict=True):
            await set_birthday(ctx, client_id, (year, 5, 1))
        town = [await add(ctx, "Юлия Щукина", city="Тверь"), await add(ctx, "Yuliya Shchukina", city="тверь")]
        await add(ctx, "Юлия Щукина", city="Орёл")
        couple = [await add(ctx, "Саша Белый", city="Тула") for _ in range(2)]
        for client_id, sex in zip(couple, (Sex.MALE, Sex.FEMALE), strict=True):
            await set_sex(ctx, client_id, sex)
        for _ in range(11):
            await add(ctx, "Офис", (PHONE, "+74950000000"))
        await remove_client(ctx, await add(ctx, "Анна Ким", (EMAIL, "anna@example.com")))
        asked = {"address": "anna.kim", "vk_id": 77, "outcome": PageOutcome.CLASH, "is_closed": False}
        await ctx.execute(insert(VkPage).values(asked | {"looked_at": clock()}))
    assert await scan(any_database, clock, owner) == 6
    assert await found_pairs(any_database) == {
        (phone, both): TwinReason.PHONE,
        (phone, third): TwinReason.PHONE,
        (page, number): TwinReason.VK,
        (born[0], born[1]): TwinReason.NAME_BIRTHDAY,
        (born[1], born[2]): TwinReason.NAME_BIRTHDAY,
        (town[0], town[1]): TwinReason.NAME_CITY,
    }
    async with reading(any_database, owner, clock) as look:
        assert [line.reason for line in await list_pairs(look)][:3] == [TwinReason.VK] + [TwinReason.PHONE] * 2


def test_a_common_name_in_a_large_town_says_nothing() -> None:
    for people, finds in ((MOST_IN_BLOCK, True), (MOST_IN_BLOCK + 1, False)):
        crowd = Crowd()
        crowd.take(Person(number, "Иванов Александр", "Москва", Sex.UNKNOWN, None) for number in range(people))
        assert bool([pair for part in crowd.pairs() for pair in part]) is finds


async def test_what_people_have_said_outlives_the_next_scan(database: Database, clock: StillClock) -> None:
    owner = await add_member(database, 1001)
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        cards = [await add(ctx, f"Клиент {number}", SHARED) for number in range(4)]
        other = await add(ctx, "Другой")
        put = await open_pair(ctx, other, cards[0])
    assert await scan(database, clock, owner) == 4
    async with reading(database, owner, clock) as look:
        first, second, third = [line.id for line in await list_pairs(look)][:3]
        assert [await next_pair(look, key) for key in (0, first, second, third, put)] == [
            first,
            second,
            third,
            put,
            first,
        ]
    async with writing(database, owner, ChangeKind.TWINS_PARTED, clock=clock) as ctx:
        await part_pair(ctx, first)
    async with writing(database, owner, ChangeKind.CHANNEL_REMOVED, clock=clock) as gone:
        channel = (await get_card(gone, cards[2])).channels[0]
        await remove_channel(gone, cards[2], channel.id)
    # What is not shared any more is found no more; what was put side by side stays, and what was said stays said.
    assert await scan(database, clock, owner) == 2
    assert await found_pairs(database) == {
        (cards[0], cards[1]): TwinReason.PHONE,
        (cards[0], cards[3]): TwinReason.PHONE,
        (cards[0], other): TwinReason.CHOSEN,
    }
    async with writing(database, owner, ChangeKind.UNDONE, clock=clock) as undoing:
        assert (await undo_change(undoing, ctx.change_id or 0)).left == []
    async with reading(database, owner, clock) as look:
        assert await count_pairs(look) == 3
    # Whoever might be the card that goes might be the one that stays.
    stale = await stamped(database, owner, first)
    async with writing(database, owner, ChangeKind.CLIENTS_MERGED, clock=clock) as ctx:
        await pick(ctx, first, (Aspect.NAME, 0), from_gone=True)
        gone_id = (await compare_pair(ctx, await get_pair(ctx, first))).gone.id
    chosen = await stamped(database, owner, first)
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        await edit_client(ctx, gone_id, city="Омск")
    # Neither what was chosen nor what was written meanwhile is merged unseen.
    for stamp in (stale, chosen):
        with pytest.raises(ChangedMeanwhileError):
            async with writing(database, owner, ChangeKind.CLIENTS_MERGED, clock=clock) as ctx:
                await merge_pair(ctx, first, stamp=stamp)
    seen = await stamped(database, owner, first)
    async with writing(database, owner, ChangeKind.CLIENTS_MERGED, clock=clock) as ctx:
        kept = await merge_pair(ctx, first, stamp=seen)
        assert (kept.name, kept.city) == (f"Клиент {cards.index(gone_id)}", "Омск")
    async with reading(database, owner, clock) as look:
        assert await count_pairs(look) == 2
        for pair_id in (first, 999):
            with pytest.raises(NotFoundError):
                await get_pair(look, pair_id)


async def stamped(database: Database, actor: Actor, pair_id: int) -> int:
    """What a merge of the pair as it is now is allowed by."""
    async with reading(database, actor) as look:
        pair = await get_pair(look, pair_id)
        return stamp_of_pair(pair, await compare_pair(look, pair))


async def test_a_pair_is_there_for_those_who_may_see_both_cards(database: Database, clock: StillClock) -> None:
    owner = await add_member(database, 1001)
    foreign = await add_member(database, 1002, Role.MANAGER, Scope.OWN)
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        hidden = await add(ctx, "Анна Ким", SHARED)
    async with writing(database, foreign, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        own = await add(ctx, "Анна Ким", SHARED)
    assert await scan(database, clock, foreign) == 0
    assert await scan(database, clock, owner) == 1
    async with reading(database, owner, clock) as look:
        (pair,) = await list_pairs(look)
    async with reading(database, foreign, clock) as look:
        assert (await list_pairs(look), await next_pair(look), await count_pairs(look)) == ([], None, 0)
    for refused in (part_pair, lambda ctx, key: merge_pair(ctx, key, stamp=1)):
        with pytest.raises(NotFoundError):
            async with writing(database, foreign, ChangeKind.CLIENTS_MERGED, clock=clock) as ctx:
                await refused(ctx, pair.id)
    for one, other in ((own, hidden), (hidden, own)):
        with pytest.raises(NotFoundError):
            async with writing(database, foreign, ChangeKind.WORK, clock=clock) as ctx:
                await open_pair(ctx, one, other)
    with pytest.raises(InvalidValueError):
        async with writing(database, foreign, ChangeKind.WORK, clock=clock) as ctx:
            await open_pair(ctx, own, own)
