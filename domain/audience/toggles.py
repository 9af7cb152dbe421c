"""One condition of a filter put on or taken off: what the buttons of the filter panel do. Pure."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from domain.audience.filter import ClientFilter, Comparing, FieldCondition, Lacking, Touching
from domain.base.errors import InvalidValueError
from domain.clients.kinds import ChannelKind, ClientKind, ClientState, Sex, SourceKind
from domain.fields.tables import FieldKind
from domain.funnel.money import parse_money


class Toggle(StrEnum):
    """A condition that one press puts on, and another takes off."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"
    PERSON = "person"
    COMPANY = "company"
    PHONE = "phone"
    EMAIL = "email"
    VK = "vk"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    MINE = "mine"
    TICKED = "ticked"
    NO_TOUCH = "no-touch"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    NO_STEP = "no-step"
    WAITING = "waiting"
    STUCK = "stuck"
    PAUSED = "paused"
    OPEN_DEAL = "open-deal"
    NO_OPEN_DEAL = "no-open-deal"
    HAS_BOUGHT = "has-bought"
    NEVER_BOUGHT = "never-bought"


_CHANNELS = {
    Toggle.PHONE: ChannelKind.PHONE,
    Toggle.EMAIL: ChannelKind.EMAIL,
    Toggle.VK: ChannelKind.VK,
    Toggle.TELEGRAM: ChannelKind.TELEGRAM,
    Toggle.WHATSAPP: ChannelKind.WHATSAPP,
}
#: What is either asked for or not spoken of.
_MARKS = {Toggle.TICKED: "ticked", Toggle.NO_STEP: "no_step", Toggle.STUCK: "stuck"}
#: A field, and the one of its values that is asked for.
_ONES: dict[Toggle, tuple[str, object]] = {
    Toggle.MALE: ("sex", Sex.MALE.value),
    Toggle.FEMALE: ("sex", Sex.FEMALE.value),
    Toggle.UNKNOWN: ("sex", Sex.UNKNOWN.value),
    Toggle.PERSON: ("kind", ClientKind.PERSON.value),
    Toggle.COMPANY: ("kind", ClientKind.COMPANY.value),
    Toggle.NO_TOUCH: ("touching", Touching.NONE),
    Toggle.OVERDUE: ("touching", Touching.OVERDUE),
    Toggle.TODAY: ("touching", Touching.TODAY),
    Toggle.WEEK: ("touching", Touching.WEEK),
    Toggle.PAUSED: ("paused", True),
    Toggle.OPEN_DEAL: ("has_open_deal", True),
    Toggle.NO_OPEN_DEAL: ("has_open_deal", False),
    Toggle.HAS_BOUGHT: ("has_bought", True),
    Toggle.NEVER_BOUGHT: ("has_bought", False),
    Toggle.WAITING: ("waiting_hours", 0),
}


def _with(wanted: ClientFilter, field: str, value: Any) -> ClientFilter:
    """The filter with this in one of the fields that the tables of this room name."""
    named = {field: value}
    return replace(wanted, **named)


def is_on(wanted: ClientFilter, toggle: Toggle, member_id: int | None) -> bool:
    """Whether the filter asks for this; «mine» is meant of this member."""
    if toggle in _CHANNELS:
        return _CHANNELS[toggle].value in wanted.has
    if toggle in _MARKS:
        return bool(getattr(wanted, _MARKS[toggle]))
    if toggle in _ONES:
        field, value = _ONES[toggle]
        return bool(getattr(wanted, field) == value)
    return wanted.responsible == member_id


def toggled(wanted: ClientFilter, toggle: Toggle, member_id: int | None) -> ClientFilter:
    """The filter with this put on or taken off. What can't hold at the same time (two sexes) gives way."""
    on = not is_on(wanted, toggle, member_id)
    if toggle in _CHANNELS:
        kind = _CHANNELS[toggle].value
        return replace(wanted, has=(*wanted.has, kind) if on else tuple(one for one in wanted.has if one != kind))
    if toggle in _MARKS:
        return _with(wanted, _MARKS[toggle], on)
    if toggle in _ONES:
        field, value = _ONES[toggle]
        return _with(wanted, field, value if on else None)
    return replace(wanted, responsible=member_id if on else None)


class Choice(StrEnum):
    """A condition with things to choose from; its value is short, for it travels in buttons."""

    CATEGORY = "cat"
    STAGE = "stg"
    TAG = "tag"
    GROUP = "grp"
    SEGMENT = "seg"
    RESPONSIBLE = "res"
    INTEREST = "int"
    ORDERED = "ord"
    BOUGHT = "bgt"


_MANY = {
    Choice.CATEGORY: "category_ids",
    Choice.STAGE: "stage_ids",
    Choice.TAG: "tag_ids",
    Choice.GROUP: "group_ids",
    Choice.INTEREST: "product_ids",
    Choice.ORDERED: "ordered",
    Choice.BOUGHT: "bought",
}
_ONE = {Choice.SEGMENT: "segment_id", Choice.RESPONSIBLE: "responsible"}


def chosen(wanted: ClientFilter, choice: Choice) -> tuple[int, ...]:
    """The ids that the filter asks for here."""
    if choice in _MANY:
        ids: tuple[int, ...] = getattr(wanted, _MANY[choice])
        return ids
    one = getattr(wanted, _ONE[choice])
    return () if one is None else (one,)


def choose(wanted: ClientFilter, choice: Choice, ref: int) -> ClientFilter:
    """The filter with this id put on or taken off; of what there can be only one, it replaces the other."""
    before = chosen(wanted, choice)
    after = tuple(one for one in before if one != ref) if ref in before else (*before, ref)
    if choice in _MANY:
        return _with(wanted, _MANY[choice], after)
    return _with(wanted, _ONE[choice], after[-1] if after else None)


def without(wanted: ClientFilter, choice: Choice) -> ClientFilter:
    """The filter that asks for nothing here."""
    field = _MANY.get(choice) or _ONE[choice]
    return _with(wanted, field, () if choice in _MANY else None)


class Kinds(StrEnum):
    """A condition whose things to choose from are the members of an enum."""

    CHANNEL = "ch"
    LACKING = "la"
    SOURCE = "so"
    STATE = "st"


_ENUMS: dict[Kinds, tuple[str, type[StrEnum]]] = {
    Kinds.CHANNEL: ("has", ChannelKind),
    Kinds.LACKING: ("lacks", Lacking),
    Kinds.SOURCE: ("source_kinds", SourceKind),
    Kinds.STATE: ("states", ClientState),
}


def members_of(kinds: Kinds) -> tuple[StrEnum, ...]:
    """What there is to choose from."""
    return tuple(_ENUMS[kinds][1])


def chosen_kinds(wanted: ClientFilter, kinds: Kinds) -> tuple[str, ...]:
    """The values that the filter asks for here."""
    values: tuple[str, ...] = getattr(wanted, _ENUMS[kinds][0])
    return values


def choose_kind(wanted: ClientFilter, kinds: Kinds, kind: str) -> ClientFilter:
    """The filter with this value put on or taken off; a value that is no more leaves it as it is."""
    field, enum = _ENUMS[kinds]
    if kind not in set(enum):
        return wanted
    before = chosen_kinds(wanted, kinds)
    after = tuple(one for one in before if one != kind) if kind in before else (*before, kind)
    return _with(wanted, field, after)


class Typed(StrEnum):
    """A condition that is written: words, a number of days, an amount."""

    TEXT = "text"
    TRACE = "trace"
    ADDED = "added"
    BORN = "born"
    STUCK = "stuck"
    QUIET = "quiet"
    WAITING = "waiting"
    WON = "won"


#: A longer text is no search.
LONGEST_TEXT = 200
#: Nobody looks farther back.
MOST_DAYS = 3_650
_TEXTS = {Typed.TEXT: "text", Typed.TRACE: "source_text"}
#: Days, and of waiting hours.
_DAYS = {
    Typed.ADDED: "added_days",
    Typed.BORN: "born_days",
    Typed.STUCK: "stuck_days",
    Typed.QUIET: "quiet_days",
    Typed.WAITING: "waiting_hours",
}
#: Whoever has a birthday at all has it in a year.
_MOST = {Typed.BORN: 366}


def is_typed(wanted: ClientFilter, typed: Typed) -> bool:
    """Whether the filter asks for something here."""
    if typed in _TEXTS:
        return bool(getattr(wanted, _TEXTS[typed]))
    if typed is Typed.WAITING:
        return bool(wanted.waiting_hours)
    return getattr(wanted, _DAYS.get(typed, "won_from")) is not None


def write(wanted: ClientFilter, typed: Typed, words: str, *, currency: str) -> ClientFilter:
    """The filter that asks for what was written; «-» asks for nothing. `currency` is that of an amount without one.

    Raises `InvalidValueError` for what can't be understood.
    """
    line = " ".join(words.split())
    is_off = line in {"-", "—", "–"}
    if not line or len(line) > LONGEST_TEXT:
        raise InvalidValueError(field="text", reason="too-long" if line else "empty", longest=LONGEST_TEXT)
    if typed in _TEXTS:
        return _with(wanted, _TEXTS[typed], "" if is_off else line)
    if typed in _DAYS:
        return _with(wanted, _DAYS[typed], None if is_off else _days(line, _MOST.get(typed, MOST_DAYS)))
    money = None if is_off else parse_money(line, currency)
    if money is None and not is_off:
        raise InvalidValueError(field="amount", reason="form")
    return replace(wanted, won_from=money.minor if money else None, won_currency=money.currency if money else "")


def _days(line: str, most: int) -> int:
    if not line.isdecimal():
        raise InvalidValueError(field="days", reason="whole")
    if not 1 <= int(line) <= most:
        raise InvalidValueError(field="days", reason="range")
    return int(line)


def put_field(wanted: ClientFilter, condition: FieldCondition) -> ClientFilter:
    """The filter with this condition on a field instead of its former ones; «from» and «till» stand together."""
    ends = {Comparing.FROM, Comparing.TILL}
    kept = tuple(
        one for one in wanted.custom if one.field_id != condition.field_id or ({one.how, condition.how} == ends)
    )
    return replace(wanted, custom=(*kept, condition))


def drop_field(wanted: ClientFilter, field_id: int) -> ClientFilter:
    """The filter that asks nothing of this field."""
    return replace(wanted, custom=tuple(one for one in wanted.custom if one.field_id != field_id))


def of_field(wanted: ClientFilter, field_id: int) -> tuple[FieldCondition, ...]:
    """What the filter asks of this field."""
    return tuple(one for one in wanted.custom if one.field_id == field_id)


def choose_value(wanted: ClientFilter, field_id: int, kind: FieldKind, choice_id: int) -> ClientFilter:
    """The filter with one of a field's choices put on or taken off."""
    before = next((one.value for one in of_field(wanted, field_id) if isinstance(one.value, tuple)), ())
    after = tuple(one for one in before if one != choice_id) if choice_id in before else (*before, choice_id)
    if not after:
        return drop_field(wanted, field_id)
    return put_field(wanted, FieldCondition(field_id, kind, Comparing.IS, after))


def reset(wanted: ClientFilter) -> ClientFilter:
    """All clients, in the order that was chosen."""
    return ClientFilter(order=wanted.order)
