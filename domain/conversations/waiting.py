"""The condition on `client` of waiting for an answer."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, select

from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel
from domain.conversations.tables import Conversation


def waits_at_channel(now: datetime, hours: int) -> ColumnElement[bool]:
    """The owner of the channel has waited for an answer for at least so many hours; 0 is for anybody who waits."""
    waiting = select(Conversation.address).where(Conversation.waits_since <= now - timedelta(hours=hours))
    return and_(Channel.kind == ChannelKind.VK, Channel.is_live.is_(True), Channel.address.in_(waiting))
