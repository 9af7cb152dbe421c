"""One stage of the board: its clients, those who have stood longest first, and ◀ ▶ beside each to move it on."""

from datetime import UTC, datetime, timedelta

from aiogram.types import InlineKeyboardButton

from bot.funnel.board_presses import LostStepPress, StepPress
from bot.funnel.captions import caption, tell_money
from bot.funnel.why_lost import OWN_WORDS, why_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.presses import BoardPress, CameFrom, CardPress, HomePress, StagePagePress, came_from
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError
from domain.clients.queries import get_card
from domain.funnel.board_queries import BoardPage, Mark, list_standing, mark_before
from domain.funnel.queries import find_stage, reason_named
from domain.funnel.set_stage import step_stage
from domain.funnel.tables import StageKind
from domain.funnel.views import BoardLine, FunnelView, StageView
from domain.journal.kinds import ChangeKind

#: Three buttons stand beside each client, so a page of the board is never longer than this.
LONGEST_PAGE = 10
#: So much of a name fits between the two arrows.
NAME_ON_BUTTON = 24

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _mark(since: int, after_id: int) -> Mark | None:
    return Mark(_EPOCH + timedelta(microseconds=since), after_id) if after_id else None


def _place(line: BoardLine) -> dict[str, int]:
    return {"since": (line.since - _EPOCH) // timedelta(microseconds=1), "after_id": line.client_id}


async def stage_page(
    turn: Turn,
    stage_id: int,
    *,
    since: int = 0,
    after_id: int = 0,
    back: bool = False,
    at_id: int = 0,
    done: Html | None = None,
) -> Screen:
    """A page of a stage. One that has become empty, or whose client stands there no more, gives way to the first one.

    `NotFoundError` for a stage that is gone.
    """
    size = min(turn.member.page_size, LONGEST_PAGE)
    mark = _mark(since, after_id)
    async with turn.reading() as ctx:
        funnel, stage = await find_stage(ctx, stage_id)
        page = await list_standing(
            ctx, stage_id, after=None if back else mark, before=mark if back else None, limit=size
        )
        if not page.lines and mark is not None:
            since, after_id, back = 0, 0, False
            page = await list_standing(ctx, stage_id, limit=size)
        if at_id and at_id not in {line.client_id for line in page.lines}:
            here = await mark_before(ctx, stage_id, at_id)
            page = await list_standing(ctx, stage_id, after=here, limit=size)
    return _screen(turn, funnel, stage, page, StagePagePress(stage_id=stage_id, since=since, after_id=after_id), done)


def _screen(
    turn: Turn, funnel: FunnelView, stage: StageView, page: BoardPage, here: StagePagePress, done: Html | None
) -> Screen:
    words, now = turn.words, turn.services.clock()
    lines = [words.html("funnel-stage-page", funnel=funnel.name, name=caption(stage))]
    lines += [_line(turn, line, (now - line.since).days) for line in page.lines] or [words.html("funnel-stage-nobody")]
    screen = Screen(Html.lines([Html.lines(lines), done or ""], "\n\n"))
    place = funnel.stages.index(stage)
    moves = turn.actor.may(Permission.EDIT_CLIENTS)
    before = moves and place > 0
    after = moves and place + 1 < len(funnel.stages)
    for line in page.lines:
        ids = {"stage_id": stage.id, "client_id": line.client_id, "since": here.since, "after_id": here.after_id}
        name = short(line.name, NAME_ON_BUTTON if before or after else 60)
        screen.row(
            button("◀", StepPress(forward=False, **ids)) if before else None,
            button(name, CardPress(client_id=line.client_id, **came_from(CameFrom.STAGE, stage.id))),
            button("▶", StepPress(forward=True, **ids)) if after else None,
        )
    screen.row(
        _turn(turn, "kit-previous", stage.id, page.lines[0], back=True) if page.has_before and page.lines else None,
        _turn(turn, "kit-next", stage.id, page.lines[-1], back=False) if page.has_after and page.lines else None,
    )
    return screen.row(
        button(words.text("funnel-to-board"), BoardPress(funnel_id=funnel.id)),
        button(words.text("kit-home"), HomePress()),
    )


def _turn(turn: Turn, key: str, stage_id: int, line: BoardLine, *, back: bool) -> InlineKeyboardButton:
    return button(turn.words.text(key), StagePagePress(stage_id=stage_id, back=back, **_place(line)))


def _line(turn: Turn, line: BoardLine, days: int) -> Html:
    worth = tell_money(turn.words, line.open)
    return turn.words.html(
        "funnel-standing-line", name=short(line.name, 60), days=days, sum=worth, has="yes" if worth else "no"
    )


@on_press(StagePagePress, Permission.SEE_CLIENTS)
async def press_stage_page(call: Call, press: StagePagePress) -> None:
    """A page of the stage."""
    await call.show(await stage_page(call, **press.model_dump()))


@on_press(StepPress, Permission.EDIT_CLIENTS)
async def press_step(call: Call, press: StepPress) -> None:
    """Move the client, or ask why it is lost. Whom a colleague has moved meanwhile is not moved again."""
    async with call.reading() as look:
        funnel, stage = await find_stage(look, press.stage_id)
        card = await get_card(look, press.client_id)
    place = funnel.stages.index(stage) + (1 if press.forward else -1)
    target = funnel.stages[place] if 0 <= place < len(funnel.stages) else stage
    if target.kind is not StageKind.LOST:
        await _step(call, press.stage_id, press.client_id, None, forward=press.forward, page=press)
        return

    def of(reason_id: int) -> LostStepPress:
        ids = {"stage_id": press.stage_id, "client_id": press.client_id}
        return LostStepPress(forward=press.forward, reason_id=reason_id, **ids)

    back = StagePagePress(stage_id=press.stage_id, since=press.since, after_id=press.after_id)
    question = call.words.html("funnel-why", name=card.name, stage=caption(target))
    await call.show(await why_screen(call, question, of, button(call.words.text("kit-back"), back)))


@on_press(LostStepPress, Permission.EDIT_CLIENTS)
async def press_lost_step(call: Call, press: LostStepPress) -> None:
    """With this reason, or ask for the words."""
    async with call.reading() as look:
        await get_card(look, press.client_id)
        reason = await reason_named(look, max(press.reason_id, 0))
    if press.reason_id == OWN_WORDS:
        question = call.words.html("funnel-why-ask")
        ids = {"stage_id": press.stage_id, "client_id": press.client_id}
        await ask(call, question, "step-reason", day=False, forward=int(press.forward), **ids)
        return
    await _step(call, press.stage_id, press.client_id, reason, forward=press.forward)


@on_answer("step-reason", Permission.EDIT_CLIENTS)
async def answer_reason(said: Said, ids: Ids, text: str) -> None:
    """With these words as the reason."""
    await _step(said, ids["stage_id"], ids["client_id"], text, forward=bool(ids["forward"]))


async def _step(
    turn: Shown, stage_id: int, client_id: int, reason: str | None, *, forward: bool, page: StepPress | None = None
) -> None:
    words = turn.words
    change_id = None
    try:
        async with turn.writing(ChangeKind.STAGE_SET) as ctx:
            standing = await step_stage(ctx, client_id, stage_id, forward=forward, reason=reason)
            card = await get_card(ctx, client_id)
            _, target = await find_stage(ctx, standing.stage_id)
        done, change_id = words.html("funnel-stepped", name=card.name, stage=caption(target)), ctx.change_id
    except ChangedMeanwhileError:
        done = words.html("funnel-moved-meanwhile")
    since, after_id = (page.since, page.after_id) if page else (0, 0)
    screen = await stage_page(turn, stage_id, since=since, after_id=after_id, done=done)
    await turn.show(with_undo(turn, screen, change_id))
