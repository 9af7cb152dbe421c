"""/templates: the texts that are kept, by category, and the way to a new one."""

from collections.abc import Callable

from aiogram.types import InlineKeyboardButton

from bot.kit.call import Call, Said, Turn
from bot.kit.paging import page_of
from bot.kit.presses import HomePress, TemplatesPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from bot.templates.presses import NewTemplatePress, SeriesListPress, TemplatePress
from bot.templates.told import line_of
from domain.base.actor import Permission
from domain.templates.queries import list_templates
from domain.templates.views import TemplateView

#: Templates on one screen.
PAGE = 10
#: So many categories get a button of their own.
CATEGORIES = 12


async def templates_screen(turn: Turn, like_id: int = 0, offset: int = 0, done: Html | None = None) -> Screen:
    """The own ones and those of the team, of all categories or of one."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await list_templates(ctx)
    screen = Screen(Html.lines([words.html("templates-list", count=len(found)), done or ""], "\n\n"))
    add_choice(
        turn,
        screen,
        found,
        (like_id, offset),
        lambda like, start: TemplatesPress(like_id=like, offset=start),
        lambda each: TemplatePress(template_id=each.id),
    )
    return screen.row(
        button(words.text("templates-new"), NewTemplatePress(), style=None if found else "primary"),
        button(words.text("templates-series"), SeriesListPress()),
    ).row(button(words.text("kit-home"), HomePress()))


def add_choice(
    turn: Turn,
    screen: Screen,
    templates: list[TemplateView],
    at: tuple[int, int],
    turn_to: Callable[[int, int], Press],
    choose: Callable[[TemplateView], Press],
) -> None:
    """The categories, and a page of templates as buttons.

    `at` is a template whose category is shown (0 for all) and the place in that list; `turn_to` makes the press that
    shows another such place, `choose` the one that takes a template.
    """
    like_id, offset = at
    category = next((each.category for each in templates if each.id == like_id), None)
    screen.grid(_categories(turn, templates, category, turn_to), 3)
    page = page_of([each for each in templates if category in {None, each.category}], offset, PAGE)
    for each in page.items:
        screen.row(button(line_of(each), choose(each)))
    words = turn.words
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), turn_to(like_id, page.before)),
        None if page.after is None else button(words.text("kit-next"), turn_to(like_id, page.after)),
    )


def _categories(
    turn: Turn, templates: list[TemplateView], chosen: str | None, turn_to: Callable[[int, int], Press]
) -> list[InlineKeyboardButton]:
    """A button for each category, and one for all as soon as there is a choice."""
    firsts: dict[str, int] = {}
    for each in templates:
        if each.category:
            firsts.setdefault(each.category, each.id)
    named = sorted(firsts.items())[:CATEGORIES]
    if not named:
        return []
    words = turn.words
    everything = button(words.text("templates-all", here="yes" if chosen is None else "no"), turn_to(0, 0))
    return [
        everything,
        *(button(f"· {name} ·" if name == chosen else name, turn_to(first, 0)) for name, first in named),
    ]


async def show_templates(call: Call, done: Html, change_id: int | None, at: TemplatePress) -> None:
    """The list with what has just been done, and its undo, which leads to the template."""
    await call.show(with_undo(call, await templates_screen(call, done=done), change_id, at))


@on_press(TemplatesPress, Permission.EDIT_CLIENTS)
async def press_templates(call: Call, press: TemplatesPress) -> None:
    """Another page or category."""
    await call.show(await templates_screen(call, press.like_id, press.offset))


@on_command("templates", Permission.EDIT_CLIENTS)
async def say_templates(said: Said) -> None:
    """The list as a new message."""
    await said.show(await templates_screen(said))
