"""The tags of a card: those on it, and the most used ones to put on with one press."""

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import NewTagPress, TagLettersOfCardPress, TagPress, TagsPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import CardPress, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.clients.change_tags import put_tag, tag_client, untag_client
from domain.clients.queries import get_card, list_tags
from domain.journal.kinds import ChangeKind

#: So many tags fit on the screen; any other is written.
SHOWN = 16


@on_press(TagsPress, Permission.EDIT_CLIENTS)
async def press_tags(call: Call, press: TagsPress) -> None:
    """Tags on the card are marked; a press puts one on or takes it off."""
    async with call.reading() as ctx:
        on = (await get_card(ctx, press.client_id)).tags
        often = await list_tags(ctx, limit=SHOWN)
    known = {tag.id for tag in on}
    screen = Screen((await card_screen(call, **press.origin)).text)
    buttons = [button(f"✔ {tag.name}", TagPress(tag_id=tag.id, on=False, **press.origin)) for tag in on[:SHOWN]]
    buttons += [
        button(tag.name, TagPress(tag_id=tag.id, on=True, **press.origin)) for tag in often if tag.id not in known
    ]
    screen.grid(buttons[: SHOWN * 2])
    screen.row(
        button(call.words.text("clients-tag-letters"), TagLettersOfCardPress(**press.origin)),
        button(call.words.text("clients-new-tag"), NewTagPress(**press.origin)),
        button(call.words.text("kit-back"), CardPress(**press.origin)),
    )
    await call.show(screen)


@on_press(TagPress, Permission.EDIT_CLIENTS)
async def press_tag(call: Call, press: TagPress) -> None:
    """Put the tag on or take it off."""
    async with call.writing(ChangeKind.TAGS_CHANGED) as ctx:
        if press.on:
            await put_tag(ctx, press.client_id, press.tag_id)
        else:
            await untag_client(ctx, press.client_id, press.tag_id)
    await show_card(call, done=Done(call.words.html("clients-done-tags"), ctx.change_id), **press.origin)


@on_press(NewTagPress, Permission.EDIT_CLIENTS)
async def press_new_tag(call: Call, press: NewTagPress) -> None:
    """Ask for a tag."""
    await ask(call, call.words.html("clients-tag-ask"), "tag", **press.origin)


@on_answer("tag", Permission.EDIT_CLIENTS)
async def answer_tag(said: Said, ids: Ids, text: str) -> None:
    """Several tags may be written at once, parted by commas; a comma too many parts nothing."""
    names = [name for name in text.split(",") if name.strip()] or [text]
    async with said.writing(ChangeKind.TAGS_CHANGED) as ctx:
        for name in names:
            await tag_client(ctx, ids["client_id"], name)
    await show_card(said, done=Done(said.words.html("clients-done-tags"), ctx.change_id), **ids)


@on_press(TagLettersOfCardPress, Permission.EDIT_CLIENTS)
async def press_letters(call: Call, press: TagLettersOfCardPress) -> None:
    """Ask for the first letters of a tag."""
    await ask(call, call.words.html("clients-tag-letters-ask"), "tag-of-card", **press.origin)


@on_answer("tag-of-card", Permission.EDIT_CLIENTS)
async def answer_letters(said: Said, ids: Ids, text: str) -> None:
    """The tags that begin so, each one press away; what nobody has used yet can be made on the spot."""
    letters = " ".join(text.split()).lstrip("#")
    origin = origin_of(ids)
    async with said.reading() as ctx:
        on = {tag.id for tag in (await get_card(ctx, origin["client_id"])).tags}
        found = await list_tags(ctx, starting=letters, limit=SHOWN)
    words = said.words
    key = "clients-tag-letters-found" if found else "clients-tag-letters-none"
    screen = Screen(words.html(key, letters=letters))
    screen.grid(
        [
            button(
                f"{'✔ ' if tag.id in on else ''}{tag.name} · {tag.clients}",
                TagPress(tag_id=tag.id, on=tag.id not in on, **origin),
            )
            for tag in found
        ]
    )
    screen.row(
        button(words.text("clients-tag-letters"), TagLettersOfCardPress(**origin)),
        button(words.text("clients-new-tag"), NewTagPress(**origin)),
    )
    await said.show(screen.row(button(words.text("kit-back"), CardPress(**origin))))
