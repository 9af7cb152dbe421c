"""Bots Long Poll over HTTP: `/vk/longpoll/<group>?act=a_check&key=…&ts=…&wait=25` (facts §4)."""

import asyncio

from aiohttp import web

from sandbox.vk.args import whole_number
from sandbox.vk.hub import Vk
from sandbox.vk.service import BadGatewayError, CutError, bad_gateway, cut, meet_faults
from sandbox.wire import Json

_LONGEST, _USUAL = 90, 25
METHOD = "a_check"
"""How faults and the log of calls name it."""


def add_routes(app: web.Application, vk: Vk) -> None:
    """Let the application answer polls."""
    app.router.add_get("/vk/longpoll/{group:\\d+}", _LongPoll(vk).check)


class _LongPoll:
    def __init__(self, vk: Vk) -> None:
        self.vk = vk

    async def check(self, request: web.Request) -> web.StreamResponse:
        """Answer with events as soon as there are any, at the latest after `wait` seconds."""
        try:
            cut_after = await meet_faults(self.vk, METHOD, "", {})
            answer = await self._wait(request)
        except BadGatewayError:
            return bad_gateway()
        except CutError:
            return cut(request)
        return cut(request) if cut_after else web.json_response(answer)

    async def _wait(self, request: web.Request) -> Json:
        group_id, query = int(request.match_info["group"]), request.query
        if query.get("act") != METHOD or group_id not in self.vk.world.communities:
            return {"failed": 2}  # [I] What VK says to a wrong act isn't known.
        ts = whole_number(query.get("ts", ""))
        wait = whole_number(query.get("wait", ""))
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(_USUAL if wait is None else wait, _LONGEST)
        while True:
            answer = self.vk.events.poll(group_id, query.get("key", ""), ts)
            left = deadline - loop.time()
            if answer is not None:
                return answer
            if left <= 0:
                return self.vk.events.silence(group_id)
            if self.vk.clock.now() < self.vk.faults.down_until:
                raise BadGatewayError
            await self.vk.changes.moved(left)
