"""The kinds that clients, channels and sources come in. Plain words: the reader of files imports them too."""

from enum import StrEnum


class ClientKind(StrEnum):
    """A person or a company."""

    PERSON = "person"
    COMPANY = "company"


class ClientState(StrEnum):
    """Whether we work with a client."""

    ACTIVE = "active"
    #: Put aside: in no list unless asked for, but found by address and written to where somebody means to.
    ARCHIVED = "archived"
    #: We want nothing of this client any more: in no list unless asked for, and nothing is sent.
    BLOCKED = "blocked"


class Sex(StrEnum):
    """Unknown is a value of its own: only some networks tell."""

    UNKNOWN = "unknown"
    FEMALE = "female"
    MALE = "male"


class ChannelKind(StrEnum):
    """What an address is of."""

    VK = "vk"
    TELEGRAM = "telegram"
    PHONE = "phone"
    EMAIL = "email"
    WHATSAPP = "whatsapp"
    SKYPE = "skype"
    OK = "ok"
    INSTAGRAM = "instagram"
    SITE = "site"
    OTHER = "other"


class SourceKind(StrEnum):
    """How a client came to us."""

    MANUAL = "manual"
    IMPORT = "import"
    COMMUNITY = "community"
    SUBSCRIBER = "subscriber"
    FRIEND_REQUEST = "friend-request"
    TRACKER = "tracker"
    FORWARD = "forward"
    CONTACT = "contact"
    ADVERT = "advert"
    CALL = "call"
    REFERRAL = "referral"
    OTHER = "other"
