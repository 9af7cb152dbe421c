"""What is chosen for an import besides its columns: one screen tells it, another offers the choices of one option."""

from dataclasses import dataclass
from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from bot.kit.call import Turn
from bot.kit.enum_words import key_of
from bot.kit.paging import page_of
from bot.kit.screen import Screen, button, short
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.transfer.presses import (
    CheckPress,
    ChoosePress,
    KnowByPress,
    MappingPress,
    Option,
    OptionPress,
    OptionsPress,
)
from bot.transfer.things import things_to_give, told_given
from domain.fields.views import FieldView
from domain.transfer.given import GivenKind
from domain.transfer.options import Emptied, Filled, ImportOptions, MatchBy
from domain.transfer.own_cells import KEY_KINDS
from domain.transfer.views import ImportView

#: The choices of the options that have a fixed list, in the order of their places.
EMPTIED = (Emptied.LEAVE, Emptied.CLEAR)
MATCHES = tuple(match for match in MatchBy if match is not MatchBy.OWN)
_FIXED: dict[Option, tuple[StrEnum, ...]] = {
    Option.MATCH: MATCHES,
    Option.FILLED: tuple(Filled),
    Option.EMPTIED: EMPTIED,
}
_OFFERED = (Option.MATCH, Option.FILLED)
_GIVEN = (Option.CATEGORY, Option.STAGE, Option.RESPONSIBLE, Option.TAGS, Option.SOURCE)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: what it stands for (`ChoosePress.value`), its caption, and whether it is the present one."""

    value: int
    caption: str
    is_chosen: bool


async def options_screen(turn: Turn, view: ImportView) -> Screen:
    """All options as they are chosen now."""
    words, options = turn.words, view.options
    given = [(what, await _told(turn, what, options)) for what in _GIVEN]
    lines = [
        words.html("transfer-options", name=view.name),
        Html(),
        words.html("transfer-options-match", match=_told_match(turn, view)),
        words.html("transfer-options-filled", filled=words.text(key_of(options.filled))),
        Html(),
        words.html("transfer-options-given"),
        *(words.html("transfer-options-line", what=words.text(key_of(what)), told=told or "—") for what, told in given),
    ]
    screen = Screen(Html.lines(lines))
    screen.row(button(words.text("transfer-check"), CheckPress(import_id=view.id), style="primary"))
    for what in _OFFERED:
        screen.row(button(words.text(key_of(what)), OptionPress(import_id=view.id, what=what)))
    screen.grid([button(words.text(key_of(what)), OptionPress(import_id=view.id, what=what)) for what in _GIVEN])
    return screen.row(button(words.text("transfer-edit-columns"), MappingPress(import_id=view.id)))


async def tell_chosen(viewer: Viewer, view: ImportView) -> Html:
    """What is not as usual, to be seen before anything is loaded: it may have been chosen for another file."""
    words, options = viewer.words, view.options
    match = words.html("transfer-options-match", match=_told_match(viewer, view))
    filled = words.html("transfer-options-filled", filled=words.text(key_of(options.filled)))
    given = [(what, told) for what in _GIVEN if (told := await _told(viewer, what, options))] if options.gives else []
    return Html.lines(
        [
            match if options.match is not MatchBy.AUTO else Html(),
            filled if options.filled is not Filled.NEWER else Html(),
            words.html("transfer-options-given") if given else Html(),
            *(words.html("transfer-options-line", what=words.text(key_of(what)), told=told) for what, told in given),
        ]
    )


async def option_screen(turn: Turn, view: ImportView, what: Option, page: int = 0) -> Screen:
    """The choices of one option; the present one is ticked."""
    words = turn.words
    shown = page_of(await _offers(turn, what, view.options), page)
    screen = Screen(words.html("transfer-option-ask", what=words.text(key_of(what))))

    def choice(offer: Offer) -> InlineKeyboardButton:
        here = "yes" if offer.is_chosen else "no"
        press = ChoosePress(import_id=view.id, version=view.version, what=what, value=offer.value)
        return button(words.text("transfer-field-choice", field=offer.caption, here=here), press)

    for offer in shown.items:
        screen.row(choice(offer))
    if what is Option.MATCH:
        for field in _keys(view):
            here = "yes" if view.options.match is MatchBy.OWN and field.id == view.options.match_field else "no"
            caption = words.text("transfer-match-own", name=short(field.name, _LONGEST))
            press = KnowByPress(import_id=view.id, version=view.version, field_id=field.id)
            screen.row(button(words.text("transfer-field-choice", field=caption, here=here), press))
    turns = [(words.text("kit-previous"), shown.before), (words.text("kit-next"), shown.after)]
    screen.row(
        *(
            button(caption, OptionPress(import_id=view.id, what=what, page=to)) if to is not None else None
            for caption, to in turns
        )
    )
    return screen.row(button(words.text("kit-back"), OptionsPress(import_id=view.id)))


def _keys(view: ImportView) -> list[FieldView]:
    """The own fields that the file has columns for and that tell one client from another."""
    return [field for field in view.own_fields.values() if field.kind in KEY_KINDS]


def _told_match(viewer: Viewer, view: ImportView) -> str:
    """What clients are known by, in words."""
    words, options = viewer.words, view.options
    if options.match is not MatchBy.OWN:
        return words.text(key_of(options.match))
    field = view.own_fields.get(options.match_field or 0)
    return words.text("transfer-match-own", name=field.name) if field else words.text("transfer-own-gone")


async def _offers(turn: Turn, what: Option, options: ImportOptions) -> list[Offer]:
    words = turn.words
    if what in _FIXED:
        chosen: set[StrEnum] = {options.match, options.filled, options.emptied}
        return [Offer(place, words.text(key_of(one)), one in chosen) for place, one in enumerate(_FIXED[what])]
    found, present = await _things(turn, what, options)
    nothing = Offer(0, words.text("transfer-option-none"), not present)
    return [nothing, *(Offer(key, short(name, _LONGEST), key == present) for key, name in found)]


async def _things(turn: Turn, what: Option, options: ImportOptions) -> tuple[list[tuple[int, str]], int | None]:
    """What of the base can be given to all rows, and what is."""
    return await things_to_give(turn, GivenKind(what.value), options) if what in _GIVEN else ([], None)


async def _told(viewer: Viewer, what: Option, options: ImportOptions) -> str:
    """What is given to all rows, in words; nothing if nothing is."""
    return await told_given(viewer, GivenKind(what.value), options)
