"""What can be done with many clients at once, and why some of them may be left out. Plain words."""

from enum import StrEnum


class BulkOperation(StrEnum):
    """One thing that is done with all clients of an audience."""

    ADD_TAG = "add-tag"
    REMOVE_TAG = "remove-tag"
    ADD_GROUP = "add-group"
    REMOVE_GROUP = "remove-group"
    CATEGORY = "category"
    STAGE = "stage"
    SALES_PLAN = "sales-plan"
    RESPONSIBLE = "responsible"
    ACCESS = "access"
    NEXT_TOUCH = "next-touch"
    TASK = "task"
    FIELD = "field"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    BLOCK = "block"
    UNBLOCK = "unblock"
    UNSUBSCRIBE = "unsubscribe"
    SUBSCRIBE = "subscribe"
    STOP = "stop"
    DELETE = "delete"


class Skip(StrEnum):
    """Why a client of the audience is left as it is."""

    #: It is so already.
    ALREADY = "already"
    #: The client has no address that could be put on the stop-list.
    NO_ADDRESS = "no-address"
    #: The client stands in the funnel already, perhaps on a later stage.
    IN_PLAN = "in-plan"
    #: More at once are not allowed: the next time.
    OVER_LIMIT = "over-limit"
