"""What a file looks like, and what its columns mean. Plain data that goes through JSON, to the child and into a job."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

CLIENT_ID_TITLE = "touchbase_id"
"""The title of our own export's hidden column: the only `id` of a file that is an id of a client of ours."""

STAMP_TITLE = "touchbase_stamp"
"""The title of the other hidden column of our export: what the row said when it left (`prints`)."""


PRODUCTS = 0
"""Where the id of one of the team's own fields stands, this means the products that a client is interested in."""


def own_key(field_id: int) -> str:
    """Under what the cells of an own field stand in `CleanRow.fields`; `PRODUCTS` for those of the products."""
    return f"own:{field_id}"


class ImportField(StrEnum):
    """What a column of a file gives to a client. Which own field an OWN column means, `Layout.own` tells."""

    IGNORE = "ignore"
    CLIENT_ID = "client_id"
    STAMP = "stamp"
    NAME = "name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    COMPANY = "company"
    KIND = "kind"
    PHONE = "phone"
    EMAIL = "email"
    VK = "vk"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SKYPE = "skype"
    OK = "ok"
    INSTAGRAM = "instagram"
    SITE = "site"
    OTHER_CHANNEL = "other_channel"
    CITY = "city"
    BIRTHDAY = "birthday"
    SEX = "sex"
    CATEGORY = "category"
    STAGE = "stage"
    TAGS = "tags"
    NOTE = "note"
    SOURCE = "source"
    TRACKER = "tracker"
    ENTRY_PAGE = "entry_page"
    REFERRER = "referrer"
    QUERY = "query"
    ENGINE = "engine"
    TRAFFIC = "traffic"
    RESPONSIBLE = "responsible"
    DEAL_TITLE = "deal_title"
    DEAL_AMOUNT = "deal_amount"
    DEAL_CURRENCY = "deal_currency"
    LAST_TOUCH = "last_touch"
    NEXT_TOUCH = "next_touch"
    CREATED_AT = "created_at"
    OWN = "own"


REPEATABLE = frozenset(
    {
        ImportField.IGNORE,
        ImportField.PHONE,
        ImportField.EMAIL,
        ImportField.VK,
        ImportField.TELEGRAM,
        ImportField.WHATSAPP,
        ImportField.SKYPE,
        ImportField.OK,
        ImportField.INSTAGRAM,
        ImportField.SITE,
        ImportField.OTHER_CHANNEL,
        ImportField.TAGS,
        ImportField.NOTE,
        ImportField.DEAL_AMOUNT,
        ImportField.OWN,
    }
)
"""What several columns of a file may mean at once; every other field has one column, and so has each own field."""


class FileFormat(StrEnum):
    """A kind of file the reader knows, told by the bytes and never by the name."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    VCARD = "vcf"


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column as a person is shown it: where it stands (from 0), its title, a few values, our guess of its meaning."""

    index: int
    title: str
    examples: tuple[str, ...]
    guess: ImportField = ImportField.IGNORE


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A sheet: its rows in all (counted from the top, titles and blanks too), and the header's index, if it has one.

    `sample` are its first rows as texts, cut in both directions: what a person chooses the header from.
    """

    name: str
    rows: int
    header_row: int | None
    columns: tuple[ColumnLook, ...]
    dayfirst: bool = True
    sample: tuple[tuple[str, ...], ...] = ()

    @property
    def data_rows(self) -> int:
        """The rows below the header: what `FileReader.rows` will give, blank ones included."""
        return self.rows - (0 if self.header_row is None else self.header_row + 1)


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file that could be read: how, and which of its sheets is most likely the list of clients."""

    format: FileFormat
    encoding: str
    delimiter: str
    sheets: tuple[SheetLook, ...]
    best_sheet: int

    @property
    def best(self) -> SheetLook:
        """The sheet that is most likely the list of clients."""
        return self.sheets[self.best_sheet]

    def index_of(self, name: str) -> int:
        """Which sheet has this name."""
        return next(index for index, sheet in enumerate(self.sheets) if sheet.name == name)

    def sheet_named(self, name: str) -> SheetLook:
        """The sheet with this name, which is one of this file's."""
        return self.sheets[self.index_of(name)]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; `from_json` gives the equal look back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """A look from what `to_json` gave."""
        return cls(
            FileFormat(data["format"]),
            data["encoding"],
            data["delimiter"],
            tuple(
                SheetLook(
                    sheet["name"],
                    sheet["rows"],
                    sheet["header_row"],
                    tuple(
                        ColumnLook(
                            column["index"], column["title"], tuple(column["examples"]), ImportField(column["guess"])
                        )
                        for column in sheet["columns"]
                    ),
                    sheet["dayfirst"],
                    tuple(tuple(row) for row in sheet["sample"]),
                )
                for sheet in data["sheets"]
            ),
            data["best_sheet"],
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read the rows of one sheet: all that `FileReader.rows` and `clean_row` need to know.

    `own` has the team's own field (or `PRODUCTS`) of every column that is mapped as `ImportField.OWN`.
    """

    format: FileFormat
    encoding: str
    delimiter: str
    sheet: str
    header_row: int | None
    mapping: dict[int, ImportField]
    titles: dict[int, str] = field(default_factory=dict)
    region: str = "RU"
    currency: str = "RUB"
    dayfirst: bool = True
    own: dict[int, int] = field(default_factory=dict)

    def with_mapping(self, mapping: Mapping[int, ImportField], own: Mapping[int, int] | None = None) -> "Layout":
        """The same but for what the columns mean; the own fields stay, as far as their columns mean any."""
        fields = self.own if own is None else own
        kept = {index: key for index, key in fields.items() if mapping.get(index) is ImportField.OWN}
        return replace(self, mapping=dict(mapping), own=kept)

    def titles_of_own(self) -> dict[int, str]:
        """What the file calls the own fields that it has columns for, in the order of the columns."""
        return {self.own[index]: self.titles.get(index, "") for index in sorted(self.own)}

    def to_json(self) -> dict[str, Any]:
        """Plain JSON (the keys of the two dicts become text); `from_json` gives the equal layout back."""
        data = asdict(self)
        data["mapping"] = {str(index): meaning.value for index, meaning in self.mapping.items()}
        data["titles"] = {str(index): title for index, title in self.titles.items()}
        data["own"] = {str(index): field_id for index, field_id in self.own.items()}
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """A layout from what `to_json` gave."""
        return cls(
            format=FileFormat(data["format"]),
            encoding=data["encoding"],
            delimiter=data["delimiter"],
            sheet=data["sheet"],
            header_row=data["header_row"],
            mapping={int(index): ImportField(meaning) for index, meaning in data["mapping"].items()},
            titles={int(index): title for index, title in data["titles"].items()},
            region=data["region"],
            currency=data["currency"],
            dayfirst=data["dayfirst"],
            # A layout that an earlier program kept has none.
            own={int(index): field_id for index, field_id in data.get("own", {}).items()},
        )


def suggest_layout(look: FileLook, *, sheet: int | None = None, region: str = "RU", currency: str = "RUB") -> Layout:
    """The layout we would read a sheet with (the best one by default), made of the guesses of its columns."""
    chosen = look.sheets[look.best_sheet if sheet is None else sheet]
    return Layout(
        format=look.format,
        encoding=look.encoding,
        delimiter=look.delimiter,
        sheet=chosen.name,
        header_row=chosen.header_row,
        mapping={column.index: column.guess for column in chosen.columns},
        titles={column.index: column.title for column in chosen.columns},
        region=region,
        currency=currency,
        dayfirst=chosen.dayfirst,
    )
