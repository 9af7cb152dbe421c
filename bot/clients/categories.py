"""The categories of clients: the list with how many are in each, add, rename, icon, place."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.icons import icon_of, split_icon
from bot.kit.paging import page_of
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.change_categories import add_category, edit_category, move_category
from domain.clients.queries import count_categories, list_categories
from domain.clients.views import CategoryView
from domain.journal.kinds import ChangeKind


class CategoriesPress(Press, prefix="k"):
    """The list of categories."""

    offset: int = 0


class CategoryScreenPress(Press, prefix="ko"):
    """One category."""

    category_id: int


class AddCategoryPress(Press, prefix="ka"):
    """Write a new category."""


class RenameCategoryPress(Press, prefix="kn"):
    """Write a category's name."""

    category_id: int


class CategoryIconPress(Press, prefix="ki"):
    """Send a category's icon."""

    category_id: int


class MoveCategoryPress(Press, prefix="km"):
    """Move a category one place up or down."""

    category_id: int
    up: bool


class RemoveCategoryPress(Press, prefix="kr"):
    """Remove a category, or ask where its clients go."""

    category_id: int


def caption(icon: str, name: str) -> str:
    """A category as a button or a line shows it."""
    return f"{icon} {name}".strip()


async def categories_screen(turn: Turn, offset: int = 0, done: Html | None = None) -> Screen:
    """All categories, page by page."""
    words = turn.words
    async with turn.reading() as ctx:
        categories = await list_categories(ctx)
        counts = await count_categories(ctx)
    page = page_of(categories, offset)
    lines = [
        words.html("clients-category-line", name=caption(each.icon, each.name), count=counts.get(each.id, 0))
        for each in page.items
    ]
    text = Html.lines([words.html("clients-categories", count=len(categories)), *lines])
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.grid(
        [button(caption(each.icon, each.name), CategoryScreenPress(category_id=each.id)) for each in page.items]
    )
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), CategoriesPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), CategoriesPress(offset=page.after)),
    )
    return screen.row(
        button(words.text("clients-category-add"), AddCategoryPress()),
        button(words.text("kit-back"), SettingsPress()),
    )


async def category_screen(turn: Turn, category_id: int, done: Html | None = None) -> Screen:
    """One category, and how many clients are in it. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        categories = await list_categories(ctx)
        category = _find(categories, category_id)
        count = (await count_categories(ctx)).get(category_id, 0)
    text = words.html("clients-category", name=caption(category.icon, category.name), count=count)
    place = categories.index(category)
    up, down = (MoveCategoryPress(category_id=category_id, up=up) for up in (True, False))
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.row(
        button(words.text("clients-category-rename"), RenameCategoryPress(category_id=category_id)),
        button(words.text("clients-category-icon"), CategoryIconPress(category_id=category_id)),
    )
    screen.row(
        button(words.text("funnel-stage-up"), up) if place else None,
        button(words.text("funnel-stage-down"), down) if place + 1 < len(categories) else None,
    )
    return screen.row(
        button(words.text("clients-category-remove"), RemoveCategoryPress(category_id=category_id), style="danger"),
        button(words.text("kit-back"), CategoriesPress()),
    )


def _find(categories: list[CategoryView], category_id: int) -> CategoryView:
    for category in categories:
        if category.id == category_id:
            return category
    raise NotFoundError(what="category")


@on_press(CategoriesPress, Permission.SETTINGS)
async def press_categories(call: Call, press: CategoriesPress) -> None:
    """The list."""
    await call.show(await categories_screen(call, press.offset))


@on_press(CategoryScreenPress, Permission.SETTINGS)
async def press_category_screen(call: Call, press: CategoryScreenPress) -> None:
    """One category."""
    await call.show(await category_screen(call, press.category_id))


@on_press(AddCategoryPress, Permission.SETTINGS)
async def press_add_category(call: Call, _press: AddCategoryPress) -> None:
    """Ask for name and icon."""
    await ask(call, call.words.html("clients-category-ask"), "category-new")


@on_answer("category-new", Permission.SETTINGS)
async def answer_new_category(said: Said, _ids: Ids, text: str) -> None:
    """«⭐ VIP» is an icon and a name."""
    icon, name = split_icon(text)
    async with said.writing(ChangeKind.CATEGORIES_CHANGED) as ctx:
        category = await add_category(ctx, name, icon or "")
    done = said.words.html("clients-category-added", name=caption(category.icon, category.name))
    await said.show(with_undo(said, await categories_screen(said, done=done), ctx.change_id))


@on_press(RenameCategoryPress, Permission.SETTINGS)
async def press_rename_category(call: Call, press: RenameCategoryPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        category = _find(await list_categories(ctx), press.category_id)
    question = call.words.html("clients-category-rename-ask", name=caption(category.icon, category.name))
    await ask(call, question, "category-name", category_id=press.category_id)


@on_answer("category-name", Permission.SETTINGS)
async def answer_category_name(said: Said, ids: Ids, text: str) -> None:
    """Rename; an icon in front of the name is taken too, without one the old icon stays."""
    icon, name = split_icon(text)
    async with said.writing(ChangeKind.CATEGORIES_CHANGED) as ctx:
        await edit_category(ctx, ids["category_id"], name=name, icon=icon)
    await _show_edited(said, ids["category_id"], ctx.change_id)


@on_press(CategoryIconPress, Permission.SETTINGS)
async def press_category_icon(call: Call, press: CategoryIconPress) -> None:
    """Ask for the icon."""
    await ask(call, call.words.html("kit-icon-ask"), "category-icon", category_id=press.category_id)


@on_answer("category-icon", Permission.SETTINGS)
async def answer_category_icon(said: Said, ids: Ids, text: str) -> None:
    """Set the icon."""
    async with said.writing(ChangeKind.CATEGORIES_CHANGED) as ctx:
        await edit_category(ctx, ids["category_id"], icon=icon_of(text))
    await _show_edited(said, ids["category_id"], ctx.change_id)


@on_press(MoveCategoryPress, Permission.SETTINGS)
async def press_move_category(call: Call, press: MoveCategoryPress) -> None:
    """Move it one place."""
    async with call.writing(ChangeKind.CATEGORIES_CHANGED) as ctx:
        await move_category(ctx, press.category_id, up=press.up)
    await _show_edited(call, press.category_id, ctx.change_id)


async def _show_edited(said: Shown, category_id: int, change_id: int | None) -> None:
    screen = await category_screen(said, category_id, said.words.html("clients-category-edited"))
    await said.show(with_undo(said, screen, change_id))
