"""/followers: the harvests with where they stand, and the way to a new one."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import HarvestsPress, HomePress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import Screen, button, short
from bot.subscribers.harvest_screen import show_harvest
from bot.subscribers.presses import HarvestPress, NewHarvestPress
from bot.work.follow import follow
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.subscribers.queries import list_harvests
from domain.subscribers.start_harvest import start_harvest
from domain.subscribers.tables import HarvestStep
from domain.subscribers.views import HarvestView
from domain.work.queries import get_job

PAGE = 8
_LONGEST = 40
_ICONS = {HarvestStep.RUNNING: "⏳", HarvestStep.DONE: "✅", HarvestStep.CANCELLED: "✖"}


async def harvests_screen(turn: Turn, before_id: int = 0) -> Screen:
    """A page of harvests, the newest first."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await list_harvests(ctx, PAGE + 1, before_id=before_id or None)
    screen = Screen(words.html("subscribers-harvests") if found else words.html("subscribers-none"))
    screen.row(button(words.text("subscribers-new"), NewHarvestPress(), style=None if found else "primary"))
    for each in found[:PAGE]:
        screen.row(button(_line(each), HarvestPress(harvest_id=each.id)))
    return screen.row(
        button(words.text("subscribers-newest"), HarvestsPress()) if before_id else None,
        button(words.text("kit-next"), HarvestsPress(before_id=found[PAGE - 1].id)) if len(found) > PAGE else None,
    ).row(button(words.text("kit-home"), HomePress()))


def _line(view: HarvestView) -> str:
    icon = "🔁" if view.repeat_days else _ICONS.get(view.step, "📝")
    return f"{icon} {short(view.title, _LONGEST)}"


@on_press(HarvestsPress, Permission.IMPORT)
async def press_harvests(call: Call, press: HarvestsPress) -> None:
    """A page of the list."""
    await call.show(await harvests_screen(call, press.before_id))


@on_command("followers", Permission.IMPORT)
async def say_followers(said: Said) -> None:
    """`/followers links` begins at once; without links the list."""
    links = said.text.partition(" ")[2].strip()
    if not links:
        await said.show(await harvests_screen(said))
        return
    try:
        await begin(said, links)
    except InvalidValueError as error:
        await said.show(Screen(said.words.html("error-invalid-value", **error.data)))


@on_press(HarvestPress, Permission.IMPORT)
async def press_harvest(call: Call, press: HarvestPress) -> None:
    """One harvest, as it stands."""
    await show_harvest(call, press.harvest_id)


@on_press(NewHarvestPress, Permission.IMPORT)
async def press_new(call: Call, _press: NewHarvestPress) -> None:
    """Ask for links."""
    await ask(call, call.words.html("subscribers-links-ask"), "harvest-links")


@on_answer("harvest-links", Permission.IMPORT)
async def answer_links(said: Said, _ids: Ids, text: str) -> None:
    """Take them; what is no link at all is asked again."""
    await begin(said, text)


async def begin(said: Said, text: str) -> None:
    """Have VK asked what these links are, in a message of its own."""
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await start_harvest(ctx, text, said.chat_id)
    assert view.job_id is not None, "a harvest begins with a job"
    async with said.reading() as look:
        job = await get_job(look, view.job_id)
    await follow(said, job, reply_to=said.message.message_id)
    said.services.wake()
