"""Friends in VK's double: asking, accepting, parting, and every refusal there is."""

import pytest
from vkbottle_types.responses import account, friends

from sandbox.client import DriverError
from sandbox.driver import Driver
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import BANNED, CLOSED, DELETED, NOBODY, SILENT, SILENT_TOO
from tests.sandbox.vk.test_types import check

METHODS = ("friends.add", "friends.delete", "friends.areFriends", "friends.getRequests", "account.getAppPermissions")


@pytest.mark.parametrize("method", METHODS)
async def test_only_a_person_s_token_with_the_right_may(method: str, api: VkApi) -> None:
    given = {} if method.startswith(("friends.getRequests", "account")) else {"user_ids": SILENT}
    given = {"user_id": SILENT} if method in {"friends.add", "friends.delete"} else given
    assert (await api.error(method, cast.COFFEE, **given)).startswith("27 Group authorization failed")
    assert (await api.error(method, cast.SERVICE, **given)).startswith("28 Application authorization failed")
    if method.startswith("friends"):
        assert (await api.error(method, cast.HELPER_MODEST, **given)).startswith("15 Access denied: no access to call")


async def test_asking_accepting_and_parting(api: VkApi, vk: VkDriver) -> None:
    async def status(token: str, other: int) -> int:
        (found,) = await api("friends.areFriends", token, user_ids=other)
        return int(found["friend_status"])

    assert await status(cast.PROMO, SILENT) == 0
    assert await api("friends.add", cast.PROMO, user_id=SILENT, text="Здравствуйте!") == 1
    assert await api("friends.add", cast.PROMO, user_id=SILENT) == 4
    assert await status(cast.PROMO, SILENT) == 1
    asked = await api("friends.getRequests", cast.PROMO, out=1, extended=1)
    assert [(one["user_id"], one["message"]) for one in asked["items"]] == [(SILENT, "Здравствуйте!")]
    await vk.person(SILENT).befriend(cast.PROMO_ID)
    assert await status(cast.PROMO, SILENT) == 3
    assert await api("friends.add", cast.PROMO, user_id=SILENT) == 4
    # Whoever is left by a friend stays a follower, whose request nobody lists.
    assert await api("friends.delete", cast.PROMO, user_id=SILENT) == {"success": 1, "friend_deleted": 1}
    assert await status(cast.PROMO, SILENT) == 2
    assert (await api("friends.getRequests", cast.PROMO))["count"] == 0

    await vk.person(SILENT_TOO).befriend(cast.PROMO_ID, "Возьмите меня в друзья")
    assert await api("friends.getRequests", cast.PROMO) == {"count": 1, "items": [SILENT_TOO]}
    assert (await api("friends.getRequests", cast.PROMO, offset=1))["items"] == []
    assert await api("friends.add", cast.PROMO, user_id=SILENT_TOO) == 2
    assert (await vk.person(SILENT_TOO).look())["friends"] == [cast.PROMO_ID]
    await vk.person(SILENT_TOO).unfriend(cast.PROMO_ID)
    with pytest.raises(DriverError, match="neither"):
        await vk.person(SILENT_TOO).unfriend(cast.PROMO_ID)


async def test_requests_are_put_aside_and_taken_back(api: VkApi, vk: VkDriver) -> None:
    await vk.person(SILENT).befriend(cast.PROMO_ID)
    assert await api("friends.add", cast.PROMO, user_id=SILENT, follow=1) == 1
    assert (await api("friends.getRequests", cast.PROMO))["count"] == 0
    await vk.person(SILENT_TOO).befriend(cast.PROMO_ID)
    aside = {"success": 1, "in_request_deleted": 1}
    assert await api("friends.delete", cast.PROMO, user_id=SILENT_TOO) == aside
    refused = "15 Access denied: No friend or friend request found."
    assert await api.error("friends.delete", cast.PROMO, user_id=SILENT_TOO) == refused
    await api("friends.add", cast.HELPER, user_id=SILENT)
    taken = {"success": 1, "out_request_deleted": 1}
    assert await api("friends.delete", cast.HELPER, user_id=SILENT) == taken


async def test_whom_nobody_may_ask(api: VkApi, vk: VkDriver, running: RunningSandbox) -> None:
    async def asked(person_id: int, **more: object) -> str:
        return await api.error("friends.add", cast.PROMO, user_id=person_id, **more)

    assert (await asked(cast.PROMO_ID))[:3] == "174"
    for gone in (NOBODY, DELETED, BANNED):
        assert (await asked(gone))[:3] == "177"
    running.vk.world.people[SILENT].blocks.add(cast.PROMO_ID)
    assert (await asked(SILENT))[:3] == "175"
    running.vk.world.people[cast.PROMO_ID].blocks.add(SILENT_TOO)
    assert (await asked(SILENT_TOO))[:3] == "176"
    await vk.person(CLOSED).change(takes_requests=False)
    assert (await asked(CLOSED)).startswith("15 Access denied")
    assert (await asked(cast.person_id(1), text="а" * 501)).startswith("100 ")
    await vk.settings(friends_most=0)
    assert (await asked(cast.person_id(1)))[:3] == "242"


async def test_so_many_a_day(api: VkApi, vk: VkDriver, driver: Driver) -> None:
    await vk.settings(rate_limits=True, friend_requests_a_day=1)
    await api("friends.add", cast.PROMO, user_id=SILENT)
    assert (await api.error("friends.add", cast.PROMO, user_id=SILENT_TOO)).startswith("14 ")
    await driver.advance(2)
    # Asking the same person anew is no new request, nor is accepting one.
    assert await api("friends.add", cast.PROMO, user_id=SILENT) == 4
    await driver.advance(2)
    await vk.settings(too_many_requests=9, friend_requests_a_day=0)
    assert (await api.error("friends.add", cast.PROMO, user_id=SILENT_TOO)).startswith("9 ")


async def test_a_friend_may_be_written_to_and_answers(api: VkApi, vk: VkDriver) -> None:
    assert (await api.error("messages.send", cast.PROMO, peer_id=CLOSED, random_id=1, message="x"))[:3] == "902"
    await vk.person(CLOSED).befriend(cast.PROMO_ID)
    await api("friends.add", cast.PROMO, user_id=CLOSED)
    await api.send(CLOSED, 1, token=cast.PROMO)
    await vk.person(CLOSED).tell(cast.PROMO_ID, "Здравствуйте")
    history = await api("messages.getHistory", cast.PROMO, peer_id=CLOSED)
    assert [(one["text"], one["out"]) for one in history["items"]] == [("Здравствуйте", 0), ("Привет", 1)]


async def test_the_answers_have_the_published_types(api: VkApi, vk: VkDriver) -> None:
    await vk.person(SILENT).befriend(cast.PROMO_ID, "Привет")
    raw = api.raw
    check(friends.FriendsGetRequestsResponse, await raw("friends.getRequests", cast.PROMO))
    found = await raw("friends.getRequests", cast.PROMO, extended=1, fields="sex,city,has_photo,photo_100")
    check(friends.FriendsGetRequestsExtendedResponse, found)
    check(friends.FriendsGetRequestsNeedMutualResponse, await raw("friends.getRequests", cast.PROMO, need_mutual=1))
    check(friends.FriendsAreFriendsResponse, await raw("friends.areFriends", cast.PROMO, user_ids=SILENT, need_sign=1))
    found = await raw("friends.areFriends", cast.PROMO, user_ids=SILENT, extended=1)
    check(friends.FriendsAreFriendsExtendedResponse, found)
    check(friends.FriendsAddResponse, await raw("friends.add", cast.PROMO, user_id=SILENT))
    check(friends.FriendsDeleteResponse, await raw("friends.delete", cast.PROMO, user_id=SILENT))
    check(account.AccountGetAppPermissionsResponse, await raw("account.getAppPermissions", cast.PROMO))
    assert await api("account.getAppPermissions", cast.HELPER) == 2 + 4 + 4096 + 8192 + 65536 + 262144
    assert (await api.error("account.getAppPermissions", cast.PROMO, user_id=cast.HELPER_ID))[:2] == "15"
