"""The pairs that wait, and the scan that finds them."""

from bot.kit.call import Call, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import HomePress, PairPress, TwinsPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from bot.merging.presses import NextPairPress, ScanPress
from bot.work.follow import follow
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.merging.queries import COUNT_CAP, count_pairs, list_pairs
from domain.merging.start_scan import start_scan

PAGE = 8
#: So much of each name fits into one line of two.
LONGEST_NAME = 26


async def twins_screen(turn: Turn, offset: int = 0, told: Html | None = None) -> Screen:
    """A page of pairs, the surest first."""
    words = turn.words
    async with turn.reading() as ctx:
        pairs = await list_pairs(ctx, offset=offset, limit=PAGE + 1)
        if not pairs and offset:
            offset = 0
            pairs = await list_pairs(ctx, limit=PAGE + 1)
        count = await count_pairs(ctx)
    more = "yes" if count > COUNT_CAP else "no"
    text = words.html("merging-list", count=min(count, COUNT_CAP), more=more) if count else words.html("merging-none")
    screen = Screen(Html.lines([text, told or ""], "\n\n"))
    for pair in pairs[:PAGE]:
        caption = words.text(
            "merging-line",
            reason=words.text(key_of(pair.reason)),
            one=short(pair.low_name, LONGEST_NAME),
            other=short(pair.high_name, LONGEST_NAME),
        )
        screen.row(button(caption, PairPress(pair_id=pair.id)))
    before = TwinsPress(offset=max(0, offset - PAGE))
    screen.row(
        button(words.text("kit-previous"), before) if offset else None,
        button(words.text("kit-next"), TwinsPress(offset=offset + PAGE)) if len(pairs) > PAGE else None,
    )
    return screen.row(
        button(words.text("merging-walk"), NextPairPress()) if pairs else None,
        button(words.text("merging-scan"), ScanPress()),
    ).row(button(words.text("kit-home"), HomePress()))


@on_press(TwinsPress, Permission.EDIT_CLIENTS)
async def press_twins(call: Call, press: TwinsPress) -> None:
    """The list."""
    await call.show(await twins_screen(call, press.offset))


@on_command("duplicates", Permission.EDIT_CLIENTS)
async def say_duplicates(said: Said) -> None:
    """The list as a new message."""
    await said.show(await twins_screen(said))


@on_press(ScanPress, Permission.EDIT_CLIENTS)
async def press_scan(call: Call, _press: ScanPress) -> None:
    """Begin a scan, and follow it in a message of its own."""
    async with call.writing(ChangeKind.WORK) as ctx:
        job = await start_scan(ctx, call.chat_id)
    await call.answer()
    await follow(call, job)
    call.services.wake()
