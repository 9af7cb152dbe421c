"""Filters and audiences in words: what a list shows is always said."""

from bot.fields.told import tell_value
from bot.kit.enum_words import key_of, worded
from bot.kit.words import Html, Words
from domain.audience.audience import Audience, count_audience
from domain.audience.describe import Asked, FilterPart, describe_filter
from domain.audience.filter import ClientFilter, Lacking
from domain.audience.queries import COUNT_CAP
from domain.audience.segments import get_segment
from domain.base.errors import NotFoundError
from domain.clients.kinds import ChannelKind, ClientState, Sex, SourceKind
from domain.journal.boundary import Reading

worded("audience-filter")(Asked)
worded("audience-lacking")(Lacking)


def tell_filter(words: Words, parts: list[FilterPart]) -> list[Html]:
    """A filter in words. What it names and is gone is said too."""
    told = []
    for part in parts:
        names: list[str] = list(part.names)
        if part.what is Asked.SEX:
            names = [words.text(key_of(Sex(name))) for name in names]
        elif part.what is Asked.LACKS:
            names = [words.text(key_of(Lacking(name))) for name in names]
        elif part.what is Asked.HAS:
            names = [words.text(key_of(ChannelKind(name))) for name in names]
        elif part.what is Asked.WON_FROM:
            names = [words.money(int(part.names[0]), part.names[1])]
        elif part.what is Asked.SOURCE:
            names = [words.text(key_of(SourceKind(name))) for name in names]
        elif part.what is Asked.STATE:
            names = [words.text(key_of(ClientState(name))) for name in names]
        if part.gone and not names:
            names = [words.text("audience-gone")]
        value = tell_value(words, part.field, part.value) if part.field and part.value is not None else ""
        value = value or words.text("audience-gone")
        told.append(words.html(key_of(part.what), names=Html.lines(names, ", "), value=value))
        if part.gone and part.names:
            told.append(words.html("audience-some-gone", count=part.gone))
    return told


def tell_parts(words: Words, parts: list[FilterPart]) -> Html:
    """A whole filter in one line; one that asks for nothing means all clients."""
    return Html.lines(tell_filter(words, parts), "; ") or words.html("audience-all")


def tell_count(words: Words, count: int) -> str:
    """A number of clients that was counted up to `COUNT_CAP`: «1 000+» where there are more."""
    return words.number(count) if count <= COUNT_CAP else f"{words.number(COUNT_CAP)}+"


async def tell_wanted(ctx: Reading, words: Words, wanted: ClientFilter) -> Html:
    """The same, of a filter that nobody has described yet."""
    return tell_parts(words, await describe_filter(ctx, wanted))


async def tell_audience(ctx: Reading, words: Words, audience: Audience) -> Html:
    """Whom it means, and how many cards those are at this moment; a segment that is gone is said to be."""
    try:
        count = await count_audience(ctx, audience, cap=None)
        if audience.segment_id is not None:
            name = (await get_segment(ctx, audience.segment_id)).name
            if name:
                return words.html("audience-meant-segment", name=name, count=count)
    except NotFoundError:
        return words.html("audience-segment-gone")
    if audience.wanted is None:
        return words.html("audience-meant-ticked", count=count)
    return words.html("audience-meant", filter=await tell_wanted(ctx, words, audience.wanted), count=count)
