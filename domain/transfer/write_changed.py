"""Write what a file changes on cards that are there already: through the session, so the journal sees every field."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client, ClientTag, Note
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import Deal
from domain.journal.boundary import Writing
from domain.touches.tables import Touch
from domain.transfer.wanted import SCALARS, Wanted
from domain.transfer.write_new import deal_row, touch_row

_PLAIN = frozenset(SCALARS) - {"birthday", "next_touch"}


async def write_changed(ctx: Writing, needed: Mapping[int, Wanted], tags: Mapping[str, int]) -> None:
    """Bring each card to what is needed: client id to difference."""
    ctx.require(Permission.IMPORT)
    if not needed:
        return
    now, member = ctx.clock(), ctx.actor.member_id
    cards = (await ctx.session.execute(select(Client).where(Client.id.in_(list(needed))))).scalars()
    for client in cards:
        wanted = needed[client.id]
        for key, value in wanted.scalars.items():
            if key in _PLAIN:
                setattr(client, key, value)
        if "birthday" in wanted.scalars:
            client.birth_year, client.birth_month, client.birth_day = wanted.scalars["birthday"]
        if "next_touch" in wanted.scalars:
            client.next_touch_on, client.next_touch_time = wanted.scalars["next_touch"]
            client.next_touch_zone = ctx.actor.zone
        client.updated_at = now
        # Behind all that are there: a card has far fewer addresses than this.
        for position, (kind, address) in enumerate(wanted.channels, start=100):
            ctx.session.add(Channel(client_id=client.id, kind=ChannelKind(kind), address=address, position=position))
        for folded in wanted.tags:
            ctx.session.add(ClientTag(client_id=client.id, tag_id=tags[folded]))
        for note in wanted.notes:
            ctx.session.add(Note(client_id=client.id, member_id=member, text=note, made_at=now))
        for title, amount, currency in wanted.deals:
            ctx.session.add(Deal(**deal_row(client.id, title, amount, currency, now)))
        for happened_at in wanted.touches:
            ctx.session.add(Touch(**touch_row(client.id, member, happened_at)))
    for client_id, wanted in needed.items():
        if wanted.stage_id is not None:
            await set_stage(ctx, client_id, wanted.stage_id)
    await ctx.session.flush()
