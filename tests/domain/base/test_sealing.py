"""Secrets: sealed for one owner with one key, and shown to nobody by accident."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.base.sealing import KEY_BYTES, SealBrokenError, Sealer, Secret, key_id, known_secrets
from tests.support.keys import SEALER, TOKEN

OTHER = Sealer(b"\x07" * KEY_BYTES)


@given(text=st.text(max_size=200), about=st.text(max_size=40))
def test_what_is_sealed_opens_again(text: str, about: str) -> None:
    sealed = SEALER.seal(Secret(text), about)
    assert SEALER.unseal(sealed, about) == Secret(text)
    assert SEALER.opens(sealed)


def test_twice_the_same_never_looks_the_same_and_never_shows() -> None:
    one, two = (SEALER.seal(Secret(TOKEN), "account:1:token") for _ in range(2))
    assert one != two
    assert TOKEN.encode() not in one + two


def test_it_opens_for_its_owner_only() -> None:
    sealed = SEALER.seal(Secret(TOKEN), "account:1:token")
    with pytest.raises(SealBrokenError):
        SEALER.unseal(sealed, "account:2:token")


def test_another_key_does_not_open_it_and_is_known_at_once() -> None:
    sealed = SEALER.seal(Secret(TOKEN), "account:1:token")
    assert not OTHER.opens(sealed)
    with pytest.raises(SealBrokenError):
        OTHER.unseal(sealed, "account:1:token")
    assert key_id(b"\x07" * KEY_BYTES) != key_id(b"\x08" * KEY_BYTES)


@given(st.binary(max_size=64))
def test_rubbish_does_not_open(rubbish: bytes) -> None:
    with pytest.raises(SealBrokenError):
        SEALER.unseal(rubbish, "account:1:token")


@given(st.data())
def test_one_changed_bit_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(SEALER.seal(Secret("a token"), "account:1:token"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBrokenError):
        SEALER.unseal(bytes(sealed), "account:1:token")


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        Sealer(b"short")


def test_a_secret_shows_itself_only_when_asked() -> None:
    secret = Secret(TOKEN)
    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r}",
        f"{secret:>80}",
        repr([secret]),
        repr({"a": secret}),
    ]
    assert not any(TOKEN in each for each in shown)
    assert secret.reveal() == TOKEN
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    assert not hasattr(secret, "__dict__")


def test_the_log_learns_of_the_newest_thousand() -> None:
    for number in range(1_100):
        Secret(f"secret number {number}")
    known = known_secrets()
    assert len(known) <= 1_000
    assert "secret number 1099" in known
    assert "secret number 5" not in known
