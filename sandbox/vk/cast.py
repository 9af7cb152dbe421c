"""The default cast: six communities with their tokens and 400 people, the same at every start.

Everything follows from a person's place in the row, so tests may rely on it: among any twelve people in a row there
is each mood, and somebody whose page is deleted or banned now and then.
"""

import hashlib
from base64 import urlsafe_b64encode

from sandbox.vk.names import FEMALE_NAMES, MALE_NAMES, SURNAMES
from sandbox.vk.world import Community, Mood, Person, Token, World

PEOPLE = 400
FIRST_PERSON_ID = 510_000_001
_STEP = 13

COFFEE_ID = 211_000_001
"""A community that may do everything; 300 of the people are in it."""
YOGA_ID = 211_000_002
"""Another one that may do everything; every third is in it. It hides its members."""
WORKSHOP_ID = 211_000_003
"""Its token hasn't the right `messages`, and its Long Poll is off."""
BOOKS_ID = 211_000_004
"""Its token has expired."""
YARD_ID = 211_000_005
"""A private community nobody has a token of."""
CITY_ID = 211_000_006
"""An open community of a million that nobody has a token of."""
POPULAR = 300
"""The place of somebody who has 40 friends and 59 followers: those behind in the row."""

COFFEE, YOGA, WORKSHOP, BOOKS = "coffee", "yoga", "workshop", "books"
COFFEE_MODEST = "coffee-modest"
"""A second token of the coffee house, with `messages` only: no `manage`, so no Long Poll."""
PROMO, PROMO_REVOKED, SERVICE = "promo", "promo-revoked", "service"
PROMO_ID = 509_000_001
"""The person behind the token `promo`."""
HELPER, HELPER_MODEST = "helper", "helper-modest"
"""A second person's token that may do everything, and one of the same person without the right `friends`."""
HELPER_ID = 509_000_002

CITIES = {1: "Москва", 2: "Санкт-Петербург", 49: "Екатеринбург", 60: "Казань", 99: "Новосибирск", 104: "Омск"}
EVENTS = frozenset({"message_new", "message_allow", "message_deny", "group_join", "group_leave"})
_MOODS = (
    Mood.SILENT, Mood.ANSWERS, Mood.SILENT, Mood.STOPS, Mood.SILENT, Mood.FORBIDS,
    Mood.ANSWERS, Mood.CLOSED, Mood.SILENT, Mood.NEVER, Mood.SILENT, Mood.SILENT,
)  # fmt: skip
_PERSONAL = frozenset({"friends", "photos", "wall", "groups", "messages"})
_FULL = frozenset({"manage", "messages", "photos", "docs", "wall", "stories"})


def person_id(index: int) -> int:
    """Return the id of the person at this place of the row, counted from 0."""
    return FIRST_PERSON_ID + index * _STEP


def token_value(name: str) -> str:
    """Return a token that looks like a real one and is the same at every start."""
    digest = hashlib.sha512(f"touchbase sandbox {name}".encode()).digest()
    return f"vk1.a.{urlsafe_b64encode(digest + digest[:32]).decode().rstrip('=')}"


def new_world(now: float) -> World:
    """Return a world where nobody has written yet."""
    world = World()
    for index in range(PEOPLE):
        world.people[person_id(index)] = invented(index, now)
    world.people[PROMO_ID] = Person(PROMO_ID, "Ольга", "Орлова", 1, "14.2.1990", 1, screen_name="olga.promo")
    world.people[HELPER_ID] = Person(HELPER_ID, "Павел", "Смирнов", 2, "2.6.1988", 2, screen_name="pavel.helper")
    for community in _communities():
        world.communities[community.id] = community
    for index, person in enumerate(world.people.values()):
        _place(world, index, person, now - 86_400 * (index % 300 + 1))
        if not person.deactivated:
            # One wall in four is empty; every sixth page takes no comments.
            world.things.add(
                person.id, (3, 1, 0, 2)[index % 4], now, has_photo=person.photo_side > 0, comments_open=index % 6 != 4
            )
    for index in range(POPULAR + 1, PEOPLE):
        if index <= POPULAR + 40:
            world.friendships.befriend(person_id(POPULAR), person_id(index), now)
        else:
            world.friendships.ask(person_id(index), person_id(POPULAR), now - index)
    for token in _tokens():
        world.tokens[token.value] = token
    return world


def invented(index: int, now: float) -> Person:
    """Return the person at this place of the row, the same each time but for when they were last there."""
    male = index % 2 == 0
    first = (MALE_NAMES if male else FEMALE_NAMES)[index // 2 % 20]
    surname = SURNAMES[index * 7 % len(SURNAMES)] + ("" if male else "а")
    person = Person(person_id(index), first, surname, 2 if male else 1, mood=_MOODS[index % len(_MOODS)])
    if index % 40 in {13, 33}:
        return Person(person.id, "DELETED", "", photo_side=0, deactivated="deleted" if index % 40 == 13 else "banned")
    year = "" if index % 4 == 1 else f".{1960 + index % 45}"
    person.bdate = "" if index % 5 == 4 else f"{index % 28 + 1}.{index % 12 + 1}{year}"
    person.city_id = 0 if index % 6 == 5 else list(CITIES)[index % len(CITIES)]
    person.phone = ("", f"+7 916 000-{index // 100:02}-{index % 100:02}", "", "спросите", f"8916{index:07}")[index % 5]
    person.screen_name = f"friend_{index}" if index % 3 == 0 else ""
    person.photo_side = (400, 200, 100, 0)[index % 4]
    person.is_closed = index % 9 == 8
    person.last_seen = 0 if index % 8 == 7 else now - 86_400 * (index % 90)
    return person


def _communities() -> list[Community]:
    return [
        Community(COFFEE_ID, "Кофейня «Зерно»", "zerno_coffee", events=set(EVENTS), managers={PROMO_ID: "creator"}),
        Community(YOGA_ID, "Йога у реки", "yoga_reka", hides_members=True, events=set(EVENTS)),
        Community(WORKSHOP_ID, "Мастерская «Ель»", "el_workshop", longpoll_on=False),
        Community(BOOKS_ID, "Книжный клуб", "bookclub_sandbox", is_closed=1, events=set(EVENTS)),
        Community(YARD_ID, "Наш двор", "nash_dvor", is_closed=2),
        Community(CITY_ID, "Большой город", "big_city", crowd=1_000_000),
    ]


def _place(world: World, index: int, person: Person, joined: float) -> None:
    """Let a person join communities, and allow those to write that their mood lets."""
    coffee, yoga = world.communities[COFFEE_ID], world.communities[YOGA_ID]
    if index < 300:
        coffee.members[person.id] = joined
    if index % 3 == 0:
        yoga.members[person.id] = joined
    if index % 7 == 0:
        world.communities[WORKSHOP_ID].members[person.id] = joined
    if person.mood not in {Mood.CLOSED, Mood.NEVER} and not person.deactivated:
        coffee.allowed.add(person.id)
        if index % 2 == 0:
            yoga.allowed.add(person.id)
    if index in {50, 150}:
        coffee.blacklist.add(person.id)


def _tokens() -> list[Token]:
    def token(name: str, kind: str, owner_id: int, rights: frozenset[str], problem: str = "") -> Token:
        return Token(name, token_value(name), kind, owner_id, rights, problem)

    return [
        token(COFFEE, "community", COFFEE_ID, _FULL),
        token(COFFEE_MODEST, "community", COFFEE_ID, frozenset({"messages"})),
        token(YOGA, "community", YOGA_ID, _FULL),
        token(WORKSHOP, "community", WORKSHOP_ID, _FULL - {"messages"}),
        token(BOOKS, "community", BOOKS_ID, _FULL, "expired"),
        token(PROMO, "person", PROMO_ID, _PERSONAL),
        token(HELPER, "person", HELPER_ID, _PERSONAL | {"offline"}),
        token(HELPER_MODEST, "person", HELPER_ID, frozenset({"wall", "messages"})),
        token(PROMO_REVOKED, "person", PROMO_ID, frozenset({"friends"}), "revoked"),
        token(SERVICE, "service", 0, frozenset()),
    ]
