"""Which of the lists of a harvest are taken: a tick at each."""

from bot.kit.call import Call
from bot.kit.enum_words import key_of
from bot.kit.paging import page_of
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.subscribers.harvest_screen import told_if_stale
from bot.subscribers.presses import HarvestPress, ListsPress, SwitchListPress
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.subscribers.choose import switch_list
from domain.subscribers.queries import get_harvest
from domain.subscribers.views import HarvestView

SHOWN = 8
_LONGEST = 30


def lists_screen(call: Call, view: HarvestView, offset: int) -> Screen:
    """A page of the lists that may be read."""
    words = call.words
    page = page_of([each for each in view.lists if each.problem is None and each.listing is not None], offset, SHOWN)
    screen = Screen(words.html("subscribers-lists-ask"))
    for each in page.items:
        assert each.listing is not None, "only those with a list are shown"
        caption = words.text(
            "subscribers-list-choice",
            here="yes" if each.is_on else "no",
            name=short(each.title, _LONGEST),
            listing=words.text(key_of(each.listing)),
        )
        press = SwitchListPress(harvest_id=view.id, version=view.version, list_id=each.id, offset=offset)
        screen.row(button(caption, press))
    screen.row(
        None
        if page.before is None
        else button(words.text("kit-previous"), ListsPress(harvest_id=view.id, offset=page.before)),
        None
        if page.after is None
        else button(words.text("kit-next"), ListsPress(harvest_id=view.id, offset=page.after)),
    )
    return screen.row(button(words.text("kit-back"), HarvestPress(harvest_id=view.id)))


@on_press(ListsPress, Permission.IMPORT)
async def press_lists(call: Call, press: ListsPress) -> None:
    """The lists."""
    async with call.reading() as ctx:
        view = await get_harvest(ctx, press.harvest_id)
    await call.show(lists_screen(call, view, press.offset))


@on_press(SwitchListPress, Permission.IMPORT)
async def press_switch(call: Call, press: SwitchListPress) -> None:
    """Take it in or leave it out."""
    async with told_if_stale(call, press.harvest_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            view = await switch_list(ctx, press.harvest_id, press.version, press.list_id)
        await call.show(lists_screen(call, view, press.offset))
