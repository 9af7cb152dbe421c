"""`touchbase worker` as a process of its own: it hears communities, and never loads the bot's library."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.keyring import open_sealer
from app.prepare import prepare
from app.settings import Settings
from domain.accounts.add_account import add_account
from domain.accounts.tables import Account
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.consent.tables import Consent, ConsentEvent
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from sandbox.driver import Driver
from sandbox.server import RunningSandbox, start_sandbox
from sandbox.vk import cast
from tests.support.keys import HOLDER
from tests.support.people import add_member

ROOT = Path(__file__).parents[2]
#: Runs the verb as the console script does, and tells at its end what it has loaded.
WORKER = """
import json, sys
from app.cli import main
code = main(["worker"])
print(json.dumps({"code": code, "loaded": sorted({name.partition(".")[0] for name in sys.modules})}), flush=True)
"""


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    running = await start_sandbox()
    yield running
    await running.stop()


@pytest.fixture
async def base(sandbox: RunningSandbox, data_dir: Path) -> AsyncIterator[Database]:
    """A base with the coffee house in it, as the bot has left it."""
    settings = Settings.model_validate({"vk_api_url": sandbox.vk_url})
    database = await prepare(settings)
    sealer = await open_sealer(settings, database)
    owner = await add_member(database)
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED) as ctx:
        holder = replace(HOLDER, vk_id=cast.COFFEE_ID)
        await add_account(ctx, sealer, holder, Secret(cast.token_value(cast.COFFEE)))
    yield database
    await database.close()


async def wait_for(database: Database, column: object, wanted: object) -> None:
    """Wait until the one row of this column is so."""
    for _ in range(600):
        async with database.read() as connection:
            if (await connection.execute(select(column))).scalar() == wanted:  # type: ignore[call-overload]  # Any column.
                return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{column} did not become {wanted}")


async def test_the_worker_hears_and_loads_no_bot(
    base: Database, sandbox: RunningSandbox, data_dir: Path, tmp_path: Path
) -> None:
    environment = {**os.environ, "VK_API_URL": sandbox.vk_url, "PYTHONPATH": str(ROOT), "DATA_DIR": str(data_dir)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WORKER, cwd=tmp_path, env=environment, stdout=-1, stderr=-1
    )
    try:
        async with Driver(sandbox.base_url) as driver:
            for _ in range(600):
                if await driver.vk.calls("groups.getLongPollServer"):
                    break
                await asyncio.sleep(0.05)
            await driver.vk.person(cast.person_id(0)).write(cast.COFFEE_ID, "Стоп, не пишите мне")
        await wait_for(base, Consent.event, ConsentEvent.OPTED_OUT)
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), 30)
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 0, err.decode()
    told = json.loads(out.decode().splitlines()[-1])
    assert told["code"] == 0
    assert {"vk_api", "apscheduler", "sqlalchemy"} <= set(told["loaded"])
    assert {"aiogram", "aiogram_dialog"} & set(told["loaded"]) == set()
    assert cast.token_value(cast.COFFEE) not in out.decode() + err.decode()
    # It has given its accounts back, so that another may go on at once.
    await wait_for(base, Account.lease_until, None)
