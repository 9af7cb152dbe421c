"""The command line: `touchbase <verb>`."""


def main() -> None:
    """Entry point of the console script."""
