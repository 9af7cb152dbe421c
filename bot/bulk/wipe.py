"""Wiping the base: what will be gone, the word that must be typed, and how it ended."""

from bot.bulk.presses import BasePress, WipeForSurePress, WipePress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import HomePress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.outbox.renders import Rendered
from bot.work.finished import end_of, line_of_end, plain_end
from bot.work.follow import follow
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.bulk.wipe_base import count_cards, start_wipe
from domain.journal.kinds import ChangeKind
from domain.work.kinds import JobKind
from domain.work.tables import JobState
from domain.work.views import JobView


@on_press(WipePress, Permission.WIPE)
async def press_wipe(call: Call, _press: WipePress) -> None:
    """Say what will be gone, and that it does not come back."""
    words = call.words
    async with call.reading() as ctx:
        count = await count_cards(ctx)
    copied = "yes" if call.services.database.is_sqlite else "no"
    screen = Screen(words.html("bulk-wipe-told", count=count, copied=copied))
    if count:
        screen.row(button(words.text("bulk-wipe-sure"), WipeForSurePress(), style="danger"))
    await call.show(screen.row(button(words.text("kit-back"), BasePress())))


@on_press(WipeForSurePress, Permission.WIPE)
async def press_wipe_for_sure(call: Call, _press: WipeForSurePress) -> None:
    """Ask for the word."""
    word = call.words.text("bulk-wipe-word")
    await ask(call, call.words.html("bulk-wipe-ask", word=word), "bulk-wipe")


@on_answer("bulk-wipe", Permission.WIPE)
async def answer_wipe(said: Said, _ids: Ids, text: str) -> None:
    """Only who types the very word means it."""
    if text.strip().casefold() != said.words.text("bulk-wipe-word").casefold():
        raise InvalidValueError(field="word", reason="other-word")
    async with said.writing(ChangeKind.WORK) as ctx:
        job = await start_wipe(ctx, said.chat_id)
    await follow(said, job)
    said.services.wake()


@end_of(JobKind.WIPE)
async def end_of_wipe(viewer: Onlooker, job: JobView) -> Rendered:
    """How many cards are gone, and where the copy lies."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    words, backup = viewer.words, job.result["backup"]
    told = words.html("bulk-wiped", count=job.result["clients"], backup=backup, copied="yes" if backup else "no")
    screen = Screen(told).row(button(words.text("kit-home"), HomePress()))
    return Rendered(screen, line_of_end(viewer, job), replaces=job.message_id)
