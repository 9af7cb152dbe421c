"""Who may be in the base already: asked while a card is being added or edited."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, text, tuple_

from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.alike import SHORTEST_WITH_TYPO, name_words, names_alike
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.journal.boundary import Reading
from domain.merging.tables import TwinReason
from domain.merging.views import REASON_OF_KIND, LikelyTwin

#: So many cards whose words could fit are looked at more closely.
_LOOKED_AT = 500
#: The trigram index finds nothing shorter.
_TRIGRAM = 3
_MOST_WORDS = 4
_ORDER = list(TwinReason)


async def likely_twins(
    ctx: Reading,
    name: str,
    channels: Collection[tuple[ChannelKind, str]] = (),
    *,
    besides: int | None = None,
    limit: int = 5,
) -> list[LikelyTwin]:
    """Visible cards with one of these addresses (in normal form) or a similar name, the surest first.

    `besides` is the card that is being edited. A card comes once, with its surest reason.
    """
    ctx.require(Permission.SEE_CLIENTS)
    found = [*await _by_address(ctx, channels), *await _by_name(ctx, name)]
    found.sort(key=lambda twin: (_ORDER.index(twin.reason), twin.client_id))
    surest: dict[int, LikelyTwin] = {}
    for twin in found:
        if twin.client_id != besides:
            surest.setdefault(twin.client_id, twin)
    return list(surest.values())[:limit]


async def _by_address(ctx: Reading, channels: Collection[tuple[ChannelKind, str]]) -> list[LikelyTwin]:
    wanted = list(dict.fromkeys(channels))
    if not wanted:
        return []
    rows = await ctx.rows(
        select(Client.id, Client.name, Client.company, Client.city, Channel.kind, Channel.address)
        .join(Channel, Channel.client_id == Client.id)
        .where(tuple_(Channel.address, Channel.kind).in_([(each, kind) for kind, each in wanted]))
        .where(visible_clients(ctx.actor))
        .order_by(Client.id)
        .limit(_LOOKED_AT)
    )
    return [_twin(row, REASON_OF_KIND.get(row.kind, TwinReason.ADDRESS), row.address) for row in rows]


async def _by_name(ctx: Reading, name: str) -> list[LikelyTwin]:
    # Initials and other short words find nothing in the index; they count when names are compared.
    words = sorted({word for word in name_words(name) if len(word) >= _TRIGRAM}, key=len, reverse=True)
    if not words:
        return []
    rows = await ctx.rows(
        select(Client.id, Client.name, Client.company, Client.city)
        .where(_may_hold(words[:_MOST_WORDS], ctx.dialect), visible_clients(ctx.actor))
        .limit(_LOOKED_AT)
    )
    return [_twin(row, TwinReason.NAME) for row in rows if names_alike(name, row.name)]


def _twin(row: Any, reason: TwinReason, shared: str | None = None) -> LikelyTwin:
    return LikelyTwin(row.id, row.name, row.company, row.city, reason, shared)


def _may_hold(words: Sequence[str], dialect: str) -> ColumnElement[bool]:
    """Cards whose search text holds a half of every word: one mistyped letter leaves one half whole."""
    halves = [_halves(word) for word in words]
    if dialect == "sqlite":
        phrase = " AND ".join("(" + " OR ".join(f'"{half}"' for half in of_one) + ")" for of_one in halves)
        found = text("SELECT rowid FROM client_fts WHERE client_fts MATCH :twins").bindparams(twins=phrase)
        return Client.id.in_(found.columns(Client.id).scalar_subquery())
    return and_(*(or_(*(Client.search_text.contains(half, autoescape=True) for half in of_one)) for of_one in halves))


def _halves(word: str) -> tuple[str, ...]:
    word = word.replace('"', "")
    if len(word) < SHORTEST_WITH_TYPO:
        return (word,)
    middle = max(_TRIGRAM, len(word) // 2)
    return word[:middle], word[-max(_TRIGRAM, len(word) - middle) :]
