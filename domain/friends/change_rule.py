"""Say which friend requests an account accepts, and how it greets."""

from sqlalchemy import select

from domain.accounts.finding import account_to_change
from domain.accounts.tables import AccountKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.kinds import Sex
from domain.clients.rules import clean_line
from domain.friends.rules import LONGEST_DELAY, MOST_PER_DAY
from domain.friends.tables import FriendRule
from domain.journal.boundary import Writing
from domain.texts.errors import TextError, TextMistake
from domain.texts.parse import parse
from domain.texts.rules import MESSAGE_LENGTH, longest


async def switch_friends(ctx: Writing, account_id: int, *, is_on: bool) -> FriendRule:
    """Accept friend requests, or let them alone; greetings that are planned go out all the same.

    Raises `NotFoundError`, and `InvalidValueError` for a community, which nobody makes friends with.
    """
    rule = await _rule(ctx, account_id)
    rule.is_on, rule.stopped_by = is_on, None
    await ctx.session.flush()
    return rule


async def choose_friends(
    ctx: Writing, account_id: int, *, needs_avatar: bool, sex: Sex | None, city: str | None
) -> FriendRule:
    """Accept only people like these; what is None is no matter. Those left so far are looked at anew.

    Raises `NotFoundError`, `InvalidValueError`.
    """
    rule = await _rule(ctx, account_id)
    if sex is Sex.UNKNOWN:
        raise InvalidValueError(field="sex", reason="unknown")
    rule.needs_avatar, rule.sex = needs_avatar, sex
    rule.city = None if city is None else clean_line(city, field="city")
    # The next look is now.
    rule.polled_at = None
    await ctx.session.flush()
    return rule


async def cap_friends(ctx: Writing, account_id: int, per_day: int) -> FriendRule:
    """Accept at most so many a day. Raises `NotFoundError`, `InvalidValueError`."""
    rule = await _rule(ctx, account_id)
    if not 1 <= per_day <= MOST_PER_DAY:
        raise InvalidValueError(field="caps", reason="range")
    rule.per_day = per_day
    await ctx.session.flush()
    return rule


async def set_greeting(ctx: Writing, account_id: int, text: str | None) -> FriendRule:
    """Write this to everybody who was accepted; None writes nothing.

    Raises `NotFoundError`, and `TextError` with the place of a mistake.
    """
    rule = await _rule(ctx, account_id)
    if text is not None and longest(parse(text)) > MESSAGE_LENGTH:
        raise TextError(TextMistake.TOO_LONG, longest=MESSAGE_LENGTH)
    rule.greeting = text
    await ctx.session.flush()
    return rule


async def delay_greeting(ctx: Writing, account_id: int, minutes: int) -> FriendRule:
    """Greet so many minutes after accepting; those accepted already keep their moment.

    Raises `NotFoundError`, `InvalidValueError`.
    """
    rule = await _rule(ctx, account_id)
    if not 0 <= minutes <= LONGEST_DELAY:
        raise InvalidValueError(field="delay", reason="range")
    rule.delay_minutes = minutes
    await ctx.session.flush()
    return rule


async def _rule(ctx: Writing, account_id: int) -> FriendRule:
    """The rule of this account, made on the first need."""
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if account.kind is not AccountKind.PERSON:
        raise InvalidValueError(field="account", reason="unknown")
    query = select(FriendRule).where(FriendRule.account_id == account_id).with_for_update()
    rule = (await ctx.session.scalars(query)).one_or_none()
    return rule if rule is not None else await ctx.add(FriendRule(account_id=account_id))
