"""Numbers in plain writing: light to load, for whoever needs no more of own fields than this."""

DIGITS_KEPT = 6


def plain_number(value: float) -> str:
    """A number without the marks of any language: `38.5`, `42`."""
    return f"{value:.{DIGITS_KEPT}f}".rstrip("0").rstrip(".")
