"""The HTTP face: `/bot<token>/<method>` and `/file/bot<token>/<path>` with the real envelope (facts §1)."""

import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from aiohttp import BodyPartReader, web

import sandbox.telegram.methods.chats
import sandbox.telegram.methods.editing
import sandbox.telegram.methods.profile
import sandbox.telegram.methods.queries
import sandbox.telegram.methods.sending  # noqa: F401 — the imports of these modules fill the table of methods.
from sandbox.telegram.args import Args, Upload, from_json_body
from sandbox.telegram.errors import ApiError
from sandbox.telegram.faults import Fault
from sandbox.telegram.files import MAX_UPLOAD
from sandbox.telegram.hub import Telegram
from sandbox.telegram.methods.queries import get_updates
from sandbox.telegram.methods.registry import METHODS
from sandbox.watch import Call
from sandbox.wire import Json

MAX_PARAMETERS = 1024 * 1024
MAX_FILES = 50


class CutError(Exception):
    """The connection is to be cut instead of an answer."""


def check_token(tg: Telegram, token: str) -> None:
    """Refuse malformed and unknown tokens in the server's three ways."""
    number, colon, _ = token.partition(":")
    if not colon or token.startswith("0") or len(token) > 80 or "/" in token:
        raise ApiError(401, "Unauthorized: invalid token specified")
    if not number.isdecimal():
        raise ApiError(421, "Misdirected Request: unallowed token specified")
    if int(number) <= 0 or int(number) >= 2**54:
        raise ApiError(401, "Unauthorized: invalid token specified")
    if token != tg.world.bot.token:
        raise ApiError(401, "Unauthorized")


def add_routes(app: web.Application, tg: Telegram) -> None:
    """Let the application answer for the Bot API."""
    service = _Service(tg)
    app.router.add_route("*", "/bot{token}/{method}", service.call)
    app.router.add_get("/file/bot{token}/{path:.+}", service.download)


def not_found() -> web.Response:
    """Return the answer for paths that aren't the Bot API's."""
    return _response(ApiError(404, "Not Found"))


def _response(error: ApiError) -> web.Response:
    headers = {"Retry-After": str(error.parameters["retry_after"])} if "retry_after" in error.parameters else {}
    return web.json_response(error.envelope(), status=error.code, headers=headers)


class _Service:
    def __init__(self, tg: Telegram) -> None:
        self.tg = tg

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one method call and note it in the log."""
        name = request.match_info["method"]
        started, at = time.perf_counter(), self.tg.clock.now()
        args = Args()
        with tempfile.TemporaryDirectory(prefix="sandbox-upload-") as folder:
            try:
                check_token(self.tg, request.match_info["token"])
                if request.method not in {"GET", "POST"}:
                    raise ApiError(405, "Method Not Allowed")
                await _read(request, args, Path(folder))
                answer: Json = {"ok": True, "result": await self._work(name.lower(), args)}
                response = web.json_response(answer, dumps=_dumps)
            except ApiError as error:
                response, answer = _response(error), error.envelope()
                if error.code == 502:  # The front end answers this one, in HTML.
                    response = web.Response(status=502, text="<html>502 Bad Gateway</html>", content_type="text/html")
            except CutError:
                self._note(name, args, at, started, 0, {})
                return _cut(request)
        self._note(name, args, at, started, response.status, answer)
        return response

    def _note(self, name: str, args: Args, at: float, started: float, status: int, answer: Json) -> None:
        took = time.perf_counter() - started
        files = [upload.name for upload in args.files.values()]
        number = self.tg.calls.next_number()
        self.tg.calls.add(Call(number, name, dict(args.values), files, at, took, status, answer))

    async def _work(self, method: str, args: Args) -> Any:
        fault = self.tg.faults.next_for(method)
        if fault is not None:
            await _before(fault)
        if method == "getupdates":
            result: Any = await get_updates(self.tg, args)
        else:
            handler = METHODS.get(method)
            if handler is None:
                raise ApiError(404, "Not Found: method not found")
            result = handler(self.tg, args)
        if fault is not None and fault.kind == "cut_after":
            raise CutError
        return result

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Give out a file by the path getFile named."""
        try:
            check_token(self.tg, request.match_info["token"])
            if (fault := self.tg.faults.next_for("download")) is not None:
                await _before(fault)
        except ApiError as error:
            return _response(error)
        except CutError:
            return _cut(request)
        stored = self.tg.files.by_path(request.match_info["path"])
        if stored is None:
            return not_found()
        return web.FileResponse(self.tg.files.location(stored), headers={"Content-Type": stored.mime})


def _cut(request: web.Request) -> web.Response:
    """Tear the connection; the returned answer reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


async def _before(fault: Fault) -> None:
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    elif fault.kind == "cut_before":
        raise CutError
    elif fault.kind == "502":
        raise ApiError(502, "Bad Gateway")
    elif (error := fault.as_error()) is not None:
        raise error


async def _read(request: web.Request, args: Args, folder: Path) -> None:
    """Collect the arguments of the query string and of the body, whatever its encoding."""
    if request.content_length is not None and request.content_length > MAX_UPLOAD + MAX_PARAMETERS:
        await _drain(request)
        raise ApiError(413, "Request Entity Too Large")
    args.values.update(request.query)
    kind = request.content_type
    if kind == "multipart/form-data":
        await _read_multipart(request, args, folder)
    elif kind == "application/json":
        args.values.update(from_json_body(await _body(request)))
    elif kind == "application/x-www-form-urlencoded":
        try:
            form = await request.post()
        except web.HTTPRequestEntityTooLarge:
            await _drain(request)
            raise ApiError(413, "Request Entity Too Large: too many parameters") from None
        args.values.update({name: value for name, value in form.items() if isinstance(value, str)})
    if sum(len(name) + len(value) for name, value in args.values.items()) > MAX_PARAMETERS:
        raise ApiError(413, "Request Entity Too Large: too many parameters")


async def _drain(request: web.Request) -> None:
    """Read the body to its end, for a client that is still sending hears no answer."""
    async for _ in request.content.iter_chunked(1 << 20):
        pass


async def _body(request: web.Request) -> bytes:
    body = await request.content.read(MAX_PARAMETERS + 1)
    while not request.content.at_eof() and len(body) <= MAX_PARAMETERS:
        body += await request.content.read(MAX_PARAMETERS + 1)
    if len(body) > MAX_PARAMETERS:
        raise ApiError(413, "Request Entity Too Large: too many parameters")
    return body


async def _read_multipart(request: web.Request, args: Args, folder: Path) -> None:
    try:
        reader = await request.multipart()
    except (ValueError, AssertionError):
        raise ApiError(400, "Bad Request: boundary not found") from None
    total = 0
    async for part in reader:
        if not isinstance(part, BodyPartReader):
            continue
        if not part.name:
            raise ApiError(400, "Bad Request: field name in multipart/form-data not found")
        if part.filename is None:
            args.values[part.name] = (await _read_field(part)).decode("utf-8", "surrogateescape")
            continue
        if len(args.files) >= MAX_FILES:
            raise ApiError(413, "Request Entity Too Large: too many files attached")
        target = folder / str(len(args.files))
        size = 0
        with target.open("wb") as out:
            while chunk := await part.read_chunk(1 << 18):
                size += len(chunk)
                out.write(chunk)
        total += size
        mime = part.headers.get("Content-Type", "").split(";")[0]
        name = Path(part.filename.replace("\\", "/")).name
        args.files[part.name] = Upload(target, name, size, mime)
    if total > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")


async def _read_field(part: BodyPartReader) -> bytes:
    value = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        value += chunk[: MAX_PARAMETERS + 1 - len(value)]  # The rest is read but not kept.
    if len(value) > MAX_PARAMETERS:
        raise ApiError(413, "Request Entity Too Large: too many parameters in form data")
    return bytes(value)
