"""The double's lists: a crowd nobody holds in memory, friends and followers, and who is shown them."""

import pytest
from vkbottle_types.responses import friends, users

from sandbox.vk import cast
from sandbox.vk.crowd import FIRST_ID
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import DELETED
from tests.sandbox.vk.test_types import check

POPULAR = cast.person_id(cast.POPULAR)
MEMBERS = "groups.getMembers"


async def test_a_million_page_by_page(api: VkApi) -> None:
    city = {"group_id": cast.CITY_ID}
    page = await api(MEMBERS, cast.PROMO, **city, offset=999_999, count=5)
    assert page == {"count": 1_000_000, "items": [FIRST_ID + 999_999], "next_from": ""}
    shown = await api(MEMBERS, cast.SERVICE, **city, count=2, fields="city,last_seen,can_write_private_message")
    assert [one["id"] for one in shown["items"]] == [FIRST_ID, FIRST_ID + 1]
    assert "can_write_private_message" not in shown["items"][0]
    backwards = await api(MEMBERS, cast.PROMO, **city, sort="id_desc", count=2)
    assert backwards["items"] == [FIRST_ID + 999_999, FIRST_ID + 999_998]
    assert await api("users.get", user_ids=FIRST_ID + 5) != []
    denied = "15 Access denied: no access to call this method"
    assert (await api.error(MEMBERS, cast.COFFEE, **city)).startswith(denied)
    api.running.vk.rules.communities_read_others = True
    assert (await api(MEMBERS, cast.COFFEE, **city, count=1))["count"] == 1_000_000


async def test_an_answer_has_its_longest(api: VkApi) -> None:
    fields = (
        "sex,bdate,city,photo_50,photo_100,photo_200,photo_max,contacts,site,screen_name,domain,has_photo,last_seen"
    )
    calls = ",".join(
        f'API.groups.getMembers({{"group_id":{cast.CITY_ID},"offset":{page * 1000},"fields":"{fields}"}})'
        for page in range(25)
    )
    assert (await api.error("execute", cast.PROMO, code=f"return [{calls}];")).startswith("13 ")


async def test_friends_and_followers(api: VkApi) -> None:
    for method, model, fields_model, count in (
        ("friends.get", friends.FriendsGetResponse, friends.FriendsGetFieldsResponse, 40),
        ("users.getFollowers", users.UsersGetFollowersResponse, users.UsersGetFollowersFieldsResponse, 59),
    ):
        told = await api.raw(method, cast.PROMO, user_id=POPULAR)
        check(model, told)
        check(fields_model, await api.raw(method, cast.PROMO, user_id=POPULAR, fields="sex,city"))
        assert told["response"]["count"] == len(told["response"]["items"]) == count


@pytest.mark.parametrize("method", ["friends.get", "users.getFollowers"])
async def test_lists_nobody_gets(api: VkApi, method: str) -> None:
    assert (await api.error(method, cast.COFFEE, user_id=POPULAR)).startswith("27 ")
    assert await api.error(method, cast.PROMO, user_id=cast.person_id(8)) == "30 This profile is private"
    assert await api.error(method, cast.PROMO, user_id=DELETED) == "18 User was deleted or banned"
    assert (await api.error(method, cast.PROMO, user_id=POPULAR, count=5001)).startswith("100 ")
