"""/segments: clients kept under a name, by rule or picked, one's own or the team's."""

from bot.audience.client_list import show_list
from bot.audience.presses import (
    PickTickedPress,
    RemoveSegmentPress,
    RenameSegmentPress,
    SaveBasketPress,
    SaveFilterPress,
    SegmentListPress,
    SegmentPress,
    SegmentTickPress,
    ShareSegmentPress,
)
from bot.audience.tick_many import tick_everybody
from bot.audience.ticking import show_basket
from bot.audience.told import tell_count, tell_wanted
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.paging import page_of
from bot.kit.presses import CollectionsPress, ExportPress, NewCampaignPress, SegmentsPress, SiftPress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.audience.audience import Audience
from domain.audience.basket import count_basket
from domain.audience.change_segments import remove_segment, rename_segment, share_segment
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_draft
from domain.audience.pick_ticked import add_ticked, drop_ticked
from domain.audience.queries import count_clients, get_filter
from domain.audience.save_segment import save_picked_segment, save_rule_segment
from domain.audience.segments import get_segment, list_segments
from domain.audience.views import SegmentView
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind

#: Segments on one screen, each with its count.
_PAGE = 10


async def segments_screen(turn: Turn, offset: int = 0, done: Html | None = None) -> Screen:
    """The own ones and those of the team, with how many clients each has now."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await list_segments(ctx)
        page = page_of(found, offset, _PAGE)
        counts = [await count_clients(ctx, each.wanted) for each in page.items]
        ticked = await count_basket(ctx)
    key = "audience-segments-ask" if found else "audience-segments-none"
    screen = Screen(Html.lines([words.html(key), done or ""], "\n\n"))
    for each, count in zip(page.items, counts, strict=True):
        icon = "👥" if each.is_shared else "📁"
        screen.row(button(f"{icon} {each.name} · {tell_count(words, count)}", SegmentPress(segment_id=each.id)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), SegmentsPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), SegmentsPress(offset=page.after)),
    )
    if turn.actor.may(Permission.EDIT_CLIENTS):
        current = turn.member.filter_id
        screen.row(
            button(words.text("audience-keep-list"), SaveFilterPress(filter_id=current)) if current else None,
            button(words.text("audience-keep-basket", count=tell_count(words, ticked)), SaveBasketPress())
            if ticked
            else None,
        )
    return screen.row(
        button(words.text("audience-sift"), SiftPress()), button(words.text("kit-back"), CollectionsPress())
    )


@on_press(SegmentsPress, Permission.SEE_CLIENTS)
async def press_segments(call: Call, press: SegmentsPress) -> None:
    """The list."""
    await call.show(await segments_screen(call, press.offset))


@on_command("segments", Permission.SEE_CLIENTS)
async def say_segments(said: Said) -> None:
    """The list as a new message."""
    await said.show(await segments_screen(said))


async def segment_screen(turn: Turn, segment_id: int, done: Html | None = None) -> Screen:
    """One segment: what it means, how many that are, and what to do with them."""
    words, may = turn.words, turn.actor.may
    async with turn.writing(ChangeKind.WORK) as ctx:
        segment = await get_segment(ctx, segment_id)
        told = await tell_wanted(ctx, words, segment.wanted) if segment.by_rule else words.html("audience-picked")
        count = await count_clients(ctx, segment.wanted, cap=None)
        filter_id = await keep_draft(ctx, segment.wanted)
        ticked = 0 if segment.by_rule else await count_basket(ctx)
    text = words.html(
        "audience-segment",
        name=segment.name,
        filter=told,
        count=count,
        shared="yes" if segment.is_shared else "no",
        owner=segment.owner or "—",
    )
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    if count:
        screen.row(
            button(words.text("audience-open-list"), SegmentListPress(segment_id=segment_id), style="primary"),
            button(words.text("audience-tick-these"), SegmentTickPress(segment_id=segment_id)),
        )
        writes, exports = may(Permission.EDIT_CLIENTS), may(Permission.EXPORT)
        screen.row(
            button(words.text("campaigns-for-these"), NewCampaignPress(segment_id=segment_id)) if writes else None,
            button(words.text("audience-list-export"), ExportPress(filter_id=filter_id)) if exports else None,
        )
    if _may_change(turn, segment):
        if ticked:
            into, out = (PickTickedPress(segment_id=segment_id, on=on) for on in (True, False))
            screen.row(
                button(words.text("audience-pick-ticked", count=tell_count(words, ticked)), into),
                button(words.text("audience-drop-ticked"), out) if count else None,
            )
        share = ShareSegmentPress(segment_id=segment_id, on=not segment.is_shared)
        screen.row(
            button(words.text("audience-rename"), RenameSegmentPress(segment_id=segment_id)),
            button(words.text("audience-unshare" if segment.is_shared else "audience-share-it"), share),
        )
        screen.row(button(words.text("audience-remove"), RemoveSegmentPress(segment_id=segment_id), style="danger"))
    return screen.row(button(words.text("kit-back"), SegmentsPress()))


def _may_change(turn: Turn, segment: SegmentView) -> bool:
    is_mine = segment.owner_id == turn.actor.member_id and turn.actor.may(Permission.EDIT_CLIENTS)
    return is_mine or turn.actor.may(Permission.SETTINGS)


@on_press(SegmentPress, Permission.SEE_CLIENTS)
async def press_segment(call: Call, press: SegmentPress) -> None:
    """One segment."""
    await call.show(await segment_screen(call, press.segment_id))


@on_press(SegmentListPress, Permission.SEE_CLIENTS)
async def press_segment_list(call: Call, press: SegmentListPress) -> None:
    """Its clients."""
    async with call.reading() as ctx:
        wanted = (await get_segment(ctx, press.segment_id)).wanted
    await show_list(call, wanted)


@on_press(SegmentTickPress, Permission.SEE_CLIENTS)
async def press_segment_tick(call: Call, press: SegmentTickPress) -> None:
    """Tick its clients, beside those who are ticked already."""
    async with call.reading() as ctx:
        wanted = (await get_segment(ctx, press.segment_id)).wanted
    await tick_everybody(call, wanted)
    await show_basket(call)


@on_press(PickTickedPress, Permission.EDIT_CLIENTS)
async def press_pick_ticked(call: Call, press: PickTickedPress) -> None:
    """Put the ticked clients in, or take them out; whoever is in it already, or is not, is no matter."""
    async with call.writing(ChangeKind.SEGMENT_CHANGED) as ctx:
        count = await (add_ticked if press.on else drop_ticked)(ctx, press.segment_id)
    key = "audience-picked-in" if press.on else "audience-picked-out"
    screen = await segment_screen(call, press.segment_id, call.words.html(key, count=count))
    await call.show(with_undo(call, screen, ctx.change_id))


@on_press(SaveFilterPress, Permission.EDIT_CLIENTS)
async def press_save_filter(call: Call, press: SaveFilterPress) -> None:
    """Ask how the segment is to be called."""
    async with call.reading() as ctx:
        told = await tell_wanted(ctx, call.words, await get_filter(ctx, press.filter_id))
    await ask(call, call.words.html("audience-keep-ask", filter=told), "segment-new", filter_id=press.filter_id)


@on_press(SaveBasketPress, Permission.EDIT_CLIENTS)
async def press_save_basket(call: Call, _press: SaveBasketPress) -> None:
    """The same of the ticked clients."""
    words = call.words
    async with call.reading() as ctx:
        told = await tell_wanted(ctx, words, ClientFilter(ticked=True))
    await ask(call, words.html("audience-keep-ask", filter=told), "segment-new", filter_id=0)


@on_answer("segment-new", Permission.EDIT_CLIENTS)
async def answer_new(said: Said, ids: Ids, text: str) -> None:
    """Keep it: a filter as a rule, the ticked clients as they are now."""
    async with said.writing(ChangeKind.SEGMENT_SAVED) as ctx:
        if ids["filter_id"]:
            segment = await save_rule_segment(ctx, text, await get_filter(ctx, ids["filter_id"]))
        else:
            segment = await save_picked_segment(ctx, text, Audience(is_basket=True))
        segment_id = segment.id
    done = said.words.html("audience-segment-saved")
    await said.show(with_undo(said, await segment_screen(said, segment_id, done), ctx.change_id))


@on_press(RenameSegmentPress, Permission.EDIT_CLIENTS)
async def press_rename(call: Call, press: RenameSegmentPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        segment = await get_segment(ctx, press.segment_id)
    question = call.words.html("audience-rename-ask", name=segment.name)
    await ask(call, question, "segment-name", segment_id=press.segment_id)


@on_answer("segment-name", Permission.EDIT_CLIENTS)
async def answer_name(said: Said, ids: Ids, text: str) -> None:
    """Rename it."""
    async with said.writing(ChangeKind.SEGMENT_CHANGED) as ctx:
        await rename_segment(ctx, ids["segment_id"], text)
    done = said.words.html("audience-segment-changed")
    await said.show(with_undo(said, await segment_screen(said, ids["segment_id"], done), ctx.change_id))


@on_press(ShareSegmentPress, Permission.EDIT_CLIENTS)
async def press_share(call: Call, press: ShareSegmentPress) -> None:
    """Open it to the team, or keep it to its owner. An admin who closes somebody's segment sees it no more."""
    async with call.writing(ChangeKind.SEGMENT_CHANGED) as ctx:
        segment = await share_segment(ctx, press.segment_id, is_shared=press.on)
        is_mine = segment.is_shared or segment.owner_id == call.actor.member_id
    done = call.words.html("audience-segment-changed")
    screen = await segment_screen(call, press.segment_id, done) if is_mine else await segments_screen(call, done=done)
    await call.show(with_undo(call, screen, ctx.change_id))


@on_press(RemoveSegmentPress, Permission.EDIT_CLIENTS)
async def press_remove(call: Call, press: RemoveSegmentPress) -> None:
    """Remove it; its clients stay, and undo brings it back."""
    async with call.writing(ChangeKind.SEGMENT_REMOVED) as ctx:
        name = (await remove_segment(ctx, press.segment_id)).name
    done = call.words.html("audience-segment-removed", name=name)
    await call.show(with_undo(call, await segments_screen(call, done=done), ctx.change_id))
