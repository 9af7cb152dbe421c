"""Walls and photos, likes and comments, and the deletion of an own copy: as strict as VK."""

from sandbox.vk import cast
from sandbox.vk.things import PHOTO, POST
from tests.sandbox.vk.conftest import VkApi

#: Somebody with three posts and a photo, with an empty wall, with a closed profile, and one who takes no comments.
OPEN, EMPTY, CLOSED, MUTE = (cast.person_id(index) for index in (12, 2, 17, 16))
DELETED = cast.person_id(13)
MINE = cast.PROMO


async def test_walls_and_photos_are_shown_to_persons_and_services_only(api: VkApi) -> None:
    wall = await api("wall.get", MINE, owner_id=OPEN, count=2)
    assert (wall["count"], [post["id"] for post in wall["items"]]) == (3, [3, 2])
    photos = await api("photos.get", MINE, owner_id=OPEN, album_id="profile", extended=1)
    assert photos["items"][0]["can_comment"] == 1
    assert (await api("wall.get", cast.SERVICE, owner_id=EMPTY)) == {"count": 0, "items": []}
    assert (await api.error("wall.get", owner_id=OPEN)).startswith("27 ")
    assert (await api.error("photos.get", MINE, owner_id=CLOSED, album_id="profile")).startswith("30 ")
    assert (await api.error("wall.get", MINE, owner_id=DELETED)).startswith("18 ")
    assert (await api.error("photos.get", MINE, owner_id=OPEN)).endswith("album_id is undefined")


async def test_a_like_is_one_however_often_it_is_given(api: VkApi) -> None:
    what = {"type": "post", "owner_id": OPEN, "item_id": 3}
    assert await api("likes.isLiked", MINE, **what) == {"liked": 0, "copied": 0}
    assert [await api("likes.add", MINE, **what) for _ in range(2)] == [{"likes": 1}, {"likes": 1}]
    assert await api("likes.isLiked", MINE, **what) == {"liked": 1, "copied": 0}
    assert (await api.error("likes.add", **what)).startswith("27 ")
    assert (await api.error("likes.add", MINE, **what | {"item_id": 9})).endswith("object not found")
    assert (await api.error("likes.add", MINE, **what | {"type": "video"})).startswith("232 ")
    assert (await api.error("likes.add", MINE, **what | {"type": "wall"})).startswith("100 ")
    api.running.vk.world.token(MINE).rights -= {"wall"}
    assert (await api.error("likes.add", MINE, **what)).startswith("15 ")
    assert (await api.error("wall.get", MINE, owner_id=OPEN)).startswith("15 ")


async def test_a_comment_with_the_same_guid_is_the_same(api: VkApi) -> None:
    under = {"owner_id": OPEN, "post_id": 3, "message": "Красиво!", "guid": "7"}
    first = await api("wall.createComment", MINE, **under)
    assert await api("wall.createComment", MINE, **under) == first
    assert (await api("wall.createComment", MINE, **under | {"guid": "8"})) != first
    found = await api("wall.getComments", MINE, owner_id=OPEN, post_id=3, sort="desc")
    assert found["count"] == 2
    assert found["items"][-1]["from_id"] == cast.PROMO_ID
    photo = api.running.vk.world.things.listed(OPEN, PHOTO)[0]
    number = await api("photos.createComment", MINE, owner_id=OPEN, photo_id=photo.id, message="!", guid="7")
    assert isinstance(number, int)
    assert (await api("photos.getComments", MINE, owner_id=OPEN, photo_id=photo.id))["count"] == 1


async def test_comments_that_nobody_may_write(api: VkApi) -> None:
    post = api.running.vk.world.things.listed(MUTE, POST)[0]
    under = {"owner_id": MUTE, "post_id": post.id, "message": "Ага"}
    assert (await api.error("wall.createComment", MINE, **under)).startswith("213 ")
    assert (await api.error("wall.createComment", MINE, **under | {"post_id": 99})).startswith("212 ")
    assert (await api.error("photos.createComment", MINE, owner_id=OPEN, photo_id=1, message="Ага")).startswith("200 ")
    open_one = {"owner_id": OPEN, "post_id": 1}
    assert "empty" in await api.error("wall.createComment", MINE, **open_one, message=" ")
    api.running.vk.rules.links_in_comments = False
    assert (await api.error("wall.createComment", MINE, **open_one, message="http://a.ru")).startswith("222 ")


async def test_an_own_copy_is_deleted_and_the_person_keeps_theirs(api: VkApi) -> None:
    person = cast.person_id(0)
    number = await api.send(person, 1)
    gone = await api("messages.delete", message_ids=f"{number},999")
    assert [one["response"] for one in gone] == [1, 0]
    assert (await api("messages.getHistory", peer_id=person))["items"] == []
    assert len(api.running.vk.world.messages) == 1
    api.running.vk.rules.delete_answers_objects = False
    assert await api("messages.delete", message_ids=number) == {str(number): 0}
