"""Secrets: never shown by accident, and encrypted wherever they are kept."""

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.base.errors import DomainError

#: The length of an AES-256 key.
KEY_BYTES = 32
#: The first byte of all that is sealed: how it was done.
_FORM = b"\x01"
_ID_BYTES, _NONCE_BYTES = 4, 12
#: So many secrets of this process are remembered for the log to strike out; far more than a team has accounts.
_MOST_KNOWN = 1_000

_known: dict[str, None] = {}


class SealBrokenError(DomainError):
    """What is kept can't be opened: the key is another one, or the bytes were changed or moved to another row."""

    code = "seal-broken"


class Secret:
    """A token or a password. It shows itself to nobody but by `reveal`, and the log strikes it out from now on."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text
        _known.pop(text, None)
        _known[text] = None
        if len(_known) > _MOST_KNOWN:
            del _known[next(iter(_known))]

    def reveal(self) -> str:
        """The secret itself: for the network and for sealing only."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __format__(self, _how: str) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and secrets.compare_digest(self._text.encode(), other._text.encode())

    def __hash__(self) -> int:
        return hash(self._text)


def known_secrets() -> tuple[str, ...]:
    """The secrets that this process has had in its hands, for the log to strike out."""
    return tuple(_known)


def key_id(key: bytes) -> bytes:
    """Four bytes that tell keys apart and nothing about them."""
    return hashlib.sha256(b"touchbase key\0" + key).digest()[:_ID_BYTES]


class Sealer:
    """Encrypts with one key (AES-256-GCM); what it has sealed opens only with that key and for the same owner.

    `about` names the owner, such as `account:7`: bytes that are moved to another row do not open there.
    """

    __slots__ = ("_cipher", "_id")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._cipher = AESGCM(key)
        self._id = key_id(key)

    def seal(self, secret: Secret, about: str) -> bytes:
        """The encrypted secret; twice the same one never looks the same."""
        return self.seal_bytes(secret.reveal().encode(), about)

    def unseal(self, sealed: bytes, about: str) -> Secret:
        """The secret again. Raises `SealBrokenError`."""
        return Secret(self.unseal_bytes(sealed, about).decode())

    def seal_bytes(self, plain: bytes, about: str) -> bytes:
        """Like `seal`, for what is private without being a password: the log does not look for it."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _FORM + self._id + nonce + self._cipher.encrypt(nonce, plain, about.encode())

    def unseal_bytes(self, sealed: bytes, about: str) -> bytes:
        """What `seal_bytes` was given. Raises `SealBrokenError`."""
        head = len(_FORM) + _ID_BYTES
        if not self.opens(sealed) or len(sealed) < head + _NONCE_BYTES:
            raise SealBrokenError
        nonce = sealed[head : head + _NONCE_BYTES]
        try:
            return self._cipher.decrypt(nonce, sealed[head + _NONCE_BYTES :], about.encode())
        except InvalidTag:
            raise SealBrokenError from None

    def opens(self, sealed: bytes) -> bool:
        """Whether this was sealed with the key of this sealer, as far as its head tells."""
        return sealed.startswith(_FORM + self._id)
