"""«Do with all»: what can be done with the clients of a list. The tags used most are one press away."""

from bot.audience.told import tell_wanted
from bot.bulk.presses import PickPress, SalesPlanPress, TryPress, WritePress
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import BulkPress, ExportPress, HomePress, ListPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.queries import COUNT_CAP, count_clients, get_filter
from domain.base.actor import Permission
from domain.bulk.kinds import BulkOperation
from domain.clients.kinds import ClientState
from domain.clients.queries import list_tags

_NEAR_TAGS = 3

_ASKED: tuple[tuple[BulkOperation, ...], ...] = (
    (BulkOperation.ADD_TAG, BulkOperation.REMOVE_TAG),
    (BulkOperation.ADD_GROUP, BulkOperation.REMOVE_GROUP),
    (BulkOperation.CATEGORY, BulkOperation.STAGE, BulkOperation.FIELD),
    (BulkOperation.RESPONSIBLE, BulkOperation.NEXT_TOUCH),
)
_MAILINGS = (BulkOperation.UNSUBSCRIBE, BulkOperation.SUBSCRIBE)
_GRAVE = (BulkOperation.STOP, BulkOperation.DELETE)


async def menu_screen(turn: Turn, filter_id: int) -> Screen:
    """The clients in words, and the operations that make sense for them."""
    words = turn.words
    async with turn.reading() as ctx:
        wanted = await get_filter(ctx, filter_id)
        count = await count_clients(ctx, wanted)
        told = await tell_wanted(ctx, words, wanted)
        tags = await list_tags(ctx, limit=_NEAR_TAGS)
    more = "yes" if count > COUNT_CAP else "no"
    screen = Screen(words.html("bulk-menu", filter=told, count=min(count, COUNT_CAP), more=more))
    near = TryPress(filter_id=filter_id, operation=BulkOperation.ADD_TAG)
    screen.row(
        *(button(words.text("bulk-near-tag", name=tag.name), near.model_copy(update={"value": tag.id})) for tag in tags)
    )
    for asked in _ASKED:
        screen.row(
            *(button(words.text(key_of(each)), PickPress(filter_id=filter_id, operation=each)) for each in asked)
        )
    task = WritePress(filter_id=filter_id, operation=BulkOperation.TASK)
    screen.row(button(words.text(key_of(BulkOperation.TASK)), task))
    if turn.actor.may(Permission.MEMBERS):
        access = PickPress(filter_id=filter_id, operation=BulkOperation.ACCESS)
        screen.row(button(words.text(key_of(BulkOperation.ACCESS)), access))
    plan = SalesPlanPress(filter_id=filter_id)
    screen.row(button(words.text(key_of(BulkOperation.SALES_PLAN)), plan))
    pairs: tuple[tuple[BulkOperation, ...], ...] = (_of_states(wanted.states), _MAILINGS)
    for pair in pairs:
        screen.row(*(button(words.text(key_of(each)), TryPress(filter_id=filter_id, operation=each)) for each in pair))
    screen.row(
        *(
            button(words.text(key_of(each)), TryPress(filter_id=filter_id, operation=each), style="danger")
            for each in _GRAVE
        )
    )
    exports = turn.actor.may(Permission.EXPORT)
    return screen.row(
        button(words.text("kit-back"), ListPress(filter_id=filter_id)),
        button(words.text("audience-list-export"), ExportPress(filter_id=filter_id)) if exports else None,
        button(words.text("kit-home"), HomePress()),
    )


def _of_states(states: tuple[str, ...]) -> tuple[BulkOperation, ...]:
    """Nobody of a plain list is archived or blocked, so only the ways in are offered there."""
    return (
        BulkOperation.UNARCHIVE if ClientState.ARCHIVED in states else BulkOperation.ARCHIVE,
        BulkOperation.UNBLOCK if ClientState.BLOCKED in states else BulkOperation.BLOCK,
    )


@on_press(BulkPress, Permission.EDIT_CLIENTS)
async def press_bulk(call: Call, press: BulkPress) -> None:
    """What can be done with them."""
    await call.show(await menu_screen(call, press.filter_id))
