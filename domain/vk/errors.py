"""What VK says when it will not do something, as data."""

from collections.abc import Mapping
from typing import Any, Self

from domain.base.errors import DomainError


class VkError(DomainError):
    """VK's refusal: its number and its own text, perhaps a page that a person has to open.

    A refusal means that nothing was done. `redirect_uri` comes with 14 (captcha) and 17 (validation); the old members
    of a captcha (`captcha_sid` and its kin) may be missing and are not used: nothing here solves captchas.
    """

    code = "vk-refused"

    def __init__(self, number: int, text: str, *, subcode: int | None = None, redirect_uri: str | None = None) -> None:
        super().__init__(number=number, text=text)
        self.number = number
        self.text = text
        self.subcode = subcode
        self.redirect_uri = redirect_uri

    @classmethod
    def of(cls, error: Mapping[str, Any]) -> Self:
        """From the `error` member of VK's answer; whatever is missing or odd in it is survived."""
        number, subcode = error.get("error_code"), error.get("error_subcode")
        text, redirect_uri = error.get("error_msg"), error.get("redirect_uri") or error.get("captcha_img")
        return cls(
            number if isinstance(number, int) else 0,
            str(text) if text is not None else "",
            subcode=subcode if isinstance(subcode, int) else None,
            redirect_uri=str(redirect_uri) if redirect_uri else None,
        )


class VkUnreachableError(DomainError):
    """VK gave no answer that can be read. With `was_sent` the request may have been carried out all the same."""

    code = "vk-unreachable"

    def __init__(self, *, was_sent: bool, reason: str) -> None:
        super().__init__(reason=reason)
        self.was_sent = was_sent
