"""What is decided about messages without looking at the database."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from domain.outbox.views import Bundle, MessageView

#: So many messages of one minute still go to one reader one by one; more become one list.
SINGLES_LIMIT = 3

#: How long a message waits for a member who can't be reached.
PATIENCE = timedelta(days=7)

#: How long a message is remembered after its end. Until then its key can't be used again.
MEMORY = timedelta(days=30)


def bundle(messages: Sequence[MessageView], *, apart: Collection[str] = ()) -> list[Bundle]:
    """Put together what goes to one reader at one time, in the order of the first message of each bundle.

    Messages that were claimed together go out in the same minute, whenever they were due: after an hour of silence
    nobody wants twenty of them in a row. Kinds in `apart` (a file can't stand in a list) always stay single.
    """
    readers: dict[tuple[int, int | None], list[MessageView]] = {}
    for message in messages:
        if message.kind not in apart:
            readers.setdefault((message.chat_id, message.thread_id), []).append(message)
    lists = {reader: group for reader, group in readers.items() if len(group) > SINGLES_LIMIT}
    bundles = []
    for message in messages:
        group = lists.get((message.chat_id, message.thread_id), [])
        if message.kind in apart or not group:
            bundles.append(Bundle((message,)))
        elif message is group[0]:
            bundles.append(Bundle(tuple(group)))
    return bundles
