"""How much an account may do, and in which hours."""

import re
from datetime import time

from bot.accounts.card import account_screen
from bot.accounts.presses import (
    AccountPress,
    CapsPress,
    SetWindowPress,
    WindowPress,
    WindowZonePress,
    WriteCapPress,
    WriteWindowPress,
)
from bot.accounts.times import clock_of, parse_hours, window_text
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.enum_words import key_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from bot.team.zones import city_of
from domain.accounts.governor import Cap
from domain.accounts.queries import get_account
from domain.accounts.set_caps import set_caps
from domain.accounts.set_window import set_window
from domain.accounts.tables import ActionKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind

_TWO_NUMBERS = re.compile(r"(\d{1,6})\D+(\d{1,6})")
#: The usual hours, in minutes since midnight.
USUAL_HOURS = ((9 * 60, 21 * 60), (10 * 60, 19 * 60))


@on_press(CapsPress, Permission.SETTINGS)
async def press_caps(call: Call, press: CapsPress) -> None:
    """The caps, one button a kind."""
    words = call.words
    async with call.reading() as ctx:
        account = await get_account(ctx, press.account_id)
    caps = account.regime.caps
    lines = [
        words.html("accounts-cap", kind=words.text(key_of(kind)), hour=cap.hour, day=cap.day)
        for kind, cap in caps.items()
    ]
    screen = Screen(Html.lines([words.html("accounts-caps-ask", name=account.name), *lines]))
    screen.grid(
        [
            button(words.text(key_of(kind)).capitalize(), WriteCapPress(account_id=account.id, kind=kind))
            for kind in caps
        ]
    )
    await call.show(screen.row(button(words.text("kit-back"), AccountPress(account_id=account.id))))


@on_press(WriteCapPress, Permission.SETTINGS)
async def press_write_cap(call: Call, press: WriteCapPress) -> None:
    """Ask for the two numbers."""
    words = call.words
    async with call.reading() as ctx:
        account = await get_account(ctx, press.account_id)
    cap = account.regime.caps.get(press.kind, Cap(0, 0))
    question = words.html("accounts-cap-ask", kind=words.text(key_of(press.kind)), hour=cap.hour, day=cap.day)
    await ask(call, question, "account-cap", account_id=press.account_id, kind=press.kind.value)


@on_answer("account-cap", Permission.SETTINGS)
async def answer_cap(said: Said, ids: Ids, text: str) -> None:
    """The most in an hour and the most in a day; a single number is for both."""
    found = _TWO_NUMBERS.fullmatch(text.strip()) or re.fullmatch(r"(\d{1,6})", text.strip())
    if found is None:
        raise InvalidValueError(field="caps", reason="form")
    hour, day = int(found[1]), int(found[found.re.groups])
    async with said.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await set_caps(ctx, ids["account_id"], ActionKind(ids["kind"]), hour, day)
    await _show_changed(said, ids["account_id"], ctx.change_id)


@on_press(WindowPress, Permission.SETTINGS)
async def press_window(call: Call, press: WindowPress) -> None:
    """The usual hours, others, and whose clock."""
    words = call.words
    async with call.reading() as ctx:
        account = await get_account(ctx, press.account_id)
    city = city_of(account.zone, words.locale)
    screen = Screen(words.html("accounts-window-ask", window=window_text(call, account), city=city))
    screen.row(
        *(
            button(f"{clock_of(start):%H:%M}–{clock_of(end):%H:%M}", _hours(account.id, start, end))
            for start, end in USUAL_HOURS
        )
    )
    screen.row(
        button(words.text("accounts-around-the-clock").capitalize(), _hours(account.id, 0, 0)),
        button(words.text("accounts-other-hours"), WriteWindowPress(account_id=account.id)),
    )
    if call.actor.zone != account.zone:
        here = words.text("accounts-my-clock", city=city_of(call.actor.zone, words.locale))
        screen.row(button(here, WindowZonePress(account_id=account.id)))
    await call.show(screen.row(button(words.text("kit-back"), AccountPress(account_id=account.id))))


def _hours(account_id: int, start: int, end: int) -> SetWindowPress:
    return SetWindowPress(account_id=account_id, start=start, end=end)


@on_press(SetWindowPress, Permission.SETTINGS)
async def press_set_window(call: Call, press: SetWindowPress) -> None:
    """Take these hours."""
    start, end = (None, None) if press.start == press.end else (clock_of(press.start), clock_of(press.end))
    await _set_window(call, press.account_id, start, end)


@on_press(WriteWindowPress, Permission.SETTINGS)
async def press_write_window(call: Call, press: WriteWindowPress) -> None:
    """Ask for them."""
    await ask(call, call.words.html("accounts-hours-ask"), "account-window", account_id=press.account_id)


@on_answer("account-window", Permission.SETTINGS)
async def answer_window(said: Said, ids: Ids, text: str) -> None:
    """`9:00-21:00`; `0-24` is around the clock."""
    hours = parse_hours(text)
    # From midnight to midnight is no window at all.
    start, end = (None, None) if hours[0] == hours[1] == time(0) else hours
    await _set_window(said, ids["account_id"], start, end)


@on_press(WindowZonePress, Permission.SETTINGS)
async def press_window_zone(call: Call, press: WindowZonePress) -> None:
    """Let the account's clock be the presser's."""
    async with call.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        account = await get_account(ctx, press.account_id)
        await set_window(ctx, press.account_id, account.window_from, account.window_to, call.actor.zone)
    await _show_changed(call, press.account_id, ctx.change_id)


async def _set_window(turn: Shown, account_id: int, start: time | None, end: time | None) -> None:
    async with turn.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await set_window(ctx, account_id, start, end)
    await _show_changed(turn, account_id, ctx.change_id)


async def _show_changed(turn: Shown, account_id: int, change_id: int | None) -> None:
    screen = await account_screen(turn, account_id, turn.words.html("accounts-done"))
    await turn.show(with_undo(turn, screen, change_id, AccountPress(account_id=account_id)))
