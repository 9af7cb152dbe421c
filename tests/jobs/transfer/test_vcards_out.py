"""vCards as they leave: what a phone needs, nothing that would break its reader."""

from datetime import UTC, datetime

from domain.clients.kinds import ClientKind, Sex
from domain.transfer.export_fields import ExportField
from domain.transfer.exported_client import ExportedClient
from jobs.files.vcards import VCARD_COLUMNS, card_rows
from jobs.transfer.vcards_out import LONGEST_LINE, vcard_of

EVERYTHING = tuple(ExportField)


def client(name: str, **given: object) -> ExportedClient:
    values: dict[str, object] = {
        "id": 1,
        "kind": ClientKind.PERSON,
        "name": name,
        "sex": Sex.UNKNOWN,
        **dict.fromkeys(("last_name", "first_name", "middle_name", "company", "city", "birth_year", "birth_month")),
        **dict.fromkeys(("birth_day", "next_touch_on", "next_touch_time", "last_touch_at", "category", "stage")),
        "created_at": datetime(2026, 3, 2, tzinfo=UTC),
        "responsible": None,
        "note": None,
    }
    return ExportedClient(**(values | given))  # type: ignore[arg-type]  # The test names what it needs.


def read(text: str) -> dict[str, str]:
    """What our own reader finds in it, by its columns."""
    (cells,) = card_rows(iter(text.split("\r\n")))
    return {title: cell for (title, _), cell in zip(VCARD_COLUMNS, cells, strict=True) if cell}


def test_all_of_it_is_read_back() -> None:
    text = vcard_of(
        client(
            'Иванова; Анна, "Ромашка"',
            last_name="Иванова",
            first_name="Анна",
            city="Ростов-на-Дону",
            birth_month=5,
            birth_day=12,
            tags=["VIP", "опт, 2026"],
            note="строка\nвторая; и ещё " + "слово " * 40,
            channels={"phone": ["+79161234567"], "vk": ["id1"], "email": ["a@b.ru"], "telegram": ["durov", "123"]},
        ),
        EVERYTHING,
    )
    assert all(len(line.encode()) <= LONGEST_LINE for line in text.split("\r\n"))
    found = read(text)
    assert found["FN"] == 'Иванова; Анна, "Ромашка"'
    assert (found["N.family"], found["N.given"], found["TEL"]) == ("Иванова", "Анна", "+79161234567")
    assert found["URL"] == "https://vk.com/id1\nhttps://t.me/durov"
    assert found["NOTE"].startswith("строка\nвторая; и ещё слово")
    assert found["BDAY"] == "--05-12"


def test_only_what_was_chosen_is_told() -> None:
    card = client("Анна", city="Тверь", note="тайна", tags=["VIP"], channels={"phone": ["+79161234567"]})
    text = vcard_of(card, (ExportField.NAME, ExportField.PHONE))
    assert set(read(text)) == {"FN", "N.given", "TEL"}
    company = vcard_of(client("ООО «Ромашка»", kind=ClientKind.COMPANY), EVERYTHING)
    assert read(company)["ORG"] == "ООО «Ромашка»"
