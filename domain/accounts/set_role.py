"""Say what an account of a person is for."""

from domain.accounts.finding import account_to_change
from domain.accounts.roles import default_caps
from domain.accounts.tables import Account, AccountKind, AccountRole
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing


async def set_role(ctx: Writing, account_id: int, role: AccountRole) -> Account:
    """Give the account this role. Caps that nobody has changed become those of the role; the others stay.

    Raises `NotFoundError`, and `InvalidValueError` for a community, which has no role.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if account.kind is not AccountKind.PERSON:
        raise InvalidValueError(field="role", reason="unknown")
    before, after = default_caps(account.kind, account.role), default_caps(account.kind, role)
    caps = dict(account.caps)
    for kind, cap in after.items():
        if caps.get(kind.value) == before[kind].to_json():
            caps[kind.value] = cap.to_json()
    account.role, account.caps = role, caps
    return account
