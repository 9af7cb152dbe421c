"""The steps of the filter panel: one condition each, with everything there is to choose from."""

from functools import partial

from bot.audience.layout import mark
from bot.audience.sift import show_draft
from bot.audience.sift_choices import offers_of
from bot.audience.sift_presses import (
    ChoicePress,
    ChosenPress,
    DropChoicePress,
    KindPress,
    KindsPress,
    LettersPress,
    ShowSiftedPress,
    TypedPress,
)
from bot.audience.told import tell_parts, tell_wanted
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.paging import page_of
from bot.kit.presses import SiftPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.audience.describe import describe_filter
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_draft
from domain.audience.queries import get_filter
from domain.audience.toggles import (
    LONGEST_TEXT,
    Choice,
    Kinds,
    Typed,
    choose,
    choose_kind,
    chosen,
    chosen_kinds,
    members_of,
    without,
    write,
)
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team

#: So many of those that have the letters are shown; of more, further letters are asked for.
_MOST_FOUND = 60


async def choice_screen(
    turn: Turn, filter_id: int, wanted: ClientFilter, choice: Choice, offset: int = 0, letters: str = ""
) -> Screen:
    """Everything to choose from, page by page, with what is chosen marked; `letters` narrow it down."""
    words, on = turn.words, chosen(wanted, choice)
    async with turn.reading() as ctx:
        offered = await offers_of(ctx, words, choice, letters)
        parts = await describe_filter(ctx, wanted)
    # Buttons carry no letters, so what was found stands on one page.
    page = page_of(offered[:_MOST_FOUND], 0, _MOST_FOUND) if letters else page_of(offered, offset)
    step = partial(ChoicePress, filter_id=filter_id, choice=choice)
    what, told = words.text(key_of(choice)), tell_parts(words, parts)
    key = "audience-choice-ask" if offered else "audience-choice-empty"
    screen = Screen(words.html(key, what=what, filter=told))
    if letters and not offered:
        screen.text = words.html("audience-letters-none", what=what, letters=letters, filter=told)
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
        button(words.text("audience-letters"), LettersPress(filter_id=filter_id, choice=choice))
        if letters or len(offered) > len(page.items)
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
    await show_draft(call, without(wanted, press.choice))


async def kinds_screen(turn: Turn, filter_id: int, wanted: ClientFilter, kinds: Kinds) -> Screen:
    """All kinds, those that are chosen marked."""
    words, on = turn.words, chosen_kinds(wanted, kinds)
    async with turn.reading() as ctx:
        told = await tell_wanted(ctx, words, wanted)
    screen = Screen(words.html("audience-choice-ask", what=words.text(key_of(kinds)), filter=told))
    screen.grid(
        [
            button(
                mark(words.text(key_of(each)), is_on=each.value in on),
                KindPress(filter_id=filter_id, kinds=kinds, kind=each.value),
            )
            for each in members_of(kinds)
        ]
    )
    return screen.row(
        button(words.text("kit-back"), SiftPress(filter_id=filter_id)),
        button(words.text("audience-show"), ShowSiftedPress(filter_id=filter_id), style="primary"),
    )


@on_press(KindsPress, Permission.SEE_CLIENTS)
async def press_kinds(call: Call, press: KindsPress) -> None:
    """Another kind of step."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await call.show(await kinds_screen(call, press.filter_id, wanted, press.kinds))


@on_press(KindPress, Permission.SEE_CLIENTS)
async def press_kind(call: Call, press: KindPress) -> None:
    """Put one on or take it off; the step stays open for more."""
    async with call.writing(ChangeKind.WORK) as ctx:
        wanted = choose_kind(await get_filter(ctx, press.filter_id), press.kinds, press.kind)
        filter_id = await keep_draft(ctx, wanted)
    await call.show(await kinds_screen(call, filter_id, wanted, press.kinds))


@on_press(LettersPress, Permission.SEE_CLIENTS)
async def press_letters(call: Call, press: LettersPress) -> None:
    """Ask for the letters of what stands to choose from."""
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
    question = call.words.html("audience-letters-ask", what=call.words.text(key_of(press.choice)))
    await ask(call, question, "sift-letters", filter_id=press.filter_id, choice=press.choice.value)


@on_answer("sift-letters", Permission.SEE_CLIENTS)
async def answer_letters(said: Said, ids: Ids, text: str) -> None:
    """What has these letters."""
    async with said.reading() as ctx:
        wanted = await get_filter(ctx, ids["filter_id"])
    letters = " ".join(text.split())[:LONGEST_TEXT]
    await said.show(await choice_screen(said, ids["filter_id"], wanted, Choice(ids["choice"]), letters=letters))


_QUESTIONS = {
    Typed.TEXT: "audience-text-ask",
    Typed.TRACE: "audience-trace-ask",
    Typed.ADDED: "audience-added-ask",
    Typed.BORN: "audience-born-ask",
    Typed.STUCK: "audience-stuck-ask",
    Typed.QUIET: "audience-quiet-ask",
    Typed.WAITING: "audience-waiting-ask",
    Typed.WON: "audience-won-ask",
}


@on_press(TypedPress, Permission.SEE_CLIENTS)
async def press_typed(call: Call, press: TypedPress) -> None:
    """Ask for the words of a condition."""
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
    question = call.words.html(_QUESTIONS[press.typed])
    await ask(call, question, "sift-text", filter_id=press.filter_id, typed=press.typed.value)


@on_answer("sift-text", Permission.SEE_CLIENTS)
async def answer_text(said: Said, ids: Ids, text: str) -> None:
    """The words as one of the conditions; «-» takes it away."""
    async with said.reading() as ctx:
        wanted = await get_filter(ctx, ids["filter_id"])
        currency = (await get_team(ctx)).currency
    await show_draft(said, write(wanted, Typed(ids["typed"]), text, currency=currency))
