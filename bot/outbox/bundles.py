"""What goes out as one message: a single one, or a list of many for one reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit.presses import HomePress, JobsPress, TasksPress, WaitingPress
from bot.kit.screen import Screen, button
from bot.kit.words import Html, load_words
from bot.outbox.renders import Rendered
from domain.outbox.rules import bundle
from domain.outbox.views import MessageView
from domain.reminders.fire_reminders import REMINDER
from domain.replies.tell_said import PERSON_UNTAKEN, PERSON_WROTE

#: Characters of a list; what doesn't fit is counted, and stands behind its buttons anyway.
LONGEST_LIST = 3500


@dataclass(frozen=True, slots=True)
class Parcel:
    """Messages of one reader that go out together, drawn."""

    messages: tuple[MessageView, ...]
    rendered: Rendered

    @property
    def ids(self) -> list[int]:
        """Their ids in the outbox."""
        return [message.id for message in self.messages]


def pack(drawn: Sequence[tuple[MessageView, Rendered]]) -> list[Parcel]:
    """Lists where there are many for one reader; files and answers in place always go alone."""
    rendered = {message.id: each for message, each in drawn}
    parcels = [Parcel((message,), each) for message, each in drawn if not each.is_listable]
    for group in bundle([message for message, each in drawn if each.is_listable]):
        first = group.messages[0]
        many = [rendered[message.id].line for message in group.messages]
        parcels.append(Parcel(group.messages, _list_of(group.messages, many) if group.is_list else rendered[first.id]))
    places = {message.id: place for place, (message, _) in enumerate(drawn)}
    return sorted(parcels, key=lambda parcel: places[parcel.messages[0].id])


def _list_of(messages: Sequence[MessageView], lines: Sequence[Html]) -> Rendered:
    words = load_words(messages[0].locale)
    text, told = words.html("outbox-list", count=len(lines)), 0
    for line in lines:
        longer = Html.lines([text, line])
        if len(longer) > LONGEST_LIST:
            break
        text, told = longer, told + 1
    if told < len(lines):
        text = Html.lines([text, words.html("outbox-list-more", count=len(lines) - told)])
    screen = Screen(text)
    if messages[0].member_id is not None:
        kinds = {message.kind for message in messages}
        if kinds <= {PERSON_WROTE, PERSON_UNTAKEN}:
            where = button(words.text("replies-waiting-back"), WaitingPress())
        elif kinds == {REMINDER}:
            where = button(words.text("outbox-list-tasks"), TasksPress())
        else:
            where = button(words.text("outbox-list-jobs"), JobsPress())
        screen.row(where, button(words.text("kit-home"), HomePress()))
    return Rendered(screen, text)
