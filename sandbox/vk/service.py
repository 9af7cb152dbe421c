"""The HTTP face: `/method/<name>` with VK's envelope, photos, and the captcha's page (facts §1).

GET and POST are equal; parameters come in the query, urlencoded or as multipart fields. A JSON body is not read: such a
call has no parameters. API errors are HTTP 200.
"""

import asyncio
import html
import json
import time
from contextlib import suppress
from typing import Any

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

import sandbox.vk.methods.account
import sandbox.vk.methods.deleting
import sandbox.vk.methods.followers
import sandbox.vk.methods.friends
import sandbox.vk.methods.groups
import sandbox.vk.methods.pages
import sandbox.vk.methods.people
import sandbox.vk.methods.reading
import sandbox.vk.methods.sending
import sandbox.vk.methods.uploads  # noqa: F401 — the imports of these modules fill the table of methods.
from sandbox.vk import pictures
from sandbox.vk.calling import answer
from sandbox.vk.errors import VkApiError
from sandbox.vk.hub import Vk
from sandbox.vk.methods.execute import Executed
from sandbox.watch import Call
from sandbox.wire import ActError, Json

#: A longer answer is not kept in the log of calls, in bytes.
_LONGEST_KEPT = 200_000
_BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>"


class CutError(Exception):
    """The connection is to be cut instead of an answer."""


class BadGatewayError(Exception):
    """The front end is down."""


def add_routes(app: web.Application, vk: Vk) -> None:
    """Let the application answer for VK's API."""
    service = _Service(vk)
    app.router.add_route("*", "/method/{name}", service.call)
    app.router.add_post("/vk/upload/{kind:photo|doc}/{key}", service.upload)
    app.router.add_get("/vk/photos/{owner:-?\\d+}_{side:50|100|200}.png", service.photo)
    app.router.add_get("/not_robot_captcha", service.captcha)


def bad_gateway() -> web.Response:
    """Return what VK's front end says when nothing stands behind it."""
    return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")


def cut(request: web.Request) -> web.Response:
    """Tear the connection; the returned answer reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


class _Service:
    def __init__(self, vk: Vk) -> None:
        self.vk = vk

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one method call and note it in the log."""
        name = request.match_info["name"]
        started, at = time.perf_counter(), self.vk.clock.now()
        values = await _read(request)
        token_value = values.get("access_token") or _bearer(request)
        token = self.vk.world.tokens.get(token_value)
        who = token.name if token else ("unknown" if token_value else "")
        body: Json = {}
        status = 200
        try:
            if request.method not in {"GET", "POST"}:
                raise VkApiError(9999)
            body = await self._work(name, values, token_value, who)
            response = web.json_response(body, dumps=_dumps)
        except VkApiError as error:
            body = error.envelope(name, values)
            response = web.json_response(body, dumps=_dumps)
        except BadGatewayError:
            response, status = bad_gateway(), 502
        except CutError:
            response, status = cut(request), 0
        # A page of a million members would be kept ten thousand times.
        kept = body if isinstance(response.body, bytes) and len(response.body) <= _LONGEST_KEPT else {}
        self._note(name, values, who, at, started, status, kept)
        return response

    def _note(
        self, name: str, values: dict[str, str], who: str, at: float, started: float, status: int, body: Json
    ) -> None:
        shown = {key: value for key, value in values.items() if key != "access_token"} | {"token": who}
        took = time.perf_counter() - started
        self.vk.calls.add(Call(self.vk.calls.next_number(), name, shown, [], at, took, status, body))

    async def _work(self, name: str, values: dict[str, str], token_value: str, who: str) -> Json:
        cut_after = await meet_faults(self.vk, name, who, values)
        try:
            result = answer(self.vk, name, values, token_value)
        finally:
            if cut_after:  # Also when the answer would have been an error.
                raise CutError
        if isinstance(result, Executed):
            return {"response": result.value} | ({"execute_errors": result.errors} if result.errors else {})
        return {"response": result}

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Take a file where one of the methods has sent its client."""
        try:
            cut_after = await meet_faults(self.vk, "upload", "", {})
        except BadGatewayError:
            return bad_gateway()
        except CutError:
            return cut(request)
        name, filename, content = "", "", b""
        if request.content_type == "multipart/form-data":
            async for part in await request.multipart():
                if isinstance(part, BodyPartReader) and part.filename is not None:
                    name, filename, content = part.name or "", part.filename, bytes(await part.read(decode=True))
        said = self.vk.uploads.put(request.match_info["key"], name, filename, content)
        return cut(request) if cut_after else web.json_response(said, dumps=_dumps)

    async def photo(self, request: web.Request) -> web.Response:
        """A square photo of somebody."""
        owner, side = int(request.match_info["owner"]), int(request.match_info["side"])
        return web.Response(body=pictures.square(owner, side), content_type="image/png")

    async def captcha(self, request: web.Request) -> web.Response:
        """The page of a captcha: to open it is to pass it. It shows what the call is to be repeated with."""
        try:
            success = self.vk.captchas.pass_(request.query.get("session_token", ""))
        except ActError as problem:
            return web.Response(status=400, text=str(problem))
        text = f"<!doctype html><title>VK</title><p>success_token: <code>{html.escape(success)}</code></p>"
        return web.Response(text=text, content_type="text/html")


async def meet_faults(vk: Vk, method: str, who: str, values: dict[str, str]) -> bool:
    """Raise, wait, or pass as ordered for this call; returns whether the connection is to be cut after the work."""
    if vk.clock.now() < vk.faults.down_until:
        raise BadGatewayError
    fault = vk.faults.waiting_for(method, who)
    if fault is None or (fault.kind == "captcha" and vk.captchas.accepts(values)):
        return False
    vk.faults.next_for(method, who)
    match fault.kind:
        case "cut_before":
            raise CutError
        case "502":
            raise BadGatewayError
        case "error":
            raise fault.as_error()
        case "captcha":
            raise vk.captchas.ask(old_keys=vk.rules.captcha_old_keys)
        case "delay":
            await asyncio.sleep(fault.seconds)
    return fault.kind == "cut_after"


def _bearer(request: web.Request) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


async def _read(request: web.Request) -> dict[str, str]:
    """Collect the parameters of the query and of the body, the latter winning."""
    values = dict(request.query)
    # A body nobody can read is no parameters.
    with suppress(ValueError, LookupError, AssertionError, HttpProcessingError):
        values |= await _read_body(request)
    return values


async def _read_body(request: web.Request) -> dict[str, str]:
    if request.content_type == "application/x-www-form-urlencoded":
        return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    values: dict[str, str] = {}
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                values[part.name] = (await part.read(decode=True)).decode("utf-8", "replace")
    elif request.can_read_body:
        await request.read()
    return values
