"""The language: a member's own, or the team's default."""

from bot.kit.call import Call
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import LOCALES, load_words
from bot.team.presses import LanguagePress, SetLanguagePress, TeamPress
from bot.team.settings import show_settings
from bot.team.team_defaults import show_team
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.set_locale import set_locale
from domain.team.set_team_defaults import set_team_defaults


@on_press(LanguagePress, Permission.SEE_CLIENTS)
async def press_language(call: Call, press: LanguagePress) -> None:
    """Each language in its own words."""
    words = call.words
    screen = Screen(words.html("team-language-ask", whose="team" if press.team else "own"))
    screen.row(
        *(
            button(load_words(locale).text("team-language-name"), SetLanguagePress(locale=locale, team=press.team))
            for locale in LOCALES
        )
    )
    if not press.team:
        screen.row(button(words.text("team-as-team"), SetLanguagePress(locale="")))
    await call.show(screen.row(button(words.text("kit-back"), TeamPress() if press.team else SettingsPress())))


@on_press(SetLanguagePress, Permission.SEE_CLIENTS)
async def press_set_language(call: Call, press: SetLanguagePress) -> None:
    """Set it; the answer comes in the new language. The team's is for admins only, as the use case says."""
    if press.team:
        async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
            await set_team_defaults(ctx, locale=press.locale)
        await show_team(call, ctx.change_id)
        return
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await set_locale(ctx, press.locale or None)
    await show_settings(call)
