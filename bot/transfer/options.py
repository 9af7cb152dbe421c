"""Choosing what an import does besides its columns. Every press is one change of the draft."""

from collections.abc import Sequence
from typing import TypeVar

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.registry import on_answer, on_press
from bot.transfer.import_screen import show_import, told_if_stale
from bot.transfer.mapping_screen import mapping_screen
from bot.transfer.options_screen import EMPTIED, MATCHES, option_screen, options_screen
from bot.transfer.presses import ChoosePress, ForgetLayoutPress, Option, OptionPress, OptionsPress
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.journal.kinds import ChangeKind
from domain.transfer.check_import import check_import
from domain.transfer.choose_options import (
    choose_way,
    give_category,
    give_responsible,
    give_source,
    give_stage,
    give_tags,
)
from domain.transfer.finding import OPEN
from domain.transfer.options import Filled
from domain.transfer.queries import get_import
from domain.transfer.rows import split_tags
from domain.transfer.understand_import import forget_layout
from domain.transfer.views import ImportView

_C = TypeVar("_C")

#: What takes everything away again when it is said instead of tags or a source.
NOTHING = frozenset({"-", "–", "—"})


@on_press(OptionsPress, Permission.IMPORT)
async def press_options(call: Call, press: OptionsPress) -> None:
    """All options."""
    view = await _open_import(call, press.import_id)
    if view is not None:
        await call.show(await options_screen(call, view))


@on_press(OptionPress, Permission.IMPORT)
async def press_option(call: Call, press: OptionPress) -> None:
    """The choices of one option, or the question for a text."""
    view = await _open_import(call, press.import_id)
    if view is None:
        return
    words, version = call.words, view.version
    if press.what is Option.TAGS:
        await ask(call, words.html("transfer-option-tags-ask"), "import-tags", import_id=view.id, version=version)
    elif press.what is Option.SOURCE:
        await ask(call, words.html("transfer-option-source-ask"), "import-source", import_id=view.id, version=version)
    else:
        await call.show(await option_screen(call, view, press.what, press.page))


@on_press(ChoosePress, Permission.IMPORT)
async def press_choose(call: Call, press: ChoosePress) -> None:
    """Choose, and back to the options; with another way of emptied cells a checked file is checked anew."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            view = await _choose(ctx, press)
            if press.what is Option.EMPTIED:
                await check_import(ctx, press.import_id)
        if press.what is Option.EMPTIED:
            await show_import(call, press.import_id)
            call.services.wake()
        else:
            await call.show(await options_screen(call, view))


async def _choose(ctx: Writing, press: ChoosePress) -> ImportView:
    import_id, version, value = press.import_id, press.version, press.value or None
    match press.what:
        case Option.CATEGORY:
            return await give_category(ctx, import_id, version, value)
        case Option.STAGE:
            return await give_stage(ctx, import_id, version, value)
        case Option.RESPONSIBLE:
            return await give_responsible(ctx, import_id, version, value)
        case Option.MATCH:
            return await choose_way(ctx, import_id, version, match=_of(MATCHES, press.value))
        case Option.FILLED:
            return await choose_way(ctx, import_id, version, filled=_of(tuple(Filled), press.value))
        case Option.EMPTIED:
            return await choose_way(ctx, import_id, version, emptied=_of(EMPTIED, press.value))
    raise InvalidValueError(field="choice", reason="unknown")


def _of(choices: Sequence[_C], place: int) -> _C:
    if not 0 <= place < len(choices):
        raise InvalidValueError(field="choice", reason="unknown")
    return choices[place]


@on_press(ForgetLayoutPress, Permission.IMPORT)
async def press_forget(call: Call, press: ForgetLayoutPress) -> None:
    """The columns as they seem to be, and nothing of the last time."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            view = await forget_layout(ctx, press.import_id, press.version)
        await call.show(mapping_screen(call, view))


@on_answer("import-tags", Permission.IMPORT)
async def answer_tags(said: Said, ids: Ids, text: str) -> None:
    """Tags with commas between them, or a dash for none."""
    tags = [] if text in NOTHING else list(split_tags(text))
    if not tags and text not in NOTHING:
        raise InvalidValueError(field="tag", reason="empty")
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await give_tags(ctx, ids["import_id"], ids["version"], tags)
    await said.show(await options_screen(said, view))


@on_answer("import-source", Permission.IMPORT)
async def answer_source(said: Said, ids: Ids, text: str) -> None:
    """Where these people come from, or a dash for nothing."""
    if not text:
        raise InvalidValueError(field="text", reason="empty")
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await give_source(ctx, ids["import_id"], ids["version"], "" if text in NOTHING else text)
    await said.show(await options_screen(said, view))


async def _open_import(call: Call, import_id: int) -> ImportView | None:
    """The import if it may still be changed; otherwise None, and it is shown as it stands."""
    async with call.reading() as ctx:
        view = await get_import(ctx, import_id)
    if view.step in OPEN:
        return view
    await show_import(call, import_id)
    return None
