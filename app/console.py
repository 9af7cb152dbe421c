"""The console: the one place of the program that prints."""

import sys


def say(text: str) -> None:
    """Tell whoever started the program; at once, also where the output is a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
