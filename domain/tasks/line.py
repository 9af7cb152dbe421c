"""A line of text, from which phrases are taken one by one."""

import re
from collections.abc import Callable

#: Stands where a phrase was.
MARK = "\x00"
#: What may stand between phrases and means nothing.
EDGES = " \t,;:—–-\x00"


class Line:
    """The line; `begins` says whether a phrase was taken from its beginning."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins = False

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match, taken out of the line."""
        return self._without(pattern.search(self.text))

    def take_beside(
        self, pattern: re.Pattern[str], fits: Callable[[re.Match[str]], bool] = lambda _: True
    ) -> re.Match[str] | None:
        """The first match that stands next to a phrase taken before, and fits."""
        for found in pattern.finditer(self.text):
            before, behind = self.text[: found.start()].rstrip(" ,"), self.text[found.end() :].lstrip(" ,")
            if (before.endswith(MARK) or behind.startswith(MARK)) and fits(found):
                return self._without(found)
        return None

    def _without(self, found: re.Match[str] | None) -> re.Match[str] | None:
        if found is not None:
            self.begins = self.begins or not self.text[: found.start()].strip(EDGES)
            self.text = f"{self.text[: found.start()]} {MARK} {self.text[found.end() :]}"
        return found
