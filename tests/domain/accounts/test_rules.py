"""What counts as a pasted token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.accounts.errors import TokenRefusedError
from domain.accounts.rules import pasted_token, token_in
from domain.base.sealing import Secret, known_secrets
from tests.support.keys import TOKEN

OLD = "0123456789abcdef" * 5 + "01234"


@pytest.mark.parametrize("token", [TOKEN, OLD])
@pytest.mark.parametrize("around", ["{}", " {}\n", "вот ключ: {} держите", "https://x/#access_token={}&expires_in=0"])
def test_a_token_is_found_whatever_stands_around_it(token: str, around: str) -> None:
    assert token_in(around.format(token)) == token
    assert pasted_token(around.format(token)) == Secret(token)


def test_a_token_of_an_unknown_form_is_taken_when_asked_for_only() -> None:
    new = "vk2.public." + "x" * 50
    assert token_in(f"ищу {new[:30]}") is None
    assert pasted_token(new) == Secret(new)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "привет",
        "vk1.a.short",
        "x" * 600,
        "https://vk.com/zerno_coffee",
        "слово " * 20,
        "0123456789abcdef",
    ],
)
def test_anything_else_is_refused_and_never_becomes_a_secret(text: str) -> None:
    before = known_secrets()
    with pytest.raises(TokenRefusedError) as caught:
        pasted_token(text)
    assert caught.value.data == {"reason": "form"}
    assert known_secrets() == before
    assert token_in(text) is None


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80))
def test_ordinary_texts_hold_no_token(text: str) -> None:
    assert token_in(text) is None
