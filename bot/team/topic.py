"""`/topic` inside a topic of the team group: which kind of post goes here."""

from aiogram.types import Message

from bot.kit.call import Call, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.team.group import group_screen
from bot.team.presses import TopicPress
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.queries import list_posts
from domain.team.set_topic import set_topic


def name_of_topic(message: Message | None) -> str | None:
    """The name that a topic was made with: Telegram shows its birth as the message that every first word answers."""
    born = message.reply_to_message.forum_topic_created if message and message.reply_to_message else None
    return born.name if born else None


async def topic_screen(turn: Turn, message: Message | None, done: Html | None = None) -> Screen:
    """Every kind of post as a button; those that come here already are marked."""
    words, thread, name = turn.words, turn.thread_id, name_of_topic(message)
    async with turn.reading() as ctx:
        posts = await list_posts(ctx)
    place = "general" if thread is None else "named" if name else "unnamed"
    text = words.html("team-topic-ask", place=place, name=name or "")
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    for post in posts:
        here = "yes" if post.thread_id == thread else "no"
        caption = words.text("team-topic-post", post=words.text(key_of(post.kind)), here=here)
        screen.row(button(caption, TopicPress(kind=post.kind)))
    return screen


@on_command("topic", Permission.SETTINGS, in_group=True)
async def say_topic(said: Said) -> None:
    """In the group: choose for this topic. In private: the overview, and how to do it."""
    if said.chat_id == said.member.telegram_id:
        await said.show(await group_screen(said))
    else:
        await said.show(await topic_screen(said, said.message))


@on_press(TopicPress, Permission.SETTINGS, in_group=True)
async def press_topic(call: Call, press: TopicPress) -> None:
    """Send posts of this kind to the topic that holds the button."""
    message = call.query.message if isinstance(call.query.message, Message) else None
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_topic(ctx, press.kind, call.thread_id, name_of_topic(message))
    done = call.words.html("team-topic-done", post=call.words.text(key_of(press.kind)))
    await call.show(await topic_screen(call, message, done))
