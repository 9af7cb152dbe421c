"""What everybody of a harvest gets: category, stage, responsible, tags, a source in words."""

from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.paging import page_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from bot.subscribers.harvest_screen import told_if_stale
from bot.subscribers.presses import GivenPress, GivePress, GiveThisPress, HarvestPress
from bot.subscribers.told import tell_given
from bot.transfer.things import things_to_give
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.subscribers.choose import choose_given
from domain.subscribers.queries import get_harvest
from domain.subscribers.views import HarvestView
from domain.transfer.given import Given, GivenKind
from domain.transfer.rows import split_tags

SHOWN = 12
_LONGEST = 60


async def given_screen(turn: Turn, view: HarvestView) -> Screen:
    """What is chosen, and the ways to change it."""
    words = turn.words
    told = await tell_given(turn, view.options)
    screen = Screen(Html.lines([words.html("subscribers-what-ask"), Html.lines(told)], "\n\n"))
    screen.grid([button(words.text(key_of(kind)), GivePress(harvest_id=view.id, kind=kind)) for kind in GivenKind])
    return screen.row(button(words.text("kit-back"), HarvestPress(harvest_id=view.id)))


async def _choices(turn: Turn, view: HarvestView, kind: GivenKind, offset: int) -> Screen:
    words = turn.words
    things, present = await things_to_give(turn, kind, view.options.given)
    page = page_of([(0, words.text("transfer-option-none")), *things], offset, SHOWN)
    screen = Screen(words.html("transfer-option-ask", what=words.text(key_of(kind))))
    for key, name in page.items:
        here = "yes" if key == (present or 0) else "no"
        press = GiveThisPress(harvest_id=view.id, version=view.version, kind=kind, key=key)
        screen.row(button(words.text("subscribers-choice", here=here, caption=short(name, _LONGEST)), press))
    turns = [(words.text("kit-previous"), page.before), (words.text("kit-next"), page.after)]
    screen.row(
        *(
            button(caption, GivePress(harvest_id=view.id, kind=kind, offset=to)) if to is not None else None
            for caption, to in turns
        )
    )
    return screen.row(button(words.text("kit-back"), GivenPress(harvest_id=view.id)))


@on_press(GivenPress, Permission.IMPORT)
async def press_given(call: Call, press: GivenPress) -> None:
    """All of it."""
    async with call.reading() as ctx:
        view = await get_harvest(ctx, press.harvest_id)
    await call.show(await given_screen(call, view))


@on_press(GivePress, Permission.IMPORT)
async def press_give(call: Call, press: GivePress) -> None:
    """The choices of one kind, or the question for a text."""
    async with call.reading() as ctx:
        view = await get_harvest(ctx, press.harvest_id)
    words, here, version = call.words, view.id, view.version
    if press.kind is GivenKind.TAGS:
        await ask(call, words.html("transfer-option-tags-ask"), "harvest-tags", harvest_id=here, version=version)
    elif press.kind is GivenKind.SOURCE:
        await ask(call, words.html("subscribers-source-ask"), "harvest-source", harvest_id=here, version=version)
    else:
        await call.show(await _choices(call, view, press.kind, press.offset))


@on_press(GiveThisPress, Permission.IMPORT)
async def press_give_this(call: Call, press: GiveThisPress) -> None:
    """Give it, and back to all of it."""
    async with told_if_stale(call, press.harvest_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            given = Given(press.kind, press.key or None)
            view = await choose_given(ctx, press.harvest_id, press.version, given)
        await call.show(await given_screen(call, view))


@on_answer("harvest-tags", Permission.IMPORT)
async def answer_tags(said: Said, ids: Ids, text: str) -> None:
    """Tags with commas between them, or a dash for none."""
    tags = () if text in EMPTY else tuple(split_tags(text))
    if not tags and text not in EMPTY:
        raise InvalidValueError(field="tag", reason="empty")
    await _give(said, ids, Given(GivenKind.TAGS, tags=tags))


@on_answer("harvest-source", Permission.IMPORT)
async def answer_source(said: Said, ids: Ids, text: str) -> None:
    """A remark to the source, or a dash for none."""
    if not text:
        raise InvalidValueError(field="text", reason="empty")
    await _give(said, ids, Given(GivenKind.SOURCE, source="" if text in EMPTY else text))


async def _give(said: Said, ids: Ids, given: Given) -> None:
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await choose_given(ctx, ids["harvest_id"], ids["version"], given)
    await said.show(await given_screen(said, view))
