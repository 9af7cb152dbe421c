"""The reaction to every error that VK is known to give, and to those that nobody has heard of."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.accounts.tables import AccountState
from domain.accounts.trouble import trouble_of
from domain.vk.errors import VkError
from domain.vk.policy import LONGEST_PAUSE, TABLE, UNKNOWN, Reaction, Scope, pause_for, react, repeat_after

SEND = "messages.send"
COMMENT = "wall.createComment"
MISSING = "One of the parameters specified was missing or invalid"
R = Reaction

#: Codes, the ending of the text, the method, and what is to be done.
ROWS: list[tuple[tuple[int, ...], str, str, Reaction]] = [
    ((0,), "<html>", SEND, R.REPEAT),
    ((1,), "Unknown error occurred", SEND, R.REPEAT),
    ((2,), "Application is disabled. Enable your application or use test mode", SEND, R.TOKEN_DEAD),
    ((3, 4), "Unknown method passed", SEND, R.STOP_CAMPAIGN),
    ((5,), "User authorization failed: no access_token passed.", SEND, R.TOKEN_DEAD),
    ((5,), "User authorization failed: invalid access_token (4).", SEND, R.TOKEN_DEAD),
    ((5,), "User authorization failed: access_token has expired.", SEND, R.TOKEN_DEAD),
    ((5,), "User authorization failed: access_token was given to another ip address.", SEND, R.TOKEN_DEAD),
    ((5,), "User authorization failed: user revoke access for this token.", SEND, R.TOKEN_DEAD),
    ((6,), "Too many requests per second", SEND, R.REPEAT),
    ((7,), "Permission to perform this action is denied", SEND, R.SKIP_PERSON),
    ((7,), "Permission to perform this action is denied", "", R.SKIP_PERSON),
    ((7,), "Permission to perform this action is denied", "photos.createComment", R.SKIP_OBJECT),
    ((8,), "Invalid request: v is required", SEND, R.STOP_CAMPAIGN),
    ((9,), "Flood control", SEND, R.PAUSE),
    ((9,), "Flood control: too much captcha requests", SEND, R.PAUSE),
    ((10,), "Internal server error", SEND, R.REPEAT),
    ((10,), "Internal server error: could not get application", SEND, R.TOKEN_DEAD),
    ((11, 12, 13), "Unable to compile code", "execute", R.STOP_CAMPAIGN),
    ((14,), "Captcha needed", SEND, R.ASK_HUMAN),
    ((15,), "Access denied: no access to call this method", SEND, R.STOP_CAMPAIGN),
    (
        (15,),
        "Access denied: no access to call this method. It cannot be called with current scopes.",
        COMMENT,
        R.STOP_CAMPAIGN,
    ),
    ((15,), "Access denied: this wall available only for community members", COMMENT, R.SKIP_OBJECT),
    ((15,), "Access denied: group hide members", "groups.getMembers", R.SKIP_OBJECT),
    ((15,), "Access denied", "friends.add", R.SKIP_PERSON),
    ((16,), "HTTP authorization failed", SEND, R.STOP_CAMPAIGN),
    ((17,), "Validation required: please open redirect_uri in browser", SEND, R.ASK_HUMAN),
    ((18,), "User was deleted or banned", SEND, R.SKIP_PERSON),
    ((19,), "Content blocked", COMMENT, R.SKIP_OBJECT),
    ((20, 21), "Permission to perform this action is denied for non-standalone applications", SEND, R.TOKEN_DEAD),
    ((23,), "This method was disabled", SEND, R.STOP_CAMPAIGN),
    ((24,), "Confirmation required", SEND, R.ASK_HUMAN),
    ((25,), "Token confirmation required", SEND, R.TOKEN_DEAD),
    ((27,), "Group authorization failed: method is unavailable with group auth.", "wall.get", R.STOP_CAMPAIGN),
    ((28,), "Application authorization failed: method is unavailable with service token", SEND, R.STOP_CAMPAIGN),
    ((29,), "Rate limit reached", "wall.get", R.REST_METHOD),
    ((30,), "This profile is private", "wall.get", R.SKIP_PERSON),
    ((33, 34, 35), "Not implemented yet", SEND, R.STOP_CAMPAIGN),
    ((36,), "Method execution was interrupted due to timeout", SEND, R.REPEAT),
    ((37,), "User was banned", SEND, R.SKIP_PERSON),
    ((38,), "Unknown application", SEND, R.STOP_CAMPAIGN),
    ((39,), "Unknown user", SEND, R.SKIP_PERSON),
    ((40,), "Unknown group", COMMENT, R.SKIP_OBJECT),
    ((42,), "IP is not allowed", SEND, R.TOKEN_DEAD),
    ((43,), "This section is temporarily unavailable", SEND, R.REPEAT),
    (
        (100,),
        f"{MISSING}: random_id is a required parameter",
        SEND,
        R.STOP_CAMPAIGN,
    ),
    (
        (100,),
        f"{MISSING}: message is empty or invalid",
        SEND,
        R.STOP_CAMPAIGN,
    ),
    (
        (100,),
        f"{MISSING}: you should specify peer_id, user_id, domain, chat_id or user_ids param",
        SEND,
        R.STOP_CAMPAIGN,
    ),
    ((100,), f"{MISSING}: peer_id is undefined", SEND, R.SKIP_PERSON),
    (
        (100,),
        f"{MISSING}: user_id is invalid",
        "friends.add",
        R.SKIP_PERSON,
    ),
    ((100,), f"{MISSING}: user_id is invalid", COMMENT, R.STOP_CAMPAIGN),
    ((101,), "Invalid application API ID", SEND, R.TOKEN_DEAD),
    ((103,), "Out of limits", SEND, R.SKIP_NOW),
    ((104,), "Not found", COMMENT, R.SKIP_OBJECT),
    ((106,), "Unable to process action", SEND, R.SKIP_NOW),
    ((113,), "Invalid user id", SEND, R.SKIP_PERSON),
    ((114, 121, 125, 129), "Invalid album id", COMMENT, R.SKIP_OBJECT),
    ((150,), "Invalid timestamp", SEND, R.STOP_CAMPAIGN),
    ((174, 175, 176, 177), "Cannot add user to friends", "friends.add", R.SKIP_PERSON),
    ((183, 200, 201, 203, 204), "Access denied", COMMENT, R.SKIP_OBJECT),
    ((210, 211, 212, 213, 214), "Access to wall's post denied", COMMENT, R.SKIP_OBJECT),
    ((219, 224), "Advertisement post was recently added", "wall.post", R.SKIP_NOW),
    ((220,), "Too many recipients", SEND, R.PAUSE),
    ((222,), "Hyperlinks are forbidden", COMMENT, R.STOP_CAMPAIGN),
    ((223,), "Too many replies", COMMENT, R.PAUSE),
    ((225, 232), "Reaction can not be applied to the object", "likes.add", R.SKIP_OBJECT),
    ((242,), "Too many friends", "friends.add", R.STOP_METHOD),
    ((260,), "Access to the groups list is denied due to the user's privacy settings", "groups.get", R.SKIP_PERSON),
    (
        (601,),
        "Permission denied. You have requested too many actions this day. Try later.",
        SEND,
        R.PAUSE_TILL_TOMORROW,
    ),
    ((900, 901, 902), "Can't send messages for users", SEND, R.SKIP_PERSON),
    ((907, 908), "Value of ts or pts is too old", "messages.getLongPollHistory", R.SKIP_NOW),
    ((909, 910, 913, 914, 940), "Message is too long", SEND, R.STOP_CAMPAIGN),
    ((911, 912), "Keyboard format is invalid", SEND, R.STOP_CAMPAIGN),
    ((917, 922, 925, 927, 935, 945, 946, 947), "You don't have access to this chat", SEND, R.SKIP_PERSON),
    ((920, 924), "Can't edit this kind of message", "messages.edit", R.SKIP_OBJECT),
    ((932, 936), "Contact not found", SEND, R.SKIP_PERSON),
    ((939, 943, 944, 950, 987, 988), "Cannot use this intent", SEND, R.SKIP_NOW),
    ((962, 969, 970), "You can't access donut chat without subscription", SEND, R.SKIP_PERSON),
    ((983, 985, 1012), "Writing is disabled for this chat", SEND, R.SKIP_PERSON),
    ((1105, 1110), "Too many auth attempts, try again later", SEND, R.ASK_HUMAN),
    ((1114, 1116, 1117, 1118), "Access token has expired", SEND, R.TOKEN_DEAD),
    ((1260,), "Invalid screen name", "utils.resolveScreenName", R.SKIP_OBJECT),
    ((2000,), "Servers number limit is reached", "groups.addCallbackServer", R.STOP_CAMPAIGN),
    ((3300, 3301, 3302, 3303, 3304, 3305), "Need validation", SEND, R.ASK_HUMAN),
    ((3609,), "Token extension required", SEND, R.TOKEN_DEAD),
    ((3610,), "User is deactivated", SEND, R.SKIP_PERSON),
    ((9999,), "HTTP method not supported", SEND, R.STOP_CAMPAIGN),
]


@pytest.mark.parametrize(("codes", "text", "method", "wanted"), ROWS)
def test_every_row_of_the_table(codes: tuple[int, ...], text: str, method: str, wanted: Reaction) -> None:
    for code in codes:
        verdict = react(VkError(code, text), method)
        assert verdict.reaction is wanted, code
        assert (verdict.scope is not None) == (wanted is R.SKIP_PERSON)


def test_the_rows_above_are_all_there_are() -> None:
    assert {code for codes, *_ in ROWS for code in codes} == set(TABLE)


def test_an_unknown_code_leaves_the_person_alone_and_then_rests_the_account() -> None:
    verdict = react(VkError(4711, "Something new"), SEND)
    assert verdict == UNKNOWN
    assert (verdict.reaction, verdict.in_a_row, verdict.then) == (R.SKIP_NOW, 3, R.PAUSE)
    assert not verdict.is_known
    assert not react(VkError(983), SEND).is_known


@pytest.mark.parametrize(
    ("codes", "scope"),
    [
        ((18, 39, 113, 177, 3610), Scope.EVERYWHERE),
        ((175, 176, 900, 901, 902), Scope.ACCOUNT),
        ((7, 30, 174), Scope.ACTION),
    ],
)
def test_how_far_never_again_reaches(codes: tuple[int, ...], scope: Scope) -> None:
    assert {react(VkError(code), SEND).scope for code in codes} == {scope}


def test_only_a_missing_permission_ends_consent() -> None:
    assert [code for code, verdict in TABLE.items() if verdict.ends_consent] == [901]


def test_only_trouble_of_vk_leaves_in_doubt_whether_it_was_done() -> None:
    assert sorted(code for code, verdict in TABLE.items() if verdict.may_have_happened) == [0, 1, 10, 36]


def test_what_looks_like_a_person_may_be_a_limit() -> None:
    rows = {code: verdict.then for code, verdict in TABLE.items() if verdict.in_a_row == 3}
    assert rows == {
        7: R.PAUSE_TILL_TOMORROW,
        214: R.PAUSE_TILL_TOMORROW,
        37: R.ASK_HUMAN,
        962: R.STOP_CAMPAIGN,
        969: R.STOP_CAMPAIGN,
        970: R.STOP_CAMPAIGN,
    }


def test_nothing_is_repeated_without_end_or_at_once() -> None:
    for code, verdict in TABLE.items():
        repeated = verdict.reaction is R.REPEAT
        assert (verdict.repeats > 0) == repeated, code
        assert (verdict.after is not None) == repeated, code
        assert not repeated or verdict.wait >= timedelta(seconds=1), code
        assert (verdict.in_a_row is None) == (verdict.then is None), code


def test_waits_grow() -> None:
    too_fast = react(VkError(6), SEND)
    assert [repeat_after(too_fast, attempt).total_seconds() for attempt in (1, 2, 3)] == [1, 2, 4]
    flood = react(VkError(9), SEND)
    assert [pause_for(flood, times) / timedelta(hours=1) for times in (1, 2, 3, 4, 5, 6, 500)] == [
        1,
        2,
        4,
        8,
        16,
        24,
        24,
    ]
    assert pause_for(TABLE[7], 1) == timedelta(hours=1)
    assert pause_for(TABLE[1], 9) <= LONGEST_PAUSE


def test_the_account_draws_the_same_consequence() -> None:
    states = {
        AccountState.DEAD: {R.TOKEN_DEAD},
        AccountState.WAITING: {R.ASK_HUMAN},
        AccountState.PAUSED: {R.PAUSE, R.PAUSE_TILL_TOMORROW},
    }
    now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    for code, verdict in TABLE.items():
        trouble = trouble_of(VkError(code, ""), now, "Europe/Moscow")
        wanted = None if trouble is None else states[trouble.state]
        assert (verdict.reaction in wanted) if wanted else (verdict.reaction not in set().union(*states.values())), code


def test_the_method_may_come_from_the_error_itself() -> None:
    assert react(VkError(7, method="likes.add")).reaction is R.SKIP_OBJECT
    assert react(VkError(7, method=SEND)).reaction is R.SKIP_PERSON
