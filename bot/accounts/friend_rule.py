"""The rule for friend requests: whom to accept, how many a day, and what to write to them when."""

from collections.abc import Awaitable, Callable

from bot.accounts.friends import friends_screen
from bot.accounts.presses import (
    FriendCapPress,
    FriendCapsPress,
    FriendCityPress,
    FriendDelayPress,
    FriendDelaysPress,
    FriendGreetingPress,
    FriendsPress,
    FriendWhoPress,
    SetFriendWhoPress,
)
from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from domain.accounts.queries import get_account
from domain.base.actor import Permission
from domain.clients.kinds import Sex
from domain.friends.change_rule import cap_friends, choose_friends, delay_greeting, set_greeting
from domain.friends.queries import rule_of
from domain.friends.tables import FriendRule
from domain.journal.boundary import Writing
from domain.journal.kinds import ChangeKind

#: What is one press away: a day's friends, and minutes until the greeting.
CAPS = (5, 10, 20, 40)
DELAYS = (0, 10, 60, 24 * 60)


@on_press(FriendWhoPress, Permission.SETTINGS)
async def press_who(call: Call, press: FriendWhoPress) -> None:
    """Each wish with a button that turns it."""
    words, here = call.words, press.account_id
    async with call.reading() as ctx:
        account = await get_account(ctx, here)
        rule = await rule_of(ctx, here)
    now, avatar = rule.sex or Sex.UNKNOWN, rule.needs_avatar

    def ticked(caption: str, *, is_on: bool) -> str:
        return words.text("friends-ticked", caption=caption, is_on="yes" if is_on else "no")

    screen = Screen(words.html("friends-who-ask", name=account.name))
    screen.row(
        button(
            ticked(words.text("friends-with-avatar"), is_on=avatar),
            SetFriendWhoPress(account_id=here, avatar=not avatar, sex=now),
        )
    )
    screen.row(
        *(
            button(
                ticked(words.text("friends-sex", sex=sex.value), is_on=sex is now),
                SetFriendWhoPress(account_id=here, avatar=avatar, sex=sex),
            )
            for sex in (Sex.UNKNOWN, Sex.FEMALE, Sex.MALE)
        )
    )
    city = words.text("friends-any-city") if rule.city is None else words.text("friends-city", city=rule.city)
    screen.row(button(city, FriendCityPress(account_id=here)))
    await call.show(screen.row(button(words.text("kit-back"), FriendsPress(account_id=here))))


@on_press(SetFriendWhoPress, Permission.SETTINGS)
async def press_set_who(call: Call, press: SetFriendWhoPress) -> None:
    """Turn it; the city stays."""
    async with call.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        city = (await rule_of(ctx, press.account_id)).city
        sex = None if press.sex is Sex.UNKNOWN else press.sex
        await choose_friends(ctx, press.account_id, needs_avatar=press.avatar, sex=sex, city=city)
    await _show_changed(call, press.account_id, ctx.change_id)


@on_press(FriendCityPress, Permission.SETTINGS)
async def press_city(call: Call, press: FriendCityPress) -> None:
    """Ask for it."""
    await ask(call, call.words.html("friends-city-ask"), "friends-city", account_id=press.account_id)


@on_answer("friends-city", Permission.SETTINGS)
async def answer_city(said: Said, ids: Ids, text: str) -> None:
    """Only people of this city; a dash is any."""
    here = ids["account_id"]
    async with said.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        rule = await rule_of(ctx, here)
        city = None if text in EMPTY else text
        await choose_friends(ctx, here, needs_avatar=rule.needs_avatar, sex=rule.sex, city=city)
    await _show_changed(said, here, ctx.change_id)


@on_press(FriendCapsPress, Permission.SETTINGS)
async def press_caps(call: Call, press: FriendCapsPress) -> None:
    """How many a day."""
    screen = Screen(call.words.html("friends-cap-ask"))
    screen.row(*(button(str(count), FriendCapPress(account_id=press.account_id, per_day=count)) for count in CAPS))
    await call.show(screen.row(button(call.words.text("kit-back"), FriendsPress(account_id=press.account_id))))


@on_press(FriendCapPress, Permission.SETTINGS)
async def press_cap(call: Call, press: FriendCapPress) -> None:
    """Take it."""
    await _change(call, press.account_id, lambda ctx: cap_friends(ctx, press.account_id, press.per_day))


@on_press(FriendDelaysPress, Permission.SETTINGS)
async def press_delays(call: Call, press: FriendDelaysPress) -> None:
    """How long after accepting."""
    words = call.words
    screen = Screen(words.html("friends-delay-ask"))
    screen.grid(
        [
            button(
                words.text("friends-delay", minutes=minutes),
                FriendDelayPress(account_id=press.account_id, minutes=minutes),
            )
            for minutes in DELAYS
        ]
    )
    await call.show(screen.row(button(words.text("kit-back"), FriendsPress(account_id=press.account_id))))


@on_press(FriendDelayPress, Permission.SETTINGS)
async def press_delay(call: Call, press: FriendDelayPress) -> None:
    """Take it."""
    await _change(call, press.account_id, lambda ctx: delay_greeting(ctx, press.account_id, press.minutes))


@on_press(FriendGreetingPress, Permission.SETTINGS)
async def press_greeting(call: Call, press: FriendGreetingPress) -> None:
    """Ask for the text."""
    await ask(call, call.words.html("friends-greeting-ask"), "friends-greeting", account_id=press.account_id)


@on_answer("friends-greeting", Permission.SETTINGS)
async def answer_greeting(said: Said, ids: Ids, text: str) -> None:
    """Take it; a dash greets nobody. A mistake is told with its place."""
    greeting = None if text in EMPTY else text
    await _change(said, ids["account_id"], lambda ctx: set_greeting(ctx, ids["account_id"], greeting))


async def _change(turn: Shown, account_id: int, change: Callable[[Writing], Awaitable[FriendRule]]) -> None:
    async with turn.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await change(ctx)
    await _show_changed(turn, account_id, ctx.change_id)


async def _show_changed(turn: Shown, account_id: int, change_id: int | None) -> None:
    screen = await friends_screen(turn, account_id, turn.words.html("accounts-done"))
    await turn.show(with_undo(turn, screen, change_id, FriendsPress(account_id=account_id)))
