"""What can be wrong with an uploaded file as a whole, and with one of its rows. Codes only: the words are the bot's."""

from enum import StrEnum


class FileProblem(StrEnum):
    """Why a file was refused; each has its words in the locales."""

    EMPTY = "empty"  # nothing in it, or no row with anything in it
    BROKEN = "broken"  # damaged: a cut archive, bad XML, an unreadable table
    ENCRYPTED = "encrypted"  # a workbook or an archive with a password
    TOO_LARGE = "too_large"  # more rows, cells or bytes than a table may have
    BOMB = "bomb"  # a small file that unpacks into a huge one
    ROW_TOO_LONG = "row_too_long"  # a line or a cell longer than any table has
    OPEN_QUOTE = "open_quote"  # a quote that is never closed, so that rows would vanish into one cell
    SEVERAL_FILES = "several_files"  # an archive with more than one file inside
    WEB_PAGE = "web_page"  # HTML under the name of a table
    UNKNOWN_FORMAT = "unknown_format"  # a picture, a document, random bytes
    OTHER_FILE = "other_file"  # the layout names a sheet or a format that the file doesn't have
    TOO_SLOW = "too_slow"  # the reader ran out of its time
    CRASHED = "crashed"  # the reader died of something we did not foresee


class FileRejected(Exception):  # noqa: N818 — it reads as what happened to the file; the reason says what is wrong.
    """The file can't be read; nothing of it after the rows already handed out was used."""

    def __init__(self, reason: FileProblem) -> None:
        super().__init__(reason.value)
        self.reason = reason


class RowSkip(StrEnum):
    """Why a row of the file makes no client."""

    BLANK = "blank"
    TOTAL = "total"  # «Итого», `Total` under a table
    EMPTY_PERSON = "empty_person"  # neither a name nor a way to reach anyone
    REPEATED_HEADER = "repeated_header"  # the titles again, as printed reports have on each page


class RowProblem(StrEnum):
    """What of a row could not be understood; the raw text then stands in the note, so nothing is lost."""

    BAD_PHONE = "bad_phone"
    BAD_EMAIL = "bad_email"
    BAD_VK = "bad_vk"
    BAD_ADDRESS = "bad_address"  # a Telegram, WhatsApp or site cell that is none
    BAD_DATE = "bad_date"
    BAD_MONEY = "bad_money"
    BAD_SEX = "bad_sex"
    BAD_KIND = "bad_kind"  # neither a person nor a company
    BAD_CLIENT_ID = "bad_client_id"
    TEXT_CUT = "text_cut"  # longer than a name, a city or a stage may be
    SECOND_VALUE = "second_value"  # two columns give different values of a field that has one
    UNKNOWN_CATEGORY = "unknown_category"  # and whoever imports may not make it
    UNKNOWN_STAGE = "unknown_stage"
    UNKNOWN_RESPONSIBLE = "unknown_responsible"  # nobody of the team is called so
