"""Goal 13: from nothing to the first answer, and the memory of an idle bot."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

from app.prepare import prepare
from bench.base import OWNER, settings_in
from bench.measure import Measure
from sandbox.driver import Driver
from sandbox.server import start_sandbox

_RUNS = 2
_MEGABYTE = 1024 * 1024
_BARE = "import aiogram, sys; print('ready', flush=True); sys.stdin.read()"
_IDLE_SECONDS = 3


async def measure_start(_rows: int, folder: Path) -> list[Measure]:
    """`touchbase run` against the sandbox of another process beside a bare `import aiogram`, the best of each."""
    settings = settings_in(folder)
    await (await prepare(settings)).close()
    bare = [await asyncio.to_thread(_bare) for _ in range(_RUNS)]
    ours = [await _answering(settings.data_dir) for _ in range(_RUNS)]
    seconds, memory = min(each[0] for each in ours), min(each[1] for each in ours)
    floor_seconds, floor_memory = min(each[0] for each in bare), min(each[1] for each in bare)
    return [
        Measure("13 cold start to the first answer", seconds, "s", floor_seconds, 1.3),
        Measure("13 memory of the idle process", memory, "MB", floor_memory, 1.5),
    ]


def _bare() -> tuple[float, float]:
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", _BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        took = time.perf_counter() - started
        memory = psutil.Process(child.pid).memory_info().rss / _MEGABYTE
    return took, memory


async def _answering(data_dir: Path) -> tuple[float, float]:
    """Seconds from the start of the process to the answer to a /start that waits already, and MB when idle."""
    sandbox = await start_sandbox()
    environment = {
        **os.environ,
        "BOT_TOKEN": sandbox.bot_token,
        "TELEGRAM_API_URL": sandbox.telegram_url,
        "DATA_DIR": str(data_dir),
        "OWNER_IDS": str(OWNER),
    }
    try:
        async with Driver(sandbox.base_url) as driver:
            chat = driver.person(OWNER).private
            await chat.send("/start")
            started = time.perf_counter()
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "app.cli", "run", env=environment, stdout=subprocess.DEVNULL
            )
            try:
                await chat.wait(timeout=120)
                took = time.perf_counter() - started
                await asyncio.sleep(_IDLE_SECONDS)
                memory = psutil.Process(child.pid).memory_info().rss / _MEGABYTE
            finally:
                child.terminate()
                await child.wait()
            return took, memory
    finally:
        await sandbox.stop()
