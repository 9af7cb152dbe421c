"""After a wipe nothing of any client is left, and the stop-list still is."""

import pytest
from sqlalchemy import func, select

from domain.base.actor import SYSTEM, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError
from domain.bulk.holdings import Holding, list_holdings
from domain.bulk.wipe_base import count_cards, start_wipe, wipe_part
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.clients.queries import client_at_address
from domain.clients.remove_client import remove_client
from domain.consent.queries import list_stopped
from domain.consent.stop_person import stop_person
from domain.consent.tables import ConsentEvent, StopEntry, StopReason
from domain.intake.tables import ClientDraft
from domain.journal.boundary import reading, writing
from domain.journal.errors import NotUndoableError
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.replies.write_reply import write_reply
from tests.domain.replies.support import hear
from tests.support.campaigns import add_sender, consent
from tests.support.clocks import StillClock
from tests.support.crowd import gather_crowd
from tests.support.people import add_member
from tests.support.secret_client import MARKS, add_secret_client, dump


async def test_nothing_is_left_of_anybody(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    secret = await add_secret_client(any_database, owner, clock)
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        for number in range(12):
            client = await add_client(ctx, f"Иванов {number}", [(ChannelKind.VK, f"id{number}")])
        await remove_client(ctx, client.id)
    async with writing(any_database, owner, ChangeKind.CLIENT_STOPPED, clock=clock) as ctx:
        await stop_person(ctx, secret.client_id, StopReason.ASKED)
    account_id = await add_sender(any_database, owner, clock)
    await consent(any_database, clock, account_id, [1, 2])
    talk = await hear(any_database, clock, account_id, 1, "Тайная заметка", address="id1")
    assert talk is not None
    async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await write_reply(ctx, talk.conversation_id, "Тайная заметка")
    clock.move(seconds=1)
    await consent(any_database, clock, account_id, [2], ConsentEvent.OPTED_OUT)
    async with reading(any_database, owner, clock) as look:
        left = await count_cards(look)
    change_id, wiped, parts = None, 0, 0
    while left:
        async with writing(any_database, owner, ChangeKind.BASE_WIPED, clock=clock, change_id=change_id) as ctx:
            gone = await wipe_part(ctx, 5)
        change_id, wiped, parts = ctx.change_id, wiped + gone.cards, parts + 1
        if gone.is_last:
            break
    assert (wiped, parts) == (left, left // 5 + 1)
    rows = await dump(any_database)
    assert [(name, mark, row) for name in rows for row in rows[name] for mark in MARKS if mark in row] == []
    gone_tables = ("client", "channel", "tag", "note", "deal", "touch", "client_stage", "search_word")
    gone_tables += ("consent", "consent_change", "vk_page", "conversation", "said", "reply")
    assert {name: rows[name] for name in gone_tables} == {name: [] for name in gone_tables}
    assert change_id is not None
    async with writing(any_database, owner, ChangeKind.UNDONE, clock=clock) as ctx:
        assert await ctx.column(select(ClientDraft.id)) == []
        asked = [(ChannelKind.VK, f"id{number}") for number in (1, 2)]
        assert await list_stopped(ctx, asked) == {asked[1]}, "who asked one account not to write is stopped for all"
        assert await ctx.scalar(select(func.count()).select_from(StopEntry))
        assert await client_at_address(ctx, ChannelKind.PHONE, "+79163334455") == []
        with pytest.raises(NotUndoableError):
            await undo_change(ctx, change_id)


async def test_only_an_owner_wipes(database: Database, clock: StillClock) -> None:
    admin = await add_member(database, 1001, Role.ADMIN)
    async with writing(database, admin, ChangeKind.WORK, clock=clock) as ctx:
        for deed in (count_cards(ctx), start_wipe(ctx, 1), wipe_part(ctx, 5)):
            with pytest.raises(AccessDeniedError):
                await deed


async def test_holdings_tell_who_holds_how_many(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 22, clients=30)
    async with reading(any_database, SYSTEM, crowd.clock) as look:
        found = {what: await list_holdings(look, what) for what in Holding}
    assert {each.id for each in found[Holding.CATEGORY]} <= set(crowd.categories)
    assert {each.id for each in found[Holding.STAGE]} <= set(crowd.stages)
    assert 0 in {each.id for each in found[Holding.RESPONSIBLE]}
    for held in found.values():
        assert [each.clients for each in held] == sorted((each.clients for each in held), reverse=True)
    assert sum(each.clients for each in found[Holding.RESPONSIBLE]) >= sum(
        each.clients for each in found[Holding.STAGE]
    )
