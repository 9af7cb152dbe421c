"""A filter goes to JSON and comes back the same, also through the database's text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audience.filter import (
    FILTER_VERSION,
    ClientFilter,
    Comparing,
    FieldCondition,
    Lacking,
    Order,
    Touching,
    digest_of,
)
from domain.clients.kinds import ChannelKind, ClientKind, Sex
from domain.fields.tables import FieldKind

_IDS = st.lists(st.integers(1, 2**31), max_size=4).map(tuple)
_CONDITIONS = st.builds(
    FieldCondition,
    field_id=st.integers(1, 9),
    kind=st.sampled_from(FieldKind),
    how=st.sampled_from(Comparing),
    value=st.none() | st.text(max_size=9) | st.floats(-1e9, 1e9) | st.booleans() | _IDS,
)
FILTERS = st.builds(
    ClientFilter,
    text=st.text(max_size=20),
    category_ids=_IDS,
    stage_ids=_IDS,
    tag_ids=_IDS,
    responsible=st.none() | st.integers(0, 9),
    sex=st.none() | st.sampled_from([sex.value for sex in Sex]),
    has=st.lists(st.sampled_from([kind.value for kind in ChannelKind]), max_size=3).map(tuple),
    kind=st.none() | st.sampled_from([kind.value for kind in ClientKind]),
    lacks=st.lists(st.sampled_from([what.value for what in Lacking]), max_size=3).map(tuple),
    added_days=st.none() | st.integers(1, 99),
    born_days=st.none() | st.integers(1, 366),
    touching=st.none() | st.sampled_from(Touching),
    change_id=st.none() | st.integers(1, 99),
    product_ids=_IDS,
    custom=st.lists(_CONDITIONS, max_size=2).map(tuple),
    stuck_days=st.none() | st.integers(0, 99),
    stuck=st.booleans(),
    ordered=_IDS,
    bought=_IDS,
    has_open_deal=st.none() | st.booleans(),
    has_bought=st.none() | st.booleans(),
    won_from=st.none() | st.integers(0, 10**9),
    staff_of=st.none() | st.integers(1, 99),
    won_currency=st.sampled_from(["", "RUB"]),
    order=st.sampled_from(Order),
)


@given(wanted=FILTERS)
def test_there_and_back(wanted: ClientFilter) -> None:
    stored = json.loads(json.dumps(wanted.to_json()))
    assert ClientFilter.from_json(stored) == wanted
    assert digest_of(stored, 1) == digest_of(wanted.to_json(), 1)


@given(one=FILTERS, other=FILTERS)
def test_the_digest_tells_filters_apart(one: ClientFilter, other: ClientFilter) -> None:
    assert (digest_of(one.to_json(), 1) == digest_of(other.to_json(), 1)) == (one == other)
    assert digest_of(one.to_json(), 1) != digest_of(one.to_json(), 2)


@given(wanted=FILTERS)
def test_empty_is_what_asks_for_nothing(wanted: ClientFilter) -> None:
    assert wanted.is_empty == (ClientFilter(order=wanted.order) == wanted)


def test_a_filter_of_tomorrow_is_refused_and_unknown_fields_are_not() -> None:
    with pytest.raises(ValueError, match="newer"):
        ClientFilter.from_json({"v": FILTER_VERSION + 1})
    assert ClientFilter.from_json({"v": FILTER_VERSION, "text": "а", "colour": "red"}) == ClientFilter(text="а")
