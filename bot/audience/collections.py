"""Collections: the ready ways to a part of the base. Segments, groups, tags, whoever is responsible, the ticked."""

from bot.audience.client_list import show_list
from bot.audience.presses import ResponsiblesPress
from bot.audience.quick import Quick, QuickPress
from bot.audience.told import tell_count
from bot.kit.call import Call
from bot.kit.enum_words import key_of
from bot.kit.paging import page_of
from bot.kit.presses import (
    BasketPress,
    CloudPress,
    CollectionsPress,
    GroupsPress,
    HomePress,
    ReadyPress,
    SegmentsPress,
    SiftPress,
)
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.audience.basket import count_basket
from domain.audience.filter import ClientFilter
from domain.audience.overview import list_shares
from domain.audience.toggles import Choice, choose
from domain.base.actor import Permission

#: Those who wait for somebody, a press each.
_WAITING = ((Quick.OVERDUE, Quick.TODAY, Quick.WEEK), (Quick.NO_STEP, Quick.QUIET, Quick.STUCK))


@on_press(CollectionsPress, Permission.SEE_CLIENTS)
async def press_collections(call: Call, _press: CollectionsPress) -> None:
    """What there is."""
    words = call.words
    async with call.reading() as ctx:
        ticked = await count_basket(ctx)
    screen = Screen(words.html("audience-collections"))
    for row in _WAITING:
        screen.row(*(button(words.text(key_of(quick)), QuickPress(quick=quick)) for quick in row))
    screen.row(
        button(words.text("audience-segments"), SegmentsPress()), button(words.text("audience-groups"), GroupsPress())
    )
    screen.row(
        button(words.text("audience-cloud"), CloudPress()),
        button(words.text("audience-responsibles"), ResponsiblesPress()),
    )
    screen.row(
        button(words.text("audience-basket", count=tell_count(words, ticked)), BasketPress()),
        button(words.text("audience-sift"), SiftPress()),
    )
    await call.show(screen.row(button(words.text("kit-home"), HomePress())))


@on_press(ResponsiblesPress, Permission.SEE_CLIENTS)
async def press_responsibles(call: Call, press: ResponsiblesPress) -> None:
    """Every member with the number of clients; a press shows them."""
    words = call.words
    async with call.reading() as ctx:
        shares = await list_shares(ctx)
    screen = Screen(words.html("audience-responsibles-ask"))
    nobody = words.text("audience-nobody")
    page = page_of(shares, press.offset)
    for share in page.items:
        caption = words.text("audience-share", name=share.name or nobody, count=share.clients)
        screen.row(button(caption, ReadyPress(choice=Choice.RESPONSIBLE, ref=share.member_id or 0)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), ResponsiblesPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), ResponsiblesPress(offset=page.after)),
    )
    await call.show(screen.row(button(words.text("kit-back"), CollectionsPress())))


@on_press(ReadyPress, Permission.SEE_CLIENTS)
async def press_ready(call: Call, press: ReadyPress) -> None:
    """The clients of one tag, group or member."""
    await show_list(call, choose(ClientFilter(), press.choice, press.ref))
