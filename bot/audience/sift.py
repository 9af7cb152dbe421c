"""The filter panel: conditions put on and taken off one by one, with the count at every step.

What has been chosen so far is a kept filter, named by every button: a restart in the middle loses nothing, and two
panels don't disturb each other. The list changes only by [Show].
"""

from functools import partial

from bot.audience.client_list import list_screen
from bot.audience.layout import mark
from bot.audience.presses import (
    ChoicePress,
    ChosenPress,
    DropChoicePress,
    ResetPress,
    SaveFilterPress,
    ShowSiftedPress,
    SiftTextPress,
    TogglePress,
)
from bot.audience.sift_choices import offers_of
from bot.audience.told import tell_parts
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.paging import page_of
from bot.kit.presses import ListPress, SiftPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.audience.describe import describe_filter
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_draft, keep_filter
from domain.audience.queries import COUNT_CAP, count_clients, get_filter
from domain.audience.toggles import Choice, Toggle, choose, chosen, is_on, reset, toggled, without
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind

worded("audience-toggle")(Toggle)
worded("audience-choice")(Choice)

#: A longer text is no search.
LONGEST_TEXT = 200
_ROWS = (
    (Toggle.MALE, Toggle.FEMALE, Toggle.UNKNOWN),
    (Toggle.PHONE, Toggle.EMAIL),
    (Toggle.VK, Toggle.TELEGRAM, Toggle.WHATSAPP),
    (Toggle.MINE, Toggle.TICKED),
    (Toggle.OVERDUE, Toggle.TODAY, Toggle.NO_TOUCH),
)


async def sift_screen(turn: Turn, filter_id: int, wanted: ClientFilter) -> Screen:
    """What the filter asks for, how many that are, and everything that can be put on."""
    words, me = turn.words, turn.actor.member_id
    async with turn.reading() as ctx:
        parts = await describe_filter(ctx, wanted)
        count = await count_clients(ctx, wanted)
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
    screen.row(
        button(mark(words.text("audience-by-text"), is_on=bool(wanted.text)), SiftTextPress(filter_id=filter_id))
    )
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


async def _show_draft(turn: Shown, wanted: ClientFilter) -> None:
    async with turn.writing(ChangeKind.WORK) as ctx:
        filter_id = await keep_draft(ctx, wanted)
    await turn.show(await sift_screen(turn, filter_id, wanted))


@on_press(SiftPress, Permission.SEE_CLIENTS)
async def press_sift(call: Call, press: SiftPress) -> None:
    """Open the panel on the filter of a list."""
    async with call.reading() as ctx:
        wanted = await _draft(ctx, press.filter_id)
    await _show_draft(call, wanted)


@on_press(TogglePress, Permission.SEE_CLIENTS)
async def press_toggle(call: Call, press: TogglePress) -> None:
    """Put a condition on or take it off."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await _show_draft(call, toggled(wanted, press.toggle, call.actor.member_id))


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


async def choice_screen(
    turn: Turn, filter_id: int, wanted: ClientFilter, choice: Choice, offset: int = 0, letters: str = ""
) -> Screen:
    """Everything to choose from, page by page, with what is chosen marked; `letters` narrow it down."""
    words, on = turn.words, chosen(wanted, choice)
    async with turn.reading() as ctx:
        offered = await offers_of(ctx, words, choice)
        parts = await describe_filter(ctx, wanted)
    if letters:
        offered = [(ref, name) for ref, name in offered if letters.casefold() in name.casefold()]
    page, step = page_of(offered, offset), partial(ChoicePress, filter_id=filter_id, choice=choice)
    key = "audience-choice-ask" if offered else "audience-choice-empty"
    screen = Screen(words.html(key, what=words.text(key_of(choice)), filter=tell_parts(words, parts)))  # fmt: skip
    screen.grid(
        [
            button(
                mark(name, is_on=ref in on),
                ChosenPress(filter_id=filter_id, choice=choice, ref=ref, offset=offset),
            )
            for ref, name in page.items
        ]
    )
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), step(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), step(offset=page.after)),
    )
    screen.row(
        button(words.text("audience-letters"), SiftTextPress(filter_id=filter_id, choice=choice))
        if len(offered) > len(page.items)
        else None,
        button(words.text("audience-drop-choice"), DropChoicePress(filter_id=filter_id, choice=choice)) if on else None,
    )
    return screen.row(
        button(words.text("kit-back"), SiftPress(filter_id=filter_id)),
        button(words.text("audience-show"), ShowSiftedPress(filter_id=filter_id), style="primary"),
    )


@on_press(ChoicePress, Permission.SEE_CLIENTS)
async def press_choice(call: Call, press: ChoicePress) -> None:
    """A step of the panel."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await call.show(await choice_screen(call, press.filter_id, wanted, press.choice, press.offset))


@on_press(ChosenPress, Permission.SEE_CLIENTS)
async def press_chosen(call: Call, press: ChosenPress) -> None:
    """Put one on or take it off; the step stays open for more."""
    async with call.writing(ChangeKind.WORK) as ctx:
        wanted = choose(await get_filter(ctx, press.filter_id), press.choice, press.ref)
        filter_id = await keep_draft(ctx, wanted)
    await call.show(await choice_screen(call, filter_id, wanted, press.choice, press.offset))


@on_press(DropChoicePress, Permission.SEE_CLIENTS)
async def press_drop(call: Call, press: DropChoicePress) -> None:
    """Ask for nothing here any more; this takes away what is gone, too."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await _show_draft(call, without(wanted, press.choice))


@on_press(SiftTextPress, Permission.SEE_CLIENTS)
async def press_text(call: Call, press: SiftTextPress) -> None:
    """Ask for the letters: of the search, or of what stands to choose from."""
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
    words = call.words
    if press.choice is None:
        await ask(call, words.html("audience-text-ask"), "sift-text", filter_id=press.filter_id, choice="")
    else:
        question = words.html("audience-letters-ask", what=words.text(key_of(press.choice)))
        await ask(call, question, "sift-text", filter_id=press.filter_id, choice=press.choice.value)


@on_answer("sift-text", Permission.SEE_CLIENTS)
async def answer_text(said: Said, ids: Ids, text: str) -> None:
    """A search as one of the conditions («-» takes it away), or what begins with these letters."""
    line = " ".join(text.split())
    if not line or len(line) > LONGEST_TEXT:
        raise InvalidValueError(field="text", reason="too-long" if line else "empty", longest=LONGEST_TEXT)
    async with said.reading() as ctx:
        wanted = await get_filter(ctx, ids["filter_id"])
    if ids["choice"] in set(Choice):
        screen = await choice_screen(said, ids["filter_id"], wanted, Choice(ids["choice"]), letters=line)
        await said.show(screen)
    else:
        await _show_draft(said, wanted.searching("" if line in {"-", "—"} else line))
