"""Texts that a spreadsheet would calculate, made harmless in CSV and restored when our own file comes back.

OWASP: a cell that begins with = + - @ tab or CR may be a formula (in some versions also with the wide forms of the
signs). An apostrophe before it makes it a text; a text that already has apostrophes there gets one more, so that taking
one off always gives the text back.
"""

import re

_NEEDS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
# Few texts begin with one of them, and to look there first is quicker.
_SIGNS = frozenset("'=+-@\t\r＝＋－＠")
_HAS = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def neutralise(text: str) -> str:
    """The text as it may stand in a CSV; `restore` gives the text back, whatever it is."""
    return f"'{text}" if text[:1] in _SIGNS and _NEEDS.match(text) else text


def restore(text: str) -> str:
    """The text before `neutralise`; a text that was never neutralised stays as it is."""
    return text[1:] if text[:1] == "'" and _HAS.match(text) else text
