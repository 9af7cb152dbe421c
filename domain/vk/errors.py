"""What VK answers when it does not do what it was asked: one exception for all its envelopes.

The shapes are those of the schema's `base_error` and of `messages.send` with `peer_ids`. What VK leaves out or gets
wrong is taken as unknown; nothing here raises because an answer looks strange.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: The code of an error that can't be read: no number, no object, a page instead of an answer.
UNREADABLE = 0

#: The code of the error that wants a captcha.
CAPTCHA_NEEDED = 14

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Captcha:
    """A check that a person must pass. Nothing of ours solves it.

    The present form is a page: the person opens `redirect_uri` (good for five minutes), and the request is repeated
    with the `success_token` that the page gives. The older one is a picture: repeated with `captcha_sid` and
    `captcha_key`. VK may send either or both; the page goes first.
    """

    redirect_uri: str | None
    sid: str | None
    image_url: str | None

    @property
    def is_page(self) -> bool:
        """Whether it is passed on a page rather than by reading a picture."""
        return self.redirect_uri is not None


class VkError(Exception):
    """An error of VK: match `code` and, where the code says too little, the ending of `text`.

    `text` is for the log and for matching, `shown_text` is what VK wants shown to a person. `redirect_uri` leads to a
    check of the account (error 17), `captcha` to one of the request (14), `confirmation_text` is a question (24).
    """

    def __init__(
        self,
        code: int,
        text: str = "",
        *,
        subcode: int | None = None,
        shown_text: str | None = None,
        redirect_uri: str | None = None,
        captcha: Captcha | None = None,
        confirmation_text: str | None = None,
        method: str | None = None,
    ) -> None:
        super().__init__(f"[{code}] {text}")
        self.code = code
        self.text = text
        self.subcode = subcode
        self.shown_text = shown_text
        self.redirect_uri = redirect_uri
        self.captcha = captcha
        self.confirmation_text = confirmation_text
        self.method = method


def error_of(answer: object) -> VkError | None:
    """The error of an answer of VK, or None if it holds a `response`. Anything else is `UNREADABLE`."""
    if isinstance(answer, Mapping):
        if "error" in answer:
            return _read(answer["error"])
        if "response" in answer:
            return None
    return VkError(UNREADABLE, _line(answer) or "no answer")


def error_of_peer(item: object) -> VkError | None:
    """The error of one recipient in the answer of `messages.send` with `peer_ids`; None if the message went out."""
    if not isinstance(item, Mapping):
        return VkError(UNREADABLE, _line(item) or "no answer")
    return _read(item["error"]) if "error" in item else None


def errors_of_execute(answer: object) -> list[VkError]:
    """The errors of the calls inside an `execute`, in their order; that of the whole call is in `error_of`."""
    found = answer.get("execute_errors") if isinstance(answer, Mapping) else None
    return [_read(each) for each in found] if isinstance(found, list) else []


def _read(error: object) -> VkError:
    if not isinstance(error, Mapping):
        return VkError(UNREADABLE, _line(error) or "no answer")
    # One recipient's error has short names of its own.
    code = _number(error.get("error_code", error.get("code")))
    redirect_uri = _line(error.get("redirect_uri"))
    return VkError(
        UNREADABLE if code is None else code,
        _line(error.get("error_msg", error.get("description"))) or "",
        subcode=_number(error.get("error_subcode")),
        shown_text=_line(error.get("error_text")),
        redirect_uri=redirect_uri,
        captcha=_captcha(error, redirect_uri) if code == CAPTCHA_NEEDED else None,
        confirmation_text=_line(error.get("confirmation_text")),
        method=_line(error.get("method")) or _asked_method(error.get("request_params")),
    )


def _captcha(error: Mapping[str, Any], redirect_uri: str | None) -> Captcha:
    return Captcha(redirect_uri, _line(error.get("captcha_sid")), _line(error.get("captcha_img")))


def _asked_method(params: object) -> str | None:
    for pair in params if isinstance(params, list) else ():
        if isinstance(pair, Mapping) and pair.get("key") == "method":
            return _line(pair.get("value"))
    return None


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() else None


def _line(value: object) -> str | None:
    """A scalar as one line of a length that a log can bear. An object says nothing that anybody could match."""
    if not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split())[:_LONGEST] or None
