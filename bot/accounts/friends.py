"""Who asks a personal page to be friends: the switch, what came of it day by day, and the way to the rule."""

from zoneinfo import ZoneInfo

from bot.accounts.presses import (
    AccountPress,
    FriendCapsPress,
    FriendDelaysPress,
    FriendGreetingPress,
    FriendsPress,
    FriendWhoPress,
    SwitchFriendsPress,
)
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import lands_on, with_undo
from bot.kit.words import Html
from domain.accounts.queries import account_health
from domain.accounts.roles import is_able
from domain.accounts.tables import ActionKind
from domain.accounts.views import AccountHealth
from domain.base.actor import Permission
from domain.friends.change_rule import switch_friends
from domain.friends.queries import friend_funnel, rule_of
from domain.friends.views import FriendFunnel, RuleView
from domain.journal.kinds import ChangeKind

#: So many days are shown.
DAYS = 7
#: How much of the greeting is shown.
GREETING_SHOWN = 300


async def friends_screen(turn: Turn, account_id: int, done: Html | None = None) -> Screen:
    """The rule and the funnel of an account. `NotFoundError` if it was removed."""
    words = turn.words
    async with turn.reading() as ctx:
        health = await account_health(ctx, account_id)
        rule = await rule_of(ctx, account_id)
        funnel = await friend_funnel(ctx, account_id, DAYS)
    text = Html.lines([_head(turn, health, rule), _rule(turn, health, rule), _funnel(turn, funnel), done or ""], "\n\n")
    screen = Screen(text)
    caption = words.text("friends-switch", to="off" if rule.is_on else "on")
    screen.row(button(caption, SwitchFriendsPress(account_id=account_id, on=not rule.is_on)))
    screen.row(
        button(words.text("friends-who-button"), FriendWhoPress(account_id=account_id)),
        button(words.text("friends-cap-button"), FriendCapsPress(account_id=account_id)),
    )
    screen.row(
        button(words.text("friends-greeting-button"), FriendGreetingPress(account_id=account_id)),
        button(words.text("friends-delay-button"), FriendDelaysPress(account_id=account_id)),
    )
    return screen.row(button(words.text("kit-back"), AccountPress(account_id=account_id)))


def _head(turn: Turn, health: AccountHealth, rule: RuleView) -> Html:
    state = "stopped" if rule.stopped_by is not None else "off"
    if rule.is_on:
        state = "on" if health.may_act else "asleep"
    number = str(rule.stopped_by or 0)
    return turn.words.html("friends-head", name=health.account.name, state=state, number=number)


def _rule(turn: Turn, health: AccountHealth, rule: RuleView) -> Html:
    words = turn.words
    wishes = [
        words.text("friends-with-avatar") if rule.needs_avatar else "",
        words.text("friends-of-sex", sex=words.text(key_of(rule.sex))) if rule.sex is not None else "",
        words.text("friends-of-city", city=rule.city) if rule.city is not None else "",
    ]
    wanted = ", ".join(filter(None, wishes)) or words.text("friends-anybody")
    may_write = is_able(health.account.kind, health.account.rights, ActionKind.MESSAGE)
    lines = [words.html("friends-rule", wanted=wanted, per_day=rule.per_day)]
    if rule.greeting is None:
        lines.append(words.html("friends-no-greeting"))
    else:
        shown = rule.greeting[:GREETING_SHOWN] + ("…" if len(rule.greeting) > GREETING_SHOWN else "")
        delay = words.text("friends-delay", minutes=rule.delay_minutes)
        lines.append(words.html("friends-greeting", text=shown, delay=delay))
        lines.append(Html("") if may_write else words.html("friends-mute"))
    return Html.lines(lines)


def _funnel(turn: Turn, funnel: FriendFunnel) -> Html:
    """What came of those who asked, all together and by the day on which they asked."""
    words, total = turn.words, funnel.total
    today = turn.services.clock().astimezone(ZoneInfo(turn.actor.zone)).date()
    if not (total.asked or funnel.waiting):
        return words.html("friends-nobody", days=DAYS)
    head = words.html(
        "friends-funnel",
        days=DAYS,
        asked=total.asked,
        accepted=total.accepted,
        greeted=total.greeted,
        answered=total.answered,
        customers=total.customers,
        leads=total.leads,
        waiting=funnel.waiting,
        left=funnel.left,
    )
    lines = [
        words.html(
            "friends-day",
            day=words.day(day, today=today),
            asked=counts.asked,
            accepted=counts.accepted,
            greeted=counts.greeted,
            answered=counts.answered,
        )
        for day, counts in funnel.days
    ]
    return Html.lines([head, *lines])


@lands_on(FriendsPress)
async def land(turn: Turn, press: FriendsPress, done: Html) -> Screen:
    """Back here after an undo."""
    return await friends_screen(turn, press.account_id, done)


@on_press(FriendsPress, Permission.SETTINGS)
async def press_friends(call: Call, press: FriendsPress) -> None:
    """The screen."""
    await call.show(await friends_screen(call, press.account_id))


@on_press(SwitchFriendsPress, Permission.SETTINGS)
async def press_switch_friends(call: Call, press: SwitchFriendsPress) -> None:
    """Accept, or let them alone."""
    async with call.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await switch_friends(ctx, press.account_id, is_on=press.on)
    screen = await friends_screen(call, press.account_id, call.words.html("accounts-done"))
    await call.show(with_undo(call, screen, ctx.change_id, FriendsPress(account_id=press.account_id)))
