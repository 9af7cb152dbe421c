"""Bulk edits in words: what is done, with whom, and who is left."""

from collections.abc import Iterable
from datetime import date

from bot.kit.enum_words import key_of, worded
from bot.kit.words import Html, Words
from domain.bulk.kinds import BulkOperation, Skip

worded("bulk-button")(BulkOperation)
worded("bulk-skip")(Skip)

#: What is set, by operation: «Добавить тег «VIP»», «Назначить ответственного: никого».
_DEEDS = {
    BulkOperation.ADD_TAG: "bulk-do-add-tag",
    BulkOperation.REMOVE_TAG: "bulk-do-remove-tag",
    BulkOperation.ADD_GROUP: "bulk-do-add-group",
    BulkOperation.REMOVE_GROUP: "bulk-do-remove-group",
    BulkOperation.FIELD: "bulk-do-field",
    BulkOperation.CATEGORY: "bulk-do-category",
    BulkOperation.STAGE: "bulk-do-stage",
    BulkOperation.SALES_PLAN: "bulk-do-sales-plan",
    BulkOperation.RESPONSIBLE: "bulk-do-responsible",
    BulkOperation.ACCESS: "bulk-do-access",
    BulkOperation.NEXT_TOUCH: "bulk-do-next-touch",
    BulkOperation.TASK: "bulk-do-task",
}


def tell_deed(words: Words, operation: BulkOperation, name: str) -> Html:
    """What is done, with the name of what it sets."""
    if operation is BulkOperation.NEXT_TOUCH and name:
        name = words.day(date.fromisoformat(name))
    if operation in _DEEDS:
        return words.html(_DEEDS[operation], name=name, named="yes" if name else "no")
    return words.html(key_of(operation))


def tell_skips(words: Words, skipped: Iterable[tuple[str, int]]) -> list[Html]:
    """Who is left, a line for each reason."""
    return [
        words.html("bulk-skipped-line", count=count, reason=words.text(key_of(Skip(reason))))
        for reason, count in skipped
        if count
    ]
