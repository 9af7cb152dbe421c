"""How an account is, in words."""

from zoneinfo import ZoneInfo

from bot.kit.enum_words import key_of, worded
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from domain.accounts.tables import AccountState, ActionKind
from domain.accounts.views import AccountHealth, AccountView
from domain.vk.rights import Right

worded("accounts-state")(AccountState)
worded("accounts-kind")(ActionKind)
worded("accounts-right")(Right)


def health_line(viewer: Viewer, health: AccountHealth) -> Html:
    """The state, and what was sent today of what may be."""
    words = viewer.words
    used, cap = health.today.get(ActionKind.MESSAGE, (0, 0))
    return words.html("accounts-health", state=state_text(viewer, health.account), used=used, cap=cap)


def state_text(viewer: Viewer, account: AccountView) -> str:
    """Whether the account works, and until when it rests."""
    words = viewer.words
    if account.state is AccountState.PAUSED and account.paused_until is not None:
        until = words.moment(account.paused_until, ZoneInfo(viewer.actor.zone), now=viewer.services.clock())
        return words.text("accounts-paused-until", until=until)
    return words.text(key_of(account.state))


def problem_text(viewer: Viewer, account: AccountView) -> Html:
    """What was wrong last and what to do about it; empty if all is well."""
    now = viewer.services.clock()
    is_well = account.state is AccountState.ACTIVE and not any(account.rests_until(kind, now)[0] for kind in ActionKind)
    if account.problem is None or is_well:
        return Html("")
    reason, question = (str(account.problem.get(name, "")) for name in ("reason", "question"))
    return viewer.words.html("accounts-problem", reason=reason, question=question)


def used_lines(viewer: Viewer, health: AccountHealth) -> Html:
    """What was done today of each kind that is allowed at all."""
    words = viewer.words
    return Html.lines(
        words.html("accounts-used", kind=words.text(key_of(kind)), used=used, cap=cap)
        for kind, (used, cap) in health.today.items()
        if used or cap
    )


def rights_text(viewer: Viewer, account: AccountView) -> str:
    """What the key may do. A right that VK has invented since goes by VK's own word."""
    known = {each.value: each for each in Right}
    return ", ".join(viewer.words.text(key_of(known[right])) if right in known else right for right in account.rights)
