"""The log: one line an event, readable on a console, JSON elsewhere, and never a secret in it.

Secrets are struck out of the finished text, whoever wrote it: ours, a library's, a traceback. A processor that looked
at fields would miss the URL inside the message of somebody else's exception.
"""

import json
import logging
import re
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote, quote_plus

import structlog
from sqlalchemy.engine import make_url
from structlog.typing import Processor

from app.settings import Settings
from domain.base.sealing import known_secrets

STRUCK_OUT = "***"

# A shorter secret would strike out ordinary words; inside a URL its place gives it away whatever its length.
_SHORTEST = 6

_TELLING = "access_token|refresh_token|client_secret|secret_key|success_token|password|authorization"
_BETWEEN = r"(?:[\s\"']|\x1b\[[\d;]*m)"

_PATTERNS = [
    re.compile(p)
    for p in (
        # A bot token, also inside /bot<token>/ and with an encoded colon.
        r"(?P<before>)\d+(?::|%3[Aa])[A-Za-z0-9_-]{30,}",
        # VK tokens: the new form, and the old 85 hexadecimal digits.
        r"(?P<before>)vk\d\.[a-z]\.[\w%.~-]+",
        r"(?P<before>)(?<![0-9a-f])[0-9a-f]{85}(?![0-9a-f])",
        # What a name gives away, as in a query, a form, JSON, a repr or the coloured fields of the console.
        rf"(?P<before>(?i:{_TELLING}){_BETWEEN}*[=:]{_BETWEEN}*(?i:bearer\s+)?)[^\s\"'&<>,;)}}\]\x1b]+",
        # The password in any URL.
        r"(?P<before>[a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s/]+(?=@)",
    )
]

_QUIET = ("aiogram.event", "aiohttp.access", "alembic", "apscheduler", "asyncio", "sqlalchemy", "urllib3", "aiosqlite")


class Redactor:
    """Strikes known secrets, and whatever looks like one, out of a text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._given = tuple(secrets)
        self._met: tuple[str, ...] = ()
        self._known = _pattern_of(self._given)

    def __call__(self, text: str) -> str:
        met = known_secrets()
        if met != self._met:
            # A token that was opened or pasted since the last line.
            self._met, self._known = met, _pattern_of((*self._given, *met))
        if self._known is not None:
            text = self._known.sub(STRUCK_OUT, text)
        for pattern in _PATTERNS:
            text = pattern.sub(rf"\g<before>{STRUCK_OUT}", text)
        return text


def _pattern_of(secrets: Iterable[str]) -> re.Pattern[str] | None:
    forms: set[str] = set()
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            # The same secret as a URL, JSON or a repr would write it.
            forms |= {secret, quote(secret, safe=""), quote_plus(secret), repr(secret)[1:-1]}
            forms |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def secrets_of(settings: Settings) -> list[str]:
    """Every secret that the settings hold, also those inside addresses."""
    found = [secret.get_secret_value() for secret in (settings.bot_token, settings.secret_key) if secret is not None]
    for address in (settings.database_url, settings.redis_url.get_secret_value() if settings.redis_url else ""):
        password = make_url(address).password if address else None
        if password:
            found.append(str(password))
    return found


def configure_logs(
    secrets: Iterable[str], *, as_json: bool | None = None, level: int = logging.INFO, stream: TextIO | None = None
) -> None:
    """Sends everything that is logged, warned or crashes to `stream` (stderr), one way for structlog and stdlib.

    `as_json` None means: JSON unless the stream is a terminal.
    """
    stream = sys.stderr if stream is None else stream
    as_json = not stream.isatty() if as_json is None else as_json
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: list[Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        # Not the default formatter: it prints the local variables of every frame.
        else [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )
    handler = _Handler(stream, Redactor(secrets))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    # A tick that is still at work when the next one is due is no news: the database keeps what is due.
    logging.getLogger("apscheduler").setLevel(max(level, logging.ERROR))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    logging.captureWarnings(capture=True)
    _log_crashes()


class _Handler(logging.StreamHandler[TextIO]):
    """Writes redacted lines. Also says so when it can't, instead of printing the record as it is."""

    def __init__(self, stream: TextIO, redact: Redactor) -> None:
        super().__init__(stream)
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        kind = sys.exc_info()[0]
        self.stream.write(f"a log record of {record.name} could not be written: {kind.__name__ if kind else '?'}\n")


def _log_crashes() -> None:
    """What would be printed past the log, with whatever secret is in its message, goes through it."""
    log = structlog.get_logger("crash")

    def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.critical("the program crashed", exc_info=(kind, error, trace))

    def thread_crashed(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.critical("a thread crashed", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))

    def unraisable(args: Any) -> None:
        log.error("an error nobody could catch", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))

    sys.excepthook = crashed
    threading.excepthook = thread_crashed
    sys.unraisablehook = unraisable
