"""Who waits for an answer, who is told, and who answers, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from domain.actions.errors import UnreachableError
from domain.actions.send_message import send_message
from domain.actions.settle_actions import settle_actions
from domain.actions.tables import Action, ActionState
from domain.actions.views import Outcome
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError, TakenError
from domain.clients.add_client import add_client
from domain.clients.edit_client import set_responsible
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.set_state import set_state
from domain.clients.tables import Client
from domain.consent.note_consent import note_consent
from domain.consent.tables import ConsentEvent, StopReason
from domain.conversations.tables import Conversation
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.replies.end_waiting import end_waiting, wait_again
from domain.replies.errors import AnsweredMeanwhileError, ReplySentError
from domain.replies.queries import count_waiting, get_conversation, last_texts, list_waiting
from domain.replies.stop_writer import stop_writer
from domain.replies.take_conversation import take_conversation
from domain.replies.talk import talk_of_client, talk_of_conversation
from domain.replies.write_reply import drop_reply, send_reply, write_reply
from domain.team.bind_group import bind_group
from domain.team.tables import Scope
from domain.texts.rules import MESSAGE_LENGTH
from tests.domain.replies.support import MINUTE, PERSON, add_community, hear, told
from tests.support.clocks import StillClock
from tests.support.people import add_member, change_member


async def card(database: Database, owner: Actor, clock: StillClock, whose: Actor | None) -> int:
    """A card of the person who writes."""
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Анна Ким", [(ChannelKind.VK, PERSON)])
        await set_responsible(ctx, client.id, whose.member_id if whose else None)
    return client.id


async def deliver(database: Database, clock: StillClock, account_id: int) -> None:
    """What is planned goes out now."""
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await ctx.execute(update(Action).where(Action.state == ActionState.PLANNED).values(state=ActionState.SENDING))
        ids = await ctx.column(select(Action.id).where(Action.state == ActionState.SENDING))
        await settle_actions(ctx, account_id, 0, [Outcome(key, ActionState.DONE) for key in ids])


async def test_a_row_of_messages_is_told_once_and_answered_once(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    mark = await add_member(any_database, 1002, Role.MANAGER, name="Марк")
    account_id = await add_community(any_database, owner, clock)
    client_id = await card(any_database, owner, clock, mark)
    first = await hear(any_database, clock, account_id, 1)
    assert first is not None
    assert await hear(any_database, clock, account_id, 1) is None
    clock.now += MINUTE / 2
    second = await hear(any_database, clock, account_id, 2, "Сколько стоит?")
    clock.now += MINUTE
    third = await hear(any_database, clock, account_id, 3, "Вы тут?")
    assert second is not None
    assert third is not None
    assert (second.row_from_id, third.row_from_id) == (first.said_id, third.said_id)
    rows = await told(any_database)
    assert [(kind, member) for kind, member, _ in rows] == [("person-wrote", mark.member_id)] * 3
    assert len({key for *_, key in rows}) == 3

    async with reading(any_database, mark, clock) as ctx:
        (waiting,) = await list_waiting(ctx, 10, mine=True)
        assert (waiting.person, waiting.client_id) == ("Анна Ким", client_id)
        assert await last_texts(ctx, [waiting.id]) == {waiting.id: "Вы тут?"}
        assert (await count_waiting(ctx)).total == 1
    async with reading(any_database, owner, clock) as ctx:
        assert (await count_waiting(ctx)).total == 0

    async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
        reply_id = await write_reply(ctx, waiting.id, "Тут. Двести рублей.")
    async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
        await send_reply(ctx, reply_id, 0)
    with pytest.raises(ReplySentError):
        async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
            await send_reply(ctx, reply_id, 1)
    # While it is on its way the person says something more: that one still waits.
    clock.now += MINUTE / 6
    await hear(any_database, clock, account_id, 4, "Ау")
    await deliver(any_database, clock, account_id)
    async with reading(any_database, mark, clock) as ctx:
        assert (await get_conversation(ctx, waiting.id)).waits_since == clock.now
        talk = await talk_of_client(ctx, client_id, limit=3)
        assert [line.text for line in talk.lines] == ["Вы тут?", "Ау", "Тут. Двести рублей."]
        assert talk.before is not None
        older = await talk_of_client(ctx, client_id, talk.before, limit=3)
        assert [line.text for line in older.lines] == ["Здравствуйте", "Сколько стоит?"]
        assert older.before is None
    clock.now += MINUTE
    await hear(any_database, clock, account_id, 5, "Спасибо!", by_us=True)
    async with reading(any_database, mark, clock) as ctx:
        assert await list_waiting(ctx, 10) == []


async def test_the_second_who_answers_is_told_before(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    mark = await add_member(database, 1002, Role.MANAGER, name="Марк")
    account_id = await add_community(database, owner, clock)
    await card(database, owner, clock, mark)
    noted = await hear(database, clock, account_id, 1)
    assert noted is not None
    drafts = {}
    for actor in (owner, mark):
        async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
            drafts[actor.member_id] = await write_reply(ctx, noted.conversation_id, "Да")
    with pytest.raises(NotFoundError):
        async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
            await drop_reply(ctx, drafts[mark.member_id])
    async with writing(database, mark, ChangeKind.WORK, clock=clock) as ctx:
        await send_reply(ctx, drafts[mark.member_id], 0)
    with pytest.raises(AnsweredMeanwhileError):
        async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
            await send_reply(ctx, drafts[owner.member_id], 0)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await send_reply(ctx, drafts[owner.member_id], 1)
        for wrong, longest in (("  ", "empty"), ("я" * (MESSAGE_LENGTH + 1), "too-long")):
            with pytest.raises(InvalidValueError) as caught:
                await write_reply(ctx, noted.conversation_id, wrong)
            assert caught.value.data["reason"] == longest


async def test_a_message_from_the_card_is_an_answer_too(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    mark = await add_member(database, 1002, Role.MANAGER, name="Марк")
    account_id = await add_community(database, owner, clock)
    client_id = await card(database, owner, clock, mark)
    noted = await hear(database, clock, account_id, 1)
    assert noted is not None
    clock.now += MINUTE
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await send_message(ctx, client_id, account_id, "Уже отвечаю")
    await deliver(database, clock, account_id)
    async with writing(database, mark, ChangeKind.WORK, clock=clock) as ctx:
        found = await get_conversation(ctx, noted.conversation_id)
        assert (found.waits_since, found.answers, found.answered_by_id) == (None, 1, owner.member_id)
        reply_id = await write_reply(ctx, found.id, "И я")
        with pytest.raises(AnsweredMeanwhileError):
            await send_reply(ctx, reply_id, 0)
        await send_reply(ctx, reply_id, found.answers)
    await deliver(database, clock, account_id)
    async with reading(database, mark, clock) as look:
        assert (await get_conversation(look, noted.conversation_id)).answers == 2


async def test_nobodys_person_is_offered_and_taken_once(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    mark = await add_member(database, 1002, Role.MANAGER, Scope.OWN, name="Марк")
    anna = await add_member(database, 1003, Role.MANAGER, name="Аня")
    account_id = await add_community(database, owner, clock)
    # Without a group those who lead the team hear of it.
    noted = await hear(database, clock, account_id, 1)
    assert noted is not None
    assert [(kind, member) for kind, member, _ in await told(database)] == [("person-untaken", owner.member_id)]
    async with writing(database, owner, ChangeKind.TEAM_CHANGED, clock=clock) as ctx:
        await bind_group(ctx, -1001, "Отдел")
    client_id = await card(database, owner, clock, None)
    await hear(database, clock, account_id, 2)
    assert [(kind, member) for kind, member, _ in await told(database)][1:] == [("person-untaken", None)]
    with pytest.raises(NotFoundError):
        async with reading(database, mark, clock) as look:
            await get_conversation(look, noted.conversation_id)
    async with writing(database, mark, ChangeKind.RESPONSIBLE_SET, clock=clock) as ctx:
        taken = await take_conversation(ctx, noted.conversation_id, is_told=True)
        assert (taken.client_id, taken.responsible_id) == (client_id, mark.member_id)
    with pytest.raises(TakenError):
        async with writing(database, anna, ChangeKind.RESPONSIBLE_SET, clock=clock) as ctx:
            await take_conversation(ctx, noted.conversation_id)
    # Who is away is stood in for; who was suspended hears nothing.
    day = clock.now.date()
    await change_member(database, 1002, away_from=day, away_until=day, substitute_id=anna.member_id)
    await hear(database, clock, account_id, 3)
    await change_member(database, 1002, is_active=False)
    await hear(database, clock, account_id, 4)
    assert [member for _, member, _ in await told(database)][2:] == [mark.member_id, anna.member_id, None]


async def test_blocked_people_are_heard_in_silence_and_stopped_ones_get_no_answer(
    database: Database, clock: StillClock
) -> None:
    owner = await add_member(database)
    account_id = await add_community(database, owner, clock)
    client_id = await card(database, owner, clock, owner)
    noted = await hear(database, clock, account_id, 1)
    assert noted is not None
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await end_waiting(ctx, noted.conversation_id)
        assert (await count_waiting(ctx)).total == 0
        await wait_again(ctx, noted.conversation_id)
        clock.now += timedelta(hours=5)
        found = await count_waiting(ctx)
        assert (found.total, found.late) == (1, 1)
        await set_state(ctx, client_id, ClientState.BLOCKED)
        assert (await count_waiting(ctx)).total == 0
    await hear(database, clock, account_id, 2)
    assert len(await told(database)) == 1
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        reply_id = await write_reply(ctx, noted.conversation_id, "Да")
        with pytest.raises(UnreachableError):
            await send_reply(ctx, reply_id, 0)
        await set_state(ctx, client_id, ClientState.ACTIVE)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_consent(ctx, account_id, PERSON, ConsentEvent.OPTED_OUT)
    async with writing(database, owner, ChangeKind.CLIENT_STOPPED, clock=clock) as ctx:
        for _ in range(2):
            with pytest.raises(UnreachableError):
                await write_reply(ctx, noted.conversation_id, "Извините")
            await stop_writer(ctx, noted.conversation_id, StopReason.ASKED)
        assert (await get_conversation(ctx, noted.conversation_id)).waits_since is None
        with pytest.raises(UnreachableError):
            await send_reply(ctx, reply_id, 0)


async def test_what_hangs_on_no_card_follows_the_address(database: Database, clock: StillClock) -> None:
    """A card that comes later finds the talk; a removed one gives it back to nobody."""
    owner = await add_member(database)
    account_id = await add_community(database, owner, clock)
    noted = await hear(database, clock, account_id, 1)
    assert noted is not None
    client_id = await card(database, owner, clock, owner)
    async with reading(database, owner, clock) as look:
        assert len((await talk_of_client(look, client_id)).lines) == 1
    async with writing(database, owner, ChangeKind.CLIENT_REMOVED, clock=clock) as ctx:
        client = await ctx.find(Client, client_id)
        assert client is not None
        client.deleted_at = clock.now
    async with reading(database, owner, clock) as look:
        assert (await get_conversation(look, noted.conversation_id)).client_id is None
        assert len((await talk_of_conversation(look, noted.conversation_id)).lines) == 1
        assert await look.scalar(select(Conversation.waits_since)) is not None


async def test_pages_of_a_talk_show_each_message_once(database: Database, clock: StillClock) -> None:
    """Theirs and ours, many of one moment, in the same order on pages of any length."""
    owner = await add_member(database)
    account_id = await add_community(database, owner, clock)
    client_id = await card(database, owner, clock, owner)
    for number in range(1, 10):
        noted = await hear(database, clock, account_id, number, f"их {number}")
        if number % 3 == 0:
            assert noted is not None
            async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
                found = await get_conversation(ctx, noted.conversation_id)
                await send_reply(ctx, await write_reply(ctx, found.id, f"наше {number}"), found.answers)
            await deliver(database, clock, account_id)
            clock.now += MINUTE
    async with reading(database, owner, clock) as look:
        whole = [line.text for line in (await talk_of_client(look, client_id)).lines]
        assert whole[:5] == ["их 1", "их 2", "их 3", "наше 3", "их 4"]
        assert len(whole) == 12
        for length in (1, 5):
            walked: list[str | None] = []
            before = None
            while True:
                page = await talk_of_client(look, client_id, before, limit=length)
                walked = [line.text for line in page.lines] + walked
                before = page.before
                if before is None:
                    break
            assert walked == whole
