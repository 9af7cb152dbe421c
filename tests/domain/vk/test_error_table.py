"""Every code of VK's errors and what each of the four kinds of action does about it, as the facts give it."""

import pytest

from domain.vk.errors import VkError
from domain.vk.policy import TABLE, UNKNOWN, Reaction, react

#: The method that carries each kind of action out; a comment has two.
METHODS = {
    "message": ("messages.send",),
    "friends": ("friends.add",),
    "like": ("likes.add",),
    "comment": ("wall.createComment", "photos.createComment"),
}

WHAT = {
    "R": Reaction.REPEAT,
    "P": Reaction.PAUSE,
    "P1": Reaction.PAUSE_TILL_TOMORROW,
    "M": Reaction.REST_METHOD,
    "E": Reaction.STOP_METHOD,
    "A": Reaction.TOKEN_DEAD,
    "H": Reaction.ASK_HUMAN,
    "S": Reaction.SKIP_PERSON,
    "O": Reaction.SKIP_OBJECT,
    "T": Reaction.SKIP_NOW,
    "C": Reaction.STOP_CAMPAIGN,
}

#: The codes, what a message, a friend request, a like and a comment do about them, and what a row of them shows.
ROWS = """
message friends like comment in-a-row   codes
R       R       R    R       5:P         0 1 10 36
R       R       R    R       -           6 43
A       A       A    A       -           2 5 20 21 25 42 101 1114 1116 1117 1118 3609
H       H       H    H       -           14 17 24 1105 1110 3300 3301 3302 3303 3304 3305
C       C       C    C       -           3 4 8 11 12 13 16 23 27 28 33 34 35 38 100 150 2000 9999
C       C       C    C       -           222 909 910 911 912 913 914 940
S       S       O    O       3:P1        7
S       S       O    O       -           15
O       O       O    O       3:P1        214
S       S       S    S       3:H         37
P       P       P    P       -           9 220 223
P1      P1      P1   P1      -           601
M       M       M    M       -           29
E       E       E    E       -           242
S       S       S    S       -           18 39 113 177 3610 30 174 260
S       S       S    S       -           175 176 900 901 902 917 922 925 927 932 935 936 945 946 947 983 985 1012
S       S       S    S       3:C         962 969 970
O       O       O    O       -           19 40 104 114 121 125 129 183 200 201 203 204 210 211 212 213 225 232
O       O       O    O       -           920 924 1260
T       T       T    T       -           103 106 219 224 907 908 939 943 944 950 987 988
"""

TEXTS = {
    10: "Internal server error",
    15: "Access denied",
    100: "One of the parameters specified was missing or invalid: message is empty or invalid",
}


def rows() -> list[tuple[int, str, Reaction, str]]:
    """Code, kind of action, reaction, and what a row of them shows."""
    head, *lines = [line.split() for line in ROWS.strip().splitlines()]
    kinds = head[:4]
    return [
        (int(code), kind, WHAT[line[place]], line[4])
        for line in lines
        for place, kind in enumerate(kinds)
        for code in line[5:]
    ]


@pytest.mark.parametrize("kind", METHODS)
def test_every_code_has_its_reaction(kind: str) -> None:
    for code, of, wanted, row in rows():
        for method in METHODS[kind] if of == kind else ():
            verdict = react(VkError(code, TEXTS.get(code, "")), method)
            assert verdict.reaction is wanted, (code, method)
            times, _, then = row.partition(":")
            assert verdict.in_a_row == (None if row == "-" else int(times)), (code, method)
            assert verdict.then is (None if row == "-" else WHAT[then]), (code, method)


def test_the_table_holds_every_code_once_for_each_kind() -> None:
    listed = [(code, kind) for code, kind, *_ in rows()]
    assert len(listed) == len(set(listed)) == len(TABLE) * len(METHODS)
    assert {code for code, _ in listed} == set(TABLE)


@pytest.mark.parametrize("kind", METHODS)
def test_what_only_the_text_tells(kind: str) -> None:
    for method in METHODS[kind]:
        assert react(VkError(10, "Internal server error: could not get application"), method).reaction is WHAT["A"]
        scope = "Access denied: no access to call this method. It cannot be called with current scopes."
        assert react(VkError(15, scope), method).reaction is WHAT["C"]
        blamed = react(
            VkError(100, "One of the parameters specified was missing or invalid: user_id is invalid"), method
        )
        assert blamed.reaction is (WHAT["S"] if kind in {"message", "friends"} else WHAT["C"])


@pytest.mark.parametrize("kind", METHODS)
@pytest.mark.parametrize("code", [-1, 77, 4711, 99_999])
def test_an_unknown_code_skips_and_is_shown(kind: str, code: int) -> None:
    for method in METHODS[kind]:
        verdict = react(VkError(code, "Something new"), method)
        assert verdict == UNKNOWN
        assert verdict.reaction is Reaction.SKIP_NOW
        # What is not known is worth a look after a few.
        assert (verdict.in_a_row, verdict.then) == (3, Reaction.PAUSE)
