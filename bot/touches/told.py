"""Touches and plans in words."""

from datetime import date, datetime, time
from typing import Protocol

from bot.kit.call import Turn
from bot.kit.enum_words import key_of
from bot.kit.words import Html
from domain.clients.tables import Client
from domain.touches.log_touch import Plan, Touched
from domain.touches.rules import planned_instant, today_in


class Planned(Protocol):
    """A card with its plan: the day as it was meant, and the instant of it."""

    @property
    def next_touch_on(self) -> date | None:
        """The day that was planned."""

    @property
    def next_touch_time(self) -> time | None:
        """The hour, if one was planned."""

    @property
    def next_touch_at(self) -> datetime | None:
        """The instant of both."""


def tell_plan(turn: Turn, card: Planned) -> Html:
    """When the next touch is, an hour on the reader's own clock; whether it is late; or that none is planned."""
    words, now = turn.words, turn.services.clock()
    if card.next_touch_on is None or card.next_touch_at is None:
        return words.html("clients-card-no-next-touch")
    today = today_in(turn.actor.zone, now)
    if card.next_touch_time is None:
        day, is_late = words.day(card.next_touch_on, today=today), card.next_touch_on < today
    else:
        day, is_late = words.moment(card.next_touch_at, turn.zone, now=now), card.next_touch_at < now
    return words.html("clients-card-next-touch", day=day, late="yes" if is_late else "no")


def tell_touched(turn: Turn, touched: Touched) -> Html:
    """That a touch was logged, and what has become of the plan."""
    words = turn.words
    told = words.html("clients-done-touch", kind=words.text(key_of(touched.touch.kind)))
    if touched.plan is Plan.NONE or touched.next_on is None:
        return told
    today = today_in(turn.actor.zone, turn.services.clock())
    day = words.day(touched.next_on, today=today)
    by_rhythm = "yes" if touched.plan is Plan.BY_RHYTHM else "no"
    return Html.lines([told, words.html("touches-next", day=day, by_rhythm=by_rhythm)])


def tell_planned(turn: Turn, client: Client) -> Html:
    """That the next touch is planned, and for when."""
    words, now = turn.words, turn.services.clock()
    assert client.next_touch_on is not None
    day = words.day(client.next_touch_on, today=today_in(turn.actor.zone, now))
    if client.next_touch_time is not None:
        zone = client.next_touch_zone or turn.actor.zone
        day = words.moment(planned_instant(client.next_touch_on, client.next_touch_time, zone), turn.zone, now=now)
    return words.html("clients-done-plan", day=day)
