"""/tags: all tags of the base, the more a tag is carried the larger; rename, merge, remove one."""

from bot.audience.presses import (
    MergeTagIntoPress,
    MergeTagPress,
    RemoveTagPress,
    RenameTagPress,
    TagLettersPress,
    TagOfBasePress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.paging import page_of
from bot.kit.presses import CloudPress, CollectionsPress, ReadyPress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html, Words
from domain.audience.toggles import Choice
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.change_tags_of_base import merge_tags, remove_tag, rename_tag
from domain.clients.queries import list_tags
from domain.clients.views import TagView
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind

#: Tags in the cloud and to choose from; others are found by their letters.
_MOST = 200
#: Of those with the letters so many are shown; of more, further letters are asked for.
_MOST_FOUND = 60
_PAGE = 24
#: From this share of the most carried tag on, a tag is one size larger.
_SIZES = ((0.6, "🔴"), (0.25, "🟠"), (0.05, "🟡"), (0.0, "⚪"))
#: Fewer tags than these need no sizes, and neither do tags of which none is carried so many times as often.
_FEW, _TELLING = 4, 3


async def cloud_screen(turn: Turn, offset: int = 0, *, letters: str = "", done: Html | None = None) -> Screen:
    """The tags, the most carried first; each leads to its clients, or for admins to the tag itself."""
    words = turn.words
    async with turn.reading() as ctx:
        tags = await list_tags(ctx, starting=letters, limit=_MOST)
    # Buttons carry no letters, so what was found stands on one page.
    page = page_of(tags[:_MOST_FOUND], 0, _MOST_FOUND) if letters else page_of(tags, offset, _PAGE)
    if letters:
        text = words.html("audience-cloud-letters", letters=letters, count=len(tags))
    elif tags:
        text = words.html("audience-cloud-ask", sized="yes" if is_sized(_carried(tags)) else "no")
    else:
        text = words.html("audience-cloud-none")
    screen = Screen(Html.lines([text, draw_cloud(tags), done or ""], "\n\n"))
    changes = turn.actor.may(Permission.SETTINGS)
    screen.grid(
        [
            button(
                f"#{tag.name} · {words.number(tag.clients)}",
                TagOfBasePress(tag_id=tag.id) if changes else ReadyPress(choice=Choice.TAG, ref=tag.id),
            )
            for tag in page.items
        ]
    )
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), CloudPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), CloudPress(offset=page.after)),
    )
    return screen.row(
        button(words.text("audience-letters"), TagLettersPress()) if tags or letters else None,
        button(words.text("kit-back"), CollectionsPress()),
    )


def _carried(tags: list[TagView]) -> list[TagView]:
    return [tag for tag in tags if tag.clients][:60]


def is_sized(carried: list[TagView]) -> bool:
    """Whether sizes tell anything: of a few tags, or of tags that all are carried alike, they don't."""
    return len(carried) >= _FEW and carried[0].clients >= _TELLING * carried[-1].clients


def draw_cloud(tags: list[TagView]) -> Html:
    """The cloud itself: by name, with a brighter sign the more a tag is carried."""
    carried = _carried(tags)
    by_name = sorted(carried, key=lambda tag: tag.name.casefold())
    if not is_sized(carried):
        return Html.escape("  ".join(f"#{tag.name}" for tag in by_name))
    most = carried[0].clients
    sizes = {tag.id: next(sign for share, sign in _SIZES if tag.clients / most >= share) for tag in by_name}
    return Html.escape("  ".join(f"{sizes[tag.id]}{tag.name}" for tag in by_name))


@on_press(CloudPress, Permission.SEE_CLIENTS)
async def press_cloud(call: Call, press: CloudPress) -> None:
    """The cloud."""
    await call.show(await cloud_screen(call, press.offset))


@on_command("tags", Permission.SEE_CLIENTS)
async def say_tags(said: Said) -> None:
    """The cloud as a new message."""
    await said.show(await cloud_screen(said))


@on_press(TagLettersPress, Permission.SEE_CLIENTS)
async def press_letters(call: Call, _press: TagLettersPress) -> None:
    """Ask for the letters."""
    await ask(call, call.words.html("audience-tag-letters-ask"), "tag-letters")


@on_answer("tag-letters", Permission.SEE_CLIENTS)
async def answer_letters(said: Said, _ids: Ids, text: str) -> None:
    """The tags that begin so."""
    await said.show(await cloud_screen(said, letters=" ".join(text.split())[:64].lstrip("#")))


async def tag_screen(turn: Turn, tag_id: int, done: Html | None = None) -> Screen:
    """One tag. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        tag = await _tag(ctx, tag_id)
    text = words.html("audience-tag", name=tag.name, count=tag.clients)
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    ready = ReadyPress(choice=Choice.TAG, ref=tag_id)
    screen.row(button(words.text("audience-open-list"), ready, style="primary") if tag.clients else None)
    screen.row(
        button(words.text("audience-rename"), RenameTagPress(tag_id=tag_id)),
        button(words.text("audience-tag-merge"), MergeTagPress(tag_id=tag_id)),
    )
    return screen.row(
        button(words.text("audience-tag-remove"), RemoveTagPress(tag_id=tag_id), style="danger"),
        button(words.text("kit-back"), CloudPress()),
    )


async def _tag(ctx: Reading, tag_id: int) -> TagView:
    for tag in await list_tags(ctx, limit=1, tag_id=tag_id):
        return tag
    raise NotFoundError(what="tag")


@on_press(TagOfBasePress, Permission.SETTINGS)
async def press_tag(call: Call, press: TagOfBasePress) -> None:
    """One tag."""
    await call.show(await tag_screen(call, press.tag_id))


@on_press(RenameTagPress, Permission.SETTINGS)
async def press_rename(call: Call, press: RenameTagPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        tag = await _tag(ctx, press.tag_id)
    await ask(call, call.words.html("audience-tag-rename-ask", name=tag.name), "tag-name", tag_id=press.tag_id)


@on_answer("tag-name", Permission.SETTINGS)
async def answer_name(said: Said, ids: Ids, text: str) -> None:
    """Rename it; a name that another tag has makes one of the two."""
    async with said.writing(ChangeKind.TAGS_OF_BASE) as ctx:
        left = (await rename_tag(ctx, ids["tag_id"], text)).id
    done = _merged(said.words) if left != ids["tag_id"] else said.words.html("audience-tag-renamed")
    await said.show(with_undo(said, await tag_screen(said, left, done), ctx.change_id))


def _merged(words: Words) -> Html:
    return words.html("audience-tag-merged")


@on_press(MergeTagPress, Permission.SETTINGS)
async def press_merge(call: Call, press: MergeTagPress) -> None:
    """The tags that it may become."""
    words, here = call.words, press.tag_id
    async with call.reading() as ctx:
        tag = await _tag(ctx, here)
        others = [each for each in await list_tags(ctx, limit=_MOST) if each.id != here]
    page = page_of(others, press.offset, _PAGE)
    screen = Screen(words.html("audience-tag-merge-ask", name=tag.name, count=tag.clients))
    screen.grid([button(f"#{each.name}", MergeTagIntoPress(tag_id=here, into_id=each.id)) for each in page.items])
    before, after = page.before, page.after
    screen.row(
        None if before is None else button(words.text("kit-previous"), MergeTagPress(tag_id=here, offset=before)),
        None if after is None else button(words.text("kit-next"), MergeTagPress(tag_id=here, offset=after)),
    )
    await call.show(screen.row(button(words.text("kit-back"), TagOfBasePress(tag_id=here))))


@on_press(MergeTagIntoPress, Permission.SETTINGS)
async def press_merge_into(call: Call, press: MergeTagIntoPress) -> None:
    """Make one of the two."""
    async with call.writing(ChangeKind.TAGS_OF_BASE) as ctx:
        await merge_tags(ctx, press.tag_id, press.into_id)
    screen = await tag_screen(call, press.into_id, _merged(call.words))
    await call.show(with_undo(call, screen, ctx.change_id))


@on_press(RemoveTagPress, Permission.SETTINGS)
async def press_remove(call: Call, press: RemoveTagPress) -> None:
    """Ask, since it concerns many cards, and then take it off all of them; undo puts it back."""
    words, here = call.words, press.tag_id
    if not press.sure:
        async with call.reading() as look:
            tag = await _tag(look, here)
        screen = Screen(words.html("audience-tag-remove-ask", name=tag.name, count=tag.clients))
        screen.row(
            button(words.text("audience-tag-remove-sure"), RemoveTagPress(tag_id=here, sure=True), style="danger"),
            button(words.text("kit-back"), TagOfBasePress(tag_id=here)),
        )
        await call.show(screen)
        return
    async with call.writing(ChangeKind.TAGS_OF_BASE) as ctx:
        name = await remove_tag(ctx, here)
    done = words.html("audience-tag-removed", name=name)
    await call.show(with_undo(call, await cloud_screen(call, done=done), ctx.change_id))
