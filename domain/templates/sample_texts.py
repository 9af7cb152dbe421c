"""What real clients would read: the proof of a text before anybody gets it."""

from sqlalchemy import select

from domain.audience.audience import Audience, compile_audience
from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.templates.rules import SAMPLES
from domain.templates.views import Samples, SampleText
from domain.texts.parse import parse
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.rules import lacks
from domain.texts.variety import variety

#: So many clients are looked at to find some of whom all is known.
_LOOKED_AT = 100


async def sample_texts(ctx: Reading, text: str, audience: Audience | None = None) -> Samples:
    """The text for the newest clients, or those of an audience; who lacks something comes last, without a text.

    Raises `TextError`, and `NotFoundError` of the audience.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    template = parse(text)
    meant = visible_clients(ctx.actor) if audience is None else await compile_audience(ctx, audience)
    rows = await ctx.rows(select(Client.id, Client.name).where(meant).order_by(Client.id.desc()).limit(_LOOKED_AT))
    people = await list_people(ctx, [row.id for row in rows], cases=template.cases)
    fitting: list[SampleText] = []
    others: list[SampleText] = []
    for key, name in rows:
        lacking = lacks(template, people[key]) if key in people else ()
        if lacking:
            others.append(SampleText(key, name, None, lacking))
        elif len(fitting) < SAMPLES:
            fitting.append(SampleText(key, name, render(template, people[key], key)))
    return Samples(variety(template), (*fitting, *others[: SAMPLES - len(fitting)]))
