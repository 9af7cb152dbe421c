"""A tag for a bulk edit that no button shows: it is written, and what begins so is offered before a new one is made."""

from bot.bulk.dry_run import show_dry_run
from bot.bulk.presses import EditPress, PickPress, TryPress, WritePress
from bot.kit.call import Ids, Said
from bot.kit.registry import on_answer
from bot.kit.screen import Screen, button
from domain.audience.audience import Audience
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.bulk.kinds import BulkOperation
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.tags import AddTag
from domain.clients.folding import fold
from domain.clients.queries import list_tags
from domain.clients.rules import TAG_LENGTH, clean_line
from domain.journal.kinds import ChangeKind

#: So many tags that begin so are offered; of more, further letters are asked for.
_SHOWN = 40


@on_answer("bulk-tag", Permission.EDIT_CLIENTS)
async def answer_tag(said: Said, ids: Ids, text: str) -> None:
    """A tag, known or new, or the letters that known ones begin with."""
    name = clean_line(text.strip().lstrip("#"), field="tag", longest=TAG_LENGTH)
    # A question that was asked before letters were understood knows no operation.
    operation = BulkOperation(ids.get("operation", BulkOperation.ADD_TAG))
    filter_id = ids["filter_id"]
    async with said.reading() as ctx:
        wanted = await get_filter(ctx, filter_id)
        found = await list_tags(ctx, starting=name, limit=_SHOWN)
    is_new = operation is BulkOperation.ADD_TAG and not any(fold(tag.name) == fold(name) for tag in found)
    if operation is BulkOperation.ADD_TAG and not (is_new and found):
        await show_dry_run(said, filter_id, AddTag(name=name))
        return
    words = said.words
    screen = Screen(words.html("bulk-tags-found" if found else "bulk-tags-none", letters=name))
    screen.grid(
        [button(f"#{tag.name}", TryPress(filter_id=filter_id, operation=operation, value=tag.id)) for tag in found]
    )
    if is_new:
        async with said.writing(ChangeKind.WORK) as keep:
            edit = await plan_bulk(keep, Audience(wanted=wanted), AddTag(name=name))
        screen.row(button(words.text("bulk-make-tag", name=name), EditPress(edit_id=edit.id, filter_id=filter_id)))
    else:
        again = WritePress(filter_id=filter_id, operation=operation)
        screen.row(button(words.text("bulk-find-tag"), again))
    await said.show(screen.row(button(words.text("kit-back"), PickPress(filter_id=filter_id, operation=operation))))
