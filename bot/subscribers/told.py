"""Harvests in words: the lists, whom they take, what they give, what they have come to."""

from collections.abc import Sequence

from bot.kit.enum_words import key_of, worded
from bot.kit.screen import short
from bot.kit.viewer import Viewer
from bot.kit.words import Html, Words
from bot.transfer.things import told_given
from domain.audience.tables import Listing, ListProblem
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.options import HarvestOptions
from domain.subscribers.sieve import LeftOut, Sieve
from domain.subscribers.views import HarvestView, ListView
from domain.transfer.given import GivenKind
from domain.work.rules import expected_end
from domain.work.views import JobView

worded("subscribers-listing")(Listing)
worded("subscribers-problem")(ListProblem)
worded("subscribers-left-out")(LeftOut)
worded("subscribers-given")(GivenKind)

#: So many lists stand in a message: it has to hold everything else, too.
SHOWN = 15
_LONGEST = 60
#: From here on seconds are told as minutes.
_AS_MINUTES = 120


def tell_lists(words: Words, view: HarvestView) -> Html:
    """Each list with the number of its people, or why it gives nobody."""
    return _listed(words, view.lists)


def tell_read(words: Words, view: HarvestView) -> Html:
    """Those of the lists that a run goes through."""
    return _listed(words, view.to_read)


def _listed(words: Words, lists: Sequence[ListView]) -> Html:
    lines = [tell_list(words, each) for each in lists[:SHOWN]]
    more = len(lists) - SHOWN
    return Html.lines([*lines, words.html("subscribers-more-lists", count=more) if more > 0 else Html()])


def tell_list(words: Words, one: ListView) -> Html:
    """One list in a line."""
    name = short(one.title or one.link, _LONGEST)
    if one.problem is not None:
        return words.html("subscribers-list-bad", name=name, problem=words.text(key_of(one.problem)))
    listing = words.text(key_of(one.listing)) if one.listing is not None else ""
    key = "subscribers-list-on" if one.is_on else "subscribers-list-off"
    return words.html(key, name=name, listing=listing, total=one.total or 0)


def tell_sieve(words: Words, options: HarvestOptions) -> str:
    """Whom it takes, in one line."""
    sieve = options.sieve
    parts = [
        words.text("subscribers-only-sex", sex=sieve.sex.value) if sieve.sex is not None else "",
        tell_ages(words, sieve),
        ", ".join(sieve.cities),
        words.text("subscribers-only-seen", days=sieve.seen_days) if sieve.seen_days is not None else "",
        words.text("subscribers-only-can-write") if sieve.can_write else "",
        words.text("subscribers-only-contacts") if sieve.has_contacts else "",
    ]
    told = "; ".join(part for part in parts if part) or words.text("subscribers-everybody")
    return f"{told}; {words.text('subscribers-with-gone')}" if sieve.with_gone else told


def tell_ages(words: Words, sieve: Sieve) -> str:
    """The ages, from and to; nothing for any."""
    if sieve.age_from is None and sieve.age_to is None:
        return ""
    return words.text("subscribers-only-ages", first=sieve.age_from or 0, last=sieve.age_to or 0)


async def tell_given(viewer: Viewer, options: HarvestOptions) -> list[Html]:
    """What everybody gets, a line for each that is chosen."""
    words, lines = viewer.words, []
    for kind in GivenKind:
        if told := await told_given(viewer, kind, options.given):
            lines.append(words.html("subscribers-given-line", what=words.text(key_of(kind)), told=told))
    return lines


def tell_counts(words: Words, counts: HarvestCounts, *, is_done: bool) -> Html:
    """The figures of a dry run, or of a run."""
    done = "yes" if is_done else "no"
    plain = (
        ("subscribers-created", counts.created),
        ("subscribers-filled", counts.filled),
        ("subscribers-known", counts.known),
        ("subscribers-foreign", counts.foreign),
        ("subscribers-twice", counts.twice),
    )
    left = counts.left_out.total()
    return Html.lines(
        [
            words.html("subscribers-seen", count=counts.seen),
            *(words.html(key, count=count, done=done) for key, count in plain if count or key == "subscribers-created"),
            words.html("subscribers-left-out", count=left) if left else Html(),
            *(
                words.html("subscribers-reason", reason=words.text(key_of(reason)), count=count)
                for reason, count in counts.left_out.most_common()
            ),
        ]
    )


def tell_ended(words: Words, view: HarvestView, counts: HarvestCounts) -> list[Html]:
    """The lists that broke off, with the reason."""
    return [
        words.html("subscribers-broke-off", name=short(each.title, _LONGEST), problem=words.text(key_of(problem)))
        for each in view.lists
        if (problem := counts.ended.get(each.id)) is not None
    ]


def seconds_left(viewer: Viewer, job: JobView) -> int | None:
    """At the pace of the present run; None before its first people, and when the job is not at work."""
    now = viewer.services.clock()
    end = expected_end(job, now)
    return None if end is None else max(1, round((end - now).total_seconds()))


def tell_left(words: Words, seconds: int | None) -> Html:
    """How long it will take from here on."""
    if seconds is None:
        return Html()
    if seconds < _AS_MINUTES:
        return words.html("subscribers-seconds-left", seconds=seconds)
    return words.html("subscribers-minutes-left", minutes=round(seconds / 60))
