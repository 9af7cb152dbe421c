"""What an idle process costs: all ticks run, and nothing is to be done."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import psutil

from app.prepare import prepare
from bench.base import OWNER, settings_in
from bench.measure import Measure
from sandbox.driver import Driver
from sandbox.server import start_sandbox

_WARM, _SECONDS = 8, 30
_HOUR = 3_600


async def measure_idle(_rows: int, folder: Path) -> list[Measure]:
    """`touchbase run` against the sandbox of another process, left alone for a minute after its first answer."""
    settings = settings_in(folder)
    await (await prepare(settings)).close()
    sandbox = await start_sandbox()
    environment = {
        **os.environ,
        "BOT_TOKEN": sandbox.bot_token,
        "TELEGRAM_API_URL": sandbox.telegram_url,
        "VK_API_URL": sandbox.vk_url,
        "DATA_DIR": str(settings.data_dir),
        "OWNER_IDS": str(OWNER),
    }
    try:
        async with Driver(sandbox.base_url) as driver:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "app.cli", "run", env=environment, stdout=subprocess.DEVNULL
            )
            try:
                chat = driver.person(OWNER).private
                await chat.send("/start")
                await chat.wait(timeout=120)
                await asyncio.sleep(_WARM)
                process = psutil.Process(child.pid)
                before = process.cpu_times()
                await asyncio.sleep(_SECONDS)
                after = process.cpu_times()
            finally:
                child.terminate()
                await child.wait()
    finally:
        await sandbox.stop()
    spent = (after.user + after.system) - (before.user + before.system)
    return [Measure("CPU of an idle process, seconds an hour", spent * _HOUR / _SECONDS, "s", None, 60.0)]
