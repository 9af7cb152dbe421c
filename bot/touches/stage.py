"""Another stage for the client that the queue shows; afterwards the same client stands there, to be touched."""

from functools import partial
from typing import Any

from bot.clients.pick_stage import MOST_AT_ONCE
from bot.funnel.captions import caption
from bot.funnel.why_lost import OWN_WORDS, why_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.presses import QueuePress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.team.home import home_screen, show_gone
from bot.touches.presses import QueueLostPress, QueueStagePress, QueueStagesPress
from bot.touches.queue import Passed
from domain.audience.queue import Queue
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.queries import get_card
from domain.funnel.queries import find_stage, list_funnels, list_standings, reason_named
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import StageKind
from domain.journal.kinds import ChangeKind


@on_press(QueueStagesPress, Permission.EDIT_CLIENTS)
async def press_stages(call: Call, press: QueueStagesPress) -> None:
    """The stages of all funnels, one press each; the funnels first, if there are too many stages."""
    words = call.words
    try:
        async with call.reading() as ctx:
            card = await get_card(ctx, press.client_id)
            here = {each.stage.id for each in await list_standings(ctx, press.client_id)}
            funnels = [each for each in await list_funnels(ctx) if press.funnel_id in {0, each.id}]
    except NotFoundError:
        await show_gone(call, press.round)
        return
    screen = Screen(words.html("touches-stage-ask", name=card.name))
    are_many = sum(len(each.stages) for each in funnels) > MOST_AT_ONCE and len(funnels) > 1
    to_stage = partial(QueueStagePress, **press.model_dump(exclude={"funnel_id"}))
    for funnel in funnels:
        if len(funnels) > 1:
            only = press.model_copy(update={"funnel_id": funnel.id})
            screen.row(button(words.text("funnel-heading", name=funnel.name), only))
        if not are_many:
            screen.grid(
                [
                    button(
                        words.text("funnel-choice", name=caption(stage), here="yes" if stage.id in here else "no"),
                        to_stage(stage_id=stage.id),
                    )
                    for stage in funnel.stages
                ]
            )
    await call.show(screen.row(button(words.text("kit-back"), press.round)))


@on_press(QueueStagePress, Permission.EDIT_CLIENTS)
async def press_stage(call: Call, press: QueueStagePress) -> None:
    """Put the client there; ask why first, if it means a loss."""
    async with call.reading() as look:
        _, stage = await find_stage(look, press.stage_id)
        card = await get_card(look, press.client_id)
    if stage.kind is not StageKind.LOST:
        await _put(call, press.round, press.client_id, press.stage_id, None)
        return

    def of(reason_id: int) -> QueueLostPress:
        return QueueLostPress(reason_id=reason_id, **press.model_dump())

    back = button(call.words.text("kit-back"), press.round)
    question = call.words.html("funnel-why", name=card.name, stage=caption(stage))
    await call.show(await why_screen(call, question, of, back))


@on_press(QueueLostPress, Permission.EDIT_CLIENTS)
async def press_lost(call: Call, press: QueueLostPress) -> None:
    """With this reason, or ask for the words."""
    async with call.reading() as look:
        await get_card(look, press.client_id)
        reason = await reason_named(look, max(press.reason_id, 0))
    if press.reason_id == OWN_WORDS:
        ids: dict[str, Any] = press.model_dump(include={"client_id", "stage_id", "after_id"})
        await ask(call, call.words.html("funnel-why-ask"), "queue-reason", queue=press.queue.value, **ids)
        return
    await _put(call, press.round, press.client_id, press.stage_id, reason)


@on_answer("queue-reason", Permission.EDIT_CLIENTS)
async def answer_reason(said: Said, ids: Ids, text: str) -> None:
    """With these words as the reason."""
    place = QueuePress(queue=Queue(ids["queue"]), after_id=ids["after_id"])
    await _put(said, place, ids["client_id"], ids["stage_id"], text)


async def _put(turn: Shown, place: QueuePress, client_id: int, stage_id: int, reason: str | None) -> None:
    words = turn.words
    try:
        async with turn.writing(ChangeKind.STAGE_SET) as ctx:
            await set_stage(ctx, client_id, stage_id, reason)
            name = (await get_card(ctx, client_id)).name
    except NotFoundError as error:
        if error.data["what"] != "client":
            raise
        await show_gone(turn, place)
        return
    told = words.html("funnel-done-stage") if ctx.change_id is not None else words.html("clients-unchanged")
    passed = Passed(told, client_id, name, ctx.change_id)
    await turn.show(await home_screen(turn, place, client_id=client_id, passed=passed))
