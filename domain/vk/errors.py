"""What VK says when it will not do something, as data: one exception for all its envelopes.

The shapes are those of the schema's `base_error` and of `messages.send` with `peer_ids`. What VK leaves out or gets
wrong is taken as unknown; nothing here raises because an answer looks strange.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from domain.base.errors import DomainError

#: The number of an error that can't be read: no number, no object, a page instead of an answer.
UNREADABLE = 0

#: The number of the error that wants a captcha.
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


class VkError(DomainError):
    """VK's refusal: match `number` and, where it says too little, the ending of `text`. Nothing was done.

    The exceptions to that are in `policy` (`may_have_happened`). `shown_text` is what VK wants shown to a person.
    `redirect_uri` is the page, or of an old captcha the picture, that a person has to open (14, 17); `captcha` has the
    parts of a captcha; `confirmation_text` is a question (24).
    """

    code = "vk-refused"

    def __init__(
        self,
        number: int,
        text: str = "",
        *,
        subcode: int | None = None,
        shown_text: str | None = None,
        redirect_uri: str | None = None,
        captcha: Captcha | None = None,
        confirmation_text: str | None = None,
        method: str | None = None,
    ) -> None:
        super().__init__(number=number, text=text)
        self.number = number
        self.text = text
        self.subcode = subcode
        self.shown_text = shown_text
        self.redirect_uri = redirect_uri
        self.captcha = captcha
        self.confirmation_text = confirmation_text
        self.method = method

    @classmethod
    def of(cls, error: object) -> Self:
        """From the `error` member of an answer; whatever is missing or odd in it is survived."""
        if not isinstance(error, Mapping):
            return cls(UNREADABLE, _line(error) or "no answer")
        # One recipient's error has short names of its own.
        number = _number(error.get("error_code", error.get("code")))
        captcha = _captcha(error) if number == CAPTCHA_NEEDED else None
        return cls(
            UNREADABLE if number is None else number,
            _line(error.get("error_msg", error.get("description"))) or "",
            subcode=_number(error.get("error_subcode")),
            shown_text=_line(error.get("error_text")),
            redirect_uri=_line(error.get("redirect_uri")) or (captcha.image_url if captcha else None),
            captcha=captcha,
            confirmation_text=_line(error.get("confirmation_text")),
            method=_line(error.get("method")) or _asked_method(error.get("request_params")),
        )


class VkUnreachableError(DomainError):
    """VK gave no answer that can be read. With `was_sent` the request may have been carried out all the same."""

    code = "vk-unreachable"

    def __init__(self, *, was_sent: bool, reason: str) -> None:
        super().__init__(reason=reason)
        self.was_sent = was_sent


def error_of(answer: object) -> VkError | None:
    """The error of an answer of VK, or None if it holds a `response`. Anything else is `UNREADABLE`."""
    if isinstance(answer, Mapping):
        if "error" in answer:
            return VkError.of(answer["error"])
        if "response" in answer:
            return None
    return VkError(UNREADABLE, _line(answer) or "no answer")


def error_of_peer(item: object) -> VkError | None:
    """The error of one recipient in the answer of `messages.send` with `peer_ids`; None if the message went out."""
    if not isinstance(item, Mapping):
        return VkError(UNREADABLE, _line(item) or "no answer")
    return VkError.of(item["error"]) if "error" in item else None


def errors_of_execute(answer: object) -> list[VkError]:
    """The errors of the calls inside an `execute`, in their order; that of the whole call is in `error_of`."""
    found = answer.get("execute_errors") if isinstance(answer, Mapping) else None
    return [VkError.of(each) for each in found] if isinstance(found, list) else []


def _captcha(error: Mapping[str, Any]) -> Captcha:
    return Captcha(*(_line(error.get(name)) for name in ("redirect_uri", "captcha_sid", "captcha_img")))


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
