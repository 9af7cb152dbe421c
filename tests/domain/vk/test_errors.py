"""Every shape in which VK says no becomes one kind of exception, and no strange answer breaks the reading."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vk.errors import UNREADABLE, Captcha, VkError, error_of, error_of_peer, errors_of_execute


def read(**error: Any) -> VkError:
    found = error_of({"error": error})
    assert found is not None
    return found


def test_the_usual_envelope() -> None:
    error = read(
        error_code=100,
        error_msg="One of the parameters specified was missing or invalid: user_id is undefined",
        error_subcode=1130,
        error_text="Что-то не так",
        request_params=[{"key": "oauth", "value": "1"}, {"key": "method", "value": "messages.send"}],
    )
    assert (error.number, error.subcode, error.method) == (100, 1130, "messages.send")
    assert error.text.endswith("user_id is undefined")
    assert error.shown_text == "Что-то не так"
    assert error.captcha is None
    assert error.data == {"number": 100, "text": error.text}
    with pytest.raises(VkError):
        raise error


def test_a_success_is_no_error() -> None:
    assert error_of({"response": 1}) is None
    assert error_of({"response": None}) is None
    assert error_of_peer({"peer_id": 1, "message_id": 10}) is None
    assert errors_of_execute({"response": [1]}) == []


def test_the_captcha_of_today_is_a_page() -> None:
    page = "https://id.vk.ru/not_robot_captcha?domain=vk.com&session_token=abc"
    error = read(error_code=14, error_msg="Captcha needed", redirect_uri=page)
    assert error.captcha == Captcha(page, None, None)
    assert error.captcha.is_page


def test_the_older_captcha_is_a_picture() -> None:
    error = read(
        error_code=14, error_msg="Captcha needed", captcha_sid=123456, captcha_img="https://vk.com/captcha.php?s=1"
    )
    assert error.captcha == Captcha(None, "123456", "https://vk.com/captcha.php?s=1")
    assert not error.captcha.is_page
    assert error.redirect_uri == "https://vk.com/captcha.php?s=1"


def test_both_forms_at_once() -> None:
    error = read(error_code=14, captcha_sid="1", captcha_img="https://vk.com/i", redirect_uri="https://id.vk.ru/c")
    assert error.captcha == Captcha("https://id.vk.ru/c", "1", "https://vk.com/i")
    assert error.captcha.is_page


def test_checks_and_questions() -> None:
    validation = read(error_code=17, error_msg="Validation required", redirect_uri="https://vk.com/restore")
    assert (validation.redirect_uri, validation.captcha) == ("https://vk.com/restore", None)
    assert read(error_code=24, confirmation_text="Вы уверены?").confirmation_text == "Вы уверены?"


def test_one_recipient_of_many() -> None:
    error = error_of_peer(
        {"peer_id": 2, "error": {"code": 901, "description": "Can't send messages for users without permission"}}
    )
    assert error is not None
    assert (error.number, error.text) == (901, "Can't send messages for users without permission")


def test_calls_inside_execute() -> None:
    answer = {
        "response": [1, False],
        "execute_errors": [
            {"method": "messages.send", "error_code": 901, "error_msg": "no"},
            {"method": "execute", "error_code": 901, "error_msg": "no"},
        ],
    }
    assert error_of(answer) is None
    assert [(each.number, each.method) for each in errors_of_execute(answer)] == [
        (901, "messages.send"),
        (901, "execute"),
    ]


@pytest.mark.parametrize(
    "answer",
    [None, "<html>502 Bad Gateway</html>", [], {}, {"error": "invalid_client"}, {"error": None}, {"error": {}}, 5],
)
def test_what_can_not_be_read(answer: object) -> None:
    error = error_of(answer)
    assert error is not None
    assert error.number == UNREADABLE


def test_odd_types_and_lengths() -> None:
    error = read(error_code="6", error_msg=["x"], error_subcode=True, redirect_uri={"a": 1}, request_params={"key": 1})
    assert (error.number, error.text, error.subcode, error.redirect_uri, error.method) == (6, "", None, None, None)
    assert len(read(error_code=1, error_msg="x y\n" * 10_000).text) == 500
    assert error_of_peer("x") is not None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["error", "response", "error_code", "error_msg", "code", "request_params", "execute_errors"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_JSON)
def test_any_answer_can_be_read(answer: Any) -> None:
    for error in (error_of(answer), error_of_peer(answer), *errors_of_execute(answer)):
        assert error is None or (isinstance(error.number, int) and len(error.text) <= 500)
