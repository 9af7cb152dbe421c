"""The people of a company in plain Python, to compare what the database finds with."""

from typing import Any

from tests.support.base_dump import Dump


def works_at(whole: Dump, company_id: int | None, row: dict[str, Any], channels: list[dict[str, Any]]) -> bool:
    """Whether the client names the company, or is a person with one of its addresses."""
    if company_id is None:
        return True
    company = whole["client"].get(company_id)
    if company is None or row["id"] == company_id:
        return False
    its = {(each["kind"], each["address"]) for each in whole["channel"].values() if each["client_id"] == company_id}
    shares = any((each["kind"], each["address"]) in its for each in channels)
    return row["company"] == company["name"] or (row["kind"] == "person" and shares)
