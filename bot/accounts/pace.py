"""How evenly an account works, how a fresh one grows to its caps, and what a person's page is for."""

from bot.accounts.card import account_screen
from bot.accounts.presses import AccountPress, JitterPress, PacePress, RolePress, WarmUpPress
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from domain.accounts.queries import get_account
from domain.accounts.set_pace import set_jitter, set_warm_up
from domain.accounts.set_role import set_role
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind

#: What is one press away: per cent, and days.
JITTERS = (0, 20, 40, 60)
WARM_UPS = (0, 7, 14, 30)


@on_press(PacePress, Permission.SETTINGS)
async def press_pace(call: Call, press: PacePress) -> None:
    """Both settings with what they mean."""
    words = call.words
    async with call.reading() as ctx:
        account = await get_account(ctx, press.account_id)
    began = words.day(account.warm_from) if account.warm_from is not None else ""
    screen = Screen(
        words.html(
            "accounts-pace", name=account.name, jitter=account.jitter, days=account.warm_days, began=began or "-"
        )
    )
    screen.row(
        *(
            button(words.text("accounts-jitter", jitter=jitter), JitterPress(account_id=account.id, jitter=jitter))
            for jitter in JITTERS
        )
    )
    screen.row(
        *(
            button(words.text("accounts-warm-up", days=days), WarmUpPress(account_id=account.id, days=days))
            for days in WARM_UPS
        )
    )
    await call.show(screen.row(button(words.text("kit-back"), AccountPress(account_id=account.id))))


@on_press(JitterPress, Permission.SETTINGS)
async def press_jitter(call: Call, press: JitterPress) -> None:
    """Take it."""
    async with call.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await set_jitter(ctx, press.account_id, press.jitter)
    await _show_changed(call, press.account_id, ctx.change_id)


@on_press(WarmUpPress, Permission.SETTINGS)
async def press_warm_up(call: Call, press: WarmUpPress) -> None:
    """Begin it today, or end it."""
    async with call.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await set_warm_up(ctx, press.account_id, press.days)
    await _show_changed(call, press.account_id, ctx.change_id)


@on_press(RolePress, Permission.SETTINGS)
async def press_role(call: Call, press: RolePress) -> None:
    """Take it, with the caps that nobody has set by hand."""
    async with call.writing(ChangeKind.ACCOUNT_CHANGED) as ctx:
        await set_role(ctx, press.account_id, press.role)
    await _show_changed(call, press.account_id, ctx.change_id)


async def _show_changed(call: Call, account_id: int, change_id: int | None) -> None:
    screen = await account_screen(call, account_id, call.words.html("accounts-done"))
    await call.show(with_undo(call, screen, change_id, AccountPress(account_id=account_id)))
