"""What can go wrong with tasks."""

from domain.base.errors import DomainError


class CannotSeeClientError(DomainError):
    """The member who is to do it may not see the client of the task."""

    code = "cannot-see-client"


class CannotTakeTasksError(DomainError):
    """The member is not at work, or may only look on."""

    code = "cannot-take-tasks"


class TooManyItemsError(DomainError):
    """The checklist would have more lines than a task may (`most`)."""

    code = "too-many-items"
