"""Links to communities and people, and the clients who came from there."""

import pytest

from domain.audience.audience import Audience, count_audience
from domain.audience.filter import ClientFilter
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.campaigns.links import MOST_LINKS, pages_of_links
from domain.clients.change_sources import add_source
from domain.clients.kinds import SourceKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.campaigns import add_people, add_sender, change_account
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def test_links_become_pages(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    account_id = await add_sender(database, owner, clock, vk_id=211)
    await change_account(database, account_id, screen_name="Zerno_coffee")
    async with reading(database, owner, clock) as ctx:
        written = "https://vk.com/public12?w=wall-12_1, m.vk.com/id5;club0012 @zerno_coffee https://vk.ru/event7/"
        assert await pages_of_links(ctx, f"{written}\nvk.com/wall-9_31") == (
            "club12",
            "id5",
            "club211",
            "club7",
            "club9",
        )
        for wrong in ("", "   ", "vk.com/", "vk.com/anna", "https://t.me/club1", "club", "id0", "📎"):
            with pytest.raises(InvalidValueError):
                await pages_of_links(ctx, wrong)
        with pytest.raises(InvalidValueError):
            await pages_of_links(ctx, "club1 " * (MOST_LINKS + 1))


async def test_clients_are_those_whose_source_names_the_page(any_database: Database, clock: StillClock) -> None:
    database, owner = any_database, await add_member(any_database)
    people = await add_people(database, owner, clock, range(1, 5))
    pages = ("club12", "club123", "club12", "id12")
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        for client_id, page in zip(people, pages, strict=True):
            kind = SourceKind.SUBSCRIBER if client_id != people[2] else SourceKind.MANUAL
            await add_source(ctx, client_id, kind, {"community": f"Кофейня (https://vk.com/{page})"})
        for came_from, count in ((("club12",), 1), (("club12", "id12"), 2), (("club1",), 0)):
            assert await count_audience(ctx, Audience(wanted=ClientFilter(came_from=came_from))) == count
