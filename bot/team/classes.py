"""Access classes: clients that only chosen members see. List, add, rename, to whom each is open, remove."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.paging import page_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from bot.team.members import LONGEST_NAME, SCOPED
from bot.team.presses import (
    AddClassPress,
    ClassesPress,
    ClassPress,
    MembersPress,
    OpenClassPress,
    RemoveClassForSurePress,
    RemoveClassPress,
    RenameClassPress,
)
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access_queries import AccessClassView, list_access_classes
from domain.clients.change_access_classes import add_access_class, remove_access_class, rename_access_class
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind
from domain.team.open_class import close_class, open_class
from domain.team.queries import list_members


async def classes_screen(turn: Turn, offset: int = 0, done: Html | None = None) -> Screen:
    """All classes, page by page."""
    words = turn.words
    async with turn.reading() as ctx:
        classes = await list_access_classes(ctx)
    page = page_of(classes, offset)
    screen = Screen(Html.lines([words.html("team-classes", count=len(classes)), done or ""], "\n\n"))
    screen.grid(
        [
            button(
                words.text("team-class-line", name=short(each.name, LONGEST_NAME), clients=each.clients),
                ClassPress(class_id=each.id),
            )
            for each in page.items
        ]
    )
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), ClassesPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), ClassesPress(offset=page.after)),
    )
    return screen.row(
        button(words.text("team-class-add"), AddClassPress()), button(words.text("kit-back"), MembersPress())
    )


async def class_screen(turn: Turn, class_id: int, done: Html | None = None) -> Screen:
    """One class: how many clients are in it, and a switch for each member whom it concerns."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await _find(ctx, class_id)
        members = [each for each in await list_members(ctx) if each.is_active and each.role in SCOPED]
    text = words.html("team-class", name=found.name, clients=found.clients, members=len(members))
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.grid(
        [
            button(
                words.text(
                    "team-class-member",
                    name=short(each.name, LONGEST_NAME),
                    on="yes" if each.id in found.member_ids else "no",
                ),
                OpenClassPress(class_id=class_id, member_id=each.id, on=each.id not in found.member_ids),
            )
            for each in members[:80]
        ]
    )
    screen.row(
        button(words.text("team-class-rename"), RenameClassPress(class_id=class_id)),
        button(words.text("team-class-remove"), RemoveClassPress(class_id=class_id), style="danger"),
    )
    return screen.row(button(words.text("kit-back"), ClassesPress()))


async def _find(ctx: Reading, class_id: int) -> AccessClassView:
    for each in await list_access_classes(ctx):
        if each.id == class_id:
            return each
    raise NotFoundError(what="access-class")


@on_press(ClassesPress, Permission.MEMBERS)
async def press_classes(call: Call, press: ClassesPress) -> None:
    """The list."""
    await call.show(await classes_screen(call, press.offset))


@on_press(ClassPress, Permission.MEMBERS)
async def press_class(call: Call, press: ClassPress) -> None:
    """One class."""
    await call.show(await class_screen(call, press.class_id))


@on_press(AddClassPress, Permission.MEMBERS)
async def press_add_class(call: Call, _press: AddClassPress) -> None:
    """Ask for the name."""
    await ask(call, call.words.html("team-class-ask"), "class-new")


@on_answer("class-new", Permission.MEMBERS)
async def answer_new_class(said: Said, _ids: Ids, text: str) -> None:
    """Make it, and show to whom it can be opened."""
    async with said.writing(ChangeKind.ACCESS_CLASSES_CHANGED) as ctx:
        found = await add_access_class(ctx, text)
    screen = await class_screen(said, found.id, said.words.html("team-class-added"))
    await said.show(with_undo(said, screen, ctx.change_id))


@on_press(RenameClassPress, Permission.MEMBERS)
async def press_rename_class(call: Call, press: RenameClassPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        found = await _find(ctx, press.class_id)
    await ask(call, call.words.html("team-class-rename-ask", name=found.name), "class-name", class_id=press.class_id)


@on_answer("class-name", Permission.MEMBERS)
async def answer_class_name(said: Said, ids: Ids, text: str) -> None:
    """Rename."""
    async with said.writing(ChangeKind.ACCESS_CLASSES_CHANGED) as ctx:
        await rename_access_class(ctx, ids["class_id"], text)
    screen = await class_screen(said, ids["class_id"], said.words.html("team-done"))
    await said.show(with_undo(said, screen, ctx.change_id))


@on_press(OpenClassPress, Permission.MEMBERS)
async def press_open_class(call: Call, press: OpenClassPress) -> None:
    """Open the class to a member, or close it: the switch is the way back, for rights are not undone."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await (open_class if press.on else close_class)(ctx, press.class_id, press.member_id)
    await call.show(await class_screen(call, press.class_id, call.words.html("team-done")))


@on_press(RemoveClassPress, Permission.MEMBERS)
async def press_remove_class(call: Call, press: RemoveClassPress) -> None:
    """Ask, for its clients will be open to everybody."""
    words = call.words
    async with call.reading() as ctx:
        found = await _find(ctx, press.class_id)
    screen = Screen(words.html("team-class-remove-ask", name=found.name, clients=found.clients))
    await call.show(
        screen.row(
            button(words.text("team-class-remove-sure"), RemoveClassForSurePress(class_id=found.id), style="danger"),
            button(words.text("kit-back"), ClassPress(class_id=found.id)),
        )
    )


@on_press(RemoveClassForSurePress, Permission.MEMBERS)
async def press_remove_class_for_sure(call: Call, press: RemoveClassForSurePress) -> None:
    """Remove it; ↩ puts its clients back into it."""
    async with call.writing(ChangeKind.ACCESS_CLASSES_CHANGED) as ctx:
        found, clients = await remove_access_class(ctx, press.class_id)
    done = call.words.html("team-class-removed", name=found.name, clients=clients)
    await call.show(with_undo(call, await classes_screen(call, done=done), ctx.change_id))
