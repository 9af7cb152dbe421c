"""The team group: offered when the bot is added to one, bound by a press, its posts switched on and off."""

from contextlib import suppress
from typing import Any

from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatFullInfo, ChatMemberUpdated

from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import HomePress, SettingsPress
from bot.kit.registry import on_event, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from bot.reminders.presses import OverduePress
from bot.team.presses import BindPress, GeneralPress, GroupPress, SwitchPostPress, UnbindPress
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.kinds import ChangeKind
from domain.team.bind_group import bind_group
from domain.team.queries import get_team, list_posts
from domain.team.set_topic import set_topic
from domain.team.switch_post import switch_post
from domain.team.tables import PostKind
from domain.team.unbind_group import unbind_group
from domain.team.views import PostView

worded("team-post")(PostKind)

#: Not in the group, or not any more.
OUTSIDE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.KICKED})


@on_event("my_chat_member", Permission.SETTINGS)
async def event_added(turn: Turn, event: ChatMemberUpdated) -> None:
    """Somebody who may set up the team has added the bot to a group: ask that person, in private."""
    is_new = event.old_chat_member.status in OUTSIDE and event.new_chat_member.status not in OUTSIDE
    async with turn.reading() as ctx:
        bound = (await get_team(ctx)).group_chat_id
    if not is_new or bound == event.chat.id:
        return
    words = turn.words
    screen = Screen(words.html("team-group-offer", title=event.chat.title or "", other="yes" if bound else "no"))
    screen.row(
        button(words.text("team-group-yes"), BindPress(chat_id=event.chat.id), style="success"),
        button(words.text("team-group-no"), HomePress()),
    )
    with suppress(TelegramForbiddenError):
        # Who has blocked the bot finds the way in the settings later.
        await turn.bot.send_message(turn.member.telegram_id, screen.text, reply_markup=screen.markup)


async def group_screen(turn: Turn, done: Html | None = None) -> Screen:
    """The group, and for each kind of post its topic and its switch."""
    words = turn.words
    async with turn.reading() as ctx:
        team, posts = await get_team(ctx), await list_posts(ctx)
    if team.group_chat_id is None:
        how = words.html("team-group-none", bot=turn.services.bot_name)
        screen = Screen(Html.lines([how, done or ""], "\n\n"))
        return screen.row(button(words.text("kit-back"), SettingsPress()))
    lines = [words.html("team-post-line", **_told(turn, post)) for post in posts]
    heading = words.html("team-group", title=team.group_title or "", bot=turn.services.bot_name)
    screen = Screen(Html.lines([Html.lines([heading, *lines]), done or ""], "\n\n"))
    for post in posts:
        switch = button(
            words.text("team-post-switch", post=words.text(key_of(post.kind)), on=_yes(is_so=post.is_on)),
            SwitchPostPress(kind=post.kind, on=not post.is_on),
        )
        to_general = button(words.text("team-post-general"), GeneralPress(kind=post.kind))
        screen.row(switch, to_general if post.thread_id is not None else None)
    screen.row(button(words.text("reminders-overdue-after"), OverduePress()))
    screen.row(button(words.text("team-group-unbind"), UnbindPress(), style="danger"))
    return screen.row(button(words.text("kit-back"), SettingsPress()))


def _yes(*, is_so: bool) -> str:
    return "yes" if is_so else "no"


def _told(turn: Turn, post: PostView) -> dict[str, str]:
    topic = post.topic or (f"#{post.thread_id}" if post.thread_id is not None else "")
    return {
        "post": turn.words.text(key_of(post.kind)),
        "topic": topic,
        "general": _yes(is_so=not topic),
        "on": _yes(is_so=post.is_on),
    }


async def show_group(call: Call, change_id: int | None, *, done: str = "team-done") -> None:
    """The group's screen after a change."""
    await call.show(with_undo(call, await group_screen(call, call.words.html(done)), change_id))


@on_press(GroupPress, Permission.SETTINGS)
async def press_group(call: Call, _press: GroupPress) -> None:
    """The group."""
    await call.show(await group_screen(call))


@on_press(BindPress, Permission.SETTINGS)
async def press_bind(call: Call, press: BindPress) -> None:
    """Make it the team group, if the bot and whoever presses are really in it."""
    chat = await _own_group(call, press.chat_id)
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await bind_group(ctx, chat.id, chat.title or "")
    await show_group(call, ctx.change_id, done="team-group-bound")
    with suppress(TelegramForbiddenError, TelegramBadRequest):
        # A group that doesn't let the bot write is bound all the same: its rights can be given later.
        await call.bot.send_message(chat.id, call.words.html("team-group-hello", bot=call.services.bot_name))


async def _own_group(call: Call, chat_id: int) -> ChatFullInfo:
    """The group as Telegram knows it. `NotFoundError` if one of the two is not in it (any more)."""
    try:
        chat = await call.bot.get_chat(chat_id)
        me: Any = await call.bot.get_chat_member(chat_id, call.bot.id)
        presser: Any = await call.bot.get_chat_member(chat_id, call.member.telegram_id)
    except (TelegramForbiddenError, TelegramBadRequest) as error:
        raise NotFoundError(what="group") from error
    if me.status in OUTSIDE or presser.status in OUTSIDE:
        raise NotFoundError(what="group")
    return chat


@on_press(UnbindPress, Permission.SETTINGS)
async def press_unbind(call: Call, _press: UnbindPress) -> None:
    """Have no team group. The bot stays in it and says nothing more there."""
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await unbind_group(ctx)
    await show_group(call, ctx.change_id)


@on_press(SwitchPostPress, Permission.SETTINGS)
async def press_switch_post(call: Call, press: SwitchPostPress) -> None:
    """On or off."""
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await switch_post(ctx, press.kind, is_on=press.on)
    await show_group(call, ctx.change_id)


@on_press(GeneralPress, Permission.SETTINGS)
async def press_general(call: Call, press: GeneralPress) -> None:
    """Out of its topic, into General."""
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_topic(ctx, press.kind, None, None)
    await show_group(call, ctx.change_id)
