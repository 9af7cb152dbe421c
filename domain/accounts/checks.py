"""What a person answers to a check of VK, and how it is carried back. Pure rules.

Nothing here passes a check: a person does, on VK's page or by reading a picture, and the request that met the check is
repeated with what came of it (facts: vk-api, section 6).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from domain.base.errors import InvalidValueError
from domain.vk.errors import CAPTCHA_NEEDED, VkError

#: The number of the error that asks a yes-or-no question.
CONFIRMATION_NEEDED = 24
#: A key of a picture is a word of some letters; what the page gives is much longer.
_LONGEST_KEY, _LONGEST_TOKEN = 16, 4_096
_TOKEN = re.compile(r"success_token[\"'=:\s]+([\w.~%+/=-]+)")


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What is sent along with the next call of this method; `random_id` tells which message had met the check."""

    method: str
    params: Mapping[str, str | int]
    random_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The answer as JSON."""
        return {"method": self.method, "params": dict(self.params), "random_id": self.random_id}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Self:
        """The answer that `to_json` gave."""
        return cls(body["method"], body["params"], body["random_id"])


def check_of(error: VkError, method: str, random_id: int | None) -> dict[str, Any]:
    """What has to be known of the check later, for `AccountView.problem`."""
    check: dict[str, Any] = {"method": method, "random_id": random_id}
    if error.captcha is not None and error.captcha.sid is not None:
        check["captcha_sid"] = error.captcha.sid
    if error.confirmation_text is not None:
        check["question"] = error.confirmation_text
    return check


def takes_answer(problem: Mapping[str, Any] | None) -> bool:
    """Whether the check may give a person something to be sent back."""
    return problem is not None and problem.get("number") == CAPTCHA_NEEDED and "method" in problem


def answer_of(problem: Mapping[str, Any], text: str) -> CheckAnswer:
    """What a person wrote after passing the check: the letters of the picture, or what the page gave.

    The page's address with the token in it will do too. Raises `InvalidValueError`.
    """
    found = _TOKEN.search(text)
    said = found[1] if found else text.strip()
    if not said or len(said) > _LONGEST_TOKEN or any(letter.isspace() for letter in said):
        raise InvalidValueError(field="answer", reason="check")
    sid = problem.get("captcha_sid")
    if sid is not None and found is None and len(said) <= _LONGEST_KEY:
        params: dict[str, str | int] = {"captcha_sid": sid, "captcha_key": said}
    else:
        params = {"success_token": said}
    return CheckAnswer(problem["method"], params, problem.get("random_id"))


def consent_to(problem: Mapping[str, Any] | None) -> CheckAnswer | None:
    """What goes along when a person lets the account go on: to a question of VK that is a yes."""
    if problem is None or problem.get("number") != CONFIRMATION_NEEDED or "method" not in problem:
        return None
    return CheckAnswer(problem["method"], {"confirm": 1}, problem.get("random_id"))
