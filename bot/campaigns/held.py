"""Who does what: each account with the campaigns that hold it, what waits for it, and when it will be free."""

from bot.campaigns.presses import CampaignPress
from bot.campaigns.told import ICONS
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import AccountsPress, HeldPress, HomePress, JobsPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from domain.accounts.tables import AccountState
from domain.base.actor import Permission
from domain.campaigns.held import HeldAccount, Stint, list_held
from domain.campaigns.rules import campaign_state_of

#: So many campaigns are told of each account.
_SHOWN = 6


async def held_screen(turn: Turn) -> Screen:
    """One paragraph an account; those of the reader's campaigns have a button."""
    words = turn.words
    async with turn.reading() as ctx:
        accounts = await list_held(ctx)
    head = words.html("campaigns-held") if accounts else words.html("campaigns-held-none")
    screen = Screen(Html.lines([head, *(_told(turn, each) for each in accounts)], "\n\n"))
    seen: dict[int, Stint] = {}
    for account in accounts:
        seen |= {each.campaign_id: each for each in account.stints if each.campaign_id is not None}
    for key, stint in seen.items():
        name = short(stint.name or words.text("campaigns-unnamed"), 40)
        icon = ICONS[campaign_state_of(stint.state)]
        caption = words.text("campaigns-line", icon=icon, kind=stint.kind.value, name=name)
        screen.row(button(caption, CampaignPress(campaign_id=key)))
    return screen.row(
        button(words.text("work-refresh"), HeldPress()),
        button(words.text("campaigns-to-accounts"), AccountsPress()) if turn.actor.may(Permission.SETTINGS) else None,
    ).row(button(words.text("work-jobs-back"), JobsPress()), button(words.text("kit-home"), HomePress()))


def _told(turn: Turn, account: HeldAccount) -> Html:
    words = turn.words
    state = Html() if account.state is AccountState.ACTIVE else words.html(key_of(account.state))
    if account.paused_until is not None:
        until = words.moment(account.paused_until, turn.zone, now=turn.services.clock())
        state = words.html("accounts-paused-until", until=until)
    lines = [Html.lines([words.html("campaigns-held-account", name=account.name, kind=account.kind.value), state], " ")]
    if account.personal:
        lines.append(words.html("campaigns-held-personal", count=account.personal))
    lines += [_line(turn, each) for each in account.stints[:_SHOWN]]
    if len(account.stints) > _SHOWN:
        lines.append(words.html("campaigns-held-more", count=len(account.stints) - _SHOWN))
    if len(lines) == 1:
        lines.append(words.html("campaigns-held-free"))
    return Html.lines(lines)


def _line(turn: Turn, stint: Stint) -> Html:
    words = turn.words
    name = stint.name or words.text("campaigns-unnamed")
    parts = [
        words.html("campaigns-held-line", name=name) if stint.campaign_id else words.html("campaigns-held-foreign"),
        words.html(key_of(campaign_state_of(stint.state))),
    ]
    if stint.left is not None:
        parts.append(words.html("campaigns-held-left", count=stint.left))
    if stint.ends_at is not None:
        moment = words.moment(stint.ends_at, turn.zone, now=turn.services.clock())
        parts.append(words.html("work-line-end", moment=moment))
    return Html.lines(parts, " · ")


@on_press(HeldPress, Permission.EDIT_CLIENTS)
async def press_held(call: Call, _press: HeldPress) -> None:
    """As it stands now."""
    await call.show(await held_screen(call))
