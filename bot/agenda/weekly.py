"""The weekly digest for leads: the last week by manager, in one message with a picture."""

from collections.abc import Sequence
from datetime import date, timedelta

import structlog

from bot.funnel.captions import tell_money
from bot.kit.enum_words import key_of
from bot.kit.formats import day
from bot.kit.presses import BoardPress, HomePress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html, Words
from bot.outbox.renders import Rendered, renders
from domain.agenda.views import WeekOf
from domain.agenda.week import week_of
from domain.agenda.week_picture import WeekRow, WeekSheet
from domain.base.actor import Permission
from domain.outbox.views import MessageView
from domain.team.queries import get_team

log = structlog.get_logger(__name__)

#: Managers in one message; a larger team sees the busiest of them, and how many more there are.
MOST = 20


@renders("weekly-digest")
async def draw_week(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """Figures by manager; nothing if nothing happened, or if the reader leads no more."""
    words, monday = viewer.words, date.fromisoformat(message.payload["day"])
    if not viewer.actor.may(Permission.MEMBERS):
        return None
    async with viewer.reading() as ctx:
        weeks = await week_of(ctx, monday)
    if not weeks:
        return None
    sunday = monday + timedelta(days=6)
    # Which year it was nobody has forgotten a day later.
    first, last = (day(each, words.locale, with_year=False) for each in (monday, sunday))
    head = words.html("agenda-week", first=first, last=last)
    told = [_tell(words, week) for week in weeks[:MOST]]
    if len(weeks) > MOST:
        told.append(words.html("agenda-week-more", count=len(weeks) - MOST))
    screen = Screen(Html.lines([head, *told], "\n\n"))
    screen.row(button(words.text("agenda-week-board"), BoardPress()), button(words.text("kit-home"), HomePress()))
    picture = await _draw(viewer, weeks[:MOST], words.text("agenda-week-title", first=first, last=last))
    return Rendered(screen, head, picture=picture, alone=True)


async def _draw(viewer: Onlooker, weeks: Sequence[WeekOf], title: str) -> bytes | None:
    """The same at a glance; None if it can't be drawn: the text says it all."""
    words, draw = viewer.words, viewer.services.draw_week
    if draw is None:
        return None
    async with viewer.reading() as ctx:
        company = (await get_team(ctx)).name
    rows = tuple(_row(week, words.text("agenda-week-nobody")) for week in weeks)
    touches, tasks, overdue, won = (
        words.text("agenda-week-column", what=what) for what in ("touches", "tasks", "overdue", "won")
    )
    subtitle = company or words.text("agenda-week-subtitle")
    try:
        return await draw(WeekSheet(title, subtitle, (touches, tasks, overdue, won), rows))
    except Exception:
        # Whatever it was: the digest is worth more than its picture.
        log.exception("the picture of the week could not be drawn")
        return None


def _row(week: WeekOf, nobody: str) -> WeekRow:
    return WeekRow(week.name or nobody, sum(week.touches.values()), week.tasks_done, week.overdue, week.won)


def _tell(words: Words, week: WeekOf) -> Html:
    touches = ", ".join(f"{words.text(key_of(kind))} {count}" for kind, count in sorted(week.touches.items()))
    lines = [
        words.html("agenda-week-of", name=week.name, known="yes" if week.name else "no", clients=week.clients),
        words.html("agenda-week-new", count=week.new) if week.new else Html(),
        words.html("agenda-week-touches", count=sum(week.touches.values()), kinds=touches) if touches else Html(),
        words.html("agenda-week-moves", count=week.moves) if week.moves else Html(),
        words.html("agenda-week-tasks", count=week.tasks_done) if week.tasks_done else Html(),
        words.html("agenda-week-overdue", count=week.overdue) if week.overdue else Html(),
        words.html("agenda-week-won", count=week.won, sums=tell_money(words, week.sums), priced=_yes(week.sums))
        if week.won
        else Html(),
    ]
    return Html.lines([line for line in lines if line])


def _yes(found: object) -> str:
    return "yes" if found else "no"
