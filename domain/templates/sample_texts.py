"""What real clients would read: the proof of a text before anybody gets it."""

from domain.audience.filter import ClientFilter
from domain.audience.queries import client_ids_after
from domain.base.actor import Permission
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
_EVERYBODY = ClientFilter()


async def sample_texts(ctx: Reading, text: str, wanted: ClientFilter = _EVERYBODY) -> Samples:
    """The text for some of the clients that are wanted; who lacks something comes last, without a text.

    Raises `TextError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    template = parse(text)
    ids = await client_ids_after(ctx, wanted, 0, _LOOKED_AT)
    people = await list_people(ctx, ids, cases=template.cases)
    fitting: list[SampleText] = []
    others: list[SampleText] = []
    for key in (each for each in ids if each in people):
        person, lacking = people[key], lacks(template, people[key])
        name = person.full_name or ""
        if lacking:
            others.append(SampleText(key, name, None, lacking))
        elif len(fitting) < SAMPLES:
            fitting.append(SampleText(key, name, render(template, person, key)))
    return Samples(variety(template), (*fitting, *others[: SAMPLES - len(fitting)]))
