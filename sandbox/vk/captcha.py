"""The captcha of error 14, and the page where a person passes it (facts §6)."""

import secrets
from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.vk.errors import VkApiError
from sandbox.wire import ActError, Json

LIFE = 300.0
"""Seconds a session_token lives. [D]"""


@dataclass
class Captchas:
    """The captchas shown and passed."""

    clock: Clock
    base_url: str = ""
    _shown: dict[str, tuple[float, bool]] = field(default_factory=dict)
    """When each was shown, and whether with a picture."""
    _passed: set[str] = field(default_factory=set)

    def ask(self, *, old_keys: bool) -> VkApiError:
        """Return error 14. VK's own page is at id.vk.ru; the double's, on loopback, has the same parameters."""
        session = secrets.token_urlsafe(24)
        now = self.clock.now()
        self._shown[session] = (now, old_keys)
        url = f"{self.base_url}/not_robot_captcha?domain=vk.com&session_token={session}&variant=popup&blank=1"
        extra: Json = {"redirect_uri": url}
        if old_keys:
            image = f"https://api.vk.ru/captcha.php?sid={session}"
            extra |= {"captcha_sid": session, "captcha_img": image, "captcha_ts": now, "captcha_attempt": 1}
            extra |= {"captcha_ratio": 2.6, "is_refresh_enabled": True, "is_sound_captcha_available": True}
        return VkApiError(14, extra=extra)

    def pass_(self, session_token: str) -> str:
        """Pass a captcha as a person would; returns the success_token, or the letters of the picture."""
        shown_at, has_picture = self._shown.pop(session_token, (0.0, False))
        if self.clock.now() - shown_at > LIFE:
            raise ActError("no such captcha, or it is older than five minutes")
        success = secrets.token_hex(3) if has_picture else secrets.token_urlsafe(24)
        self._passed |= {success, f"{session_token} {success}"}
        return success

    def accepts(self, values: dict[str, str]) -> bool:
        """Whether a call carries the fruit of a passed captcha, in the new form or the old one; it is used up."""
        old = f"{values.get('captcha_sid', '')} {values.get('captcha_key', '')}"
        fruit = next((one for one in (values.get("success_token", ""), old) if one in self._passed), None)
        if fruit is not None:
            self._passed.discard(fruit)
        return fruit is not None
