"""`python -m sandbox`: the sandbox alone, until Ctrl+C."""

import argparse
import asyncio
import sys
from contextlib import suppress
from pathlib import Path

from sandbox.server import start_sandbox


async def _serve(host: str, port: int, state_file: Path | None) -> None:
    running = await start_sandbox(host, port, state_file)
    sys.stdout.write(f"Page:             {running.page_url}\n")
    sys.stdout.write(f"TELEGRAM_API_URL: {running.telegram_url}\n")
    sys.stdout.write(f"BOT_TOKEN:        {running.bot_token}\n")
    sys.stdout.write(f"OWNER_IDS:        {running.owner_id}\n")
    sys.stdout.write(f"VK_API_URL:       {running.vk_url}\n")
    sys.stdout.flush()
    try:
        await asyncio.Event().wait()
    finally:
        await running.stop()


def main() -> None:
    """Parse the few options and serve."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--state", type=Path, default=None, help="keep the world in this JSON file")
    options = parser.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(options.host, options.port, options.state))


if __name__ == "__main__":
    main()
