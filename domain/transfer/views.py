"""An import as the bot and the jobs see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.fields.views import FieldView
from domain.transfer.layout import FileLook, Layout
from domain.transfer.options import ImportOptions
from domain.transfer.report import ImportReport
from domain.transfer.tables import ImportStep
from domain.work.tables import JobState


@dataclass(frozen=True, slots=True)
class ImportView:
    """One import. `step` says where it stands, `job_state` how the work of that step goes (None before the first).

    `look` and `layout` are there from MAPPING on, `report` from CHECKED on; `remembered` is the name of the file for
    which the same layout was chosen the last time, if it was taken over. `own_fields` are the team's own fields that
    the layout means and that are still there, by their ids. `problem` is the code of why the file or
    the work was given up: a `FileProblem`, or the code of the job's error.
    """

    id: int
    version: int
    step: ImportStep
    member_id: int
    file_id: int
    name: str
    size: int
    path: str | None
    look: FileLook | None
    layout: Layout | None
    options: ImportOptions
    remembered: str | None
    report: ImportReport | None
    problem: str | None
    job_id: int | None
    job_state: JobState | None
    change_id: int | None
    own_fields: Mapping[int, FieldView] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleView:
    """The first rows of the chosen sheet as texts, and which of them is taken for the header (None: there is none)."""

    rows: tuple[tuple[str, ...], ...]
    header_row: int | None
