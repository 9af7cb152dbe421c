"""Persons' accounts as a whole: why acting with them is risky, and turning that on and off."""

from zoneinfo import ZoneInfo

from bot.accounts.presses import AllowPersonalPress, ForbidPersonalPress, PersonalPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import AccountsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from domain.accounts.personal import (
    personal_actions_since,
    turn_personal_actions_off,
    turn_personal_actions_on,
)
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind


async def personal_screen(turn: Turn, done: Html | None = None) -> Screen:
    """What speaks against it, and the switch: on for an owner who types a word, off in one press."""
    words = turn.words
    async with turn.reading() as ctx:
        since = await personal_actions_since(ctx)
    if since is None:
        head = words.html("accounts-personal-off")
    else:
        moment = words.moment(since, ZoneInfo(turn.actor.zone), now=turn.services.clock())
        head = words.html("accounts-personal-on", since=moment)
    may_turn_on = turn.actor.may(Permission.PERSONAL_ACTIONS)
    owners_only = words.html("accounts-personal-owner") if since is None and not may_turn_on else ""
    screen = Screen(Html.lines([head, words.html("accounts-personal-why"), owners_only, done or ""], "\n\n"))
    if since is not None:
        screen.row(button(words.text("accounts-personal-turn-off"), ForbidPersonalPress()))
    elif may_turn_on:
        screen.row(button(words.text("accounts-personal-turn-on"), AllowPersonalPress()))
    return screen.row(button(words.text("kit-back"), AccountsPress()))


@on_press(PersonalPress, Permission.SETTINGS)
async def press_personal(call: Call, _press: PersonalPress) -> None:
    """The switch with its reasons."""
    await call.show(await personal_screen(call))


@on_press(AllowPersonalPress, Permission.PERSONAL_ACTIONS)
async def press_allow_personal(call: Call, _press: AllowPersonalPress) -> None:
    """Ask for the word."""
    word = call.words.text("accounts-personal-word")
    await ask(call, call.words.html("accounts-personal-ask", word=word), "accounts-personal")


@on_answer("accounts-personal", Permission.PERSONAL_ACTIONS)
async def answer_personal(said: Said, _ids: Ids, text: str) -> None:
    """Only who types the very word means it."""
    if text.strip().casefold() != said.words.text("accounts-personal-word").casefold():
        raise InvalidValueError(field="word", reason="other-word")
    async with said.writing(ChangeKind.PERSONAL_ACTIONS_SWITCHED) as ctx:
        await turn_personal_actions_on(ctx)
    await said.show(await personal_screen(said, said.words.html("accounts-done")))


@on_press(ForbidPersonalPress, Permission.SETTINGS)
async def press_forbid_personal(call: Call, _press: ForbidPersonalPress) -> None:
    """At once, and nothing of what was planned is lost."""
    async with call.writing(ChangeKind.PERSONAL_ACTIONS_SWITCHED) as ctx:
        await turn_personal_actions_off(ctx)
    await call.show(await personal_screen(call, call.words.html("accounts-done")))
