"""What can go wrong with answers."""

from domain.base.errors import DomainError


class AnsweredMeanwhileError(DomainError):
    """Somebody else has answered since the actor looked; nothing was sent."""

    code = "answered-meanwhile"


class ReplySentError(DomainError):
    """This answer has gone out already."""

    code = "reply-sent"
