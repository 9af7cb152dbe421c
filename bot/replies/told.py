"""Conversations in words: who writes, what they say, what hangs on it, who has answered."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.kit.enum_words import key_of, worded
from bot.kit.viewer import Viewer
from bot.kit.words import Html, Words
from domain.conversations.views import Enclosure, EnclosureKind
from domain.replies.tables import Act
from domain.replies.views import ConversationView, Heard, Outlook

worded("replies-enclosure")(EnclosureKind)
worded("replies-act")(Act)

#: So much of one message is shown where it stands among others; VK's own page has the whole.
LONGEST = 1_500
#: So much of all of them: Telegram takes 4,096 characters with everything around.
LONGEST_ALL = 3_000


#: Characters that Telegram shows of one message, with room left for what stands around.
ROOM = 3_600
_TAG = re.compile(r"<[^>]*>")


def fitting(parts: Sequence[Html], room: int = ROOM) -> Sequence[Html]:
    """The last of these parts, as many as there is room for; what is not shown is longer ago. Never none."""
    left, count = room, 0
    for part in reversed(parts):
        left -= len(_TAG.sub("", part)) + 2
        if left < 0:
            break
        count += 1
    return parts[-max(1, count) :]


def cut(text: str, longest: int) -> str:
    """The text, with … where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def quote(words: Words, text: str, longest: int = LONGEST) -> Html:
    """Somebody's words, set apart."""
    return words.html("replies-quote", text=cut(text, longest)) if text.strip() else Html()


def tell_enclosed(words: Words, enclosed: Iterable[Enclosure]) -> Html:
    """What hangs on a message, each thing a link where there is one."""
    told = []
    for each in enclosed:
        is_count = each.kind is EnclosureKind.FORWARDED
        name = f"{words.text(key_of(each.kind))}{f' «{each.name}»' if each.name and not is_count else ''}"
        if is_count:
            name = f"{name}: {each.name}"
        told.append(words.html("replies-link", name=name, url=each.url) if each.url else Html.escape(name))
    return words.html("replies-enclosed", list=Html.lines(told, ", ")) if told else Html()


def tell_said(words: Words, said: Heard, longest: int) -> Html:
    """One message of a person, set apart, with what hangs on it."""
    told = (quote(words, said.text, longest), tell_enclosed(words, said.enclosed))
    return Html.lines([part for part in told if part])


def moment_of(viewer: Viewer, moment: datetime) -> str:
    """A moment on the reader's clock."""
    return viewer.words.moment(moment, ZoneInfo(viewer.actor.zone), now=viewer.services.clock())


def tell_head(words: Words, found: ConversationView) -> Html:
    """Who writes, and to which community."""
    return words.html("replies-head", person=found.person, account=found.account)


def tell_answered(viewer: Viewer, found: ConversationView) -> Html:
    """That somebody has answered, who and when; nothing as long as nobody has."""
    if found.answered_at is None:
        return Html()
    words = viewer.words
    is_me = found.answered_by_id is not None and found.answered_by_id == viewer.actor.member_id
    return words.html(
        "replies-answered",
        who="me" if is_me else "member" if found.answered_by else "vk",
        member=found.answered_by or "",
        ago=words.ago(found.answered_at, now=viewer.services.clock()),
    )


def tell_outlook(viewer: Viewer, outlook: Outlook) -> Html:
    """That an answer does not go out at once, and when it will; nothing if it does."""
    if outlook.is_stuck:
        return viewer.words.html("replies-stuck")
    if outlook.later is None:
        return Html()
    return viewer.words.html("replies-later", moment=moment_of(viewer, outlook.later))


def vk_dialog(found: ConversationView) -> str:
    """The dialog on VK's own pages, for the managers of the community."""
    return f"https://vk.com/gim{found.group_id}?sel={found.vk_id}"
