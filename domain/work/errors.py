"""What can go wrong with background work."""

from domain.base.errors import DomainError


class LeaseLostError(DomainError):
    """The job was taken over, or is not running any more: whoever held the lease must not write."""

    code = "lease-lost"


class JobStateError(DomainError):
    """The job stands where this can't be done; `state` says where."""

    code = "job-state"


class JobCrashedError(DomainError):
    """The job was given up: its worker died too often while it was at it."""

    code = "job-crashed"


class JobUnexpectedError(DomainError):
    """The job ended by an error of the program, which stands in the log."""

    code = "unexpected"
