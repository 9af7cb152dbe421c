"""`touchbase bench [--rows N] [name …]`: run the measures, print each figure beside its floor."""

import argparse
import asyncio
import importlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.garbage import settle_collector
from bench.measure import BENCHES, LONG, Measure

#: Where the benches are; importing one registers it.
ROOMS = (
    "bench.importing",
    "bench.exporting",
    "bench.bulk",
    "bench.search",
    "bench.pages",
    "bench.press",
    "bench.gateway",
    "bench.campaigns",
    "bench.start",
    "bench.million",
    "bench.postgres",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benches that were named, or all; 1 if a goal is missed."""
    for room in ROOMS:
        importlib.import_module(room)
    parser = argparse.ArgumentParser(prog="touchbase bench")
    which = f"which to run; if none is named, all but {' and '.join(sorted(LONG))}"
    parser.add_argument("names", nargs="*", choices=[[], *BENCHES], help=which)
    parser.add_argument("--rows", type=int, default=100_000, help="clients in the base, and rows of the import")
    arguments = parser.parse_args(argv)
    # As the product does it once it is loaded.
    settle_collector()
    missed = 0
    print(f"{'goal':<58} {'figure':>12} {'floor':>10} {'ratio':>7} {'limit':>7}", flush=True)
    for name in arguments.names or [each for each in BENCHES if each not in LONG]:
        with tempfile.TemporaryDirectory(prefix="touchbase-bench-") as folder:
            for found in asyncio.run(BENCHES[name](arguments.rows, Path(folder))):
                print(_line(found), flush=True)
                missed += found.is_met is False
    return 1 if missed else 0


def _line(found: Measure) -> str:
    floor = f"{found.floor:.2f}" if found.floor is not None else ""
    ratio = f"{found.ratio:.2f}" if found.ratio is not None else ""
    limit = f"{found.limit:g}" if found.limit is not None else ""
    verdict = {True: "met", False: "MISSED", None: ""}[found.is_met]
    return f"{found.goal:<58} {f'{found.figure:.2f} {found.unit}':>12} {floor:>10} {ratio:>7} {limit:>7} {verdict}"


if __name__ == "__main__":
    raise SystemExit(main())
