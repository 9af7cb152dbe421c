"""The filter panel: conditions put on and taken off one by one, with the count at every step.

What has been chosen so far is a kept filter, named by every button: a restart in the middle loses nothing, and two
panels don't disturb each other. The list changes only by [Show].
"""

from bot.audience.client_list import list_screen
from bot.audience.layout import mark
from bot.audience.presses import SaveFilterPress
from bot.audience.sift_presses import (
    ChoicePress,
    KindsPress,
    OwnFieldsPress,
    ResetPress,
    ShowSiftedPress,
    TogglePress,
    TypedPress,
)
from bot.audience.told import tell_parts
from bot.kit.call import Call, Shown, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import ListPress, SiftPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.describe import describe_filter
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_draft, keep_filter
from domain.audience.queries import COUNT_CAP, count_clients, get_filter
from domain.audience.toggles import (
    Choice,
    Kinds,
    Toggle,
    Typed,
    chosen,
    chosen_kinds,
    is_on,
    is_typed,
    reset,
    toggled,
)
from domain.base.actor import Permission
from domain.fields.queries import list_fields
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind

worded("audience-toggle")(Toggle)
worded("audience-choice")(Choice)
worded("audience-kinds")(Kinds)
worded("audience-typed")(Typed)

_ROWS = (
    (Toggle.MALE, Toggle.FEMALE, Toggle.UNKNOWN),
    (Toggle.PERSON, Toggle.COMPANY),
    (Toggle.PHONE, Toggle.EMAIL),
    (Toggle.VK, Toggle.TELEGRAM, Toggle.WHATSAPP),
    (Toggle.MINE, Toggle.TICKED, Toggle.PAUSED),
    (Toggle.OVERDUE, Toggle.TODAY, Toggle.WEEK),
    (Toggle.NO_TOUCH, Toggle.NO_STEP),
    (Toggle.WAITING, Toggle.STUCK),
    (Toggle.OPEN_DEAL, Toggle.NO_OPEN_DEAL),
    (Toggle.HAS_BOUGHT, Toggle.NEVER_BOUGHT),
)


async def sift_screen(turn: Turn, filter_id: int, wanted: ClientFilter) -> Screen:
    """What the filter asks for, how many that are, and everything that can be put on."""
    words, me = turn.words, turn.actor.member_id
    async with turn.reading() as ctx:
        parts = await describe_filter(ctx, wanted)
        count = await count_clients(ctx, wanted)
        fields = await list_fields(ctx)
    screen = Screen(words.html("audience-sift-ask", filter=tell_parts(words, parts), **_counted(count)))
    for row in _ROWS:
        screen.row(
            *(
                button(
                    mark(words.text(key_of(each)), is_on=is_on(wanted, each, me)),
                    TogglePress(filter_id=filter_id, toggle=each),
                )
                for each in row
            )
        )
    screen.grid(
        [
            button(
                mark(words.text(key_of(each)), is_on=bool(chosen(wanted, each))),
                ChoicePress(filter_id=filter_id, choice=each),
            )
            for each in Choice
        ],
        3,
    )
    screen.grid(
        [
            button(
                mark(words.text(key_of(each)), is_on=bool(chosen_kinds(wanted, each))),
                KindsPress(filter_id=filter_id, kinds=each),
            )
            for each in Kinds
        ]
    )
    screen.grid(
        [
            button(
                mark(words.text(key_of(each)), is_on=is_typed(wanted, each)),
                TypedPress(filter_id=filter_id, typed=each),
            )
            for each in Typed
        ]
    )
    own = button(
        mark(words.text("audience-own-fields"), is_on=bool(wanted.custom)), OwnFieldsPress(filter_id=filter_id)
    )
    screen.row(own if fields else None)
    screen.row(
        button(words.text("audience-reset"), ResetPress(filter_id=filter_id)),
        button(words.text("audience-apply", **_counted(count)), ShowSiftedPress(filter_id=filter_id), style="primary"),
    )
    current = turn.member.filter_id
    keeps = turn.actor.may(Permission.EDIT_CLIENTS) and not wanted.is_empty
    return screen.row(
        button(words.text("audience-keep-rule"), SaveFilterPress(filter_id=filter_id)) if keeps else None,
        button(words.text("audience-to-list"), ListPress(filter_id=current)) if current else None,
    )


def _counted(count: int) -> dict[str, int | str]:
    return {"count": min(count, COUNT_CAP), "more": "yes" if count > COUNT_CAP else "no"}


async def _draft(ctx: Reading, filter_id: int) -> ClientFilter:
    return await get_filter(ctx, filter_id) if filter_id else ClientFilter()


async def show_draft(turn: Shown, wanted: ClientFilter) -> None:
    async with turn.writing(ChangeKind.WORK) as ctx:
        filter_id = await keep_draft(ctx, wanted)
    await turn.show(await sift_screen(turn, filter_id, wanted))


@on_press(SiftPress, Permission.SEE_CLIENTS)
async def press_sift(call: Call, press: SiftPress) -> None:
    """Open the panel on the filter of a list."""
    async with call.reading() as ctx:
        wanted = await _draft(ctx, press.filter_id)
    await show_draft(call, wanted)


@on_press(TogglePress, Permission.SEE_CLIENTS)
async def press_toggle(call: Call, press: TogglePress) -> None:
    """Put a condition on or take it off."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await show_draft(call, toggled(wanted, press.toggle, call.actor.member_id))


@on_press(ResetPress, Permission.SEE_CLIENTS)
async def press_reset(call: Call, press: ResetPress) -> None:
    """No conditions, and all clients at once: a reset that leaves the old result standing would be a lie."""
    async with call.writing(ChangeKind.WORK) as ctx:
        wanted = reset(await get_filter(ctx, press.filter_id))
        filter_id = await keep_filter(ctx, wanted)
    await call.show(await list_screen(call, filter_id, wanted))


@on_press(ShowSiftedPress, Permission.SEE_CLIENTS)
async def press_show(call: Call, press: ShowSiftedPress) -> None:
    """Apply: the list of those whom the draft means."""
    async with call.writing(ChangeKind.WORK) as ctx:
        wanted = await get_filter(ctx, press.filter_id)
        filter_id = await keep_filter(ctx, wanted)
    await call.show(await list_screen(call, filter_id, wanted))
