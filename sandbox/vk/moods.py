"""How people react to messages by themselves. They write, allow and forbid by the same acts as somebody at the page."""

import asyncio

from sandbox.vk import people
from sandbox.vk.hub import Vk
from sandbox.vk.world import Message, Mood
from sandbox.wire import ActError

ANSWERS = ("Спасибо, интересно!", "А сколько это стоит?", "Да, подойдёт. Когда можно?", "Расскажите подробнее 🙂")
STOP = "Стоп"


def react(vk: Vk, message: Message) -> None:
    """Let the person who got this message react by their mood, at once or a little later (`mood_seconds`)."""
    if vk.rules.mood_seconds <= 0:
        _act(vk, message)
    else:
        asyncio.get_running_loop().call_later(vk.rules.mood_seconds, _act, vk, message)


def _act(vk: Vk, message: Message) -> None:
    person, group_id = vk.world.people.get(message.person_id), -message.account
    if person is None or not (group_id in vk.world.communities or message.account in vk.world.people):
        return  # The world has been reset meanwhile.
    said = sum(not one.out for one in vk.world.dialog(message.account, person.id).messages)
    try:
        match person.mood:
            case Mood.ANSWERS if said < vk.rules.answers_a_dialog:
                _write(vk, person.id, message.account, ANSWERS[(person.id + said) % len(ANSWERS)])
            case Mood.STOPS if said == 0:
                _write(vk, person.id, message.account, STOP)
            case Mood.FORBIDS if group_id > 0:
                people.deny(vk, person.id, group_id)
            case _:
                return
    except ActError:
        return  # The community has switched its messages off meanwhile.


def _write(vk: Vk, person_id: int, account: int, text: str) -> None:
    if account > 0:
        people.write_to_person(vk, person_id, account, text)
    else:
        people.write(vk, person_id, -account, text)
