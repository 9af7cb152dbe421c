"""Whom a harvest takes: sex, age, city, how long ago they were on VK, and so on."""

import re

from aiogram.types import InlineKeyboardButton

from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.subscribers.harvest_screen import told_if_stale
from bot.subscribers.presses import HarvestPress, SievePress, Trait, TraitPress
from bot.subscribers.told import tell_ages, tell_sieve
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.kinds import Sex
from domain.journal.boundary import Writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.choose import choose_known, choose_sieve
from domain.subscribers.queries import get_harvest
from domain.subscribers.views import HarvestView

_SEXES = (None, Sex.FEMALE, Sex.MALE)
_PLACES = tuple(enumerate(_SEXES))
#: How many days ago at most somebody was on VK; 0 is any time.
SEEN = (0, 7, 30, 90)
_AGES = re.compile(r"(?:(\d{1,3})\s*[-–—]\s*(\d{1,3})|(?:от|from|>)?\s*(\d{1,3})\s*\+?|(?:до|to|<)\s*(\d{1,3}))", re.I)
_BETWEEN = re.compile(r"[,;\n]+")


def sieve_screen(turn: Turn, view: HarvestView) -> Screen:
    """All that may be chosen, the present choices ticked."""
    words, sieve = turn.words, view.options.sieve
    screen = Screen(words.html("subscribers-who-ask", told=tell_sieve(words, view.options)))

    def press(trait: Trait, value: int = 0) -> TraitPress:
        return TraitPress(harvest_id=view.id, version=view.version, trait=trait, value=value)

    def tick(caption: str, trait: Trait, value: int, *, here: bool) -> InlineKeyboardButton:
        told = words.text("subscribers-choice", here="yes" if here else "no", caption=caption)
        return button(told, press(trait, value))

    sexes = [(place, sex, words.text("subscribers-sex", sex=sex.value if sex else "any")) for place, sex in _PLACES]
    screen.row(*(tick(caption, Trait.SEX, place, here=sieve.sex is sex) for place, sex, caption in sexes))
    screen.row(
        *(
            tick(words.text("subscribers-seen-days", days=days), Trait.SEEN, days, here=(sieve.seen_days or 0) == days)
            for days in SEEN
        )
    )
    ages = tell_ages(words, sieve)
    screen.row(
        button(words.text("subscribers-age", told=ages, named="yes" if ages else "no"), press(Trait.AGE)),
        button(
            words.text("subscribers-city", told=", ".join(sieve.cities), named="yes" if sieve.cities else "no"),
            press(Trait.CITY),
        ),
    )
    for trait, key, is_on in (
        (Trait.CAN_WRITE, "subscribers-can-write", sieve.can_write),
        (Trait.CONTACTS, "subscribers-contacts", sieve.has_contacts),
        (Trait.GONE, "subscribers-gone", sieve.with_gone),
        (Trait.FILL, "subscribers-fill", view.options.fills_known),
    ):
        screen.row(tick(words.text(key), trait, int(not is_on), here=is_on))
    return screen.row(button(words.text("kit-back"), HarvestPress(harvest_id=view.id)))


@on_press(SievePress, Permission.IMPORT)
async def press_sieve(call: Call, press: SievePress) -> None:
    """What is chosen."""
    async with call.reading() as ctx:
        view = await get_harvest(ctx, press.harvest_id)
    await call.show(sieve_screen(call, view))


@on_press(TraitPress, Permission.IMPORT)
async def press_trait(call: Call, press: TraitPress) -> None:
    """Choose, or ask for what has to be written."""
    words, here, version = call.words, press.harvest_id, press.version
    if press.trait in {Trait.AGE, Trait.CITY}:
        async with call.reading() as ctx:
            await get_harvest(ctx, here)
        if press.trait is Trait.AGE:
            await ask(call, words.html("subscribers-age-ask"), "harvest-age", harvest_id=here, version=version)
        else:
            await ask(call, words.html("subscribers-city-ask"), "harvest-city", harvest_id=here, version=version)
        return
    async with told_if_stale(call, press.harvest_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            view = await _choose(ctx, press)
        await call.show(sieve_screen(call, view))


async def _choose(ctx: Writing, press: TraitPress) -> HarvestView:
    here, value = (press.harvest_id, press.version), press.value
    match press.trait:
        case Trait.SEX:
            return await choose_sieve(ctx, *here, sex=_SEXES[value] if 0 <= value < len(_SEXES) else None)
        case Trait.SEEN:
            return await choose_sieve(ctx, *here, seen_days=value or None)
        case Trait.CAN_WRITE:
            return await choose_sieve(ctx, *here, can_write=bool(value))
        case Trait.CONTACTS:
            return await choose_sieve(ctx, *here, has_contacts=bool(value))
        case Trait.GONE:
            return await choose_sieve(ctx, *here, with_gone=bool(value))
        case Trait.FILL:
            return await choose_known(ctx, *here, fills=bool(value))
    raise InvalidValueError(field="choice", reason="unknown")


@on_answer("harvest-age", Permission.IMPORT)
async def answer_age(said: Said, ids: Ids, text: str) -> None:
    """«25-40», «25+», «до 40»; a dash for any age."""
    first, last = _ages(text)
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await choose_sieve(ctx, ids["harvest_id"], ids["version"], age_from=first, age_to=last)
    await said.show(sieve_screen(said, view))


def _ages(text: str) -> tuple[int | None, int | None]:
    if text in EMPTY:
        return None, None
    found = _AGES.fullmatch(text)
    if found is None:
        raise InvalidValueError(field="age", reason="ages")
    first, last, above, below = (int(part) if part else None for part in found.groups())
    return (first, last) if last is not None else (above, below)


@on_answer("harvest-city", Permission.IMPORT)
async def answer_city(said: Said, ids: Ids, text: str) -> None:
    """Cities with commas between them; a dash for any."""
    cities = () if text in EMPTY else tuple(city.strip() for city in _BETWEEN.split(text) if city.strip())
    if not cities and text not in EMPTY:
        raise InvalidValueError(field="city", reason="empty")
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await choose_sieve(ctx, ids["harvest_id"], ids["version"], cities=cities)
    await said.show(sieve_screen(said, view))
