"""Let a campaign begin: now, at a ready-made hour, or at any other; many recipients are confirmed by their number."""

from datetime import UTC, datetime

from bot.campaigns.campaign import show_campaign
from bot.campaigns.presses import CheckPress, LaterPress, LaunchPress, OtherTimePress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.hours import coming_moment, near_hours
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.work.faces import draw_job
from bot.work.follow import follow, place_of, show_here
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.campaigns.errors import EmptyAudienceError
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.queries import get_campaign, preflight
from domain.campaigns.rules import must_type_number
from domain.journal.kinds import ChangeKind
from domain.work.queries import get_job
from domain.work.show_job import show_job

_MINUTE = 60


@on_press(LaunchPress, Permission.EDIT_CLIENTS)
async def press_launch(call: Call, press: LaunchPress) -> None:
    """Begin; more than a hundred recipients are asked for by their number."""
    async with call.reading() as look:
        kind = (await get_campaign(look, press.campaign_id)).kind
        reachable = (await preflight(look, press.campaign_id)).reachable
    if not reachable:
        raise EmptyAudienceError
    if must_type_number(reachable):
        question = call.words.html("campaigns-confirm", kind=kind.value, count=reachable)
        await ask(
            call,
            question,
            "campaign-count",
            campaign_id=press.campaign_id,
            minute=press.minute,
            count=reachable,
        )
        return
    await _launch(call, press.campaign_id, press.minute)


@on_answer("campaign-count", Permission.EDIT_CLIENTS)
async def answer_count(said: Said, ids: Ids, text: str) -> None:
    """The number that was asked for: only who types it means it."""
    if "".join(text.split()) != str(ids["count"]):
        raise InvalidValueError(field="count", reason="unlike")
    await _launch(said, ids["campaign_id"], ids["minute"])


async def _launch(turn: Shown, campaign_id: int, minute: int) -> None:
    """Launch it, and let the message of the button follow it. Of two who launch it the second only sees it."""
    place = place_of(turn) if isinstance(turn, Call) else None
    start_at = datetime.fromtimestamp(minute * _MINUTE, UTC) if minute else None
    async with turn.writing(ChangeKind.WORK) as ctx:
        campaign, is_new = await launch_campaign(ctx, campaign_id, start_at=start_at, chat_id=turn.chat_id)
        job_id = campaign.job_id
        assert job_id is not None
        if is_new and place is not None:
            await show_job(ctx, job_id, place)
    if not is_new:
        await show_campaign(turn, campaign_id, turn.words.html("campaigns-already"))
        return
    async with turn.reading() as look:
        job = await get_job(look, job_id)
    if place is None:
        await follow(turn, job)
    else:
        await show_here(turn, job, await draw_job(turn, job))
    turn.services.wake()


@on_press(LaterPress, Permission.EDIT_CLIENTS)
async def press_later(call: Call, press: LaterPress) -> None:
    """The ready-made hours of today and tomorrow, on the presser's clock."""
    words, here, now = call.words, press.campaign_id, call.services.clock()
    screen = Screen(words.html("campaigns-later-ask"))
    for moments in near_hours(call):
        screen.grid(
            [
                button(
                    words.moment(each, call.zone, now=now),
                    LaunchPress(campaign_id=here, minute=int(each.timestamp()) // _MINUTE),
                )
                for each in moments
            ]
        )
    screen.row(button(words.text("campaigns-other-time"), OtherTimePress(campaign_id=here)))
    await call.show(screen.row(button(words.text("kit-back"), CheckPress(campaign_id=here))))


@on_press(OtherTimePress, Permission.EDIT_CLIENTS)
async def press_other_time(call: Call, press: OtherTimePress) -> None:
    """Ask for the day and the hour."""
    await ask(call, call.words.html("campaigns-time-ask"), "campaign-time", campaign_id=press.campaign_id)


@on_answer("campaign-time", Permission.EDIT_CLIENTS)
async def answer_time(said: Said, ids: Ids, text: str) -> None:
    """A day with an hour, on the writer's clock; one press more begins it, as with the ready-made hours."""
    async with said.reading() as ctx:
        await get_campaign(ctx, ids["campaign_id"])
    moment = coming_moment(said, text)
    words, here = said.words, ids["campaign_id"]
    at = words.moment(moment, said.zone, now=said.services.clock())
    press = LaunchPress(campaign_id=here, minute=int(moment.timestamp()) // _MINUTE)
    screen = Screen(words.html("campaigns-start-at-ask", moment=at))
    screen.row(button(words.text("campaigns-start-at", moment=at), press, style="success"))
    await said.show(screen.row(button(words.text("kit-back"), CheckPress(campaign_id=here))))
