"""execute: up to 25 calls for one of the second."""

from typing import Any

from sandbox.vk.args import Args, from_script
from sandbox.vk.calling import answer_inner
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.script import Run, compile_script
from sandbox.vk.world import Token
from sandbox.wire import Json


class Executed:
    """The result of a script with the errors of its calls, which stand beside `response` in the envelope."""

    def __init__(self, value: Any, errors: list[Json]) -> None:
        self.value = value
        self.errors = errors


@method("execute", "code func_v")
def execute(vk: Vk, token: Token, args: Args) -> Executed:
    """Compile and run a script."""
    script = compile_script(args.required("code"))

    def call(name: str, parameters: Json) -> Any:
        values = from_script(parameters)
        return answer_inner(vk, name, {"v": args.text("v")} | values, token)

    run = Run(call)
    value = script(run)
    return Executed(value, run.errors)
