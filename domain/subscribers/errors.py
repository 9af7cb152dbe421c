"""What can stand in the way of a harvest."""

from domain.base.errors import DomainError


class HarvestStateError(DomainError):
    """The harvest has gone on meanwhile; `step` tells where it stands."""

    code = "harvest-state"


class NoListError(DomainError):
    """None of the links gives anybody, or all lists are switched off."""

    code = "no-list"


class NoReaderError(DomainError):
    """No connected account can read this list: it takes the page of a person."""

    code = "no-reader"
