"""Before a campaign begins: whom it would reach, whom not and why, with which texts, and for how long."""

from collections.abc import Sequence
from math import ceil

from bot.accounts.presses import PersonalPress
from bot.campaigns.lists import bring, lists_of, tell_roll
from bot.campaigns.presses import (
    CampaignPress,
    CheckPress,
    LaterPress,
    LaunchPress,
    LinksPress,
    TestElsewherePress,
    TestPress,
)
from bot.campaigns.told import hours_text, tell_reasons
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import error_key
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from domain.accounts.tables import AccountKind, AccountRole, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.actions.errors import UnreachableError
from domain.base.actor import Permission
from domain.campaigns.queries import get_campaign, preflight
from domain.campaigns.rules import HAS_OBJECTS
from domain.campaigns.send_trial import my_page, send_trial
from domain.campaigns.senders import accounts_of
from domain.campaigns.views import CampaignView, Preflight
from domain.journal.kinds import ChangeKind

#: How much of each sample is shown: five of them and the figures must fit into one message.
SAMPLE_SHOWN = 450
#: From so many minutes on the time is told in hours.
HOURS_FROM = 120
#: And from so many on in days, with how much is done in one.
DAYS_FROM = 24 * 60


async def check_screen(turn: Turn, campaign_id: int, done: Html | None = None, *, tried: bool = False) -> Screen:
    """The preflight; once the text was `tried` on oneself, another page may be chosen for it.

    Raises `CampaignIncompleteError`, `TextError`, `NotFoundError`.
    """
    words = turn.words
    async with turn.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
        found = await preflight(ctx, campaign_id)
        accounts = await accounts_of(ctx, campaign)
        lists, roll = await lists_of(ctx, campaign)
    told = [tell_preflight(turn, campaign, found), tell_warnings(words, campaign, accounts, found)]
    read = tell_roll(turn, lists, roll) if lists is not None else Html()
    screen = Screen(Html.lines([*told, read, done or ""], "\n\n"))
    if found.is_off:
        if turn.actor.may(Permission.SETTINGS):
            screen.row(button(words.text("accounts-personal"), PersonalPress(), style="primary"))
    elif found.reachable:
        start = words.text("campaigns-start-now")
        screen.row(button(start, LaunchPress(campaign_id=campaign_id), style="success"))
        is_message = campaign.kind is ActionKind.MESSAGE
        screen.row(
            button(words.text("campaigns-start-later"), LaterPress(campaign_id=campaign_id)),
            button(words.text("campaigns-test"), TestPress(campaign_id=campaign_id)) if is_message else None,
        )
    if lists is not None:
        screen.row(
            button(words.text("campaigns-lists-open"), LinksPress(campaign_id=campaign_id)), bring(turn, lists, roll)
        )
    if tried:
        screen.row(button(words.text("campaigns-test-other"), TestElsewherePress(campaign_id=campaign_id)))
    return screen.row(button(words.text("kit-back"), CampaignPress(campaign_id=campaign_id)))


def tell_preflight(turn: Turn, campaign: CampaignView, found: Preflight) -> Html:
    """The figures, the reasons, and what five people would get."""
    words, kind = turn.words, campaign.kind.value
    left_out = found.total - found.reachable
    figures = [
        words.html("campaigns-reach", kind=kind, name=campaign.name, reachable=found.reachable, total=found.total),
        words.html("campaigns-left-out", count=left_out) if left_out else Html(),
        *tell_reasons(words, found.left_out),
    ]
    if not found.reachable:
        return Html.lines([*figures, words.html("campaigns-reach-nobody")])
    if campaign.kind in HAS_OBJECTS:
        figures.append(words.html("campaigns-acts", kind=kind, count=found.acts))
    if found.variety is not None:
        exact = "yes" if found.variety.is_exact else "no"
        few = "yes" if found.variety.texts < found.reachable else "no"
        texts = min(found.variety.texts, 10**9)
        told = words.html("campaigns-variety", texts=texts, exact=exact, few=few, people=found.reachable)
        figures.append(told)
    if campaign.hours is not None:
        figures.append(words.html("campaigns-check-hours", hours=hours_text(words, campaign)))
    figures.append(_duration(turn, found))
    return Html.lines([Html.lines(figures), *_samples(words, found)], "\n\n")


def _samples(words: Words, found: Preflight) -> list[Html]:
    if found.variety is None:
        return [words.html("campaigns-first-ones", names=", ".join(each.name for each in found.samples))]
    return [
        words.html("campaigns-sample", name=each.name, text=_cut(each.text, SAMPLE_SHOWN)) for each in found.samples
    ]


def tell_warnings(words: Words, campaign: CampaignView, accounts: Sequence[AccountView], found: Preflight) -> Html:
    """What may go wrong, before it does: the reason with each."""
    told = []
    if found.is_off:
        told.append(words.html("campaigns-warn-off"))
    elif accounts and accounts[0].kind is AccountKind.PERSON:
        is_promo = campaign.kind is ActionKind.MESSAGE and any(each.role is AccountRole.PROMO for each in accounts)
        told.append(words.html("campaigns-warn", kind="promo" if is_promo else campaign.kind.value))
    resting = [each.name for each in accounts if each.state is not AccountState.ACTIVE]
    if resting:
        told.append(words.html("campaigns-warn-resting", names=", ".join(resting)))
    return Html.lines(told, "\n\n")


def _duration(turn: Turn, found: Preflight) -> Html:
    words = turn.words
    if found.minutes is None or found.finish_at is None:
        return words.html("campaigns-never")
    if found.minutes < HOURS_FROM:
        return words.html("campaigns-minutes", minutes=max(1, found.minutes))
    end = words.moment(found.finish_at, turn.zone, now=turn.services.clock())
    if found.minutes < DAYS_FROM:
        return words.html("campaigns-hours", hours=round(found.minutes / 60), moment=end)
    return words.html("campaigns-days", days=ceil(found.minutes / 60 / 24), moment=end, per_day=found.per_day)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


@on_press(CheckPress, Permission.EDIT_CLIENTS)
async def press_check(call: Call, press: CheckPress) -> None:
    """Count anew."""
    await call.show(await check_screen(call, press.campaign_id))


@on_press(TestPress, Permission.EDIT_CLIENTS)
async def press_test(call: Call, press: TestPress) -> None:
    """Send it to the page of the last time; the first time the page is asked for: nothing else tells whose it is."""
    words, here = call.words, press.campaign_id
    async with call.reading() as look:
        await get_campaign(look, here)
        page = await my_page(look)
    if page is None:
        await _ask_page(call, here)
        return
    try:
        async with call.writing(ChangeKind.WORK) as ctx:
            await send_trial(ctx, here, page)
    except UnreachableError as error:
        why = words.text(error_key(error), **error.data)
        await _ask_page(call, here, words.html("campaigns-test-refused", page=page, why=why))
        return
    await call.show(await check_screen(call, here, words.html("campaigns-test-sent", page=page), tried=True))


@on_press(TestElsewherePress, Permission.EDIT_CLIENTS)
async def press_test_elsewhere(call: Call, press: TestElsewherePress) -> None:
    """Ask for another page."""
    async with call.reading() as look:
        await get_campaign(look, press.campaign_id)
    await _ask_page(call, press.campaign_id)


async def _ask_page(call: Call, campaign_id: int, problem: Html | None = None) -> None:
    question = Html.lines([problem or "", call.words.html("campaigns-test-ask")], "\n\n")
    await ask(call, question, "campaign-test", campaign_id=campaign_id)


@on_answer("campaign-test", Permission.EDIT_CLIENTS)
async def answer_test(said: Said, ids: Ids, text: str) -> None:
    """Send it there. A page that has not allowed the community to write is told so, and another may be sent."""
    async with said.writing(ChangeKind.WORK) as ctx:
        await send_trial(ctx, ids["campaign_id"], text)
        page = await my_page(ctx) or text
    done = said.words.html("campaigns-test-sent", page=page)
    await said.show(await check_screen(said, ids["campaign_id"], done, tried=True))
