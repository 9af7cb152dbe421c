"""How an account is, in words."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.kit.enum_words import key_of, worded
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from domain.accounts.roles import USES, lacking
from domain.accounts.tables import AccountRole, AccountState, ActionKind
from domain.accounts.tell_key_ends import SOON
from domain.accounts.views import AccountHealth, AccountView
from domain.vk.rights import Right

worded("accounts-state")(AccountState)
worded("accounts-kind")(ActionKind)
worded("accounts-right")(Right)
worded("accounts-role")(AccountRole)

#: So long the card remembers an error that is over.
NEWS = timedelta(days=3)


def health_line(viewer: Viewer, health: AccountHealth) -> Html:
    """The state, and what was done today of what may be, kind by kind."""
    words = viewer.words
    today = ", ".join(
        words.text("accounts-today", kind=words.text(key_of(kind)), used=used, cap=cap)
        for kind, (used, cap) in health.today.items()
        if used or cap
    )
    line = words.html(
        "accounts-health", state=health_text(viewer, health), today=today or words.text("accounts-nothing")
    )
    return Html.lines([line, key_lines(viewer, health.account)]) if ends_soon(viewer, health.account) else line


def health_text(viewer: Viewer, health: AccountHealth) -> str:
    """The state of the account, or that it may not act at all."""
    if not health.may_act and health.account.state is not AccountState.DEAD:
        return viewer.words.text("accounts-personal-sleeps")
    return state_text(viewer, health.account)


def state_text(viewer: Viewer, account: AccountView) -> str:
    """Whether the account works, and until when it rests."""
    words = viewer.words
    if account.state is AccountState.PAUSED and account.paused_until is not None:
        return words.text("accounts-paused-until", until=_moment(viewer, account.paused_until))
    return words.text(key_of(account.state))


def _moment(viewer: Viewer, moment: datetime) -> str:
    return viewer.words.moment(moment, ZoneInfo(viewer.actor.zone), now=viewer.services.clock())


def ends_soon(viewer: Viewer, account: AccountView) -> bool:
    """Whether the key ends within days. Of one that is over the state tells."""
    if account.expires_at is None or account.state is AccountState.DEAD:
        return False
    return account.expires_at - viewer.services.clock() <= SOON


def key_lines(viewer: Viewer, account: AccountView) -> Html:
    """How long the key lasts, if that is known; a warning when it is not for long."""
    if account.expires_at is None:
        return Html("")
    soon, until = "yes" if ends_soon(viewer, account) else "no", _moment(viewer, account.expires_at)
    return viewer.words.html("accounts-expires", until=until, soon=soon)


def person_lines(viewer: Viewer, account: AccountView) -> Html:
    """What a person's page is for, and what its key lacks; empty for a community."""
    words = viewer.words
    if account.role is None:
        return Html("")
    missing = lacking(account.kind, account.rights)
    return Html.lines(
        [
            words.html("accounts-role", role=words.text(key_of(account.role)), uses=_kinds(viewer, USES[account.role])),
            words.html("accounts-lacking", kinds=_kinds(viewer, missing)) if missing else "",
        ]
    )


def _kinds(viewer: Viewer, kinds: Iterable[ActionKind]) -> str:
    return ", ".join(viewer.words.text(key_of(kind)) for kind in kinds)


def last_problem(viewer: Viewer, account: AccountView) -> Html:
    """The last error that stopped the account, as long as it is news and the account is at work again."""
    if account.problem is None or account.problem_at is None or account.state is not AccountState.ACTIVE:
        return Html("")
    number = account.problem.get("number")
    if number is None or viewer.services.clock() - account.problem_at > NEWS:
        return Html("")
    text, when = str(account.problem.get("text", "")), _moment(viewer, account.problem_at)
    return viewer.words.html("accounts-last-problem", number=str(number), text=text, when=when)


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
