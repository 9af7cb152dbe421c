"""Tools of these tests: the real files, and the building of workbooks from bare XML."""

import tempfile
import zipfile
from contextlib import aclosing
from pathlib import Path

from domain.transfer.layout import Layout, suggest_layout
from domain.transfer.rows import CleanRow
from domain.transfer.staging import Staging
from jobs.files.reader import FileReader

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "contacts"

_CONTENT_TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_RELATIONS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""
_WORKBOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
    "</sheetData></worksheet>",
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">'
)
_ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def write_xlsx(path: Path, sheet: str, *, prolog: str = "") -> Path:
    """A workbook of one sheet with these rows of XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", _WORKBOOK)
        archive.writestr(
            "xl/_rels/workbook.xml.rels", _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml")
        )
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            stream.write((prolog or _SHEET[0]).encode())
            stream.write(sheet.encode())
            stream.write(_SHEET[1].encode())
    return path


def write_ods(path: Path, rows: str) -> Path:
    """An OpenDocument table with these rows of XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", _ODS_HEAD + rows + _ODS_TAIL)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?>'
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/></manifest:manifest>',
        )
    return path


async def read_all(reader: FileReader, path: Path, layout: Layout | None = None) -> list[CleanRow]:
    """All rows of a file, under the suggested layout if none is given."""
    if layout is None:
        layout = suggest_layout(await reader.look(path, path.name))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rows.db"
        async with aclosing(reader.stage(path, layout, target)) as stages:
            counts = [count async for count in stages]
        staging = Staging(target)
        try:
            rows = staging.rows(staging.bounds())
        finally:
            staging.close()
    assert counts == sorted(counts)
    assert counts[-1] == len(rows)
    return rows
