"""Buttons of imports and exports. They carry the import's version where they change its layout."""

from enum import StrEnum

from bot.kit.screen import Press
from domain.transfer.layout import ImportField
from domain.transfer.round_trip import Side


class Option(StrEnum):
    """What is chosen for an import besides its columns."""

    MATCH = "match"
    FILLED = "filled"
    EMPTIED = "emptied"
    CATEGORY = "category"
    STAGE = "stage"
    RESPONSIBLE = "responsible"
    TAGS = "tags"
    SOURCE = "source"


class MappingPress(Press, prefix="imm"):
    """A page of the columns."""

    import_id: int
    page: int = 0


class ColumnPress(Press, prefix="imc"):
    """What one column may mean."""

    import_id: int
    index: int
    page: int = 0


class FieldPress(Press, prefix="imf"):
    """Give a column a meaning."""

    import_id: int
    version: int
    index: int
    field: ImportField
    page: int = 0


class OwnFieldsPress(Press, prefix="imu"):
    """Which of the team's own fields a column may mean."""

    import_id: int
    index: int
    page: int = 0


class OwnFieldPress(Press, prefix="imt"):
    """Let a column mean one of the team's own fields (`PRODUCTS`: the products of interest)."""

    import_id: int
    version: int
    index: int
    field_id: int
    page: int = 0


class SheetsPress(Press, prefix="ims"):
    """Which sheet to read; without `sheet` only ask, `page` turns the list."""

    import_id: int
    version: int = 0
    sheet: int = -1
    page: int = 0


class HeaderPress(Press, prefix="imh"):
    """Ask which row is the header."""

    import_id: int


class HeaderRowPress(Press, prefix="imr"):
    """Take this row of the sample (from 0) for the header, -1 for none."""

    import_id: int
    version: int
    row: int


class OptionsPress(Press, prefix="imo"):
    """What is chosen for the import besides its columns."""

    import_id: int


class OptionPress(Press, prefix="imq"):
    """What may be chosen for one option; `page` turns the list."""

    import_id: int
    what: Option
    page: int = 0


class ChoosePress(Press, prefix="imv"):
    """Choose: the id of what is given (0 for nothing), or the place of the choice in its list."""

    import_id: int
    version: int
    what: Option
    value: int


class KnowByPress(Press, prefix="imy"):
    """Know clients by the value of an own field."""

    import_id: int
    version: int
    field_id: int


class ForgetLayoutPress(Press, prefix="iml"):
    """Forget how such a file was read the last time, and begin with what its columns seem to mean."""

    import_id: int
    version: int


class ConflictsPress(Press, prefix="imz"):
    """The next cell that was edited in file and base, behind the one with this id."""

    import_id: int
    after: int = 0


class DecidePress(Press, prefix="imj"):
    """Whose word counts for one cell (0: for all that nobody has decided)."""

    import_id: int
    conflict_id: int
    side: Side


class SkippedPress(Press, prefix="imw"):
    """Send the rows that a checked import would leave out."""

    import_id: int


class CheckPress(Press, prefix="imk"):
    """Begin the dry run."""

    import_id: int


class RunPress(Press, prefix="imgo"):
    """Bring the checked file into the base."""

    import_id: int


class CancelImportPress(Press, prefix="imx"):
    """Give the import up."""

    import_id: int


class ImportedPress(Press, prefix="imd"):
    """The clients that a change has made or changed, as a list."""

    change_id: int


class SamplePress(Press, prefix="smp"):
    """Send the sample file as this kind of table, with the usual columns or with all there are."""

    kind: str = "xlsx"
    is_full: bool = False


class ExportKindPress(Press, prefix="xk"):
    """Export the clients of a filter (0: all), or one client, as this kind of file."""

    filter_id: int
    kind: str
    client_id: int = 0
    without: int = 0


class ExportAllPress(Press, prefix="xa"):
    """All clients instead of the present filter."""
