"""The team's name, and what holds for members who have not chosen otherwise."""

from babel import Locale

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.renew import renew
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import LOCALES, Html, load_words
from bot.team.places import COUNTRIES, CURRENCIES, country_name, currency_of, region_of
from bot.team.presses import (
    CompanyPress,
    CurrencyPress,
    LanguagePress,
    RegionPress,
    RenameTeamPress,
    SetCurrencyPress,
    SetRegionPress,
    TeamPress,
    ZonePress,
)
from bot.team.zones import city_of
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team
from domain.team.rename_team import rename_team
from domain.team.set_team_defaults import set_team_defaults


async def team_screen(turn: Turn, done: Html | None = None) -> Screen:
    """The team as it is set up."""
    words = turn.words
    async with turn.reading() as ctx:
        team = await get_team(ctx)
    text = words.html(
        "team-team",
        name=team.name or "—",
        currency=team.currency,
        country=country_name(team.phone_region, words.locale),
        language=load_words(team.locale if team.locale in LOCALES else words.locale).text("team-language-name"),
        zone=city_of(team.zone, words.locale),
    )
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.row(
        button(words.text("team-team-name"), RenameTeamPress()),
        button(words.text("team-team-currency"), CurrencyPress()),
    )
    screen.row(
        button(words.text("team-team-country"), RegionPress()),
        button(words.text("team-settings-language"), LanguagePress(team=True)),
    )
    screen.row(
        button(words.text("team-settings-zone"), ZonePress(team=True)),
        button(words.text("team-team-company"), CompanyPress()),
    )
    return screen.row(button(words.text("kit-back"), SettingsPress()))


async def show_team(turn: Shown, change_id: int | None) -> None:
    """The team after a change; who follows its language reads the answer in the new one."""
    await renew(turn)
    await turn.show(with_undo(turn, await team_screen(turn, turn.words.html("team-done")), change_id))


@on_press(TeamPress, Permission.SETTINGS)
async def press_team(call: Call, _press: TeamPress) -> None:
    """The team."""
    await call.show(await team_screen(call))


@on_press(RenameTeamPress, Permission.SETTINGS)
async def press_rename_team(call: Call, _press: RenameTeamPress) -> None:
    """Ask for the name."""
    await ask(call, call.words.html("team-team-name-ask"), "team-name")


@on_answer("team-name", Permission.SETTINGS)
async def answer_team_name(said: Said, _ids: Ids, text: str) -> None:
    """Rename the team."""
    async with said.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await rename_team(ctx, text)
    await show_team(said, ctx.change_id)


@on_press(CurrencyPress, Permission.SETTINGS)
async def press_currency(call: Call, _press: CurrencyPress) -> None:
    """The usual currencies."""
    words, names = call.words, Locale.parse(call.words.locale).currency_symbols
    screen = Screen(words.html("team-currency-ask"))
    captions = [(code, names.get(code, code)) for code in CURRENCIES]
    screen.grid(
        [
            button(code if sign == code else f"{code} {sign}", SetCurrencyPress(currency=code))
            for code, sign in captions
        ],
        width=3,
    )
    screen.row(button(words.text("team-other"), SetCurrencyPress(currency="")))
    await call.show(screen.row(button(words.text("kit-back"), TeamPress())))


@on_press(SetCurrencyPress, Permission.SETTINGS)
async def press_set_currency(call: Call, press: SetCurrencyPress) -> None:
    """Take it, or ask for another."""
    if press.currency:
        await _set_currency(call, press.currency)
    else:
        await ask(call, call.words.html("team-currency-write"), "currency")


@on_answer("currency", Permission.SETTINGS)
async def answer_currency(said: Said, _ids: Ids, text: str) -> None:
    """A code of three letters that the world knows."""
    await _set_currency(said, text)


async def _set_currency(turn: Shown, text: str) -> None:
    async with turn.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_team_defaults(ctx, currency=currency_of(text))
    await show_team(turn, ctx.change_id)


@on_press(RegionPress, Permission.SETTINGS)
async def press_region(call: Call, _press: RegionPress) -> None:
    """The usual countries."""
    words = call.words
    screen = Screen(words.html("team-country-ask"))
    screen.grid([button(country_name(code, words.locale), SetRegionPress(region=code)) for code in COUNTRIES])
    screen.row(button(words.text("team-other"), SetRegionPress(region="")))
    await call.show(screen.row(button(words.text("kit-back"), TeamPress())))


@on_press(SetRegionPress, Permission.SETTINGS)
async def press_set_region(call: Call, press: SetRegionPress) -> None:
    """Take it, or ask for another."""
    if press.region:
        await _set_region(call, press.region)
    else:
        await ask(call, call.words.html("team-country-write"), "phone-region")


@on_answer("phone-region", Permission.SETTINGS)
async def answer_region(said: Said, _ids: Ids, text: str) -> None:
    """A country by its name or its two letters."""
    await _set_region(said, text)


async def _set_region(turn: Shown, text: str) -> None:
    async with turn.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_team_defaults(ctx, phone_region=region_of(text))
    await show_team(turn, ctx.change_id)
