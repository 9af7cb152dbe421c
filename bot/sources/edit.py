"""Sources by hand: add one in two presses, fill in what is known of it, correct it, take it off."""

from datetime import datetime, time

from bot.audience.client_list import show_list
from bot.clients.card import Done, card_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.days import near_day
from bot.kit.enum_words import key_of
from bot.kit.presses import CardPress, Tab, UndoPress, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.sources.presses import (
    AddSourceKindPress,
    AddSourcePress,
    AlikePress,
    OneSource,
    RemoveSourcePress,
    SetSourceKindPress,
    SourceDayPress,
    SourceDetailPress,
    SourceKindsPress,
    SourcePress,
    source_in,
)
from domain.audience.filter import ClientFilter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.change_sources import add_source, edit_source, remove_source
from domain.clients.kinds import SourceKind
from domain.clients.queries import get_card, get_source
from domain.clients.sources import DETAILS, Trace
from domain.journal.kinds import ChangeKind

#: What a person writes to empty a detail.
EMPTY = {"-", "—", "–"}
#: The kinds that people give by hand; an import gives its own.
BY_HAND = tuple(kind for kind in SourceKind if kind is not SourceKind.IMPORT)


async def source_screen(turn: Turn, on: OneSource, done: Done | None = None) -> Screen:
    """One source: all that is known of it, a button for everything that can be corrected."""
    words = turn.words
    async with turn.reading() as ctx:
        card = await get_card(ctx, on["client_id"])
        source = await get_source(ctx, on["client_id"], on["source_id"])
    origin = origin_of(on)
    moment = words.moment(source.came_at, turn.zone, now=turn.services.clock())
    lines = [
        words.html("clients-card-name", name=card.name, kind=card.kind.value),
        words.html("sources-one", kind=words.text(key_of(source.kind)), moment=moment),
        *(
            words.html(
                "sources-one-detail", what=words.text("sources-what", what=name), value=str(source.details[name])
            )
            for name in DETAILS
            if name in source.details
        ),
        *(["", done.told] if done else []),
    ]
    screen = Screen(Html.lines(lines))
    if done is not None and done.change_id is not None:
        undo = UndoPress(change_id=done.change_id, **origin)
        screen.row(button(words.text("journal-undo"), undo))
    screen.grid(
        [button(words.text("sources-what", what=each.value), SourceDetailPress(detail=each, **on)) for each in Trace]
    )
    screen.row(
        button(words.text("sources-kind-change"), SourceKindsPress(**on)),
        button(words.text("sources-day"), SourceDayPress(**on)),
        button(words.text("sources-remove"), RemoveSourcePress(version=source.version, **on), style="danger"),
    )
    screen.row(button(words.text("sources-alike"), AlikePress(**on)))
    return screen.row(button(words.text("kit-back"), CardPress(tab=Tab.SOURCE, **origin)))


async def _show(turn: Shown, on: OneSource, told: Html, change_id: int | None) -> None:
    """The source with what has just been done to it."""
    done = Done(told if change_id is not None else turn.words.html("clients-unchanged"), change_id)
    await turn.show(await source_screen(turn, on, done))


@on_press(AddSourcePress, Permission.EDIT_CLIENTS)
async def press_add_source(call: Call, press: AddSourcePress) -> None:
    """How did the client come this time?"""
    words = call.words
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
    screen = Screen(words.html("sources-add-ask", name=card.name))
    screen.grid([button(words.text(key_of(kind)), AddSourceKindPress(kind=kind, **press.origin)) for kind in BY_HAND])
    await call.show(screen.row(button(words.text("kit-back"), CardPress(tab=Tab.SOURCE, **press.origin))))


@on_press(AddSourceKindPress, Permission.EDIT_CLIENTS, once=True)
async def press_add_source_kind(call: Call, press: AddSourceKindPress) -> None:
    """Write it down as of now; the details and the day are filled in on its screen."""
    async with call.writing(ChangeKind.SOURCE_ADDED) as ctx:
        source = await add_source(ctx, press.client_id, press.kind)
    on = OneSource(source_id=source.id, **press.origin)
    await _show(call, on, call.words.html("sources-added"), ctx.change_id)


@on_press(SourcePress, Permission.EDIT_CLIENTS)
async def press_source(call: Call, press: SourcePress) -> None:
    """Open it."""
    await call.show(await source_screen(call, press.one))


@on_press(SourceDetailPress, Permission.EDIT_CLIENTS)
async def press_source_detail(call: Call, press: SourceDetailPress) -> None:
    """Ask for the detail; the question holds the old value to copy."""
    words = call.words
    async with call.reading() as ctx:
        source = await get_source(ctx, press.client_id, press.source_id)
    old = str(source.details.get(press.detail, ""))
    question = words.html(
        "sources-detail-ask",
        what=words.text("sources-what", what=press.detail.value),
        old=Html(f"<code>{Html.escape(old)}</code>") if old else "—",
    )
    await ask(
        call,
        question,
        "source-detail",
        detail=press.detail.value,
        version=source.version,
        **press.one,
    )


@on_answer("source-detail", Permission.EDIT_CLIENTS)
async def answer_source_detail(said: Said, ids: Ids, text: str) -> None:
    """Write it; one dash empties it. What a colleague has changed meanwhile is not overwritten."""
    if not text:
        raise InvalidValueError(field="detail", reason="empty")
    detail = Trace(ids["detail"])
    async with said.writing(ChangeKind.SOURCE_EDITED) as ctx:
        value = None if text in EMPTY else text
        await edit_source(
            ctx, ids["client_id"], ids["source_id"], version=ids["version"], details={detail.value: value}
        )
    await _show(said, source_in(ids), said.words.html("sources-edited"), ctx.change_id)


@on_press(SourceKindsPress, Permission.EDIT_CLIENTS)
async def press_source_kinds(call: Call, press: SourceKindsPress) -> None:
    """Which kind it is."""
    on = press.one
    screen = Screen((await source_screen(call, press.one)).text)
    screen.grid([button(call.words.text(key_of(kind)), SetSourceKindPress(kind=kind, **on)) for kind in SourceKind])
    await call.show(screen.row(button(call.words.text("kit-back"), SourcePress(**on))))


@on_press(SetSourceKindPress, Permission.EDIT_CLIENTS)
async def press_set_source_kind(call: Call, press: SetSourceKindPress) -> None:
    """Set the kind."""
    async with call.writing(ChangeKind.SOURCE_EDITED) as ctx:
        await edit_source(ctx, press.client_id, press.source_id, kind=press.kind)
    await _show(call, press.one, call.words.html("sources-edited"), ctx.change_id)


@on_press(SourceDayPress, Permission.EDIT_CLIENTS)
async def press_source_day(call: Call, press: SourceDayPress) -> None:
    """Ask for the day, by calendar or in words."""
    async with call.reading() as ctx:
        version = (await get_source(ctx, press.client_id, press.source_id)).version
    await ask(call, call.words.html("sources-day-ask"), "source-day", day=True, version=version, **press.one)


@on_answer("source-day", Permission.EDIT_CLIENTS)
async def answer_source_day(said: Said, ids: Ids, text: str) -> None:
    """The day in the person's own zone. One without a year is the last that has been."""
    today = said.services.clock().astimezone(said.zone).date()
    found = near_day(text, today)
    try:
        day = today.replace(year=found.year or today.year, month=found.month, day=found.day)
        if found.year is None and day > today:
            day = day.replace(year=today.year - 1)
    except ValueError as error:
        raise InvalidValueError(field="date", reason="no-such-day") from error
    came_at = datetime.combine(day, time.min, tzinfo=said.zone)
    async with said.writing(ChangeKind.SOURCE_EDITED) as ctx:
        await edit_source(ctx, ids["client_id"], ids["source_id"], version=ids.get("version"), came_at=came_at)
    await _show(said, source_in(ids), said.words.html("sources-edited"), ctx.change_id)


@on_press(AlikePress, Permission.SEE_CLIENTS)
async def press_alike(call: Call, press: AlikePress) -> None:
    """All who came by this kind of source, the first time or later."""
    async with call.reading() as ctx:
        source = await get_source(ctx, press.client_id, press.source_id)
    await show_list(call, ClientFilter(source_kinds=(source.kind.value,)))


@on_press(RemoveSourcePress, Permission.EDIT_CLIENTS)
async def press_remove_source(call: Call, press: RemoveSourcePress) -> None:
    """Take it off; ↩ puts it back."""
    async with call.writing(ChangeKind.SOURCE_REMOVED) as ctx:
        await remove_source(ctx, press.client_id, press.source_id, version=press.version or None)
    done = Done(call.words.html("sources-removed"), ctx.change_id)
    await call.show(await card_screen(call, tab=Tab.SOURCE, done=done, **press.origin))
