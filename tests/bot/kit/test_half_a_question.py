"""A question of which only half is kept, since somebody went elsewhere in the moment in which it was put."""

import asyncio
from pathlib import Path

from bot.kit.asking import ask
from bot.kit.call import Turn
from bot.kit.words import Html, load_words
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.queries import actor_of
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.quiet_bot import QuietBot, told

PERSON = 1001


async def test_the_words_go_where_they_would_go_without_it(
    database: Database, clock: StillClock, tmp_path: Path
) -> None:
    owner = await add_member(database, PERSON)
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Иванов Пётр")
    quiet = QuietBot(database, clock, tmp_path)
    async with reading(database, SYSTEM) as look:
        found = await actor_of(look, PERSON)
    assert found is not None
    assert quiet.gate.dialogs is not None
    turn = Turn(quiet.services, quiet.bot, found.actor, found.member, load_words("ru"), PERSON, quiet.gate.dialogs)
    before = asyncio.all_tasks()
    await ask(turn, Html("Напишите заметку"), "note", client_id=client.id)
    await asyncio.sleep(0)
    await asyncio.gather(*(asyncio.all_tasks() - before))
    states = quiet.services.dialog_states
    async with database.read() as connection:
        keys = (await connection.exec_driver_sql("SELECT key FROM dialog_state")).scalars().all()
    (context,) = (key for key in keys if ":context:" in key)
    await states.delete(context)
    assert "Иванов Пётр" in told(await quiet.say(PERSON, "иванов"))
    # And from then on nothing is in the way.
    assert "Иванов Пётр" in told(await quiet.say(PERSON, "пётр"))
