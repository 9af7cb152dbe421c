"""wall.get, photos.get, likes.* and the comments under posts and photos (facts §3).

Who may not see a page gets 30 for a closed profile and 18 for one that is gone; a like for a post or photo that is no
more is error 100 with "not found". [I]
"""

from sandbox.vk import render
from sandbox.vk.args import Args
from sandbox.vk.errors import NO_SCOPE, VkApiError, invalid
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.things import PHOTO, POST, Comment, Thing, has_link
from sandbox.vk.world import Token
from sandbox.wire import Json

_LONGEST = {POST: 16_384, PHOTO: 2_048}
_TYPES = (
    "post", "comment", "photo", "audio", "video", "note", "market", "photo_comment", "video_comment",
    "topic_comment", "market_comment", "sitepage", "textpost", "community_review", "story", "group_like",
)  # fmt: skip
_ALBUM = -6


@method("wall.get", "owner_id domain offset count filter extended fields", kinds="person service")
def wall_get(vk: Vk, token: Token, args: Args) -> Json:
    """Return the posts of a person's wall, newest first."""
    _check_scope(token, "wall")
    owner_id = _owner(vk, token, args)
    args.choice("filter", ("owner", "others", "all", "postponed", "suggests", "archived", "donut"), "all")
    args.flag("extended")
    offset, count = args.integer("offset", 0, low=0), args.integer("count", 20, low=0, high=100)
    posts = vk.world.things.listed(owner_id, POST)
    return {"count": len(posts), "items": [_post(post, token) for post in posts[offset : offset + count]]}


@method(
    "photos.get",
    "owner_id album_id photo_ids rev extended feed_type feed photo_sizes offset count",
    kinds="person service",
)
def photos_get(vk: Vk, token: Token, args: Args) -> Json:
    """Return the photos of an album of a person; this world has none but those of pages."""
    _check_scope(token, "photos")
    owner_id = _owner(vk, token, args)
    album = args.required("album_id")
    if album not in {"profile", "wall", "saved"}:
        raise VkApiError(200)
    is_extended = args.flag("extended")
    args.flag("rev")
    offset, count = args.integer("offset", 0, low=0), args.integer("count", 50, low=0, high=1000)
    photos = vk.world.things.listed(owner_id, PHOTO) if album == "profile" else []
    items = [_photo(vk, photo, token, is_extended=is_extended) for photo in photos[offset : offset + count]]
    return {"count": len(photos), "items": items}


@method("likes.add", "type owner_id item_id access_key from_group", kinds="person", right="wall")
def likes_add(vk: Vk, token: Token, args: Args) -> Json:
    """Like something; a second time changes nothing and is a success."""
    thing = _liked(vk, token, args)
    thing.likes.add(token.account)
    vk.tell("like", thing=thing.name, by=token.account)
    return {"likes": len(thing.likes)}


@method("likes.isLiked", "user_id type owner_id item_id", kinds="person", right="wall")
def likes_is_liked(vk: Vk, token: Token, args: Args) -> Json:
    """Tell whether somebody likes something."""
    user_id = args.integer("user_id", token.account)
    return {"liked": int(user_id in _liked(vk, token, args).likes), "copied": 0}


@method(
    "wall.createComment",
    "owner_id post_id from_group message reply_to_comment attachments sticker_id guid",
    kinds="community person",
    right="wall",
)
def wall_create_comment(vk: Vk, token: Token, args: Args) -> Json:
    """Write under a post."""
    owner_id = _owner(vk, token, args)
    post = vk.world.things.find(POST, owner_id, args.integer("post_id", low=1))
    if post is None:
        raise VkApiError(212)
    return {"comment_id": _write(vk, token, post, args).id, "parents_stack": []}


@method(
    "photos.createComment",
    "owner_id photo_id message attachments from_group reply_to_comment sticker_id access_key guid",
    kinds="person",
    right="photos",
)
def photos_create_comment(vk: Vk, token: Token, args: Args) -> int:
    """Write under a photo."""
    owner_id = _owner(vk, token, args)
    photo = vk.world.things.find(PHOTO, owner_id, args.integer("photo_id", low=1))
    if photo is None:
        raise VkApiError(200)
    return _write(vk, token, photo, args).id


@method(
    "wall.getComments",
    "owner_id post_id need_likes start_comment_id offset count sort preview_length extended fields comment_id "
    "thread_items_count",
    kinds="person service",
)
def wall_get_comments(vk: Vk, token: Token, args: Args) -> Json:
    """Return what stands under a post, oldest first unless asked otherwise."""
    _check_scope(token, "wall")
    post = vk.world.things.find(POST, _owner(vk, token, args), args.integer("post_id", low=1))
    if post is None:
        raise VkApiError(212)
    answer = _comments(post, args, count=10)
    return answer | {
        "current_level_count": len(post.comments),
        "can_post": post.comments_open,
        "show_reply_button": post.comments_open,
        "groups_can_post": post.comments_open,
    }


@method(
    "photos.getComments",
    "owner_id photo_id need_likes start_comment_id offset count sort access_key extended fields",
    kinds="person",
)
def photos_get_comments(vk: Vk, token: Token, args: Args) -> Json:
    """Return what stands under a photo."""
    _check_scope(token, "photos")
    photo = vk.world.things.find(PHOTO, _owner(vk, token, args), args.integer("photo_id", low=1))
    if photo is None:
        raise VkApiError(200)
    return _comments(photo, args, count=20)


def _check_scope(token: Token, right: str) -> None:
    """A service token reads what everybody sees; a person's must have been given the right."""
    if token.kind == "person" and right not in token.rights:
        raise VkApiError(15, NO_SCOPE)


def _owner(vk: Vk, token: Token, args: Args) -> int:
    """Return whose page it is; raises what a stranger gets who may not see it."""
    owner_id = args.integer("owner_id", token.account)
    if owner_id < 0:
        if -owner_id not in vk.world.communities:
            raise VkApiError(15)
        return owner_id
    person = vk.world.people.get(owner_id)
    if person is None or person.deactivated:
        raise VkApiError(18)
    if person.is_closed and owner_id != token.account:
        raise VkApiError(30)
    return owner_id


def _liked(vk: Vk, token: Token, args: Args) -> Thing:
    kind = args.choice("type", _TYPES, "")
    if not kind:
        raise invalid("type is undefined")
    if kind not in {POST, PHOTO}:
        raise VkApiError(232)
    item_id = args.integer("item_id", low=1)
    thing = vk.world.things.find(kind, _owner(vk, token, args), item_id)
    if thing is None:
        raise invalid("object not found")
    return thing


def _write(vk: Vk, token: Token, thing: Thing, args: Args) -> Comment:
    text, guid = args.text("message"), args.text("guid")
    if not thing.comments_open:
        raise VkApiError(213)
    if not text.strip():
        raise invalid("message is empty or invalid")
    if len(text) > _LONGEST[thing.kind]:
        raise invalid("message is too long")
    if has_link(text) and not vk.rules.links_in_comments:
        raise VkApiError(222)
    written = vk.world.things.comment(thing, token.account, text, guid, vk.clock.now())
    vk.tell("comment", thing=thing.name, by=token.account, text=written.text)
    return written


def _comments(thing: Thing, args: Args, *, count: int) -> Json:
    ordered = list(thing.comments)
    if args.choice("sort", ("asc", "desc"), "asc") == "desc":
        ordered.reverse()
    begin, length = args.integer("offset", 0, low=0), args.integer("count", count, low=0, high=100)
    items = [
        {"id": one.id, "from_id": one.from_id, "date": int(one.at), "text": one.text, "owner_id": thing.owner_id}
        for one in ordered[begin : begin + length]
    ]
    return {"count": len(ordered), "items": items}


def _likes(thing: Thing, token: Token) -> Json:
    return {"count": len(thing.likes), "user_likes": int(token.account in thing.likes)}


def _post(post: Thing, token: Token) -> Json:
    return {
        "id": post.id,
        "owner_id": post.owner_id,
        "from_id": post.owner_id,
        "date": int(post.at),
        "post_type": "post",
        "text": post.text,
        "attachments": [],
        "comments": {"count": len(post.comments), "can_post": int(post.comments_open), "groups_can_post": False},
        "likes": _likes(post, token) | {"can_like": 1, "can_publish": 1},
        "reposts": {"count": 0, "user_reposted": 0},
    }


def _photo(vk: Vk, photo: Thing, token: Token, *, is_extended: bool) -> Json:
    url = render.photo_url(vk.base_url, photo.owner_id, 200)
    shown: Json = {
        "id": photo.id,
        "owner_id": photo.owner_id,
        "album_id": _ALBUM,
        "date": int(photo.at),
        "text": photo.text,
        "has_tags": False,
        "sizes": [{"type": "x", "width": 200, "height": 200, "url": url}],
    }
    if is_extended:
        shown |= {
            "likes": _likes(photo, token),
            "comments": {"count": len(photo.comments)},
            "can_comment": int(photo.comments_open),
            "reposts": {"count": 0},
        }
    return shown
