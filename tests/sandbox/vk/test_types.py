"""Every success answer against the public types of vkbottle-types: nothing missing, no wrong type, no new key."""

import json
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any

import pytest
from pydantic import BaseModel
from vkbottle_types.events.objects import group_event_objects as events
from vkbottle_types.objects import MessagesMessage
from vkbottle_types.responses import groups, likes, messages, photos, users, utils, wall

from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.sandbox.vk.conftest import VkApi
from tests.sandbox.vk.moods import ANSWERS, BANNED, CLOSED, DELETED, NEVER, NOBODY, SILENT, SILENT_TOO

# VK sends these, and newer clients know them; the published types don't.
_UNPUBLISHED = {"can_access_closed"}
# The types make a boolean of 1 and 0, and a moment of seconds; what travels is what counts.
_PLAIN: dict[type, Any] = {int: int, str: str, float: (int, float), bool: (bool, int), datetime: int}
ATTACHED = "photo-211000001_5,doc-211000001_7_abc,wall-211000001_1"
_ALL_FIELDS = "sex,bdate,city,photo_50,photo_100,photo_200,photo_max,has_photo,has_mobile,contacts,screen_name,domain"


def check(model: type[BaseModel], body: object) -> None:
    """Read the answer as the model, and find each of its keys and plain types there, however deep."""
    found = model.model_validate_json(json.dumps(body))
    assert list(_strange(found, body, model.__name__)) == []


def _strange(found: Any, raw: Any, where: str) -> Iterator[str]:
    if isinstance(found, BaseModel):
        fields = {field.alias or name: name for name, field in type(found).model_fields.items()}
        for key, value in raw.items():
            if key in fields:
                yield from _strange(getattr(found, fields[key]), value, f"{where}.{key}")
            elif key not in _UNPUBLISHED:
                yield f"{where}.{key} is unknown"
    elif isinstance(found, list):
        for item, part in zip(found, raw, strict=True):
            yield from _strange(item, part, f"{where}[]")
    elif isinstance(found, Enum) and found.name == "NOT_SUPPORTED_MEMBER":
        yield f"{where}: {raw!r} is none of the published values"
    elif not isinstance(raw, _PLAIN.get(type(found), object)):
        yield f"{where}: {raw!r} is no {type(found).__name__}"


def test_this_check_finds_mistakes() -> None:
    good = {"response": {"is_allowed": 1}}
    check(messages.MessagesIsMessagesFromGroupAllowedResponse, good)
    with pytest.raises(ValueError, match="server"):
        check(groups.GroupsGetLongPollServerResponse, {"response": {"key": "k", "ts": "1"}})
    for bad, what in (({"is_allowed": "1"}, "is no bool"), ({"is_allowed": 1, "since": 5}, "since is unknown")):
        with pytest.raises(AssertionError, match=what):
            check(messages.MessagesIsMessagesFromGroupAllowedResponse, {"response": bad})


async def test_people(api: VkApi) -> None:
    everybody = ",".join(str(cast.person_id(index)) for index in range(cast.PEOPLE))
    for fields in ("", _ALL_FIELDS):
        check(users.UsersGetResponse, await api.raw("users.get", user_ids=everybody, fields=fields))
    for name in ("friend_0", "zerno_coffee", "id1", "free_name"):
        check(utils.UtilsResolveScreenNameResponse, await api.raw("utils.resolveScreenName", screen_name=name))


async def test_communities(api: VkApi) -> None:
    wanted = f"{cast.COFFEE_ID},{cast.YARD_ID}"
    fields = "members_count,can_message,can_post,is_messages_blocked,wall"
    for token in (cast.COFFEE, cast.PROMO):
        check(
            groups.GroupsGetByIdObjectResponse, await api.raw("groups.getById", token, group_ids=wanted, fields=fields)
        )
    check(groups.GroupsGetTokenPermissionsResponse, await api.raw("groups.getTokenPermissions"))
    members = {"group_id": cast.COFFEE_ID, "count": 50}
    check(groups.GroupsGetMembersResponse, await api.raw("groups.getMembers", **members))
    check(groups.GroupsGetMembersFieldsResponse, await api.raw("groups.getMembers", **members, fields=_ALL_FIELDS))
    managers = await api.raw("groups.getMembers", **members, filter="managers")
    check(groups.GroupsGetMembersFilterResponse, managers)
    server = await api.raw("groups.getLongPollServer", group_id=cast.COFFEE_ID)
    check(groups.GroupsGetLongPollServerResponse, server)


async def test_messages(api: VkApi) -> None:
    peers = f"{SILENT},{CLOSED},{NEVER},{DELETED},{BANNED},{NOBODY},{ANSWERS}"
    sent = await api.raw(
        "messages.send", peer_ids=peers, random_id=1, message="x", payload='{"a":1}', attachment=ATTACHED
    )
    # An error has no message_id, though the schema wants one (vk-api-schema#208).
    told = [item for item in sent["response"] if "error" not in item]
    check(messages.MessagesSendPeerIdsResponse, {"response": told})
    assert [sorted(item) for item in sent["response"] if "error" in item] == [["error", "peer_id"]] * 5
    check(
        messages.MessagesSendDeprecatedResponse,
        await api.raw("messages.send", user_id=SILENT, random_id=2, message="x"),
    )
    check(messages.MessagesGetHistoryResponse, await api.raw("messages.getHistory", user_id=ANSWERS))
    extended = await api.raw("messages.getHistory", user_id=ANSWERS, extended=1, fields=_ALL_FIELDS)
    check(messages.MessagesGetHistoryExtendedResponse, extended)
    asked = await api.raw("messages.getConversations", filter="unanswered", extended=1)
    check(messages.MessagesGetConversationsResponse, asked)
    known = f"{SILENT},{CLOSED},{NEVER},{DELETED},{SILENT_TOO}"
    asked = await api.raw("messages.getConversationsById", peer_ids=known)
    check(messages.MessagesGetConversationsByIdResponse, asked)
    extended = await api.raw("messages.getConversationsById", peer_ids=known, extended=1)
    check(messages.MessagesGetConversationsByIdExtendedResponse, extended)


async def test_events(api: VkApi, vk: VkDriver) -> None:
    await api("groups.setLongPollSettings", group_id=cast.COFFEE_ID, message_reply=1, like_add=1, wall_reply_new=1)
    server, person = await api.long_poll(), vk.person(NEVER)
    await person.write(cast.COFFEE_ID, "Здравствуйте", payload='{"button":1}', ref="leaflet")
    await person.deny(cast.COFFEE_ID)
    await person.leave(cast.COFFEE_ID)
    await person.join(cast.COFFEE_ID)
    await api.send(SILENT, 1, attachment=ATTACHED)
    await vk.person(SILENT).write(cast.COFFEE_ID, "", attachments=("sticker1_5", "audio_message5_7", "photo5_1"))
    await vk.person(cast.PROMO_ID).answer(cast.COFFEE_ID, SILENT, "Отвечаю руками")
    await person.like(cast.COFFEE_ID)
    await person.comment(cast.COFFEE_ID, "Когда откроетесь?")
    types: dict[str, type[BaseModel]] = {
        "message_new": events.MessageNewObject,
        "message_reply": MessagesMessage,
        "message_allow": events.MessageAllowObject,
        "message_deny": events.MessageDenyObject,
        "group_join": events.GroupJoinObject,
        "group_leave": events.GroupLeaveObject,
        "like_add": events.LikeAddObject,
        "wall_reply_new": events.WallReplyNewObject,
    }
    told = (await api.poll(server))["updates"]
    assert {event["type"] for event in told} == types.keys()
    for event in told:
        assert list(event) == ["group_id", "type", "event_id", "v", "object"]
        check(types[event["type"]], event["object"])


async def test_pages(api: VkApi) -> None:
    token, owner = cast.PROMO, cast.person_id(12)
    check(wall.WallGetResponse, await api.raw("wall.get", token, owner_id=owner))
    check(photos.PhotosGetResponse, await api.raw("photos.get", token, owner_id=owner, album_id="profile", extended=1))
    like = {"type": "post", "owner_id": owner, "item_id": 1}
    check(likes.LikesAddResponse, await api.raw("likes.add", token, **like))
    check(likes.LikesIsLikedResponse, await api.raw("likes.isLiked", token, **like))
    comment = await api.raw("wall.createComment", token, owner_id=owner, post_id=1, message="!")
    check(wall.WallCreateCommentResponse, comment)
    check(wall.WallGetCommentsResponse, await api.raw("wall.getComments", token, owner_id=owner, post_id=1))
