"""The rules of a campaign: whom it spares, its hours, what an answer does, what stays in the account's own dialogs."""

import re

from bot.campaigns.presses import (
    CampaignPress,
    CapPress,
    DeleteCopyPress,
    HoursPress,
    OtherCapPress,
    QuietPress,
    RulesPress,
    StopOnAnswerPress,
)
from bot.campaigns.told import hours_text
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.accounts.tables import ActionKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.campaigns.prepare_campaign import set_rules
from domain.campaigns.queries import get_campaign
from domain.campaigns.set_limits import set_cap
from domain.journal.kinds import ChangeKind

#: The rests after a touch that one press goes through.
QUIET_DAYS = (0, 1, 7, 30)
#: The caps to choose from: so many messages in so many days.
_CAPS = ((0, 0), (1, 7), (1, 30), (2, 7), (3, 30))


async def rules_screen(turn: Turn, campaign_id: int) -> Screen:
    """Each rule as a button that says how it stands. Messages have more of them."""
    words = turn.words
    async with turn.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
    is_message = campaign.kind is ActionKind.MESSAGE
    screen = Screen(words.html("campaigns-rules-ask", kind="message" if is_message else "other"))
    days = next((each for each in QUIET_DAYS if each > campaign.quiet_days), 0)
    quiet = words.text("campaigns-quiet", days=campaign.quiet_days)
    screen.row(button(quiet, QuietPress(campaign_id=campaign_id, days=days)))
    hours = words.text("campaigns-own-hours", hours=hours_text(words, campaign))
    screen.row(button(hours, HoursPress(campaign_id=campaign_id)))
    if is_message:
        on = "yes" if campaign.stop_on_answer else "no"
        stop = StopOnAnswerPress(campaign_id=campaign_id, on=not campaign.stop_on_answer)
        screen.row(button(words.text("campaigns-stop-on-answer", on=on), stop))
        on = "yes" if campaign.delete_own_copy else "no"
        copy = DeleteCopyPress(campaign_id=campaign_id, on=not campaign.delete_own_copy)
        screen.row(button(words.text("campaigns-delete-copy", on=on), copy))
        kept = (campaign.cap_times, campaign.cap_days)
        caps = [
            button(
                words.text("campaigns-cap", times=times, days=days, on="yes" if (times, days) == kept else "no"),
                CapPress(campaign_id=campaign_id, times=times, days=days),
            )
            for times, days in (_CAPS if kept in _CAPS else (*_CAPS, kept))
        ]
        screen.grid(caps).row(button(words.text("campaigns-cap-other"), OtherCapPress(campaign_id=campaign_id)))
    return screen.row(button(words.text("campaigns-accounts-done"), CampaignPress(campaign_id=campaign_id)))


@on_press(RulesPress, Permission.EDIT_CLIENTS)
async def press_rules(call: Call, press: RulesPress) -> None:
    """The rules as they stand."""
    await call.show(await rules_screen(call, press.campaign_id))


@on_press(StopOnAnswerPress, Permission.EDIT_CLIENTS)
async def press_stop_on_answer(call: Call, press: StopOnAnswerPress) -> None:
    """Whether an answer stops further messages."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_rules(ctx, press.campaign_id, stop_on_answer=press.on)
    await call.show(await rules_screen(call, press.campaign_id))


@on_press(QuietPress, Permission.EDIT_CLIENTS)
async def press_quiet(call: Call, press: QuietPress) -> None:
    """How long a client is left in peace after a touch."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_rules(ctx, press.campaign_id, quiet_days=press.days)
    await call.show(await rules_screen(call, press.campaign_id))


@on_press(DeleteCopyPress, Permission.EDIT_CLIENTS)
async def press_delete_copy(call: Call, press: DeleteCopyPress) -> None:
    """Whether the account's own dialogs stay clean."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_rules(ctx, press.campaign_id, delete_own_copy=press.on)
    await call.show(await rules_screen(call, press.campaign_id))


@on_press(CapPress, Permission.EDIT_CLIENTS)
async def press_cap(call: Call, press: CapPress) -> None:
    """Take this cap."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await set_cap(ctx, press.campaign_id, press.times, press.days)
    await call.show(await rules_screen(call, press.campaign_id))


@on_press(OtherCapPress, Permission.EDIT_CLIENTS)
async def press_other_cap(call: Call, press: OtherCapPress) -> None:
    """Ask for the two numbers."""
    async with call.reading() as look:
        await get_campaign(look, press.campaign_id)
    await ask(call, call.words.html("campaigns-cap-ask"), "campaign-cap", campaign_id=press.campaign_id)


@on_answer("campaign-cap", Permission.EDIT_CLIENTS)
async def answer_cap(said: Said, ids: Ids, text: str) -> None:
    """Two numbers, in whatever words: «не чаще 2 за 7 дней»."""
    async with said.reading() as look:
        await get_campaign(look, ids["campaign_id"])
    numbers = re.findall(r"\d{1,6}", text)
    if len(numbers) != 2:
        raise InvalidValueError(field="cap", reason="two-numbers")
    async with said.writing(ChangeKind.WORK) as ctx:
        await set_cap(ctx, ids["campaign_id"], int(numbers[0]), int(numbers[1]))
    await said.show(await rules_screen(said, ids["campaign_id"]))
