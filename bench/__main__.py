"""`touchbase bench [--rows N] [name …]`: run the measures, print each figure beside its floor."""

import argparse
import asyncio
import importlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.garbage import settle_collector
from bench.measure import Bench, Measure

#: The benches and where they are. Each is loaded when its turn comes: the first one measures memory, and nothing shall
#: be in the process that is not in the product's.
BENCHES = {
    "import": "bench.importing:measure_import",
    "export": "bench.exporting:measure_export",
    "bulk": "bench.bulk:measure_bulk",
    "search": "bench.search:measure_search",
    "pages": "bench.pages:measure_pages",
    "press": "bench.press:measure_press",
    "gateway": "bench.gateway:measure_gateways",
    "campaigns": "bench.campaigns:campaigns",
    "reminders": "bench.reminders:measure_reminders",
    "followers": "bench.followers:measure_followers",
    "idle": "bench.idle:measure_idle",
    "start": "bench.start:measure_start",
}
#: Those that take long: only who names them runs them.
LONG = {
    "million": "bench.million:measure_million",
    "postgres": "bench.postgres:measure_postgres",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benches that were named, or all; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="touchbase bench")
    which = f"which to run; if none is named, all but {' and '.join(LONG)}"
    parser.add_argument("names", nargs="*", choices=[[], *BENCHES, *LONG], help=which)
    parser.add_argument("--rows", type=int, default=100_000, help="clients in the base, and rows of the import")
    arguments = parser.parse_args(argv)
    missed = 0
    print(f"{'goal':<58} {'figure':>12} {'floor':>10} {'ratio':>7} {'limit':>7}", flush=True)
    for name in arguments.names or BENCHES:
        with tempfile.TemporaryDirectory(prefix="touchbase-bench-") as folder:
            for found in asyncio.run(_loaded(name)(arguments.rows, Path(folder))):
                print(_line(found), flush=True)
                missed += found.is_met is False
    return 1 if missed else 0


def _loaded(name: str) -> Bench:
    room, _, function = (BENCHES | LONG)[name].partition(":")
    found: Bench = getattr(importlib.import_module(room), function)
    # As the product does it once it is loaded.
    settle_collector()
    return found


def _line(found: Measure) -> str:
    floor = f"{found.floor:.2f}" if found.floor is not None else ""
    ratio = f"{found.ratio:.2f}" if found.ratio is not None else ""
    limit = f"{found.limit:g}" if found.limit is not None else ""
    verdict = {True: "met", False: "MISSED", None: ""}[found.is_met]
    return f"{found.goal:<58} {f'{found.figure:.2f} {found.unit}':>12} {floor:>10} {ratio:>7} {limit:>7} {verdict}"


if __name__ == "__main__":
    raise SystemExit(main())
