"""The touch queue as a screen: one client with everything one needs to call, and one press for what was done."""

from dataclasses import dataclass
from typing import Any

from aiogram.types import InlineKeyboardButton

from bot.audience.quick import Quick, QuickPress
from bot.funnel.captions import caption
from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import CardPress, MenuPress, NewClientPress, QueuePress, TasksPress
from bot.kit.screen import Screen, button, copy_button, link_button, short
from bot.kit.words import Html, Words
from bot.touches.presses import (
    OnQueue,
    PutOffPress,
    QueueDayPress,
    QueueStagesPress,
    QueueUndoPress,
    SkipPress,
    TouchedPress,
)
from bot.touches.told import tell_plan
from domain.audience.queue import COUNT_CAP, Queue, QueueCounts, card_of_queue, count_queue, next_in_queue
from domain.audience.queue_card import QueueCard
from domain.base.actor import Permission
from domain.clients.channel_forms import address_url
from domain.clients.kinds import ChannelKind
from domain.touches.tables import TouchKind

worded("touches-queue")(Queue)

#: So much of the last note is shown: the whole stands in the card.
NOTE_SHOWN = 300
#: Nobody calls by more funnels than these.
STANDINGS_SHOWN = 5
#: So much of a name fits beside what the button does.
NAME_SHOWN = 18

MINE = QueuePress()


@dataclass(frozen=True, slots=True)
class Passed:
    """What has just been done to the client before. With `asks`, nothing is planned for that one any more."""

    told: Html
    client_id: int = 0
    name: str = ""
    change_id: int | None = None
    asks: bool = False


async def queue_screen(
    turn: Turn, place: QueuePress, *, client_id: int = 0, passed: Passed | None = None
) -> Screen | None:
    """The next client of the round (or this one, if it may be seen); None if there is nobody."""
    is_new_round = False
    async with turn.reading() as ctx:
        counts = await count_queue(ctx, place.queue)
        card = await card_of_queue(ctx, client_id) if client_id else None
        if card is None:
            card = await next_in_queue(ctx, place.queue, place.after_id)
        if card is None and place.after_id:
            card, is_new_round = await next_in_queue(ctx, place.queue), True
    if card is None:
        return None
    if is_new_round:
        place = QueuePress(queue=place.queue)
    return _screen(turn, place, card, counts, passed, is_new_round=is_new_round)


def _screen(
    turn: Turn, place: QueuePress, card: QueueCard, counts: QueueCounts, passed: Passed | None, *, is_new_round: bool
) -> Screen:
    words = turn.words
    head = [
        tell_counts(words, counts),
        words.html(key_of(place.queue)) if place.queue is not Queue.MINE else "",
        words.html("touches-new-round") if is_new_round else "",
    ]
    done = tell_passed(words, passed) if passed is not None else ""
    screen = Screen(Html.lines([Html.lines(head), done, tell_card(turn, card, place.queue)], "\n\n"))
    here = OnQueue(client_id=card.id, queue=place.queue, after_id=place.after_id, mark=card.mark).model_dump()
    if turn.actor.may(Permission.EDIT_CLIENTS):
        _deeds(screen, words, here)
    screen.row(
        button(words.text("clients-pick-stage"), QueueStagesPress(**here))
        if turn.actor.may(Permission.EDIT_CLIENTS)
        else None,
        button(words.text("touches-open"), CardPress(client_id=card.id)),
        button(words.text("touches-skip"), SkipPress(**here)),
    )
    screen.row(*_ways_to(words, card))
    if passed is not None:
        add_afterwards(screen, words, place, passed)
    return _around(turn, screen, place)


def _deeds(screen: Screen, words: Words, here: dict[str, Any]) -> None:
    screen.row(
        button(words.text("clients-wrote"), TouchedPress(kind=TouchKind.WROTE, **here)),
        button(words.text("clients-called"), TouchedPress(kind=TouchKind.CALLED, **here)),
        button(words.text("clients-met"), TouchedPress(kind=TouchKind.MET, **here)),
    )
    screen.row(
        button(words.text("touches-in-a-day"), PutOffPress(days=1, **here)),
        button(words.text("touches-in-a-week"), PutOffPress(days=7, **here)),
        button(words.text("touches-on-a-day"), QueueDayPress(**here)),
    )


def _ways_to(words: Words, card: QueueCard) -> list[InlineKeyboardButton | None]:
    """The phone to copy, and the page to open."""
    page = address_url(ChannelKind.VK, card.vk) if card.vk else None
    return [
        copy_button(words.text("clients-copy", address=card.phone), card.phone) if card.phone else None,
        link_button(words.text("touches-vk"), page) if page else None,
    ]


def add_afterwards(screen: Screen, words: Words, place: QueuePress, passed: Passed) -> None:
    """What can still be done about the client before: take it back, or say when to touch next."""
    before = OnQueue(client_id=passed.client_id, queue=place.queue, after_id=place.after_id).model_dump()
    if passed.asks:
        name = short(passed.name, NAME_SHOWN)
        screen.row(
            button(words.text("touches-next-tomorrow", name=name), PutOffPress(days=1, **before)),
            button(words.text("touches-in-a-week"), PutOffPress(days=7, **before)),
            button("📅", QueueDayPress(**before)),
        )
    if passed.change_id is not None:
        undo = QueueUndoPress(change_id=passed.change_id, **before)
        screen.row(button(words.text("touches-undo", name=short(passed.name, NAME_SHOWN)), undo))


def _around(turn: Turn, screen: Screen, place: QueuePress) -> Screen:
    """The ways out of the queue; whoever leads the team may look at everybody's."""
    words, may = turn.words, turn.actor.may
    other = None
    if place.queue is not Queue.MINE:
        other = button(words.text("touches-to-mine"), MINE)
    elif may(Permission.MEMBERS):
        other = button(words.text("touches-to-team"), QueuePress(queue=Queue.TEAM))
    screen.row(other, button(words.text("team-home-tasks"), TasksPress()))
    return screen.row(
        button(words.text("team-home-clients"), QuickPress(quick=Quick.ALL)),
        button(words.text("team-home-add"), NewClientPress()) if may(Permission.EDIT_CLIENTS) else None,
        button(words.text("touches-menu"), MenuPress()),
    )


def tell_passed(words: Words, passed: Passed) -> Html:
    """What was done to the client before, and that nothing is planned for that one any more."""
    return Html.lines([passed.told, words.html("touches-when-next") if passed.asks else ""])


def tell_counts(words: Words, counts: QueueCounts) -> Html:
    """The counters of the day in one line."""
    return words.html(
        "touches-counts",
        overdue=tell_count(words, counts.overdue),
        today=tell_count(words, counts.today),
        week=tell_count(words, counts.week),
        done=words.number(counts.done),
    )


def tell_count(words: Words, count: int) -> str:
    """A number that was counted up to the cap."""
    return words.number(count) if count <= COUNT_CAP else f"{words.number(COUNT_CAP)}+"


def tell_card(turn: Turn, card: QueueCard, queue: Queue) -> Html:
    """Who it is, what was planned, where it stands, and what was last."""
    words, now = turn.words, turn.services.clock()
    lines: list[Html | str] = [
        words.html("clients-card-name", name=card.name, kind=card.kind.value),
        card.company or "",
        tell_plan(turn, card),
        words.html("touches-task", title=card.task) if card.task else "",
        *(
            words.html(
                "clients-card-stage",
                funnel=each.funnel,
                stage=caption(each.stage),
                days=(now - each.since).days,
                reason=each.reason or "",
                why="yes" if each.reason else "no",
            )
            for each in card.standings[:STANDINGS_SHOWN]
        ),
    ]
    if card.last_touch_at is None:
        lines.append(words.html("clients-card-never-touched"))
    else:
        ago, kind = words.ago(card.last_touch_at, now=now), card.last_kind
        lines.append(words.html("touches-last", moment=ago, kind=words.text(key_of(kind)) if kind else ""))
    if card.phone:
        lines.append(words.html("touches-phone", phone=card.phone))
    if card.responsible and queue is Queue.TEAM:
        lines.append(words.html("clients-card-responsible", name=card.responsible))
    if card.last_note:
        lines.append(words.html("clients-card-note", note=short(card.last_note, NOTE_SHOWN)))
    return Html.lines(lines)
