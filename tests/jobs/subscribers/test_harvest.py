"""Lists of VK brought into the base, against its double: who is taken, who is known, what a token may not see."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients
from domain.audience.tables import Listing, ListProblem
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind, Sex, SourceKind
from domain.clients.queries import get_card
from domain.clients.tables import Category, Channel, Client, ClientSource
from domain.consent.tables import Consent
from domain.enrichment.queries import count_to_ask, pages_of
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.choose import choose_given, choose_known, choose_sieve, switch_list
from domain.subscribers.tables import HarvestStep
from domain.transfer.given import Given, GivenKind
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from tests.support.harvests import Field, connect_community, connect_person

COFFEE = "https://vk.com/zerno_coffee"
#: Of the 300 people of the coffee house so many have pages that are gone.
PEOPLE, GONE = 300, 15


async def count(field: Field) -> int:
    async with reading(field.database, field.actor, field.clock) as ctx:
        return await count_clients(ctx, ClientFilter())


async def test_the_community_s_own_followers(field: Field) -> None:
    await field.connect(connect_community)
    view = await field.send(f"{COFFEE} и club{cast.COFFEE_ID}")
    assert [(each.title, each.listing, each.total) for each in view.lists if each.problem is None] == [
        ("Кофейня «Зерно»", Listing.MEMBERS, PEOPLE)
    ]
    assert [each.problem for each in view.lists] == [None, ListProblem.NO_LINK]
    report = await field.check(view.id)
    assert (report.seen, report.created, report.left_out.total()) == (PEOPLE, PEOPLE - GONE, GONE)
    assert await count(field) == 0
    counts, job = await field.bring(view.id)
    assert (counts.created, counts.filled, counts.known) == (PEOPLE - GONE, 0, 0)
    assert counts.adds_up
    assert (await field.look(view.id)).step is HarvestStep.DONE
    assert await count(field) == PEOPLE - GONE
    # They were asked about with the list: nothing is left for the filling in of cards.
    async with reading(field.database, field.actor, field.clock) as ctx:
        assert await count_to_ask(ctx) == 0
        kinds = set(await ctx.column(select(ClientSource.kind)))
        details = await ctx.scalar(select(ClientSource.details).limit(1))
    assert kinds == {SourceKind.SUBSCRIBER}
    assert details == {"community": f"Кофейня «Зерно» (https://vk.com/club{cast.COFFEE_ID})"}
    await field.undo(job.change_id or 0)
    assert await count(field) == 0


async def test_a_card_holds_what_the_profile_shows(field: Field) -> None:
    await field.connect(connect_community)
    view = await field.send(COFFEE)
    await field.check(view.id)
    await field.bring(view.id)
    shown = cast.invented(36, 0)
    async with reading(field.database, field.actor, field.clock) as ctx:
        here = select(Channel.client_id).where(Channel.address == f"id{shown.id}")
        card = await get_card(ctx, await ctx.scalar(here))
        pages = await pages_of(ctx, [f"id{shown.id}"])
    assert (card.name, card.city) == (f"{shown.first_name} {shown.last_name}", cast.CITIES[shown.city_id])
    assert card.sex is Sex.MALE
    assert {channel.kind for channel in card.channels} == {ChannelKind.VK, ChannelKind.PHONE}
    assert pages[f"id{shown.id}"].outcome.value == "found"


async def test_known_people_only_get_what_they_lack(field: Field) -> None:
    await field.connect(connect_community)
    numbered, named = cast.invented(4, 0), cast.invented(6, 0)
    async with writing(field.database, field.actor, ChangeKind.CLIENT_ADDED, clock=field.clock) as ctx:
        mine = (await add_client(ctx, "Постоянный гость", [(ChannelKind.VK, f"id{numbered.id}")])).id
        await add_client(ctx, "Соседка", [(ChannelKind.VK, named.screen_name)])
    view = await field.send(COFFEE)
    report = await field.check(view.id)
    assert (report.created, report.known) == (PEOPLE - GONE - 2, 2)
    counts, _ = await field.bring(view.id)
    assert (counts.created, counts.filled) == (PEOPLE - GONE - 2, 2)
    async with reading(field.database, field.actor, field.clock) as ctx:
        card = await get_card(ctx, mine)
    assert card.name == "Постоянный гость"
    assert card.city == cast.CITIES[numbered.city_id]
    # Once more: everybody is known, and nothing changes.
    again, job = await field.bring(view.id)
    assert (again.seen, again.known, again.created, again.filled) == (PEOPLE, PEOPLE - GONE, 0, 0)
    assert job.change_id is None


async def test_they_get_what_was_chosen(field: Field) -> None:
    await field.connect(connect_community)
    async with writing(field.database, field.actor, ChangeKind.CATEGORIES_CHANGED, clock=field.clock) as ctx:
        category = (await ctx.add(Category(name="Подписчики"))).id
    view = await field.send(COFFEE)
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        view = await choose_given(ctx, view.id, view.version, Given(GivenKind.CATEGORY, category))
        view = await choose_given(ctx, view.id, view.version, Given(GivenKind.TAGS, tags=("Кофе", "Весна")))
        view = await choose_given(ctx, view.id, view.version, Given(GivenKind.SOURCE, source="Конкурс"))
    await field.check(view.id)
    await field.bring(view.id)
    async with reading(field.database, field.actor, field.clock) as ctx:
        assert await count_clients(ctx, ClientFilter(category_ids=(category,))) == PEOPLE - GONE
        assert await count_clients(ctx, ClientFilter(text="Конкурс")) == 0
        details = await ctx.scalar(select(ClientSource.details).limit(1))
    assert details["text"] == "Конкурс"


async def test_the_sieve_counts_whom_it_leaves_out(field: Field) -> None:
    await field.connect(connect_person)
    field.clock.now = datetime.now(UTC)
    view = await field.send(COFFEE)
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        view = await choose_sieve(
            ctx, view.id, view.version, sex=Sex.FEMALE, age_from=25, age_to=40, cities=("казань", "Омск"), seen_days=30
        )
        view = await choose_known(ctx, view.id, view.version, fills=False)
    report = await field.check(view.id)
    assert {reason.value for reason in report.left_out} == {"gone", "sex", "age", "city", "away"}
    assert report.adds_up
    counts, _ = await field.bring(view.id)
    assert counts.left_out == report.left_out
    assert counts.created == report.created > 0
    async with reading(field.database, field.actor, field.clock) as ctx:
        cities = set(await ctx.column(select(Client.city).distinct()))
    assert cities <= {"Казань", "Омск"}


async def test_lists_that_nobody_is_shown(field: Field) -> None:
    await field.connect(connect_community)
    gone, closed = cast.person_id(13), cast.person_id(8)
    links = "vk.com/yoga_reka vk.com/nash_dvor vk.com/no_such_page_here привет vk.com/olga.promo vk.com/feed"
    view = await field.send(f"{links} vk.com/id{gone}")
    problems = {each.link: each.problem for each in view.lists}
    assert problems == {
        "vk.com/yoga_reka": ListProblem.HIDDEN,
        "vk.com/nash_dvor": ListProblem.PRIVATE,
        "vk.com/no_such_page_here": ListProblem.UNKNOWN,
        "привет": ListProblem.NO_LINK,
        "vk.com/olga.promo": ListProblem.NEEDS_PERSON,
        "vk.com/feed": ListProblem.NO_LINK,
        f"vk.com/id{gone}": ListProblem.GONE,
    }
    await field.connect(connect_person)
    view = await field.send(f"vk.com/id{closed} vk.com/big_city")
    assert [each.problem for each in view.lists] == [ListProblem.CLOSED, None]
    assert view.total == 1_000_000


async def test_friends_and_followers_of_a_profile(field: Field, sandbox: RunningSandbox) -> None:
    await field.connect(connect_community)
    await field.connect(connect_person)
    popular = cast.person_id(cast.POPULAR)
    view = await field.send(f"vk.com/id{popular}")
    assert [(each.listing, each.total) for each in view.lists] == [(Listing.FRIENDS, 40), (Listing.FOLLOWERS, 59)]
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        view = await switch_list(ctx, view.id, view.version, view.lists[0].id)
    assert view.total == 59
    assert (await field.check(view.id)).seen == 59
    counts, _ = await field.bring(view.id)
    assert counts.seen == 59
    asked = {call["parameters"]["token"] for call in sandbox.vk.calls.listed(method="users.getFollowers")}
    assert asked == {cast.PROMO}


@pytest.mark.parametrize("left", [1, 1500])
async def test_nobody_is_passed_by_while_others_leave(field: Field, sandbox: RunningSandbox, left: int) -> None:
    """A page further down everybody has moved up by those who left."""
    coffee = sandbox.vk.world.communities[cast.COFFEE_ID]
    coffee.crowd = 30_000
    await field.connect(connect_community)
    view = await field.send(COFFEE)
    async with writing(field.database, field.actor, ChangeKind.WORK, clock=field.clock) as ctx:
        view = await choose_sieve(ctx, view.id, view.version, with_gone=True)
    leavers = iter(list(coffee.members)[: min(left, 300)])
    real = sandbox.vk.calls.add

    def leave(call: object) -> None:
        real(call)  # type: ignore[arg-type] # Passed on as it is.
        for one in leavers:
            coffee.members.pop(one)

    sandbox.vk.calls.add = leave  # type: ignore[method-assign] # What happens between two calls.
    report = await field.check(view.id)
    assert report.created == 30_300


async def test_people_known_to_the_search(field: Field) -> None:
    await field.connect(connect_community)
    view = await field.send(COFFEE)
    await field.check(view.id)
    await field.bring(view.id)
    async with reading(field.database, field.actor, field.clock) as ctx:
        assert await count_clients(ctx, ClientFilter(text=f"id{cast.person_id(1)}")) == 1
        assert await ctx.scalar(select(func.count()).select_from(Client)) == PEOPLE - GONE


async def test_nobody_gets_a_consent(field: Field) -> None:
    await field.connect(connect_community)
    view = await field.send(COFFEE)
    await field.check(view.id)
    await field.bring(view.id)
    async with reading(field.database, field.actor, field.clock) as ctx:
        assert await ctx.scalar(select(func.count()).select_from(Consent)) == 0
