"""Export: which clients, which columns, as what."""

from dataclasses import dataclass
from typing import Self

from bot.audience.told import tell_wanted
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import CardPress, ExportPress, HomePress, ListPress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.transfer.presses import ExportAllPress, ExportKindPress
from bot.work.faces import draw_job
from bot.work.follow import follow, place_of, show_here
from domain.audience.audience import Audience, count_audience
from domain.audience.filter import ClientFilter
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.queries import get_card
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind
from domain.transfer.export_fields import ExportGroup, fields_without
from domain.transfer.start_export import start_export
from domain.work.kinds import JobKind
from domain.work.queries import list_jobs
from domain.work.rules import ENDED
from domain.work.show_job import show_job
from domain.work.views import JobView

worded("transfer-group")(ExportGroup)

#: An export of more clients asks once more.
MANY = 10_000
#: How fast files are written, roughly: a slow disk and a busy server in mind.
CLIENTS_A_SECOND = 4_000

#: Jobs looked through for one that this very message follows already.
_RECENT = 20
_GROUPS = tuple(ExportGroup)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be exported: the clients of a filter (0: all) or one client, without some groups of columns (bits)."""

    filter_id: int
    client_id: int
    without: int

    @classmethod
    def of(cls, press: ExportPress | ExportKindPress) -> Self:
        """What a button asks for."""
        return cls(press.filter_id, press.client_id, press.without)

    @property
    def left_out(self) -> list[ExportGroup]:
        """The groups that are left out."""
        return [group for place, group in enumerate(_GROUPS) if self.without >> place & 1]

    async def audience(self, ctx: Reading) -> Audience:
        """Whom it means. `NotFoundError` for somebody else's filter, and for a client who may not be seen."""
        if self.client_id:
            return Audience(client_ids=((await get_card(ctx, self.client_id)).id,))
        return Audience(wanted=await get_filter(ctx, self.filter_id) if self.filter_id else ClientFilter())


async def export_screen(turn: Turn, asked: Asked) -> Screen:
    """Who is meant in words, how many they are, what is told of them, and the kinds of file."""
    words = turn.words
    async with turn.reading() as ctx:
        audience = await asked.audience(ctx)
        count = await count_audience(ctx, audience, cap=None)
        if audience.wanted is not None:
            told = await tell_wanted(ctx, words, audience.wanted)
        else:
            told = Html.lines([(await get_card(ctx, asked.client_id)).name])
    seconds = 1 + count // CLIENTS_A_SECOND
    text = [
        words.html("transfer-export", filter=told, count=count),
        words.html("transfer-export-takes", seconds=seconds) if count else Html(),
    ]
    screen = Screen(Html.lines(text, "\n\n"))
    ids = {"filter_id": asked.filter_id, "client_id": asked.client_id}
    toggles = []
    for place, group in enumerate(_GROUPS):
        here = "no" if asked.without >> place & 1 else "yes"
        press = ExportPress(**ids, without=asked.without ^ 1 << place)
        toggles.append(button(words.text("transfer-export-group", group=words.text(key_of(group)), here=here), press))
    if count:
        screen.grid(toggles)
        kinds = (
            ("xlsx", words.text("transfer-export-xlsx")),
            ("csv", words.text("transfer-export-csv")),
            ("vcf", words.text("transfer-export-vcf")),
        )
        screen.row(*(button(name, ExportKindPress(**ids, kind=kind, without=asked.without)) for kind, name in kinds))
    is_all = asked.filter_id == 0 or audience.wanted is None or audience.wanted.is_empty
    return screen.row(
        button(words.text("transfer-export-list"), ListPress(filter_id=asked.filter_id)) if asked.filter_id else None,
        button(words.text("kit-back"), CardPress(client_id=asked.client_id)) if asked.client_id else None,
        None if is_all else button(words.text("transfer-export-all"), ExportAllPress()),
        button(words.text("kit-home"), HomePress()),
    )


@on_press(ExportPress, Permission.EXPORT)
async def press_export(call: Call, press: ExportPress) -> None:
    """What would be exported; without a filter and a client the member's current filter."""
    asked = Asked.of(press)
    if not asked.filter_id and not asked.client_id and not asked.without:
        asked = Asked(call.member.filter_id or 0, 0, 0)
    await call.show(await export_screen(call, asked))


@on_press(ExportAllPress, Permission.EXPORT)
async def press_export_all(call: Call, _press: ExportAllPress) -> None:
    """All clients instead of the present filter."""
    await call.show(await export_screen(call, Asked(0, 0, 0)))


@on_command("export", Permission.EXPORT)
async def say_export(said: Said) -> None:
    """The same as a new message."""
    await said.show(await export_screen(said, Asked(said.member.filter_id or 0, 0, 0)))


@on_press(ExportKindPress, Permission.EXPORT)
async def press_export_kind(call: Call, press: ExportKindPress) -> None:
    """Begin the export. A second press finds it and shows it; a large one asks for the number first."""
    asked = Asked.of(press)
    async with call.reading() as look:
        running = await _followed_here(look, call)
        count = await count_audience(look, await asked.audience(look), cap=None)
    if running is not None:
        await call.show(await draw_job(call, running))
    elif count > MANY:
        question = call.words.html("transfer-export-confirm", count=count)
        ids = {"filter_id": asked.filter_id, "without": asked.without}
        await ask(call, question, "export-count", day=False, count=count, kind=press.kind, **ids)
    else:
        await _begin(call, asked, press.kind)


@on_answer("export-count", Permission.EXPORT)
async def answer_export_count(said: Said, ids: Ids, text: str) -> None:
    """The number that was asked for: only who types it means it."""
    if "".join(text.split()) != str(ids["count"]):
        raise InvalidValueError(field="count", reason="unlike")
    await _begin(said, Asked(ids["filter_id"], 0, ids.get("without", 0)), ids["kind"])


async def _begin(turn: Shown, asked: Asked, kind: str) -> None:
    place = place_of(turn) if isinstance(turn, Call) else None
    left_out = asked.left_out
    fields, own = fields_without(left_out) if left_out else (), ExportGroup.OWN not in left_out
    async with turn.writing(ChangeKind.WORK) as ctx:
        job = await start_export(ctx, await asked.audience(ctx), kind, turn.chat_id, fields=fields, own=own)
        if place is not None:
            await show_job(ctx, job.id, place)
    if place is None:
        await follow(turn, job)
    else:
        await show_here(turn, job, await draw_job(turn, job))
    turn.services.wake()


async def _followed_here(ctx: Reading, call: Call) -> JobView | None:
    """The export that the message of the button follows already, if it is still at work."""
    for job in await list_jobs(ctx, _RECENT):
        here = job.chat_id == call.chat_id and job.message_id == call.message_id
        if here and job.kind == JobKind.EXPORT and job.state not in ENDED:
            return job
    return None
