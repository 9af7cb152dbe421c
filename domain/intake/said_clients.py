"""Which clients a sentence speaks of: «позвонить Иванову Петру», a phone, a link."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from domain.audience.filter import ClientFilter
from domain.audience.queries import condition_of
from domain.base.actor import Permission
from domain.clients.cases import forms_in, stem_of, words_of_name
from domain.clients.folding import fold
from domain.clients.said_person import read_person
from domain.clients.tables import Client
from domain.intake.queries import clients_at
from domain.journal.boundary import Reading
from domain.team.queries import get_team

#: A sentence about a task is short; its first words tell.
_MOST_WORDS = 6
_LOOKED_AT = 60
_MOST_FOUND = 5
#: What is to be done is no name: «позвонить», «отправить», «найти».
_VERBS = ("ть", "ти", "чь", "ться", "тись")


@dataclass(frozen=True, slots=True)
class SaidClients:
    """Who is meant beyond doubt, and else those who may be."""

    sure: int | None
    maybe: tuple[tuple[int, str], ...] = ()


async def clients_said(ctx: Reading, sentence: str) -> SaidClients:
    """The clients, visible to the actor, whose name stands in the sentence in any case, or whose address does.

    Only one who is named with a capital letter (or by an address), and no one else fits as well, is beyond doubt; of
    several the actor's own is.
    """
    ctx.require(Permission.SEE_CLIENTS)
    channels = read_person(sentence, (await get_team(ctx)).phone_region).channels
    at = await clients_at(ctx, channels) if channels else []
    if len(at) == 1:
        return SaidClients(at[0])
    words = [word for word in words_of_name(sentence) if not fold(word).endswith(_VERBS)][:_MOST_WORDS]
    found: dict[int, tuple[str, bool, set[str]]] = {}
    for word in words:
        for key, name, responsible in await _named(ctx, stem_of(word)):
            forms = forms_in(words, name)
            if word in forms:
                found[key] = (name, responsible == ctx.actor.member_id, set(forms))
    return _best(found)


def _best(found: dict[int, tuple[str, bool, set[str]]]) -> SaidClients:
    most = max((len(forms) for _, _, forms in found.values()), default=0)
    best = {key: one for key, one in found.items() if len(one[2]) == most}
    capital = [key for key, (_, _, forms) in best.items() if _has_capital(forms)]
    mine = [key for key in capital if best[key][1]]
    for only in (capital, mine):
        if len(only) == 1:
            return SaidClients(only[0])
    listed = sorted(best.items(), key=lambda item: (not item[1][1], item[1][0]))
    return SaidClients(None, tuple((key, name) for key, (name, _, _) in listed[:_MOST_FOUND]))


def _has_capital(words: Iterable[str]) -> bool:
    return any(word[0].isupper() for word in words)


async def _named(ctx: Reading, stem: str) -> list[tuple[int, str, int | None]]:
    """Clients found by the beginning of a word, those with it in their name first."""
    query = (
        select(Client.id, Client.name, Client.responsible_id)
        .where(await condition_of(ctx, ClientFilter(text=stem)))
        .order_by(Client.name_folded.contains(fold(stem), autoescape=True).desc(), Client.id)
        .limit(_LOOKED_AT)
    )
    return [(key, name, responsible) for key, name, responsible in await ctx.rows(query)]
