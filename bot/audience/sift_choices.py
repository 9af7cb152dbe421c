"""What there is to choose from in the filter panel: categories, stages, tags, groups, segments, members."""

from collections.abc import Awaitable, Callable

from bot.kit.words import Words
from domain.audience.groups import list_groups
from domain.audience.overview import list_shares
from domain.audience.segments import list_segments
from domain.audience.toggles import Choice
from domain.clients.queries import list_categories, list_tags
from domain.funnel.queries import list_funnels
from domain.journal.boundary import Reading
from domain.products.queries import list_products

#: Tags that the panel pages through; others are found by their letters, whatever their number.
_MOST_TAGS = 200

Offered = list[tuple[int, str]]


async def _categories(ctx: Reading, _words: Words) -> Offered:
    return [(each.id, f"{each.icon} {each.name}".strip()) for each in await list_categories(ctx)]


async def _stages(ctx: Reading, _words: Words) -> Offered:
    funnels = await list_funnels(ctx)
    several = len(funnels) > 1
    return [
        (stage.id, f"{stage.icon} {stage.name}".strip() + (f" · {funnel.name}" if several else ""))
        for funnel in funnels
        for stage in funnel.stages
    ]


async def _tags(ctx: Reading, words: Words, letters: str = "") -> Offered:
    found = await list_tags(ctx, starting=letters.lstrip("#"), limit=_MOST_TAGS)
    return [(tag.id, f"#{tag.name} · {words.number(tag.clients)}") for tag in found]


async def _groups(ctx: Reading, _words: Words) -> Offered:
    return [(each.id, f"{each.icon} {each.name}".strip()) for each in await list_groups(ctx)]


async def _segments(ctx: Reading, _words: Words) -> Offered:
    return [(each.id, each.name) for each in await list_segments(ctx) if not each.by_rule]


async def _members(ctx: Reading, words: Words) -> Offered:
    nobody = words.text("audience-nobody")
    shares = await list_shares(ctx)
    return [(each.member_id or 0, f"{each.name or nobody} · {words.number(each.clients)}") for each in shares]


async def _products(ctx: Reading, _words: Words) -> Offered:
    return [(each.id, each.name) for each in await list_products(ctx)]


_OFFERS: dict[Choice, Callable[[Reading, Words], Awaitable[Offered]]] = {
    Choice.CATEGORY: _categories,
    Choice.STAGE: _stages,
    Choice.TAG: _tags,
    Choice.GROUP: _groups,
    Choice.SEGMENT: _segments,
    Choice.RESPONSIBLE: _members,
    Choice.INTEREST: _products,
    Choice.ORDERED: _products,
    Choice.BOUGHT: _products,
}


async def offers_of(ctx: Reading, words: Words, choice: Choice, letters: str = "") -> Offered:
    """The ids and captions of everything that this condition may ask for: tags that begin so, others that hold it."""
    if choice is Choice.TAG:
        return await _tags(ctx, words, letters)
    asked = letters.casefold()
    return [(ref, name) for ref, name in await _OFFERS[choice](ctx, words) if asked in name.casefold()]
