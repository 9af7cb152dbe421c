"""A client to be: what is known so far, who may be the same person, and the ways on."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.clients.card import card_screen
from bot.clients.contacts import address_line
from bot.intake.presses import (
    AddDraftPress,
    DraftCategoriesPress,
    DraftStagesPress,
    DropAddressPress,
    DropDraftPress,
    TellMorePress,
    TwinPress,
)
from bot.kit.call import Shown, Turn
from bot.kit.enum_words import key_of
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from domain.base.errors import NotFoundError
from domain.clients.rules import NOTE_LENGTH
from domain.intake.change_draft import begin_intake
from domain.intake.new_client import NewClient
from domain.intake.queries import DraftView, get_draft
from domain.journal.kinds import ChangeKind
from domain.merging.views import LikelyTwin

#: So much of what came with the person is shown here; the card keeps it whole.
NOTE_SHOWN = 400


async def draft_screen(turn: Turn, draft_id: int, told: Html | str = "") -> Screen:
    """The draft; once it has become a card, that card."""
    async with turn.reading() as ctx:
        draft = await get_draft(ctx, draft_id)
    if draft.client_id is not None:
        try:
            return await card_screen(turn, draft.client_id)
        except NotFoundError:
            # It was undone or removed since: then it may be added anew.
            pass
    return _screen(turn, draft, told)


def _screen(turn: Turn, draft: DraftView, told: Html | str) -> Screen:
    words, new = turn.words, draft.new
    lines: list[Html | str] = [
        told,
        words.html("intake-draft"),
        words.html("intake-name", name=new.name) if new.name else words.html("intake-nameless"),
    ]
    lines += [address_line(words, kind, address) for kind, address in new.channels]
    lines.append(words.html("intake-category", name=draft.category) if draft.category else "")
    lines.append(words.html("intake-stage", name=draft.stage) if draft.stage else "")
    lines.append(words.html("intake-note", note=_cut(new.note)) if new.note else "")
    lines.append(words.html("intake-file", name=new.file.name) if new.file else "")
    if draft.twins:
        lines.append(words.html("intake-twins", many="yes" if len(draft.twins) > 1 else "no"))
    screen = Screen(Html.lines(lines))
    for twin in draft.twins:
        press = TwinPress(draft_id=draft.id, client_id=twin.client_id)
        screen.row(button(_twin(turn, new, twin), press))
    more = button(words.text("intake-more", named="yes" if new.name else "no"), TellMorePress(draft_id=draft.id))
    if new.shown_name:
        caption = words.text("intake-add", twins="yes" if draft.twins else "no")
        screen.row(button(caption, AddDraftPress(draft_id=draft.id), style=None if draft.twins else "success"))
    screen.row(more)
    screen.row(
        button(words.text("clients-pick-category"), DraftCategoriesPress(draft_id=draft.id)),
        button(words.text("clients-pick-stage"), DraftStagesPress(draft_id=draft.id)),
    )
    screen.grid(
        [
            button(f"✖ {short(address, 30)}", DropAddressPress(draft_id=draft.id, place=place))
            for place, (_, address) in enumerate(new.channels[:8])
        ]
    )
    return screen.row(button(words.text("kit-cancel"), DropDraftPress(draft_id=draft.id)))


def _twin(turn: Turn, new: NewClient, twin: LikelyTwin) -> str:
    """Who may be meant, and why; what the press does is said by the mark in front."""
    mark = "✔" if new.came_by_itself else "👁"
    about = " · ".join(part for part in (twin.company, twin.city) if part)
    name = short(f"{twin.name} · {about}" if about else twin.name, 36)
    return f"{mark} {name} — {turn.words.text(key_of(twin.reason))}"


def _cut(text: str) -> str:
    return text if len(text) <= NOTE_SHOWN else text[: NOTE_SHOWN - 1] + "…"


async def offer_new(
    turn: Shown, new: NewClient, told: Html | str = "", ways: Sequence[InlineKeyboardButton] = ()
) -> None:
    """Begin a draft with what is known, and show it: nothing is added before a person says so.

    `ways` are what else may be meant, above the way out.
    """
    if len(new.note) > NOTE_LENGTH:
        told = Html.lines([told, turn.words.html("intake-note-cut", longest=NOTE_LENGTH)])
    async with turn.writing(ChangeKind.WORK) as ctx:
        draft_id = await begin_intake(ctx, new)
    screen = await draft_screen(turn, draft_id, told)
    screen.rows[-1:-1] = [[way] for way in ways]
    await turn.show(screen)
