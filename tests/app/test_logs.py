"""Canaries: secrets thrown at the log from every side, none of which may come out."""

import io
import json
import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from app.logs import STRUCK_OUT, Redactor, _Handler, configure_logs, secrets_of
from app.settings import Settings
from domain.base.sealing import Secret

ROOT = Path(__file__).parents[2]
BOT = "123456789:AAE-canary_bot-token_0123456789abcdef"
VK = "vk1.a.canary-Vk_token0123456789"
VK_OLD = "0123456789abcdef" * 5 + "01234"
KEY = "canaryKey_0123456789abcdefghijklmnopqrstuvwx="
PASSWORD = 'can"ary pass/wörd%'
CANARIES = (
    BOT,
    "canary_bot",
    VK,
    "canary-Vk",
    VK_OLD,
    KEY,
    "canaryKey",
    PASSWORD,
    "ary pass",
    "ary%20pass",
    "ary+pass",
)


@pytest.fixture(params=[True, False], ids=["json", "console"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    levels = {name: logging.getLogger(name).level for name in ("sqlalchemy", "aiohttp.access", "asyncio", "alembic")}
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    stream = io.StringIO()
    configure_logs([BOT, KEY, PASSWORD], as_json=request.param, level=logging.DEBUG, stream=stream)
    yield stream
    root.handlers, root.level = handlers, level
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def no_canary(text: str) -> None:
    assert text
    assert [canary for canary in CANARIES if canary in text] == []


def test_a_token_that_was_opened_after_the_start(written: io.StringIO) -> None:
    """It looks like nothing, and nobody told the log of it."""
    odd = "canary-of-an-odd form, 77"
    secret = Secret(odd)
    log = structlog.get_logger("jobs")
    log.info("asked", params={"token": odd}, secret=secret)
    logging.getLogger("urllib3").error("POST https://api.vk.ru/ %s", odd)
    try:
        raise ValueError(odd)
    except ValueError:
        log.exception("it failed")
    assert written.getvalue()
    assert odd not in written.getvalue()


def test_fields_messages_and_objects(written: io.StringIO) -> None:
    log = structlog.get_logger("app")
    log.info("started", token=BOT, url=f"https://api.telegram.org/bot{BOT}/getMe", settings={"key": KEY, "p": PASSWORD})
    log.warning("asked", access_token="canary-Vk", parameters={"access_token": "canary-Vk", "v": "5.199"})
    log.info(", ".join(["asked vk", VK]))
    log.info("old", raw=VK_OLD, query=f"user_ids=1&access_token={VK}&v=5.199", body=json.dumps({"access_token": VK}))
    log.info("base", url="postgresql+asyncpg://crm:canaryKey@host/base", redis="redis://:canaryKey@h/0")
    no_canary(written.getvalue())
    assert written.getvalue().count(STRUCK_OUT) >= 10
    assert "5.199" in written.getvalue()


def test_other_peoples_loggers(written: io.StringIO) -> None:
    logging.getLogger("aiogram.dispatcher").error("failed: %s", f"https://api.telegram.org/file/bot{BOT}/a.jpg")
    logging.getLogger("aiohttp.access").warning("POST /bot%s/sendMessage", BOT.replace(":", "%3A"))
    logging.getLogger("sqlalchemy.engine").error("could not connect", extra={"dsn": f"password={PASSWORD!r}"})
    logging.getLogger("urllib3").error("%r", {"authorization": f"Bearer {VK}"})
    no_canary(written.getvalue())


def test_tracebacks(written: io.StringIO) -> None:
    def connect(token: str) -> None:
        local = f"bot{token}"
        raise ConnectionError(f"cannot connect to /{local}/getMe as {PASSWORD}")

    try:
        try:
            connect(BOT)
        except ConnectionError as error:
            raise RuntimeError(f"key {KEY}") from error
    except RuntimeError:
        structlog.get_logger().exception("failed", exc_info=True)
        logging.getLogger("library").exception("failed")
    no_canary(written.getvalue())
    assert "ConnectionError" in written.getvalue()


def test_crashes_threads_and_warnings(written: io.StringIO) -> None:
    error = RuntimeError(f"crash with {BOT}")
    sys.excepthook(RuntimeError, error, None)
    thread = threading.Thread(target=lambda: (_ for _ in ()).throw(error))
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"careful with {VK}", UserWarning, stacklevel=1)
    no_canary(written.getvalue())
    assert written.getvalue().count("crash with") == 2
    assert "careful" in written.getvalue()


def test_a_record_that_cannot_be_written_shows_nothing(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest's own handler, which raises here, stands aside.
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [handler for handler in root.handlers if isinstance(handler, _Handler)])

    class Odd:
        def __repr__(self) -> str:
            raise ValueError(BOT)

    logging.getLogger("library").info("odd %r", Odd())
    logging.getLogger("library").info("too few %s %s", BOT)  # noqa: PLE1206 - the mistake is meant
    no_canary(written.getvalue())


def test_lines_are_json_for_machines(written: io.StringIO) -> None:
    structlog.get_logger("app").info("событие", number=5)
    text = written.getvalue()
    if text.startswith("{"):
        line: dict[str, Any] = json.loads(text)
        assert (line["event"], line["number"], line["level"], line["logger"]) == ("событие", 5, "info", "app")
    else:
        assert "событие" in text
        assert "number" in text


def test_ordinary_text_is_left_alone() -> None:
    redact = Redactor(["short", "", BOT])
    text = "в 12:30 short client 42: http://host:8080/a@b call +7 900 123-45-67, hash 0123456789abcdef"
    assert redact(text) == text


def test_the_settings_name_all_their_secrets(settings_of: Callable[..., Settings]) -> None:
    settings = settings_of(
        BOT_TOKEN=BOT, SECRET_KEY=KEY, REDIS_URL="redis://:redis-pass@h/0", DATABASE_URL="postgresql://u:p%40ss@h/b"
    )
    assert sorted(secrets_of(settings)) == sorted([BOT, KEY, "redis-pass", "p@ss"])


def test_a_dying_process_prints_no_secret() -> None:
    script = (
        "from app.logs import configure_logs; import asyncio\n"
        f"configure_logs([])\n"
        f"async def main(): raise ConnectionError('https://api.telegram.org/bot{BOT}/getMe')\n"
        "asyncio.run(main())"
    )
    died = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert died.returncode == 1
    assert "ConnectionError" in died.stderr
    no_canary(died.stderr + died.stdout)
