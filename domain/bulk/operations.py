"""The table of all operations: a new one is its class and a line here."""

from typing import Any

from domain.bulk.access import SetAccess
from domain.bulk.cards import (
    Archive,
    Block,
    PlanTouch,
    SetCategory,
    SetResponsible,
    Subscribe,
    Unarchive,
    Unblock,
    Unsubscribe,
)
from domain.bulk.farewells import Delete, Stop
from domain.bulk.fields import SetField
from domain.bulk.groups import AddToGroup, RemoveFromGroup
from domain.bulk.kinds import BulkOperation
from domain.bulk.operation import Operation
from domain.bulk.sales_plan import AddToPlan
from domain.bulk.stages import SetStage
from domain.bulk.tags import AddTag, RemoveTag
from domain.bulk.tasks import AddTask

OPERATIONS: dict[BulkOperation, type[Operation]] = {
    operation.kind: operation
    for operation in (
        AddTag,
        RemoveTag,
        AddToGroup,
        RemoveFromGroup,
        SetField,
        SetCategory,
        SetStage,
        AddToPlan,
        SetResponsible,
        SetAccess,
        PlanTouch,
        AddTask,
        Archive,
        Unarchive,
        Block,
        Unblock,
        Unsubscribe,
        Subscribe,
        Stop,
        Delete,
    )
}


def operation_of(kind: str, parameters: dict[str, Any]) -> Operation:
    """The operation with its parameters, as `BulkEdit` keeps them."""
    return OPERATIONS[BulkOperation(kind)](**parameters)
