"""One template: its text, what goes along, samples for real clients, and what can be done with it."""

from bot.kit.call import Call, Shown, Turn
from bot.kit.presses import TemplatesPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import lands_on, with_undo
from bot.kit.words import Html
from bot.templates.presses import (
    CategoriesPress,
    DuplicatePress,
    EnclosuresPress,
    FavouritePress,
    RemoveTemplatePress,
    RenameTemplatePress,
    RewritePress,
    SeriesOfPress,
    SeriesPress,
    ShareTemplatePress,
    TemplatePress,
)
from bot.templates.template_list import show_templates, templates_screen
from bot.templates.told import TEXT_SHOWN, cut, tell_enclosures, tell_sample, tell_template, tell_variety
from bot.touches.queue import tell_count
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients, get_filter
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.kinds import ChangeKind
from domain.templates.change_templates import duplicate_template, remove_template, share_template
from domain.templates.finding import may_change
from domain.templates.mark_template import set_favourite
from domain.templates.queries import enclosures_of, get_template
from domain.templates.sample_texts import sample_texts
from domain.templates.views import TemplateView


async def template_screen(turn: Turn, template_id: int, done: Html | None = None) -> Screen:
    """The template as it stands, for the clients of the list that was looked at last. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        template = await get_template(ctx, template_id)
        wanted = await get_filter(ctx, turn.member.filter_id) if turn.member.filter_id else ClientFilter()
        people = await count_clients(ctx, wanted)
        # A list in which nobody stands says nothing of the text.
        samples = await sample_texts(ctx, template.text, wanted if people else ClientFilter())
        enclosures = await enclosures_of(ctx, template_id)
    head = [
        tell_template(words, template, turn.actor.member_id),
        words.html("templates-text", text=cut(template.text, TEXT_SHOWN)),
        tell_enclosures(words, enclosures),
        tell_variety(words, samples, tell_count(words, people)),
    ]
    parts = [Html.lines(head), *(tell_sample(words, each) for each in samples.texts), done or ""]
    return _buttons(turn, template, Screen(Html.lines(parts, "\n\n")))


def _buttons(turn: Turn, template: TemplateView, screen: Screen) -> Screen:
    words, here = turn.words, template.id
    favourite = FavouritePress(template_id=here, on=not template.is_favourite)
    star = button(words.text("templates-favourite", on="yes" if template.is_favourite else "no"), favourite)
    copy = button(words.text("templates-duplicate"), DuplicatePress(template_id=here))
    back = button(words.text("kit-back"), TemplatesPress())
    if not may_change(turn.actor, template.owner_id):
        return screen.row(star, copy).row(back)
    screen.row(
        button(words.text("templates-rewrite"), RewritePress(template_id=here)),
        button(words.text("templates-rename"), RenameTemplatePress(template_id=here)),
    )
    screen.row(
        button(words.text("templates-category"), CategoriesPress(template_id=here)),
        button(words.text("templates-files", count=len(template.enclosure_ids)), EnclosuresPress(template_id=here)),
    )
    in_series = (
        button(words.text("templates-its-series"), SeriesPress(series_id=template.series_id))
        if template.series_id is not None
        else button(words.text("templates-into-series"), SeriesOfPress(template_id=here))
    )
    screen.row(star, in_series)
    share = ShareTemplatePress(template_id=here, on=not template.is_shared)
    screen.row(button(words.text("templates-share", on="yes" if template.is_shared else "no"), share), copy)
    return screen.row(
        button(words.text("templates-remove"), RemoveTemplatePress(template_id=here), style="danger"), back
    )


async def show_template(turn: Shown, template_id: int, done: Html, change_id: int | None) -> None:
    """Show it with what has just been done to it, and the undo."""
    told = done if change_id is not None else turn.words.html("templates-unchanged")
    here = TemplatePress(template_id=template_id)
    await turn.show(with_undo(turn, await template_screen(turn, template_id, told), change_id, here))


@lands_on(TemplatePress)
async def land(turn: Turn, press: TemplatePress, done: Html) -> Screen:
    """Back at the template after an undo; at the list if that took the template away."""
    try:
        return await template_screen(turn, press.template_id, done)
    except NotFoundError:
        return await templates_screen(turn, done=done)


@on_press(TemplatePress, Permission.EDIT_CLIENTS)
async def press_template(call: Call, press: TemplatePress) -> None:
    """One template."""
    await call.show(await template_screen(call, press.template_id))


@on_press(FavouritePress, Permission.EDIT_CLIENTS)
async def press_favourite(call: Call, press: FavouritePress) -> None:
    """Before the others, or among them: for the presser alone."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_favourite(ctx, press.template_id, is_on=press.on)
    await call.show(await template_screen(call, press.template_id))


@on_press(ShareTemplatePress, Permission.EDIT_CLIENTS)
async def press_share(call: Call, press: ShareTemplatePress) -> None:
    """Open it to the team, or close it. An admin who closes somebody's template sees it no more."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        template = await share_template(ctx, press.template_id, is_shared=press.on)
        is_open = template.is_shared or template.owner_id == call.actor.member_id
    done = call.words.html("templates-shared", on="yes" if press.on else "no")
    if is_open:
        await show_template(call, press.template_id, done, ctx.change_id)
    else:
        await show_templates(call, done, ctx.change_id, TemplatePress(template_id=press.template_id))


@on_press(DuplicatePress, Permission.EDIT_CLIENTS)
async def press_duplicate(call: Call, press: DuplicatePress) -> None:
    """A copy of one's own, shown at once."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        copied = (await duplicate_template(ctx, press.template_id)).id
    await show_template(call, copied, call.words.html("templates-duplicated"), ctx.change_id)


@on_press(RemoveTemplatePress, Permission.EDIT_CLIENTS)
async def press_remove(call: Call, press: RemoveTemplatePress) -> None:
    """Remove it; ↩ brings it back."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        name = (await remove_template(ctx, press.template_id)).name
    done, here = call.words.html("templates-removed", name=name), TemplatePress(template_id=press.template_id)
    await show_templates(call, done, ctx.change_id, here)
