"""groups.*: communities, their members, the rights of a token, and the Long Poll."""

from typing import Any

from sandbox.vk import render
from sandbox.vk.args import Args, whole_number
from sandbox.vk.crowd import member_ids, person_of
from sandbox.vk.errors import NO_ACCESS, VkApiError, invalid
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.world import Community, Token
from sandbox.wire import Json

_MASKS = {"stories": 1, "photos": 4, "app_widget": 64, "messages": 4096, "wall": 8192, "docs": 131072, "manage": 262144}
_SORTS = ("id_asc", "id_desc", "time_asc", "time_desc")
EVENT_TYPES = frozenset(
    {
        "message_new", "message_reply", "message_edit", "message_allow", "message_deny", "message_typing_state",
        "message_read", "message_event", "message_reaction_event", "group_join", "group_leave", "group_change_photo",
        "group_change_settings", "group_officers_edit", "photo_new", "photo_comment_new", "photo_comment_edit",
        "photo_comment_delete", "photo_comment_restore", "audio_new", "video_new", "video_comment_new",
        "video_comment_edit", "video_comment_delete", "video_comment_restore", "wall_post_new", "wall_repost",
        "wall_reply_new", "wall_reply_edit", "wall_reply_delete", "wall_reply_restore", "board_post_new",
        "board_post_edit", "board_post_restore", "board_post_delete", "market_comment_new", "market_comment_edit",
        "market_comment_delete", "market_comment_restore", "market_order_new", "market_order_edit", "poll_vote_new",
        "user_block", "user_unblock", "lead_forms_new", "like_add", "like_remove", "vkpay_transaction",
        "donut_subscription_create", "donut_subscription_prolonged", "donut_subscription_cancelled",
        "donut_subscription_price_changed", "donut_subscription_expired", "donut_money_withdraw",
        "donut_money_withdraw_error",
    }
)  # fmt: skip
"""The flags of setLongPollSettings in the schema."""


def _named(vk: Vk, name: str) -> Community | None:
    if (number := whole_number(name)) is not None:
        return vk.world.communities.get(abs(number))
    found = vk.world.named(name)
    return found if isinstance(found, Community) else None


def own_community(vk: Vk, token: Token, args: Args) -> Community:
    """Return the community of `group_id`, which the token must manage."""
    group_id = args.integer("group_id", low=1)
    community = vk.world.communities.get(group_id)
    if community is None:
        raise VkApiError(125)
    manages = token.owner_id == group_id if token.kind == "community" else token.owner_id in community.managers
    if not manages:
        raise VkApiError(15, NO_ACCESS)
    return community


@method("groups.getById", "group_ids group_id fields")
def get_by_id(vk: Vk, token: Token, args: Args) -> Any:
    """Return communities by ids or screen names; a community's token without any gets its own."""
    wanted = args.words("group_ids", 500) or args.words("group_id", 1)
    fields = args.fields(render.GROUP_FIELDS)
    if not wanted and token.kind == "community":
        wanted = [str(token.owner_id)]
    found = [community for name in dict.fromkeys(wanted) if (community := _named(vk, name)) is not None]
    if not found:
        raise invalid("group_ids is undefined")
    groups = [render.group(community, fields, vk.base_url, token.account) for community in found]
    return {"groups": groups, "profiles": []} if args.version() >= (5, 139) else groups


@method("groups.getTokenPermissions", "", kinds="community")
def get_token_permissions(_vk: Vk, token: Token, _args: Args) -> Json:
    """Return the rights of a community's token as a mask and by name."""
    masks = {name: mask for name, mask in _MASKS.items() if name in token.rights}
    rights = [{"name": name, "setting": mask} for name, mask in masks.items()]
    return {"mask": sum(masks.values()), "permissions": rights}


@method("groups.getMembers", "group_id sort offset count fields filter")
def get_members(vk: Vk, token: Token, args: Args) -> Json:
    """Return a page of members, at most 1000: ids, or users when fields are wanted."""
    community = _named(vk, args.required("group_id"))
    sort = args.choice("sort", _SORTS, "id_asc")
    offset = args.integer("offset", 0, low=0)
    count = args.integer("count", 1000, low=0, high=1000)
    fields = render.user_fields(args, token)
    who = args.choice("filter", ("friends", "unsure", "managers", "donut"), "all") if args.has("filter") else "all"
    if community is None:
        raise VkApiError(125)
    own = token.owner_id == community.id if token.kind == "community" else token.owner_id in community.managers
    if community.is_closed == 2 and not own:
        raise VkApiError(203)
    if (community.hides_members or community.is_closed == 1) and not own:
        raise VkApiError(15, "group hide members")
    if token.kind == "community" and not own and not vk.rules.communities_read_others:
        raise VkApiError(15, NO_ACCESS)
    if who != "all":
        return _special(vk, community, who, own=own, fields=fields)
    if sort.startswith("time") and not own:
        raise invalid("sort by time is for managers only")
    joined = community.members
    order = sorted(joined, key=joined.__getitem__ if sort.startswith("time") else None)
    page = member_ids(community, order, offset, count, descending=sort.endswith("desc"))
    total, now = len(order) + community.crowd, vk.clock.now()
    shown = (person_of(vk.world, one, now) for one in page) if fields else ()
    items = [render.user(person, fields, vk.base_url) for person in shown if person is not None] if fields else page
    more = {"next_from": ""} if offset + count >= total else {"next_from": str(offset + count)}
    return {"count": total, "items": items} | more


def _special(vk: Vk, community: Community, who: str, *, own: bool, fields: frozenset[str]) -> Json:
    """Return the managers; the invented people are nobody's friends, unsure or donors."""
    if who != "managers":
        return {"count": 0, "items": []}
    if not own:
        raise VkApiError(15, NO_ACCESS)
    items: list[Json] = []
    for person_id, role in community.managers.items():
        shown = render.user(vk.world.people[person_id], fields, vk.base_url) if fields else {"id": person_id}
        items.append(shown | {"role": role})
    return {"count": len(items), "items": items}


@method("groups.getLongPollServer", "group_id", kinds="community person", right="manage")
def get_long_poll_server(vk: Vk, token: Token, args: Args) -> Json:
    """Return where events are to be had, with a key and the number of the newest event, all as strings."""
    community = own_community(vk, token, args)
    if not community.longpoll_on:
        raise invalid("longpoll for this group is not enabled")
    channel = vk.events.fresh_key(community.id)
    return {"key": channel.key, "server": f"{vk.base_url}/vk/longpoll/{community.id}", "ts": str(channel.ts)}


@method(
    "groups.setLongPollSettings",
    f"group_id enabled api_version {' '.join(sorted(EVENT_TYPES))}",
    kinds="community person",
    right="manage",
)
def set_long_poll_settings(vk: Vk, token: Token, args: Args) -> int:
    """Switch the Long Poll and its types of events; what isn't named stays as it is."""
    community = own_community(vk, token, args)
    flags = {name: args.flag(name) for name in EVENT_TYPES if args.has(name)}
    if args.has("enabled"):
        community.longpoll_on = args.flag("enabled")
    community.api_version = args.text("api_version") or community.api_version
    community.events |= {name for name, on in flags.items() if on}
    community.events -= {name for name, on in flags.items() if not on}
    return 1
