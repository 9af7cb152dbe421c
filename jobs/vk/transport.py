"""One session with VK: a vk_api client that speaks to the address of the settings and answers with our own errors.

vk_api fixes the host, sets no time limit, repeats error 6 without end, and breaks on a captcha of the new form. So the
adapter below carries its requests to our address with our limits, and takes out every error before vk_api sees it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
import vk_api
from jconfig import MemoryConfig
from requests.adapters import HTTPAdapter

from domain.base.sealing import Secret
from domain.vk.errors import VkError, VkUnreachableError, errors_of_execute

#: The version whose shapes we know (facts: vk-api, section 1).
API_VERSION = "5.199"
#: How long VK may take to be connected to, and to answer, in seconds.
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 30.0
#: The method whose errors stand beside its response.
_SCRIPT = "execute"
#: Where vk_api believes VK to be, whatever we do.
_BUILT_IN = "https://api.vk.ru/"

Params = Mapping[str, str | int | float | bool | list[int] | list[str] | None]


class Answers(list[Any]):
    """What the calls of an `execute` answered, False where one failed; `errors` are the refusals, in their order."""

    def __init__(self, answers: Iterable[Any], errors: Iterable[VkError] = ()) -> None:
        super().__init__(answers)
        self.errors = list(errors)


class VkSession:
    """One connection with a token. It blocks, so it is called from a thread; it takes one call after the other."""

    def __init__(self, url: str, token: Secret, *, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._http = requests.Session()
        # No proxies and no .netrc of the machine: a password from there would travel to VK.
        self._http.trust_env = False
        self._http.mount(_BUILT_IN, _Adapter(url, answer_seconds))
        self._client = vk_api.VkApi(
            token=token.reveal(), session=self._http, api_version=API_VERSION, config=MemoryConfig
        )
        # The gateway counts from the starts of calls; vk_api would count from their ends.
        self._client.RPS_DELAY = 0

    def call(self, method: str, params: Params) -> Any:
        """The `response` of VK; a list of `execute` knows its errors (`Answers`). Raises `VkError`,
        `VkUnreachableError`.
        """
        if method != _SCRIPT:
            return self._client.method(method, _plain(params))
        envelope = self._client.method(method, _plain(params), raw=True)
        response = envelope["response"]
        return Answers(response, errors_of_execute(envelope)) if isinstance(response, list) else response

    def close(self) -> None:
        """Drop the connection."""
        self._http.close()


class _Adapter(HTTPAdapter):
    """Carries what is meant for the built-in address to ours. What is no answer of the API leaves it as our error."""

    def __init__(self, url: str, answer_seconds: float) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        self._url = urlsplit(url)
        self._limits = (CONNECT_SECONDS, answer_seconds)

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """Send it once, and look at the answer."""
        path = urlsplit(request.url or "").path
        request.url = urlunsplit((self._url.scheme, self._url.netloc, self._url.path + path, "", ""))
        try:
            response = super().send(request, timeout=self._limits)
            body = response.content
        except requests.RequestException as error:
            # From None: the library's error holds the request, and the request holds the token.
            raise VkUnreachableError(was_sent=_may_have_left(error), reason=type(error).__name__) from None
        if not response.ok:
            raise VkUnreachableError(was_sent=True, reason=f"HTTP {response.status_code}")
        _check(body)
        return response


def _may_have_left(error: requests.RequestException) -> bool:
    """Whether VK may have got the request: all but a connection that never came about."""
    if isinstance(error, requests.ConnectTimeout):
        return False
    causes: list[BaseException | None] = [error, *error.args]
    while causes:
        cause = causes.pop()
        if type(cause).__name__ in {"NewConnectionError", "ConnectTimeoutError", "NameResolutionError", "SSLError"}:
            return False
        if isinstance(cause, BaseException):
            causes += [getattr(cause, "reason", None), *(each for each in cause.args if each is not cause)]
    return True


def _check(body: bytes) -> None:
    """Raise what the envelope says; let a `response` through."""
    try:
        answer = json.loads(body)
    except ValueError:
        raise VkUnreachableError(was_sent=True, reason="no JSON") from None
    if isinstance(answer, dict) and isinstance(answer.get("error"), dict):
        raise VkError.of(answer["error"])
    if not isinstance(answer, dict) or "response" not in answer:
        raise VkUnreachableError(was_sent=True, reason="no answer of the API")


def _plain(params: Params) -> dict[str, str | int | float]:
    """Parameters as VK reads them: lists by commas, truth as 1 and 0, nothing left out silently but None."""
    plain: dict[str, str | int | float] = {}
    for name, value in params.items():
        if value is None:
            continue
        if isinstance(value, bool):
            plain[name] = int(value)
        elif isinstance(value, list):
            plain[name] = ",".join(map(str, value))
        else:
            plain[name] = value
    return plain
