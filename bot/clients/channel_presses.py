"""The buttons of a card's contacts."""

from bot.clients.presses import OnCard
from domain.clients.kinds import ChannelKind


class ChannelPress(OnCard, prefix="ck"):
    """Take an address off the card."""

    channel_id: int
    version: int = 0


class OpenChannelPress(OnCard, prefix="cko"):
    """One address: who may write there, and what can be done with it."""

    channel_id: int


class ChangeChannelPress(OnCard, prefix="ckc"):
    """Write another address in the place of this one."""

    channel_id: int


class LabelChannelPress(OnCard, prefix="ckl"):
    """Write what the address is."""

    channel_id: int


class FirstChannelPress(OnCard, prefix="ckf"):
    """Make the address the primary one of its kind."""

    channel_id: int


class MoreChannelsPress(OnCard, prefix="ckm"):
    """The next addresses of a card that has many."""

    start: int


class AddChannelPress(OnCard, prefix="cka"):
    """Choose what kind of address to add."""


class AddSeenChannelPress(OnCard, prefix="cks"):
    """Write an address whose kind is seen from itself."""


class AddChannelOfPress(OnCard, prefix="ckk"):
    """Write an address of this kind."""

    of: ChannelKind
