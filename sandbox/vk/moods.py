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
    if message.account > 0:
        return  # A personal account has no events that could tell it.
    if vk.rules.mood_seconds <= 0:
        _act(vk, message)
    else:
        asyncio.get_running_loop().call_later(vk.rules.mood_seconds, _act, vk, message)


def _act(vk: Vk, message: Message) -> None:
    person, group_id = vk.world.people.get(message.person_id), -message.account
    if person is None or group_id not in vk.world.communities:
        return  # The world has been reset meanwhile.
    said = sum(not one.out for one in vk.world.dialog(message.account, person.id).messages)
    try:
        match person.mood:
            case Mood.ANSWERS if said < vk.rules.answers_a_dialog:
                people.write(vk, person.id, group_id, ANSWERS[(person.id + said) % len(ANSWERS)])
            case Mood.STOPS if said == 0:
                people.write(vk, person.id, group_id, STOP)
            case Mood.FORBIDS:
                people.deny(vk, person.id, group_id)
            case _:
                return
    except ActError:
        return  # The community has switched its messages off meanwhile.
