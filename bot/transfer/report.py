"""What an import would do, and what it did, in words. The figures of both add up to the rows of the file."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from bot.kit.enum_words import key_of
from bot.kit.screen import short
from bot.kit.words import Html, Words
from bot.transfer.parts import tell_example
from domain.transfer.counts import ImportCounts, Skip
from domain.transfer.own_cells import uncounted
from domain.transfer.problems import RowProblem, RowSkip
from domain.transfer.report import ImportReport

#: So many names of new categories and stages are told.
NAMED = 6
LONGEST_NAME = 24

_REASONS: dict[str, StrEnum] = {reason.value: reason for reason in (*RowSkip, *Skip)}
_PROBLEMS: dict[str, StrEnum] = {problem.value: problem for problem in RowProblem}


def tell_check(words: Words, name: str, report: ImportReport) -> Html:
    """The dry run."""
    counts = report.counts
    return Html.lines(
        [
            words.html("transfer-checked", name=name, rows=counts.rows),
            Html(),
            words.html("transfer-would-create", count=counts.created),
            words.html("transfer-would-update", count=counts.updated),
            *(tell_example(words, example) for example in report.examples),
            *_common(words, counts),
            words.html("transfer-emptied", count=counts.emptied) if counts.emptied else Html(),
            words.html("transfer-bare", count=report.bare) if report.bare else Html(),
            words.html("transfer-aside", count=report.aside) if report.aside else Html(),
            _named(words, "category", report.categories),
            _named(words, "stage", report.stages),
            Html() if counts.created + counts.updated else words.html("transfer-nothing-to-do"),
        ]
    )


def tell_end(words: Words, name: str, counts: ImportCounts, *, stopped: bool = False) -> Html:
    """What the import did; of one that was stopped, what it did until then."""
    return Html.lines(
        [
            words.html("transfer-ended", name=name, rows=counts.rows, stopped="yes" if stopped else "no"),
            Html(),
            words.html("transfer-created", count=counts.created),
            words.html("transfer-updated", count=counts.updated),
            words.html("transfer-kept", count=counts.conflicts) if counts.conflicts else Html(),
            *_common(words, counts),
        ]
    )


def _common(words: Words, counts: ImportCounts) -> list[Html]:
    skipped = counts.skipped.total()
    return [
        words.html("transfer-merged", count=counts.merged) if counts.merged else Html(),
        words.html("transfer-skipped", count=skipped) if skipped else Html(),
        *_listed(words, counts.skipped, _REASONS),
        words.html("transfer-noted", count=counts.problems.total()) if counts.problems else Html(),
        *_listed(words, counts.problems, _PROBLEMS),
    ]


def _listed(words: Words, counted: Counter[str], known: dict[str, StrEnum]) -> list[Html]:
    """One line for each reason, the most frequent first."""
    lines = []
    for code, count in counted.most_common():
        own = uncounted(code)
        if code in known:
            lines.append(words.html("transfer-reason", reason=words.text(key_of(known[code])), count=count))
        elif own is not None:
            reason = words.text("transfer-own-bad", title=short(own[1], LONGEST_NAME), why=words.text(key_of(own[0])))
            lines.append(words.html("transfer-reason", reason=reason, count=count))
    return lines


def _named(words: Words, what: str, names: Iterable[str]) -> Html:
    """New categories or stages by name."""
    every = list(names)
    if not every:
        return Html()
    told = ", ".join(f"«{short(name, LONGEST_NAME)}»" for name in every[:NAMED])
    return words.html("transfer-new-labels", what=what, names=told, more=max(0, len(every) - NAMED))
