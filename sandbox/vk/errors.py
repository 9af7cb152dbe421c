"""How VK says no: codes with their exact texts, and the envelope they travel in (facts §1, §5).

VK answers errors with HTTP 200; only its front end, when it is down, answers with a 5xx and HTML.
"""

from collections.abc import Mapping

from sandbox.wire import Json

TEXTS = {
    1: "Unknown error occurred",
    2: "Application is disabled. Enable your application or use test mode",
    3: "Unknown method passed",
    5: "User authorization failed",
    6: "Too many requests per second",
    7: "Permission to perform this action is denied",
    8: "Invalid request",
    9: "Flood control",
    10: "Internal server error",
    12: "Unable to compile code",
    13: "Runtime error occurred during code invocation",
    14: "Captcha needed",
    15: "Access denied",
    17: "Validation required: please open redirect_uri in browser",
    18: "User was deleted or banned",
    24: "Confirmation required",
    27: "Group authorization failed: method is unavailable with group auth.",
    28: "Application authorization failed: method is unavailable with service token",
    29: "Rate limit reached",
    30: "This profile is private",
    100: "One of the parameters specified was missing or invalid",
    105: "Couldn't save file",
    113: "Invalid user id",
    118: "Invalid server",
    121: "Invalid hash",
    125: "Invalid group id",
    174: "Cannot add user himself as friend",
    175: "Cannot add this user to friends as they have put you on their blacklist",
    176: "Cannot add this user to friends as you put him on blacklist",
    177: "Cannot add this user to friends as user not found",
    200: "Access denied",
    203: "Access to group denied",
    212: "Access to post comments denied",
    213: "Access to status replies denied",
    222: "Hyperlinks are forbidden",
    223: "Too many replies",
    232: "Reaction can not be applied to the object",
    242: "Too many friends: friends count exceeded",
    601: "You have requested too many actions this day. Try later.",
    900: "Can't send messages for users from blacklist",
    901: "Can't send messages for users without permission",
    902: "Can't send messages for users due to their privacy settings",
    911: "Keyboard format is invalid",
    912: "This is a chat bot feature, change this status in settings",
    914: "Message is too long",
    917: "You don't have access to this chat",
    924: "Can't delete this message for everybody",
    936: "Contact not found",
    943: "Cannot use this intent",
    944: "Limits overflow for this intent",
    945: "Chat was disabled",
    950: "Reply timed out",
    983: "Unknown error",
    9999: "HTTP method is not supported",
}
"""The public texts by code; a suffix after a colon says more."""

NO_TOKEN = "no access_token passed."
BAD_TOKEN = "invalid access_token (4)."
TOKEN_PROBLEMS = {
    "expired": "access_token has expired.",
    "revoked": "user revoke access for this token.",
    "blocked": "user is blocked.",
    "session": "invalid session.",
    "ip": "access_token was given to another ip address.",
}
"""What may be wrong with a known token, by our short name: the suffix of error 5."""

NO_VERSION = (
    'v is required. Version param should be passed as "v". "version" param is invalid and not supported. '
    "For more information go to https://vk.com/dev/constant_version_updates"
)
OLD_VERSION = (
    "versions below 5.81 are deprecated. For more information go to https://vk.com/dev/constant_version_updates"
)
NO_SCOPE = "no access to call this method. It cannot be called with current scopes."
NO_ACCESS = "no access to call this method"
NO_PEER = "you should specify peer_id, user_id, domain, chat_id or user_ids param"


class VkApiError(Exception):
    """An answer with `error`; `extra` are the members only some codes have (captcha, redirect_uri)."""

    def __init__(self, code: int, suffix: str = "", *, text: str = "", extra: Json | None = None) -> None:
        base = TEXTS.get(code, TEXTS[1])
        self.code = code
        self.text = text or (f"{base}: {suffix}" if suffix else base)
        self.extra = extra or {}
        super().__init__(f"[{code}] {self.text}")

    def envelope(self, method: str, parameters: Mapping[str, str]) -> Json:
        """Return the whole answer. The parameters are echoed as strings, the token never."""
        echoed = [{"key": "oauth", "value": "1"}, {"key": "method", "value": method}]
        if "v" in parameters:
            echoed.append({"key": "v", "value": parameters["v"]})
        echoed += [
            {"key": key, "value": value} for key, value in parameters.items() if key not in {"v", "access_token"}
        ]
        body: Json = {"error_code": self.code, "error_msg": self.text}
        return {"error": body | self.extra | {"request_params": echoed}}


def invalid(what: str) -> VkApiError:
    """Error 100 that names what is wrong."""
    return VkApiError(100, what)
