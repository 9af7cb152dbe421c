"""What the outbox says about the team: somebody has joined, the group is lost."""

from bot.kit.presses import SettingsPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders
from bot.team.tell_outbox import tell_group_lost, tell_joined
from domain.outbox.views import MessageView


@renders("member-joined")
async def draw_joined(viewer: Onlooker, message: MessageView) -> Rendered:
    """To the inviter."""
    async with viewer.reading() as ctx:
        told = await tell_joined(ctx, viewer.words, message.payload["member_id"])
    return _with_settings(viewer, told)


@renders("group-lost")
async def draw_group_lost(viewer: Onlooker, _message: MessageView) -> Rendered:
    """To every owner."""
    return _with_settings(viewer, tell_group_lost(viewer.words))


def _with_settings(viewer: Onlooker, told: Html) -> Rendered:
    settings = button(viewer.words.text("outbox-settings"), SettingsPress())
    return Rendered(Screen(told).row(settings), told)
