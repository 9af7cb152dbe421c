"""Messages are said once, in the right order, and wait for those who can't be reached."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import select, update

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.journal.boundary import reading, writing
from domain.outbox.claim_messages import claim_messages
from domain.outbox.find_chat import find_chat
from domain.outbox.lose_chat import lose_chat
from domain.outbox.mark_failed import mark_failed
from domain.outbox.mark_sent import mark_sent
from domain.outbox.post import post
from domain.outbox.put_off import put_off
from domain.outbox.queries import has_due_messages
from domain.outbox.release_sending import release_sending
from domain.outbox.tables import OutboxMessage, OutboxState, Urgency
from domain.outbox.tidy_outbox import tidy_outbox
from domain.outbox.views import MessageView
from domain.team.set_page_size import set_page_size
from domain.team.tables import PostKind, Team, TeamPost
from tests.support.clocks import StillClock
from tests.support.people import add_member, suspend

GROUP = -1001000000001


async def _post(
    database: Database,
    clock: StillClock,
    key: str,
    actor: Actor | None = None,
    *,
    topic: PostKind | None = None,
    urgency: Urgency = Urgency.RESULT,
    due_at: datetime | None = None,
) -> bool:
    async with writing(database, SYSTEM, "post", clock=clock) as ctx:
        return await post(
            ctx,
            key,
            "reminder",
            payload={"client_id": 7},
            member_id=actor and actor.member_id,
            topic=topic,
            urgency=urgency,
            due_at=due_at,
        )


async def _claim(database: Database, clock: StillClock, limit: int = 100) -> list[MessageView]:
    async with writing(database, SYSTEM, "claim", clock=clock) as ctx:
        return await claim_messages(ctx, limit)


async def _states(database: Database) -> dict[str, tuple[OutboxState, str | None]]:
    async with reading(database, SYSTEM) as ctx:
        rows = await ctx.rows(select(OutboxMessage.key, OutboxMessage.state, OutboxMessage.problem))
    return {row.key: (row.state, row.problem) for row in rows}


async def test_a_message_comes_with_all_that_is_needed_to_say_it(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER, locale="en", zone="Asia/Omsk")
    anna = await add_member(any_database, 1003, Role.MANAGER)
    assert await _post(any_database, clock, "a", mark)
    assert await _post(any_database, clock, "b", anna)
    one, other = await _claim(any_database, clock)
    assert one == MessageView(
        id=one.id,
        key="a",
        kind="reminder",
        member_id=mark.member_id,
        topic=None,
        payload={"client_id": 7},
        urgency=Urgency.RESULT,
        due_at=clock(),
        attempts=1,
        chat_id=1002,
        thread_id=None,
        locale="en",
        zone="Asia/Omsk",
    )
    assert (other.chat_id, other.locale, other.zone) == (1003, "ru", "Europe/Moscow")


async def test_the_same_thing_is_never_said_twice(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    assert await _post(any_database, clock, "touch:7", mark)
    assert not await _post(any_database, clock, "touch:7", mark)
    answers = await asyncio.gather(*(_post(any_database, clock, "touch:8", mark) for _ in range(5)))
    assert sorted(answers) == [False] * 4 + [True]


async def test_no_commit_no_message(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)

    async def post_and_fail() -> None:
        async with writing(any_database, mark, "edit", clock=clock) as ctx:
            await post(ctx, "a", "reminder", payload={}, member_id=mark.member_id)
            await set_page_size(ctx, 0)

    with pytest.raises(InvalidValueError):
        await post_and_fail()
    assert await _claim(any_database, clock) == []
    assert await _post(any_database, clock, "a", mark)


async def test_a_message_is_for_a_member_or_for_a_topic(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002)
    for actor, topic in ((None, None), (mark, PostKind.WON)):
        with pytest.raises(ValueError, match="member or for a topic"):
            await _post(database, clock, "a", actor, topic=topic)


async def test_the_urgent_go_first_and_what_is_not_due_waits(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    await _post(any_database, clock, "digest", mark, urgency=Urgency.DIGEST)
    later = clock.now
    clock.move(seconds=10)
    await _post(any_database, clock, "result", mark)
    await _post(any_database, clock, "earlier result", mark, due_at=later)
    await _post(any_database, clock, "reminder", mark, urgency=Urgency.PERSONAL)
    await _post(any_database, clock, "tomorrow", mark, urgency=Urgency.PERSONAL, due_at=clock().replace(day=3))
    anna = await add_member(any_database, 1003)
    await _post(any_database, clock, "hers", anna, urgency=Urgency.RESULT, due_at=later)
    # All of the first reader in one go, so that it can become one list.
    assert [m.key for m in await _claim(any_database, clock, 1)] == ["reminder", "earlier result", "result", "digest"]
    assert [m.key for m in await _claim(any_database, clock)] == ["hers"]
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert not await has_due_messages(ctx)
    clock.move(days=1)
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert await has_due_messages(ctx)
    assert [m.key for m in await _claim(any_database, clock)] == ["tomorrow"]


async def test_a_kill_loses_nothing_that_was_being_sent(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    for key in "abc":
        await _post(any_database, clock, key, mark)
    one, two, three = await _claim(any_database, clock)
    async with writing(any_database, SYSTEM, "sent", clock=clock) as ctx:
        await mark_sent(ctx, {one.id: 501})
        await mark_sent(ctx, {})
    assert await _claim(any_database, clock) == [], "in flight is nobody else's"
    async with writing(any_database, SYSTEM, "start", clock=clock) as ctx:
        assert await release_sending(ctx) == 2
    again = await _claim(any_database, clock)
    assert [(m.id, m.attempts) for m in again] == [(two.id, 2), (three.id, 2)]


async def test_marks_are_written_for_many_at_once(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    for key in "abcd":
        await _post(any_database, clock, key, mark)
    a, b, c, d = await _claim(any_database, clock)
    clock.move(seconds=2)
    async with writing(any_database, SYSTEM, "marks", clock=clock) as ctx:
        await mark_sent(ctx, {a.id: 501, b.id: None})
        await mark_failed(ctx, {c.id: "forbidden"})
        await mark_failed(ctx, {})
        await put_off(ctx, [d.id], clock().replace(day=3))
        sent = await ctx.first(select(OutboxMessage.message_id, OutboxMessage.sent_at).where(OutboxMessage.id == a.id))
    assert tuple(sent) == (501, clock())
    assert await _states(any_database) == {
        "a": (OutboxState.SENT, None),
        "b": (OutboxState.SENT, None),
        "c": (OutboxState.FAILED, "forbidden"),
        "d": (OutboxState.WAITING, None),
    }
    assert await _claim(any_database, clock) == []
    clock.move(days=1)
    assert [m.key for m in await _claim(any_database, clock)] == ["d"]


async def test_an_unreachable_member_gets_everything_on_coming_back(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    anna = await add_member(any_database, 1003)
    assert mark.member_id is not None
    await _post(any_database, clock, "in flight", mark)
    await _claim(any_database, clock)
    async with writing(any_database, SYSTEM, "lost", clock=clock) as ctx:
        await lose_chat(ctx, mark.member_id)
    await _post(any_database, clock, "meanwhile", mark)
    await _post(any_database, clock, "other", anna)
    assert [m.key for m in await _claim(any_database, clock)] == ["other"]
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert not await has_due_messages(ctx)
    clock.move(days=6)
    async with writing(any_database, SYSTEM, "back", clock=clock) as ctx:
        await tidy_outbox(ctx)
        await find_chat(ctx, mark.member_id)
    assert [m.key for m in await _claim(any_database, clock)] == ["in flight", "meanwhile"]


async def test_after_seven_days_nobody_waits_any_more(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    assert mark.member_id is not None
    await _post(any_database, clock, "a", mark)
    async with writing(any_database, SYSTEM, "lost", clock=clock) as ctx:
        await lose_chat(ctx, mark.member_id)
    clock.move(days=7)
    await _post(any_database, clock, "b", mark)
    async with writing(any_database, SYSTEM, "tidy", clock=clock) as ctx:
        await tidy_outbox(ctx)
    assert await _states(any_database) == {
        "a": (OutboxState.FAILED, "unreachable"),
        "b": (OutboxState.WAITING, None),
    }
    clock.move(days=23)
    async with writing(any_database, SYSTEM, "tidy", clock=clock) as ctx:
        await tidy_outbox(ctx)
    assert list(await _states(any_database)) == ["b"]


async def test_a_suspended_member_is_told_nothing(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    await _post(any_database, clock, "a", mark)
    await suspend(any_database, mark)
    assert await _claim(any_database, clock) == []
    assert await _states(any_database) == {"a": (OutboxState.FAILED, "suspended")}


async def test_posts_go_to_their_topic_or_nowhere(any_database: Database, clock: StillClock) -> None:
    await add_member(any_database, 1001)
    await _post(any_database, clock, "no group", topic=PostKind.WON)
    assert await _claim(any_database, clock) == []
    async with any_database.write() as connection:
        await connection.execute(update(Team).values(group_chat_id=GROUP))
        await connection.execute(update(TeamPost).where(TeamPost.kind == PostKind.WON).values(thread_id=7))
        await connection.execute(update(TeamPost).where(TeamPost.kind == PostKind.STAGE).values(is_on=False))
    await _post(any_database, clock, "won", topic=PostKind.WON)
    await _post(any_database, clock, "stage", topic=PostKind.STAGE)
    (message,) = await _claim(any_database, clock)
    assert (message.key, message.chat_id, message.thread_id, message.member_id) == ("won", GROUP, 7, None)
    assert message.topic == PostKind.WON
    states = await _states(any_database)
    assert states["no group"] == (OutboxState.FAILED, "no-group")
    assert states["stage"] == (OutboxState.FAILED, "post-off")


async def test_deliverers_never_share_a_message(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002)
    async with writing(any_database, SYSTEM, "post", clock=clock) as ctx:
        for number in range(60):
            await post(ctx, f"m{number}", "reminder", payload={}, member_id=mark.member_id)
    shares = await asyncio.gather(*(_claim(any_database, clock, 15) for _ in range(8)))
    claimed = [message.id for share in shares for message in share]
    assert len(claimed) == len(set(claimed))
    rest = await _claim(any_database, clock)
    assert len(claimed) + len(rest) == 60
