"""Tables of articles: CSV, TSV and their like, with a header of the usual names of fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from services.ingest.encoding import decode_dump_bytes, decode_record_bytes
from services.ingest.reading import Found, Member, Reading
from services.ingest.structured.data_items import read_record
from services.ingest.structured.drafts import broken, settle_draft
from services.ingest.structured.field_names import KIND_OF_NAME, plain_name
from services.ingest.structured.json_reading import gaps_around
from services.ingest.structured.lost import Lost, mark_undecodable
from services.ingest.structured.rows import Row, RowReader
from shared.events import Warned

WIRE_FORMAT = "csv"
MEDIA_TYPE = "text/csv"
SURE = 0.92
LIKELY = 0.7
"""Of a file whose header has an article's names, but whose rows do not fit it."""
DELIMITERS = (",", ";", "\t", "|")
MAX_HEADER_CHARS = 4000
MAX_NAME_CHARS = 60
"""What is longer is no name of a column, but a line of text with commas."""
MIN_COLUMNS = 2
MIN_COLUMN_CHARS = 200
"""Below a lone word, quoted lines that are all shorter may as well be a list of quotations."""
TEXT_KINDS = frozenset({"text", "html", "summary"})
OTHER_KINDS = frozenset({"title", "published", "url", "publisher", "authors", "category", "id", "language"})
ENCODING_HINT = re.compile(r"sep=(.)\r?\n")
"""A first line that spreadsheets write to name the delimiter."""


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is written: its delimiter, its columns, and where its rows begin."""

    delimiter: str
    columns: tuple[str, ...]
    body: int


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is a table of articles."""
    if re.match(rb"(?:\xef\xbb\xbf)?\s{0,100}[<{\[]", member.head):
        return 0.0
    text = decode_dump_bytes(member.head, member.content_type).text
    table = find_table(text)
    if table is None:
        return 0.0
    if len(table.columns) == 1:
        return (
            LIKELY if _is_quoted_column(text[table.body :], is_whole=len(member.payload) == len(member.head)) else 0.0
        )
    rows = list(RowReader(table.delimiter).rows(text[table.body :], len(table.columns)))[:20]
    fitting = sum(len(row.fields) == len(table.columns) for row in rows)
    return SURE if rows and fitting * 2 >= len(rows) else LIKELY if rows else 0.0


def find_table(text: str) -> Table | None:
    """Return how a text is a table: its first row names columns of articles, at one of the delimiters; or None."""
    start = hint.end() if (hint := ENCODING_HINT.match(text.lstrip("\ufeff"))) else 0
    best: tuple[int, Table] | None = None
    for delimiter in DELIMITERS:
        head = next(RowReader(delimiter).rows(text[start : start + MAX_HEADER_CHARS]), None)
        if head is None or head.fault or len(head.fields) < MIN_COLUMNS:
            continue
        columns = tuple(name.strip(" \ufeff") for name in head.fields)
        kinds = {KIND_OF_NAME.get(plain_name(name)) for name in columns}
        if not _names_articles(columns, kinds):
            continue
        known = sum(plain_name(name) in KIND_OF_NAME for name in columns)
        if best is None or known > best[0]:
            best = known, Table(delimiter, columns, start + head.end)
    return best[1] if best else _find_column(text, start)


def _find_column(text: str, start: int) -> Table | None:
    """A table of one column: only a name for texts above quoted ones makes it one."""
    head = next(RowReader(",").rows(text[start : start + MAX_HEADER_CHARS]), None)
    if head is None or head.fault or len(head.fields) != 1:
        return None
    name = head.fields[0].strip(" \ufeff")
    return Table(",", (name,), start + head.end) if KIND_OF_NAME.get(plain_name(name)) in TEXT_KINDS else None


def _is_quoted_column(text: str, *, is_whole: bool) -> bool:
    """Say whether every row is one quoted field, and one of them too long to be something that somebody said.

    Of a file that is only begun here, the row that breaks off is left out.
    """
    if not is_whole:
        text = text[: max(text.rfind('"\n"'), text.rfind('"\r\n"')) + 1]
    rows = list(RowReader(",").rows(text))
    are_quoted = all(row.fault is None and len(row.fields) == 1 and text[row.start] == '"' for row in rows)
    return are_quoted and any(len(row.fields[0]) >= MIN_COLUMN_CHARS for row in rows)


def _names_articles(columns: tuple[str, ...], kinds: set[str | None]) -> bool:
    if max(map(len, columns)) > MAX_NAME_CHARS or len({*filter(None, columns)}) < len([*filter(None, columns)]):
        return False
    has_text = bool(kinds & TEXT_KINDS) and bool(kinds & OTHER_KINDS)
    return has_text or ("title" in kinds and "url" in kinds)


def read(member: Member) -> Reading:
    """Return the article of each row; a row that was sent again alone has lost its header and stays broken."""
    if member.is_record:
        return _read_row(member)
    decoded = decode_dump_bytes(member.payload, member.content_type)
    text, lost = mark_undecodable(decoded)
    table = find_table(text[: MAX_HEADER_CHARS + 20])
    if table is None:
        return Reading(
            WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, (broken("no header is found", (0, len(member.payload))),)
        )
    rows = [_moved(row, table.body) for row in RowReader(table.delimiter).rows(text[table.body :], len(table.columns))]
    spans = decoded.byte_offsets(offset for row in rows for offset in (row.start, row.end))
    records = tuple(_record(row, table.columns, (spans[row.start], spans[row.end]), lost) for row in rows)
    return Reading(
        WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, records, gaps_around(records, decoded.skipped, len(member.payload))
    )


def _read_row(member: Member) -> Reading:
    """A row that was mended is sent again with the header before it."""
    size = len(member.payload)
    decoded = decode_record_bytes(member.payload, member.content_type, member.encoding)
    text, lost = mark_undecodable(decoded)
    table = find_table(text)
    rows = list(RowReader(table.delimiter).rows(text[table.body :], len(table.columns))) if table else []
    if table is None or len(rows) != 1:
        record: Found = broken("a row without the header of its table cannot be read; feed them together", (0, size))
    else:
        record = _record(rows[0], table.columns, (0, size), lost)
    return Reading(WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, (record,))


def _moved(row: Row, by: int) -> Row:
    return Row(row.start + by, row.end + by, row.fields, row.fault)


def _record(row: Row, columns: tuple[str, ...], span: tuple[int, int], lost: Lost) -> Found:
    if row.fault is not None:
        return broken(row.fault, span)
    fields = row.fields
    if len(fields) > len(columns) and any(field.strip() for field in fields[len(columns) :]):
        return broken(f"it has {len(fields)} fields, the table {len(columns)}", span)
    record = dict(zip(columns, fields, strict=False))
    is_short = len(fields) < len(columns)
    if is_short and not _has_text(record):
        return broken(f"it has {len(fields)} fields, the table {len(columns)}", span)
    warned = (Warned(code="schema_invalid", detail="the row has fewer fields than the table"),) if is_short else ()
    return settle_draft(read_record({k: v for k, v in record.items() if k}, WIRE_FORMAT), span, lost, *warned)


def _has_text(record: Mapping[str, str]) -> bool:
    return any(KIND_OF_NAME.get(plain_name(name)) in TEXT_KINDS and value.strip() for name, value in record.items())
