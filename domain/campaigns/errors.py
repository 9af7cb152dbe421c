"""What can go wrong with campaigns."""

from domain.base.errors import DomainError


class CampaignStateError(DomainError):
    """The campaign stands where this can't be done; `state` says where."""

    code = "campaign-state"


class CampaignIncompleteError(DomainError):
    """Something is missing before it can be launched; `missing` is text, object, audience or account."""

    code = "campaign-incomplete"


class EmptyAudienceError(DomainError):
    """There is nobody in the audience who may be written to."""

    code = "empty-audience"
