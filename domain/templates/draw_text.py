"""One text of a template for one reader, as it would go out."""

import secrets

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.journal.boundary import Reading
from domain.texts.errors import ValueMissingError
from domain.texts.parse import parse
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.rules import MESSAGE_LENGTH, lacks, text_length
from domain.texts.variables import Person

#: So often a text is drawn to find one that differs from what stands there.
_DRAWS = 8


async def draw_text(
    ctx: Reading,
    client_id: int | None,
    source: str,
    community: str,
    *,
    unlike: str | None = None,
    name: str | None = None,
) -> str:
    """What this client would read from this community, if there is one `unlike` the text that stands there.

    Of somebody without a card only the `name` is known, as a whole. Raises `NotFoundError` for a client out of sight,
    `ValueMissingError` if something is not known that the text needs, `InvalidValueError` if it comes out too long.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    template = parse(source)
    person = Person(full_name=name, community=community)
    if client_id is not None:
        people = await list_people(ctx, [client_id], community=community, cases=template.cases)
        if client_id not in people:
            raise NotFoundError(what="client")
        person = people[client_id]
    if lacking := lacks(template, person):
        raise ValueMissingError(variable=lacking[0].value)
    text = ""
    for _ in range(_DRAWS):
        text = render(template, person, secrets.randbelow(2**31))
        if text != unlike:
            break
    if text_length(text) > MESSAGE_LENGTH:
        raise InvalidValueError(field="text", reason="too-long", longest=MESSAGE_LENGTH)
    return text
