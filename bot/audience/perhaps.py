"""A search that may be misspelt: who is found by nearly the same words comes up at once."""

from bot.audience.client_list import list_screen, show_list
from bot.kit.call import Said, Turn
from bot.kit.presses import ListPress, NewClientPress
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_draft, keep_filter
from domain.audience.queries import COUNT_CAP, count_clients
from domain.audience.suggest import Suggestion, suggest_searches
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind

_LONGEST_CAPTION = 30


async def show_found(said: Said, wanted: ClientFilter) -> None:
    """Show the list of whom the search finds. If that is nobody, the list of the likeliest other search.

    Whoever is called so and stands in the archive is no slip of the pen: the list tells of them.
    """
    async with said.reading() as ctx:
        finds_any = await count_clients(ctx, wanted, cap=0) or await count_clients(ctx, wanted.set_aside, cap=0)
        suggestions = [] if finds_any else await suggest_searches(ctx, wanted)
    if suggestions:
        await said.show(await _perhaps_screen(said, wanted, suggestions))
    else:
        await show_list(said, wanted)


async def _perhaps_screen(turn: Turn, typed: ClientFilter, suggestions: list[Suggestion]) -> Screen:
    async with turn.writing(ChangeKind.WORK) as ctx:
        typed_id = await keep_draft(ctx, typed)
        first_id = await keep_filter(ctx, suggestions[0].wanted)
        others = {await keep_draft(ctx, each.wanted): each for each in suggestions[1:]}
    words = turn.words
    screen = await list_screen(turn, first_id, suggestions[0].wanted)
    names = Html.lines([_named(turn, each) for each in suggestions], ", ")
    screen.text = Html.lines(
        [words.html("audience-perhaps", query=short(typed.text, 60), names=names), screen.text], "\n\n"
    )
    captions = {
        filter_id: words.text("audience-perhaps-other", query=each.wanted.text, **_count(each))
        for filter_id, each in others.items()
    }
    others_above = Screen(Html()).grid([button(said, ListPress(filter_id=key)) for key, said in captions.items()])
    screen.rows[:0] = others_above.rows
    if turn.actor.may(Permission.EDIT_CLIENTS):
        caption = words.text("intake-add-searched", query=short(typed.text, _LONGEST_CAPTION))
        # Above the last row, which leads home.
        screen.rows.insert(-1, [button(caption, NewClientPress(filter_id=typed_id))])
    return screen


def _named(turn: Turn, each: Suggestion) -> Html:
    return turn.words.html("audience-perhaps-other", query=each.wanted.text, **_count(each))


def _count(each: Suggestion) -> dict[str, int | str]:
    return {"count": min(each.clients, COUNT_CAP), "more": "yes" if each.clients > COUNT_CAP else "no"}
