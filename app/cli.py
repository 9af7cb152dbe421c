"""The command line: `touchbase <verb>`.

Each verb imports what it needs when it is called: the bot's library alone takes seconds and a hundred megabytes, and
`migrate` or `worker` can do without.
"""

import argparse
import asyncio
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.settings import Settings
from bot.kit.words import LOCALES, Words, load_words

# What runs a verb: a coroutine function `(settings, arguments) -> exit code`.
_VERBS = {
    "run": "app.run:run_all",
    "bot": "app.run:run_bot",
    "worker": "app.run:run_worker",
    "import": "app.import_file:import_file",
    "sandbox": "app.verbs:sandbox",
    "migrate": "app.verbs:migrate",
    "doctor": "app.verbs:doctor",
    "backup": "app.verbs:backup",
    "rotate-key": "app.verbs:rotate_key",
}

_WRONG_SETTINGS = 2
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the console script: runs one verb and gives the exit code of the process."""
    try:
        settings = Settings()
    except ValidationError as error:
        words = load_words(_locale())
        _parser(words).parse_known_args(argv)
        _complain(words, error)
        return _WRONG_SETTINGS
    parser = _parser(load_words(settings.default_locale))
    arguments, rest = parser.parse_known_args(argv)
    if arguments.verb == "bench":
        # The bench brings its own databases, reads its own arguments and prints its own figures.
        return int(_found("bench.__main__:main")(rest) or 0)
    if rest:
        parser.error(" ".join(rest))
    from app.logs import configure_logs, secrets_of  # noqa: PLC0415 - brings in the database's library

    configure_logs(secrets_of(settings))
    try:
        return int(asyncio.run(_found(_VERBS[arguments.verb])(settings, arguments)))
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="touchbase", description=words.text("app-cli-about"))
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=words.text("app-cli-verb"))
    verbs.add_parser("run", help=words.text("app-cli-run"))
    verbs.add_parser("bot", help=words.text("app-cli-bot"))
    verbs.add_parser("worker", help=words.text("app-cli-worker"))
    sandbox = verbs.add_parser("sandbox", help=words.text("app-cli-sandbox"))
    sandbox.add_argument("--host", default="127.0.0.1", help=words.text("app-cli-sandbox-host"))
    sandbox.add_argument("--port", type=int, default=8081, help=words.text("app-cli-sandbox-port"))
    verbs.add_parser("migrate", help=words.text("app-cli-migrate"))
    verbs.add_parser("doctor", help=words.text("app-cli-doctor"))
    verbs.add_parser("backup", help=words.text("app-cli-backup"))
    verbs.add_parser("rotate-key", help=words.text("app-cli-rotate-key"))
    verbs.add_parser("bench", help=words.text("app-cli-bench"), add_help=False)
    importing = verbs.add_parser("import", help=words.text("app-cli-import"))
    importing.add_argument("file", type=Path, help=words.text("app-cli-import-file"))
    return parser


def _found(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


def _locale() -> str:
    """The console's language when the settings can't be read."""
    asked = os.environ.get("DEFAULT_LOCALE", "")
    return asked if asked in LOCALES else "ru"


def _complain(words: Words, error: ValidationError) -> None:
    hints = {
        "DATABASE_URL": words.text("app-settings-database-url"),
        "DEFAULT_LOCALE": words.text("app-settings-locale"),
        "DEFAULT_PHONE_REGION": words.text("app-settings-phone-region"),
        "DEFAULT_TIMEZONE": words.text("app-settings-timezone"),
        "OWNER_IDS": words.text("app-settings-owner-ids"),
        "TELEGRAM_API_URL": words.text("app-settings-address"),
        "VK_API_URL": words.text("app-settings-address"),
        "VK_COMMUNITY_RATE": words.text("app-settings-rate", most=20),
        "VK_PERSON_RATE": words.text("app-settings-rate", most=3),
    }
    lines = [words.text("app-settings-wrong")]
    for problem in error.errors(include_input=False, include_url=False, include_context=False):
        name = str(problem["loc"][0]).upper()
        lines.append(f"✘ {name}: {hints.get(name, problem['msg'])}")
    print("\n".join(lines), file=sys.stderr)  # noqa: T201 - the console is the place to say it


if __name__ == "__main__":
    sys.exit(main())
