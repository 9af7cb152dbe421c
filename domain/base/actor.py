"""Who acts, and what a role allows. Whatever is not listed here is denied."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from domain.base.errors import AccessDeniedError


class Role(StrEnum):
    """What a member is in the team."""

    OWNER = "owner"
    ADMIN = "admin"
    MANAGER = "manager"
    VIEWER = "viewer"


class Permission(StrEnum):
    """One thing that a role may allow."""

    SEE_CLIENTS = "see-clients"
    EDIT_CLIENTS = "edit-clients"
    IMPORT = "import"
    EXPORT = "export"
    SETTINGS = "settings"
    MEMBERS = "members"
    UNDO_OTHERS = "undo-others"
    LIFT_STOP = "lift-stop"
    WIPE = "wipe"
    PERSONAL_ACTIONS = "personal-actions"
    SYSTEM = "system"


_VIEWER = frozenset({Permission.SEE_CLIENTS})
_MANAGER = _VIEWER | {Permission.EDIT_CLIENTS, Permission.IMPORT, Permission.EXPORT}
_ADMIN = _MANAGER | {Permission.SETTINGS, Permission.MEMBERS, Permission.UNDO_OTHERS}

_OWNER = _ADMIN | {Permission.LIFT_STOP, Permission.WIPE, Permission.PERSONAL_ACTIONS}

#: What each role allows. `SYSTEM` belongs to no role: only the product itself acts with it.
ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {Role.VIEWER: _VIEWER, Role.MANAGER: _MANAGER, Role.ADMIN: _ADMIN, Role.OWNER: _OWNER}
)


@dataclass(frozen=True, slots=True)
class Actor:
    """The one on whose behalf the database is read or written.

    `sees_all` opens every client that is in no access class; `class_ids` are the access classes opened to the member.
    """

    member_id: int | None
    permissions: frozenset[Permission]
    sees_all: bool = False
    sees_everything: bool = False
    class_ids: tuple[int, ...] = ()
    #: The members who are away today and for whom this one stands in.
    stands_in_for: tuple[int, ...] = ()
    locale: str = "ru"
    zone: str = "Europe/Moscow"

    def may(self, permission: Permission) -> bool:
        """Whether the actor has this permission."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise `AccessDeniedError` unless the actor has this permission."""
        if permission not in self.permissions:
            raise AccessDeniedError(permission=permission)


#: The product itself: scheduled work, set-up, the first owner. Sees all, is nobody's member.
SYSTEM = Actor(member_id=None, permissions=frozenset(Permission), sees_all=True, sees_everything=True)

#: Somebody who is no member. Has no permission at all.
STRANGER = Actor(member_id=None, permissions=frozenset())
