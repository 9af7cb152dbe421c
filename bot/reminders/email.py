"""Reminders by e-mail: an address is written, a code is mailed there, and whoever shows the code has them come."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.reminders.my_day import day_screen
from bot.reminders.presses import DropEmailPress, EmailPress, MyDayPress, WriteCodePress, WriteEmailPress
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.mail.confirm_email import ask_for_code, asked_address, drop_email, try_code
from domain.team.working_day import own_working_day


async def email_screen(turn: Turn) -> Screen:
    """The address, or the one that waits for its code, or how to have one."""
    words = turn.words
    async with turn.reading() as ctx:
        day, asked = await own_working_day(ctx), await asked_address(ctx)
    if turn.services.mailer is None:
        screen = Screen(words.html("reminders-email-off"))
        return screen.row(button(words.text("kit-back"), MyDayPress()))
    lines = [
        words.html("reminders-email-on", address=day.email) if day.email else words.html("reminders-email-none"),
        words.html("reminders-email-asked", address=asked.address) if asked else "",
    ]
    screen = Screen(Html.lines(lines, "\n\n"))
    screen.row(button(words.text("reminders-email-code"), WriteCodePress(), style="primary") if asked else None)
    screen.row(
        button(words.text("reminders-email-write"), WriteEmailPress()),
        button(words.text("reminders-email-drop"), DropEmailPress()) if day.email else None,
    )
    return screen.row(button(words.text("kit-back"), MyDayPress()))


@on_press(EmailPress, Permission.SEE_CLIENTS)
async def press_email(call: Call, _press: EmailPress) -> None:
    """The screen."""
    await call.show(await email_screen(call))


@on_press(WriteEmailPress, Permission.SEE_CLIENTS)
async def press_write_email(call: Call, _press: WriteEmailPress) -> None:
    """Ask for the address."""
    if call.services.mailer is None:
        await call.show(await email_screen(call))
        return
    await ask(call, call.words.html("reminders-email-ask"), "email")


@on_answer("email", Permission.SEE_CLIENTS)
async def answer_email(said: Said, _ids: Ids, text: str) -> None:
    """Mail a code to it."""
    async with said.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await ask_for_code(ctx, text)
    await said.show(await email_screen(said))


@on_press(WriteCodePress, Permission.SEE_CLIENTS)
async def press_write_code(call: Call, _press: WriteCodePress) -> None:
    """Ask for the code."""
    await ask(call, call.words.html("reminders-email-code-ask"), "email-code")


@on_answer("email-code", Permission.SEE_CLIENTS)
async def answer_code(said: Said, _ids: Ids, text: str) -> None:
    """The right one makes the address count. A wrong one is counted, told, and asked for again."""
    async with said.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        is_right = await try_code(ctx, text)
    if not is_right:
        raise InvalidValueError(field="code", reason="wrong-code")
    await said.show(await day_screen(said, said.words.html("reminders-email-done")))


@on_press(DropEmailPress, Permission.SEE_CLIENTS)
async def press_drop_email(call: Call, _press: DropEmailPress) -> None:
    """Telegram alone."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await drop_email(ctx)
    await call.show(await day_screen(call, call.words.html("team-done")))
