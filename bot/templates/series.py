"""Series: letters that go to a client one after the other. Their list, one of them, and the place of each letter."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.paging import page_of
from bot.kit.presses import TemplatesPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.undoable import lands_on, with_undo
from bot.kit.words import Html
from bot.templates.presses import (
    MoveLetterPress,
    NewLetterPress,
    NewSeriesPress,
    PutInPress,
    RemoveSeriesPress,
    RenameSeriesPress,
    SeriesListPress,
    SeriesOfPress,
    SeriesPress,
    ShareSeriesPress,
    TemplatePress,
)
from bot.templates.template import show_template
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.kinds import ChangeKind
from domain.templates.change_series import (
    add_series,
    move_letter,
    put_in_series,
    remove_series,
    rename_series,
    share_series,
    take_out_of_series,
)
from domain.templates.change_templates import add_template
from domain.templates.finding import may_change
from domain.templates.queries import get_series, get_template, list_letters, list_series
from domain.templates.views import SeriesView

_PAGE = 10


async def series_list_screen(turn: Turn, offset: int = 0, done: Html | None = None) -> Screen:
    """The own ones and those of the team."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await list_series(ctx)
    page = page_of(found, offset, _PAGE)
    screen = Screen(Html.lines([words.html("templates-series-list", count=len(found)), done or ""], "\n\n"))
    for each in page.items:
        screen.row(button(_line(each), SeriesPress(series_id=each.id)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), SeriesListPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), SeriesListPress(offset=page.after)),
    )
    return screen.row(
        button(words.text("templates-series-new"), NewSeriesPress()), button(words.text("kit-back"), TemplatesPress())
    )


def _line(series: SeriesView) -> str:
    return f"{'👥' if series.is_shared else '📑'} {short(series.name, 44)} · {series.letters}"


async def series_screen(turn: Turn, series_id: int, done: Html | None = None) -> Screen:
    """Its letters in their order. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        series = await get_series(ctx, series_id)
        letters = [each.template for each in await list_letters(ctx, series_id)]
    shared = "yes" if series.is_shared else "no"
    told = words.html("templates-one-series", name=series.name, count=len(letters), shared=shared)
    screen = Screen(Html.lines([told, done or ""], "\n\n"))
    mine = may_change(turn.actor, series.owner_id)
    for place, each in enumerate(letters, start=1):
        screen.row(
            button(f"{place}. {short(each.name, 36)}", TemplatePress(template_id=each.id)),
            button("▲", MoveLetterPress(template_id=each.id, up=True)) if mine and place > 1 else None,
            button("▼", MoveLetterPress(template_id=each.id, up=False)) if mine and place < len(letters) else None,
        )
    if mine:
        screen.row(button(words.text("templates-letter-new"), NewLetterPress(series_id=series_id)))
        share = ShareSeriesPress(series_id=series_id, on=not series.is_shared)
        screen.row(
            button(words.text("templates-rename"), RenameSeriesPress(series_id=series_id)),
            button(words.text("templates-share", on=shared), share),
        )
        screen.row(button(words.text("templates-series-remove"), RemoveSeriesPress(series_id=series_id)))
    return screen.row(button(words.text("kit-back"), SeriesListPress()))


async def _show(turn: Shown, series_id: int, done: Html, change_id: int | None) -> None:
    told = done if change_id is not None else turn.words.html("templates-unchanged")
    here = SeriesPress(series_id=series_id)
    await turn.show(with_undo(turn, await series_screen(turn, series_id, told), change_id, here))


async def _show_list(call: Call, series_id: int, done: Html, change_id: int | None) -> None:
    """What was done took the series out of sight; undoing leads back to it."""
    screen = await series_list_screen(call, done=done)
    await call.show(with_undo(call, screen, change_id, SeriesPress(series_id=series_id)))


@lands_on(SeriesPress)
async def land(turn: Turn, press: SeriesPress, done: Html) -> Screen:
    """Back at the series after an undo; at the list if that took the series away."""
    try:
        return await series_screen(turn, press.series_id, done)
    except NotFoundError:
        return await series_list_screen(turn, done=done)


@on_press(SeriesListPress, Permission.EDIT_CLIENTS)
async def press_series_list(call: Call, press: SeriesListPress) -> None:
    """The list."""
    await call.show(await series_list_screen(call, press.offset))


@on_press(SeriesPress, Permission.EDIT_CLIENTS)
async def press_series(call: Call, press: SeriesPress) -> None:
    """One series."""
    await call.show(await series_screen(call, press.series_id))


@on_press(NewSeriesPress, Permission.EDIT_CLIENTS)
async def press_new_series(call: Call, _press: NewSeriesPress) -> None:
    """Ask for the name."""
    await ask(call, call.words.html("templates-series-ask"), "series-new")


@on_answer("series-new", Permission.EDIT_CLIENTS)
async def answer_new_series(said: Said, _ids: Ids, text: str) -> None:
    """Make it; its letters come next."""
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        series_id = (await add_series(ctx, text)).id
    await _show(said, series_id, said.words.html("templates-series-added"), ctx.change_id)


@on_press(RenameSeriesPress, Permission.EDIT_CLIENTS)
async def press_rename_series(call: Call, press: RenameSeriesPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        series = await get_series(ctx, press.series_id)
    question = call.words.html("templates-rename-ask", name=series.name)
    await ask(call, question, "series-name", series_id=press.series_id)


@on_answer("series-name", Permission.EDIT_CLIENTS)
async def answer_series_name(said: Said, ids: Ids, text: str) -> None:
    """Rename it."""
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        await rename_series(ctx, ids["series_id"], text)
    await _show(said, ids["series_id"], said.words.html("templates-edited"), ctx.change_id)


@on_press(ShareSeriesPress, Permission.EDIT_CLIENTS)
async def press_share_series(call: Call, press: ShareSeriesPress) -> None:
    """Open it with all its letters, or close it. An admin who closes somebody's series sees it no more."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        series = await share_series(ctx, press.series_id, is_shared=press.on)
        is_open = series.is_shared or series.owner_id == call.actor.member_id
    done = call.words.html("templates-series-shared", on="yes" if press.on else "no")
    if is_open:
        await _show(call, press.series_id, done, ctx.change_id)
    else:
        await _show_list(call, press.series_id, done, ctx.change_id)


@on_press(RemoveSeriesPress, Permission.EDIT_CLIENTS)
async def press_remove_series(call: Call, press: RemoveSeriesPress) -> None:
    """Remove it; ↩ brings it back with its letters in their order."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        name = (await remove_series(ctx, press.series_id)).name
    done = call.words.html("templates-series-removed", name=name)
    await _show_list(call, press.series_id, done, ctx.change_id)


@on_press(NewLetterPress, Permission.EDIT_CLIENTS)
async def press_new_letter(call: Call, press: NewLetterPress) -> None:
    """Ask for the text of the next letter."""
    async with call.reading() as ctx:
        await get_series(ctx, press.series_id)
    await ask(call, call.words.html("templates-text-ask"), "series-letter", series_id=press.series_id)


@on_answer("series-letter", Permission.EDIT_CLIENTS)
async def answer_letter(said: Said, ids: Ids, text: str) -> None:
    """Keep it as the last letter."""
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        await get_series(ctx, ids["series_id"])
        await put_in_series(ctx, (await add_template(ctx, text)).id, ids["series_id"])
    await _show(said, ids["series_id"], said.words.html("templates-letter-added"), ctx.change_id)


@on_press(SeriesOfPress, Permission.EDIT_CLIENTS)
async def press_series_of(call: Call, press: SeriesOfPress) -> None:
    """The series that this template can become a letter of."""
    words, here = call.words, press.template_id
    async with call.reading() as ctx:
        template = await get_template(ctx, here)
        found = [each for each in await list_series(ctx) if may_change(call.actor, each.owner_id)]
    screen = Screen(words.html("templates-into-series-ask", name=template.name, count=len(found)))
    for each in found:
        screen.row(button(_line(each), PutInPress(template_id=here, series_id=each.id)))
    if template.series_id is not None:
        screen.row(button(words.text("templates-out-of-series"), PutInPress(template_id=here, series_id=0)))
    screen.row(button(words.text("templates-series-new"), NewSeriesPress()))
    await call.show(screen.row(button(words.text("kit-back"), TemplatePress(template_id=here))))


@on_press(PutInPress, Permission.EDIT_CLIENTS)
async def press_put_in(call: Call, press: PutInPress) -> None:
    """Into this series as its last letter, or out of the one that it is in."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        if press.series_id:
            await put_in_series(ctx, press.template_id, press.series_id)
        else:
            await take_out_of_series(ctx, press.template_id)
    if press.series_id:
        await _show(call, press.series_id, call.words.html("templates-letter-added"), ctx.change_id)
    else:
        await show_template(call, press.template_id, call.words.html("templates-edited"), ctx.change_id)


@on_press(MoveLetterPress, Permission.EDIT_CLIENTS)
async def press_move_letter(call: Call, press: MoveLetterPress) -> None:
    """Up or down; the series shows the new order."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        template = await move_letter(ctx, press.template_id, up=press.up)
        series_id = template.series_id
    done = call.words.html("templates-edited")
    if series_id is None:
        await show_template(call, press.template_id, done, ctx.change_id)
    else:
        await _show(call, series_id, done, ctx.change_id)
