"""Before a campaign begins: whom it would reach, whom not and why, with which texts, and for how long."""

from bot.campaigns.presses import CampaignPress, CheckPress, LaterPress, LaunchPress, TestElsewherePress, TestPress
from bot.campaigns.told import tell_reasons
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import error_key
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from domain.actions.errors import UnreachableError
from domain.base.actor import Permission
from domain.campaigns.queries import get_campaign, preflight
from domain.campaigns.send_trial import my_page, send_trial
from domain.campaigns.views import CampaignView, Preflight
from domain.journal.kinds import ChangeKind

#: How much of each sample is shown: five of them and the figures must fit into one message.
SAMPLE_SHOWN = 450
#: From so many minutes on the time is told in hours.
HOURS_FROM = 120


async def check_screen(turn: Turn, campaign_id: int, done: Html | None = None, *, tried: bool = False) -> Screen:
    """The preflight; once the text was `tried` on oneself, another page may be chosen for it.

    Raises `CampaignIncompleteError`, `TextError`, `NotFoundError`.
    """
    words = turn.words
    async with turn.reading() as ctx:
        campaign = await get_campaign(ctx, campaign_id)
        found = await preflight(ctx, campaign_id)
    screen = Screen(Html.lines([tell_preflight(words, campaign, found), done or ""], "\n\n"))
    if found.reachable:
        screen.row(button(words.text("campaigns-start-now"), LaunchPress(campaign_id=campaign_id), style="success"))
        screen.row(
            button(words.text("campaigns-start-later"), LaterPress(campaign_id=campaign_id)),
            button(words.text("campaigns-test"), TestPress(campaign_id=campaign_id)),
        )
    if tried:
        screen.row(button(words.text("campaigns-test-other"), TestElsewherePress(campaign_id=campaign_id)))
    return screen.row(button(words.text("kit-back"), CampaignPress(campaign_id=campaign_id)))


def tell_preflight(words: Words, campaign: CampaignView, found: Preflight) -> Html:
    """The figures, the reasons, and five texts as their readers would get them."""
    left_out = found.total - found.reachable
    figures = [
        words.html("campaigns-reach", name=campaign.name, reachable=found.reachable, total=found.total),
        words.html("campaigns-left-out", count=left_out) if left_out else Html(),
        *tell_reasons(words, found.left_out),
        Html() if found.reachable else words.html("campaigns-reach-nobody"),
    ]
    if not found.reachable:
        return Html.lines(figures)
    exact = "yes" if found.variety.is_exact else "no"
    few = "yes" if found.variety.texts < found.reachable else "no"
    figures += [
        words.html(
            "campaigns-variety", texts=min(found.variety.texts, 10**9), exact=exact, few=few, people=found.reachable
        ),
        _duration(words, found.minutes),
    ]
    samples = [
        words.html("campaigns-sample", name=each.name, text=_cut(each.text, SAMPLE_SHOWN)) for each in found.samples
    ]
    return Html.lines([Html.lines(figures), *samples], "\n\n")


def _duration(words: Words, minutes: int | None) -> Html:
    if minutes is None:
        return words.html("campaigns-never")
    if minutes >= HOURS_FROM:
        return words.html("campaigns-hours", hours=round(minutes / 60))
    return words.html("campaigns-minutes", minutes=max(1, minutes))


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
