"""People, communities, history and conversations (facts §3; checklist 1, 3, 4)."""

import pytest

from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import BANNED, BLACKLISTED, CLOSED, DELETED, NEVER, NOBODY, SILENT, SILENT_TOO

PREFIX = "100 One of the parameters specified was missing or invalid"


async def test_unknown_people_are_left_out(api: VkApi, vk: VkDriver) -> None:
    found = await api("users.get", user_ids=f"{NOBODY},{SILENT},friend_3,nobody_here,{SILENT}")
    assert [person["id"] for person in found] == [SILENT, cast.person_id(3)]
    assert await api("users.get", user_ids=NOBODY) == []
    await vk.settings(users_reversed=True)
    assert await api("users.get", user_ids=f"{SILENT},friend_3") == found[::-1]


async def test_fields(api: VkApi, vk: VkDriver) -> None:
    looks = {
        "sex": 1,
        "bdate": "3.7",
        "city_id": 1,
        "phone": "+7 916 000-00-00",
        "screen_name": "nina",
        "photo_side": 99,
    }
    await vk.add_person(5, "Нина", "Зимина", **looks)
    wanted = "sex,bdate,city,contacts,screen_name,photo_100,photo_200,has_photo"
    (nina,) = await api("users.get", user_ids="nina", fields=wanted)
    photo = nina.pop("photo_100")
    assert nina == {
        "id": 5,
        "first_name": "Нина",
        "last_name": "Зимина",
        "is_closed": False,
        "can_access_closed": True,
        "sex": 1,
        "bdate": "3.7",
        "city": {"id": 1, "title": "Москва"},
        "mobile_phone": "+7 916 000-00-00",
        "home_phone": "",
        "screen_name": "nina",
        "has_photo": 1,
    }
    async with api.session.get(photo) as response:
        assert (response.content_type, (await response.read())[:4]) == ("image/png", b"\x89PNG")
    await vk.person(5).change(is_closed=True, photo_side=0)
    (nina,) = await api("users.get", user_ids=5, fields=wanted)
    assert nina["is_closed"]
    assert not nina["can_access_closed"]
    assert not {"bdate", "city", "mobile_phone", "photo_200"} & set(nina)
    assert nina["has_photo"] == 0


async def test_gone_people(api: VkApi) -> None:
    found = await api("users.get", user_ids=f"{DELETED},{BANNED}", fields="sex,bdate,photo_100")
    assert [sorted(person) for person in found] == [["deactivated", "first_name", "id", "last_name"]] * 2
    assert [person["deactivated"] for person in found] == ["deleted", "banned"]
    assert found[0]["first_name"] == "DELETED"


@pytest.mark.parametrize(
    ("case", "he", "she"),
    [
        ("nom", "Павел Лосев", "Нина Зимина"),
        ("gen", "Павла Лосева", "Нины Зиминой"),
        ("dat", "Павлу Лосеву", "Нине Зиминой"),
        ("acc", "Павла Лосева", "Нину Зимину"),
        ("ins", "Павлом Лосевым", "Ниной Зиминой"),
        ("abl", "Павле Лосеве", "Нине Зиминой"),
    ],
)
async def test_cases(api: VkApi, vk: VkDriver, case: str, he: str, she: str) -> None:
    await vk.add_person(1, "Павел", "Лосев")
    await vk.add_person(2, "Нина", "Зимина")
    found = await api("users.get", user_ids="1,2", name_case=case)
    assert [f"{person['first_name']} {person['last_name']}" for person in found] == [he, she]


async def test_names_of_the_whole_cast_decline(api: VkApi) -> None:
    ids = ",".join(str(cast.person_id(index)) for index in range(cast.PEOPLE))
    plain = await api("users.get", user_ids=ids)
    dative = await api("users.get", user_ids=ids, name_case="dat")
    for one, other in zip(plain, dative, strict=True):
        gone = "deactivated" in one
        assert (one["first_name"] == other["first_name"]) is gone
        assert (one["last_name"] == other["last_name"]) is gone


async def test_users_get_says_no(api: VkApi, vk: VkDriver) -> None:
    many = ",".join(map(str, range(1, 1002)))
    assert await api.error("users.get", user_ids=many) == f"{PREFIX}: user_ids should be less or equal to 1000 items"
    assert await api.error("users.get", user_ids=1, fields="shoes") == f"{PREFIX}: fields: shoes is unknown"
    assert await api.error("users.get", user_ids=1, name_case="voc") == f"{PREFIX}: name_case not in allowed values"
    assert await api("users.get") == []
    await vk.settings(users_get_without_ids="error")
    assert await api.error("users.get") == f"{PREFIX}: user_ids is undefined"
    (own,) = await api("users.get", cast.PROMO)
    assert own["id"] == cast.PROMO_ID


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("friend_3", {"type": "user", "object_id": cast.person_id(3)}),
        ("FRIEND_3", {"type": "user", "object_id": cast.person_id(3)}),
        (f"id{SILENT}", {"type": "user", "object_id": SILENT}),
        ("zerno_coffee", {"type": "group", "object_id": cast.COFFEE_ID, "group_id": cast.COFFEE_ID}),
        (f"club{cast.YOGA_ID}", {"type": "group", "object_id": cast.YOGA_ID, "group_id": cast.YOGA_ID}),
        ("nobody_here", []),
        ("id5000000000", []),
    ],
)
async def test_screen_names(api: VkApi, name: str, answer: object) -> None:
    assert await api("utils.resolveScreenName", screen_name=name) == answer


async def test_a_screen_name_is_needed(api: VkApi) -> None:
    assert await api.error("utils.resolveScreenName") == f"{PREFIX}: screen_name is undefined"


async def test_communities(api: VkApi) -> None:
    own = await api("groups.getById", fields="members_count")
    assert (own["groups"][0]["id"], own["groups"][0]["members_count"], own["profiles"]) == (cast.COFFEE_ID, 300, [])
    named = await api("groups.getById", group_ids=f"yoga_reka,{cast.YARD_ID},nobody_here")
    assert [(one["id"], one["is_closed"]) for one in named["groups"]] == [(cast.YOGA_ID, 0), (cast.YARD_ID, 2)]
    assert await api("groups.getById", v="5.131", group_id=cast.YOGA_ID) == [named["groups"][0]]
    for token, given in ((cast.COFFEE, {"group_id": "nobody_here"}), (cast.PROMO, {})):
        assert await api.error("groups.getById", token, **given) == f"{PREFIX}: group_ids is undefined"


async def test_rights_of_a_token(api: VkApi) -> None:
    rights = await api("groups.getTokenPermissions", cast.COFFEE_MODEST)
    assert rights == {"mask": 4096, "permissions": [{"name": "messages", "setting": 4096}]}


async def test_members_page_by_page(api: VkApi) -> None:
    seen: list[int] = []
    page = {"count": 1, "next_from": "0"}
    while page["next_from"]:
        page = await api("groups.getMembers", group_id="zerno_coffee", offset=page["next_from"], count=110)
        seen += page["items"]
    assert len(seen) == len(set(seen)) == page["count"] == 300
    assert seen == sorted(seen)
    backwards = await api("groups.getMembers", group_id=cast.COFFEE_ID, sort="id_desc")
    assert backwards["items"] == seen[::-1]
    by_time = await api("groups.getMembers", group_id=cast.COFFEE_ID, sort="time_desc", count=2, fields="sex")
    assert [person["id"] for person in by_time["items"]] == [cast.person_id(0), cast.person_id(1)]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"group_id": NOBODY}, "125 Invalid group id"),
        ({"group_id": cast.YOGA_ID}, "15 Access denied: group hide members"),
        ({"group_id": cast.BOOKS_ID}, "15 Access denied: group hide members"),
        ({"group_id": cast.YARD_ID}, "203 Access to group denied"),
        ({"group_id": cast.COFFEE_ID, "count": 1001}, f"{PREFIX}: count should be less or equal to 1000"),
        ({"group_id": cast.COFFEE_ID, "offset": -1}, f"{PREFIX}: offset should be positive"),
        ({}, f"{PREFIX}: group_id is undefined"),
    ],
)
async def test_members_nobody_gets(api: VkApi, given: dict[str, object], text: str) -> None:
    assert await api.error("groups.getMembers", **given) == text


async def test_managers_are_for_managers(api: VkApi) -> None:
    wanted = {"group_id": cast.COFFEE_ID, "filter": "managers"}
    found = await api("groups.getMembers", **wanted)
    assert found == {"count": 1, "items": [{"id": cast.PROMO_ID, "role": "creator"}]}
    assert (
        await api.error("groups.getMembers", cast.SERVICE, **wanted)
        == "15 Access denied: no access to call this method"
    )
    timed = await api.error("groups.getMembers", cast.SERVICE, group_id=cast.COFFEE_ID, sort="time_asc")
    assert timed == f"{PREFIX}: sort by time is for managers only"


async def test_history(api: VkApi) -> None:
    for number in range(1, 26):
        await api.send(SILENT, number, f"№{number}")
    newest = await api("messages.getHistory", peer_id=SILENT)
    assert (newest["count"], [item["text"] for item in newest["items"]][:2], len(newest["items"])) == (
        25,
        ["№25", "№24"],
        20,
    )
    assert newest["items"][0]["random_id"] == 25
    assert newest["items"][0]["from_id"] == -cast.COFFEE_ID

    async def texts(**given: object) -> list[str]:
        found = await api("messages.getHistory", user_id=SILENT, **given)
        return [item["text"] for item in found["items"]]

    assert await texts(rev=1, count=2) == ["№1", "№2"]
    assert await texts(offset=23) == ["№2", "№1"]
    assert await texts(start_message_id=10, count=2) == ["№10", "№9"]
    assert await texts(start_message_id=10, offset=-2, count=3) == ["№12", "№11", "№10"]
    assert await texts(start_message_id=10, rev=1, count=2) == ["№10", "№11"]
    assert await texts(count=0) == []
    assert await api("messages.getHistory", peer_id=SILENT_TOO) == {"count": 0, "items": []}
    for given, text in (
        ({"offset": -1}, "offset should be positive"),
        ({"count": 201}, "count should be less or equal to 200"),
    ):
        assert await api.error("messages.getHistory", peer_id=SILENT, **given) == f"{PREFIX}: {text}"
    assert await api.error("messages.getHistory") == f"{PREFIX}: user_id is undefined"


async def test_may_i_write(api: VkApi) -> None:
    people = [SILENT, NEVER, CLOSED, BLACKLISTED, DELETED]
    found = await api("messages.getConversationsById", peer_ids=",".join(map(str, people)))
    assert {item["peer"]["id"]: item["can_write"] for item in found["items"]} == {
        SILENT: {"allowed": True},
        NEVER: {"allowed": False, "reason": 901},
        CLOSED: {"allowed": False, "reason": 902},
        BLACKLISTED: {"allowed": False, "reason": 900},
        DELETED: {"allowed": False, "reason": 18},
    }
    assert await api.error("messages.getConversationsById") == f"{PREFIX}: peer_ids is undefined"


async def test_conversations(api: VkApi, vk: VkDriver) -> None:
    await api.send(SILENT, 1)
    await vk.person(NEVER).write(cast.COFFEE_ID, "Вы открыты?")
    await vk.person(NEVER).write(cast.COFFEE_ID, "Алло")
    await vk.person(NEVER).write(cast.YOGA_ID, "Это другое")
    both = await api("messages.getConversations")
    assert [item["conversation"]["peer"]["id"] for item in both["items"]] == [NEVER, SILENT]
    waiting = await api("messages.getConversations", filter="unanswered")
    (item,) = waiting["items"]
    assert (waiting["count"], item["last_message"]["text"], item["conversation"]["unread_count"]) == (1, "Алло", 2)
    await api.send(NEVER, 2)
    assert (await api("messages.getConversations", filter="unread"))["count"] == 0


async def test_is_it_allowed(api: VkApi, vk: VkDriver) -> None:
    async def allowed(person: int) -> int:
        asked = await api("messages.isMessagesFromGroupAllowed", group_id=cast.COFFEE_ID, user_id=person)
        return int(asked["is_allowed"])

    await vk.person(CLOSED).allow(cast.COFFEE_ID)
    wanted = {SILENT: 1, NEVER: 0, CLOSED: 0, DELETED: 0, NOBODY: 0}
    assert {person: await allowed(person) for person in wanted} == wanted
    await vk.settings(closed_is_allowed=True)
    assert await allowed(CLOSED) == 1
    await vk.person(SILENT).deny(cast.COFFEE_ID)
    assert await allowed(SILENT) == 0
    foreign = await api.error("messages.isMessagesFromGroupAllowed", group_id=cast.YOGA_ID, user_id=SILENT)
    assert foreign == "15 Access denied: no access to call this method"
    assert await api.error("messages.isMessagesFromGroupAllowed", group_id=5, user_id=SILENT) == "125 Invalid group id"
