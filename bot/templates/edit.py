"""Write a template: its text, its name, its category."""

from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.templates.presses import (
    CategoriesPress,
    CategoryOfPress,
    NewCategoryPress,
    NewTemplatePress,
    RenameTemplatePress,
    RewritePress,
    TemplatePress,
)
from bot.templates.template import show_template
from bot.templates.told import cut
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.templates.change_templates import add_template, rename_template, rewrite_template, sort_template
from domain.templates.queries import get_template, list_templates

#: So much of the present text stands in the question; the whole is on the screen above.
_SHOWN = 2_500


@on_press(NewTemplatePress, Permission.EDIT_CLIENTS)
async def press_new(call: Call, _press: NewTemplatePress) -> None:
    """Ask for the text; the name is taken from it and can be changed."""
    await ask(call, call.words.html("templates-text-ask"), "template-new")


@on_answer("template-new", Permission.EDIT_CLIENTS)
async def answer_new(said: Said, _ids: Ids, text: str) -> None:
    """Keep it. A mistake is told with its place, and the question stays open."""
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        template_id = (await add_template(ctx, text)).id
    await show_template(said, template_id, said.words.html("templates-added"), ctx.change_id)


@on_press(RewritePress, Permission.EDIT_CLIENTS)
async def press_rewrite(call: Call, press: RewritePress) -> None:
    """Ask for the text, with the present one to be copied."""
    async with call.reading() as ctx:
        template = await get_template(ctx, press.template_id)
    question = call.words.html("templates-rewrite-ask", text=cut(template.text, _SHOWN))
    await ask(call, question, "template-text", template_id=press.template_id, version=template.version)


@on_answer("template-text", Permission.EDIT_CLIENTS)
async def answer_text(said: Said, ids: Ids, text: str) -> None:
    """Take it; what a colleague has written meanwhile is left as it is."""
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        await rewrite_template(ctx, ids["template_id"], text, version=ids["version"])
    await show_template(said, ids["template_id"], said.words.html("templates-edited"), ctx.change_id)


@on_press(RenameTemplatePress, Permission.EDIT_CLIENTS)
async def press_rename(call: Call, press: RenameTemplatePress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        template = await get_template(ctx, press.template_id)
    question = call.words.html("templates-rename-ask", name=template.name)
    await ask(call, question, "template-name", template_id=press.template_id, version=template.version)


@on_answer("template-name", Permission.EDIT_CLIENTS)
async def answer_name(said: Said, ids: Ids, text: str) -> None:
    """Rename it."""
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        await rename_template(ctx, ids["template_id"], text, version=ids["version"])
    await show_template(said, ids["template_id"], said.words.html("templates-edited"), ctx.change_id)


@on_press(CategoriesPress, Permission.EDIT_CLIENTS)
async def press_categories(call: Call, press: CategoriesPress) -> None:
    """The categories that there are, a new one, or none."""
    words, here = call.words, press.template_id
    async with call.reading() as ctx:
        template = await get_template(ctx, here)
        others = await list_templates(ctx)
    firsts: dict[str, int] = {}
    for each in others:
        if each.category:
            firsts.setdefault(each.category, each.id)
    screen = Screen(words.html("templates-category-ask", name=template.name))
    screen.grid(
        [
            button(f"✔ {name}" if name == template.category else name, CategoryOfPress(template_id=here, like_id=first))
            for name, first in sorted(firsts.items())
        ]
    )
    screen.row(
        button(words.text("templates-category-new"), NewCategoryPress(template_id=here)),
        button(words.text("templates-category-none"), CategoryOfPress(template_id=here, like_id=0))
        if template.category
        else None,
    )
    await call.show(screen.row(button(words.text("kit-back"), TemplatePress(template_id=here))))


@on_press(CategoryOfPress, Permission.EDIT_CLIENTS)
async def press_category_of(call: Call, press: CategoryOfPress) -> None:
    """Where the other one stands."""
    async with call.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        category = (await get_template(ctx, press.like_id)).category if press.like_id else ""
        await sort_template(ctx, press.template_id, category)
    await show_template(call, press.template_id, call.words.html("templates-edited"), ctx.change_id)


@on_press(NewCategoryPress, Permission.EDIT_CLIENTS)
async def press_new_category(call: Call, press: NewCategoryPress) -> None:
    """Ask for the word."""
    async with call.reading() as ctx:
        await get_template(ctx, press.template_id)
    await ask(call, call.words.html("templates-category-word"), "template-category", template_id=press.template_id)


@on_answer("template-category", Permission.EDIT_CLIENTS)
async def answer_category(said: Said, ids: Ids, text: str) -> None:
    """Put it there; «-» takes it out."""
    async with said.writing(ChangeKind.TEMPLATES_CHANGED) as ctx:
        await sort_template(ctx, ids["template_id"], "" if text in EMPTY else text)
    await show_template(said, ids["template_id"], said.words.html("templates-edited"), ctx.change_id)
