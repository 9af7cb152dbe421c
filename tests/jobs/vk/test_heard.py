"""Events of a community, as VK's schema has them, taken in without a network: what each of them does to the base."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.accounts.add_account import add_account
from domain.accounts.lease_accounts import lease_accounts
from domain.accounts.views import ServedAccount
from domain.actions.claim_actions import claim_actions
from domain.actions.tables import Action
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Category, Channel, Client, ClientSource
from domain.consent.stop_person import stop_addresses
from domain.consent.tables import StopReason
from domain.conversations.tables import Conversation, Said
from domain.conversations.views import Enclosure, EnclosureKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage
from domain.replies.tables import ActCount
from domain.replies.welcome_writer import set_welcome
from domain.touches.tables import Touch, TouchKind
from domain.vk.enclosures import enclosures_of
from domain.vk.profile import Profile
from jobs.vk.events import Ears
from jobs.vk.heard import EVENTS, is_echo, person_in
from sandbox.vk.methods.groups import EVENT_TYPES
from tests.support.campaigns import LEASE
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER, TOKEN
from tests.support.people import add_member

GROUP, NINA, PETR = 101, 777, 778


def say(locale: str, key: str, _values: Mapping[str, str | int]) -> str:
    """Words for the person, that tell their language."""
    return f"{locale}:{key}"


@pytest.fixture
async def owner(database: Database) -> Actor:
    return await add_member(database)


@pytest.fixture
async def account(database: Database, owner: Actor, clock: StillClock) -> ServedAccount:
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        await add_account(ctx, SEALER, replace(HOLDER, vk_id=GROUP), Secret(TOKEN))
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        (held,) = await lease_accounts(ctx, "one", LEASE, {})
    return held


def wrote(
    clock: StillClock, number: int, text: str = "Здравствуйте", person: int = NINA, **more: Any
) -> dict[str, Any]:
    """A message of a person."""
    message = {"id": number, "from_id": person, "peer_id": person, "date": int(clock.now.timestamp()), "text": text}
    return {"type": "message_new", "event_id": f"e{number}", "object": {"message": message | more}}


def did(kind: str, number: int, **content: Any) -> dict[str, Any]:
    """Any other event."""
    return {"type": kind, "event_id": f"{kind}{number}", "object": content}


async def nobody_knows(_addresses: Collection[str]) -> Mapping[str, Profile]:
    """VK does not answer."""
    return {}


async def they_are(addresses: Collection[str]) -> Mapping[str, Profile]:
    """VK knows them all."""
    return {each: Profile(int(each[2:]), "Нина", "Новая", city="Тверь", phones=("+79161234567",)) for each in addresses}


async def counted(database: Database, entity: Any, *where: Any) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(entity).where(*where))).scalar_one())


def test_we_ask_for_nothing_that_vk_does_not_know() -> None:
    assert set(EVENTS) <= EVENT_TYPES


async def test_an_unknown_writer_becomes_a_client_once(
    database: Database, owner: Actor, account: ServedAccount, clock: StillClock
) -> None:
    async with writing(database, owner, ChangeKind.CATEGORIES_CHANGED, clock=clock) as ctx:
        category = await ctx.add(Category(name="Из сообщества"))
        await set_welcome(ctx, category_id=category.id)
        await stop_addresses(ctx, [(ChannelKind.VK, "id900")], StopReason.ERASED)
    ears = Ears(database, clock, say)
    events = [
        wrote(clock, 1),
        wrote(clock, 2, "Есть кто?"),
        wrote(clock, 3, "стоп", person=800),
        wrote(clock, 4, person=900),
    ]
    for _ in range(2):
        await ears.take(account, events, "5", ask=they_are)
    async with database.read() as connection:
        row = (await connection.execute(select(Client))).mappings().one()
        source = (await connection.execute(select(ClientSource.kind, ClientSource.details))).one()
        channels = set((await connection.execute(select(Channel.address))).scalars())
    assert (row["name"], row["city"], row["category_id"]) == ("Нина Новая", "Тверь", category.id)
    assert row["responsible_id"] is None
    assert (source.kind.value, source.details["community"]) == ("community", HOLDER.name)
    assert channels == {"id777", "+79161234567"}
    assert await counted(database, Said) == 4
    assert await counted(database, OutboxMessage, OutboxMessage.kind == "person-untaken") == 4
    # Without VK's answer the card is called by the address; where nobody wants cards, the talk has the name.
    await ears.take(account, [wrote(clock, 5, person=PETR)], "6", ask=nobody_knows)
    async with writing(database, owner, ChangeKind.TEAM_CHANGED, clock=clock) as ctx:
        await set_welcome(ctx, is_on=False)
    await ears.take(account, [wrote(clock, 6, person=779)], "7", ask=they_are)
    async with database.read() as connection:
        names = set((await connection.execute(select(Client.name))).scalars())
        rows = (await connection.execute(select(Conversation.address, Conversation.name))).all()
        talks = {row.address: row.name for row in rows}
    assert names == {"Нина Новая", "id778"}
    assert talks["id779"] == "Нина Новая"


async def test_stop_is_said_yes_to_once_and_only_that_goes_out(
    database: Database, owner: Actor, account: ServedAccount, clock: StillClock
) -> None:
    ears = Ears(database, clock, say)
    await ears.take(account, [wrote(clock, 1, "стоп"), wrote(clock, 2, "стоп!"), wrote(clock, 3, "stop", PETR)], "2")
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        claim = await claim_actions(ctx, account.id, account.fence, 10)
    assert {(each.address, each.text) for each in claim.actions} == {
        ("id777", "ru:replies-stop-confirmed"),
        ("id778", "en:replies-stop-confirmed"),
    }
    assert await counted(database, Conversation, Conversation.waits_since.is_not(None)) == 0
    # What was asked long ago, while nobody listened, is obeyed in silence.
    old = wrote(clock, 4, "стоп", person=780, date=int(clock.now.timestamp()) - 3 * 86_400)
    await ears.take(account, [old], "3")
    assert await counted(database, Action) == 2


async def test_acts_are_touches_of_clients_and_numbers_of_others(
    database: Database, owner: Actor, account: ServedAccount, clock: StillClock
) -> None:
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        await add_client(ctx, "Нина", [(ChannelKind.VK, "id777")])
    place = {"post_id": 5, "owner_id": -GROUP, "post_owner_id": -GROUP, "id": 9, "text": "Ура"}
    liked = {"object_type": "post", "object_owner_id": -GROUP, "object_id": 5, "post_id": 0}
    events = [
        event
        for person in (NINA, PETR)
        for event in (
            did("like_add", person, liker_id=person, **liked),
            did("wall_reply_new", person, from_id=person, date=int(clock.now.timestamp()), **place),
            did("group_join", person, user_id=person, join_type="join"),
            did("group_leave", person, user_id=person, self=1),
        )
    ]
    own = [did("wall_reply_new", 1, from_id=-GROUP, **place), did("like_add", 2, liker_id=-GROUP, **liked)]
    ears = Ears(database, clock)
    for _ in range(2):
        await ears.take(account, [*events, *own, did("like_add", 3, object_type="post"), did("unheard_of", 4)], "2")
    async with database.read() as connection:
        kinds = list((await connection.execute(select(Touch.kind).order_by(Touch.id))).scalars())
        sums = (await connection.execute(select(ActCount.by_clients, ActCount.by_others))).all()
        last = (await connection.execute(select(Client.last_touch_at))).scalar_one()
    assert kinds == [TouchKind.CLIENT_LIKED, TouchKind.CLIENT_COMMENTED, TouchKind.JOINED, TouchKind.LEFT]
    assert [tuple(row) for row in sums] == [(1, 1)] * 4
    assert last == clock.now


async def test_an_answer_by_hand_counts_and_an_echo_does_not(
    database: Database, owner: Actor, account: ServedAccount, clock: StillClock
) -> None:
    ears = Ears(database, clock)
    await ears.take(account, [wrote(clock, 1)], "2")
    ours = {"id": 2, "from_id": -GROUP, "peer_id": NINA, "date": int(clock.now.timestamp()), "text": "Да", "out": 1}
    echo = did("message_reply", 1, random_id=5, **ours)
    assert is_echo(echo)
    by_hand = did("message_reply", 2, random_id=0, admin_author_id=33, **ours)
    assert not is_echo(by_hand)
    await ears.take(account, [by_hand], "3")
    async with database.read() as connection:
        row = (await connection.execute(select(Conversation.waits_since, Conversation.answers))).one()
    assert tuple(row) == (None, 1)
    assert await counted(database, OutboxMessage) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message_new"},
        {"type": "message_new", "object": {"message": {"from_id": NINA, "peer_id": 2_000_000_001}}},
        {"type": "message_new", "object": {"message": {"from_id": "nina", "peer_id": 1}}},
        {"type": "message_reply", "object": {"peer_id": "x"}},
        {"type": "like_add", "object": {"liker_id": -5}},
        {"type": "group_join", "object": None},
        {},
    ],
)
def test_nonsense_is_about_nobody(event: dict[str, Any]) -> None:
    assert person_in(event) is None


async def test_an_event_that_cannot_be_read_stops_none_behind_it(
    database: Database, owner: Actor, account: ServedAccount, clock: StillClock
) -> None:
    broken = wrote(clock, 1)
    del broken["object"]["message"]["date"]
    await Ears(database, clock).take(account, [broken, wrote(clock, 2)], "2")
    assert await counted(database, Said) == 1


def test_what_hangs_on_a_message_is_named_with_its_address() -> None:
    sizes = [{"width": 75, "url": "https://vk/s.jpg"}, {"width": 800, "url": "https://vk/x.jpg"}]
    hung: list[Any] = [
        {"type": "photo", "photo": {"id": 1, "owner_id": 2, "sizes": sizes}},
        {"type": "audio_message", "audio_message": {"duration": 72, "link_mp3": "https://vk/v.mp3"}},
        {"type": "doc", "doc": {"title": "Прайс.pdf", "url": "https://vk/d"}},
        {"type": "sticker", "sticker": {"images": [{"width": 64, "url": "javascript:alert(1)"}]}},
        {"type": "wall", "wall": {"id": 3, "owner_id": -4}},
        {"type": "teleport", "teleport": {"url": ["?"]}},
        "nonsense",
    ]
    message = {"attachments": hung, "geo": {"type": "point"}, "fwd_messages": [{}, {}]}
    assert enclosures_of(message) == (
        Enclosure(EnclosureKind.PHOTO, "https://vk/x.jpg"),
        Enclosure(EnclosureKind.VOICE, "https://vk/v.mp3", "1:12"),
        Enclosure(EnclosureKind.DOCUMENT, "https://vk/d", "Прайс.pdf"),
        Enclosure(EnclosureKind.STICKER),
        Enclosure(EnclosureKind.POST, "https://vk.com/wall-4_3"),
        Enclosure(EnclosureKind.OTHER),
        Enclosure(EnclosureKind.PLACE),
        Enclosure(EnclosureKind.FORWARDED, name="2"),
    )
    assert [Enclosure.from_json(each.to_json()) for each in enclosures_of(message)] == list(enclosures_of(message))
    assert enclosures_of({"attachments": None}) == ()
