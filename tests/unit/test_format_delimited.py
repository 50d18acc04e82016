"""Tables: each row an article, cut at its own bytes; a broken row costs nothing but itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.formats import choose_format, delimited
from services.ingest.reading import Member
from tests.unit.structured import article, assert_holds_every_byte, blocks, outcomes, read, times

HEAD = b"title,text,date,url\n"
ROW = b'Ferry back,"It came, said ""Ada"",\nlate.",2026-01-05,https://h.example/1\n'


def test_a_row_is_an_article_with_its_bytes_and_quoted_line_ends() -> None:
    reading = read(HEAD + ROW + ROW, "csv")
    record = article(reading, 1)
    assert (HEAD + ROW + ROW)[record.byte_start : record.byte_end] == ROW[:-1]
    assert blocks(record) == [("headline", "Ferry back"), ("text", 'It came, said "Ada",\nlate.')]
    assert times(record) == [("published", "2026-01-05")]


STORY = "Ferry Back\n\n" + "The ferry came back to the harbour of Port Larn on Monday, its owner said. " * 4
COLUMN = '"' + STORY + '""Never again,"" he said."\n'


@pytest.mark.parametrize("head", ["text\n", '"Content"\r\n', "\ufeffarticle\n"])
@pytest.mark.parametrize("rows", [1, 3, 2000])
def test_one_quoted_column_of_texts_is_a_table(head: str, rows: int) -> None:
    payload = (head + COLUMN * rows).encode()
    assert choose_format(Member(payload)).name == "csv"
    reading = read(payload, "csv")
    assert outcomes(reading) == ["article"] * rows
    assert blocks(article(reading, rows - 1))[-1][1].endswith('"Never again," he said.')


@pytest.mark.parametrize(
    "text",
    [
        'Text\n"We won," he said.\n"I lost."\n',
        'Content\n"We won."\n"I lost."\n',
        f'Story\n\n"{"We won and went home. " * 20}" he said.\n',
        f"Text\n\n{STORY}\n",
        COLUMN * 3,
    ],
)
def test_quotations_below_a_word_are_no_table(text: str) -> None:
    assert choose_format(Member(text.encode())).name == "text"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_found(delimiter: str) -> None:
    rows = [["Titel", "Inhalt", "Quelle"], ["Fähre", "Sie kam, spät; sehr.", "Larner Bote"]]
    payload = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode("cp1252")
    record = article(read(payload, "csv"))
    assert (record.provider.headline, record.provider.publisher) == ("Fähre", "Larner Bote")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_other_encodings_are_read(encoding: str) -> None:
    assert outcomes(read((HEAD + ROW).decode().encode(encoding), "csv")) == ["article"]


@pytest.mark.parametrize(
    "broken",
    [
        b'Ferry,"never closed,2026-01-05,https://h.example/1\n',
        b"Ferry,one,two,three,four,five\n",
        b'Ferry,"closed" but not over,2026,https://h.example/1\n',
        b"Ferry\n",
    ],
)
def test_a_broken_row_costs_only_itself(broken: bytes) -> None:
    assert outcomes(read(HEAD + ROW + broken + ROW + ROW, "csv")) == ["article", "broken_record", "article", "article"]


def test_a_row_without_its_last_fields_is_read_with_a_warning() -> None:
    record = article(read(HEAD + b"Ferry,It came back.\n", "csv"))
    assert [warning.code for warning in record.warnings] == ["schema_invalid"]


def test_rows_without_text_say_so() -> None:
    assert outcomes(read(HEAD + b"Ferry,,2026-01-05,https://h.example/1\n")) == ["no_text"]
    assert outcomes(read(b"title,url\nFerry,https://h.example/1\n", "csv")) == ["metadata_only"]


@pytest.mark.parametrize(
    "text",
    [
        b"Ferry back, at last\n\nIt came, late, to the harbour of Port Larn.\n",
        b"Title, text and date\nare three words that stand here, side by side, in prose.\n",
        b"name,age\nAda,3\n",
        b"",
    ],
)
def test_prose_with_commas_is_no_table(text: bytes) -> None:
    assert choose_format(Member(text)).name == "text"


def test_a_row_sent_again_needs_the_header_of_its_table() -> None:
    alone = delimited.read(Member(ROW, is_record=True, encoding="utf-8"))
    mended = delimited.read(Member(HEAD + ROW, is_record=True, encoding="utf-8"))
    assert (outcomes(alone), outcomes(mended)) == (["broken_record"], ["article"])


@pytest.mark.parametrize("worst", [b'"', b'a,"b\n', b"(", b",", b'""', b"\n", b'"\n'])
def test_the_worst_rows_have_a_reading(worst: bytes) -> None:
    payload = HEAD + worst * 20_000
    assert_holds_every_byte(delimited.read(Member(payload)), payload)


@given(st.text(alphabet='ab",;\t\r\n ', max_size=120))
def test_any_rows_have_a_reading(text: str) -> None:
    payload = HEAD + text.encode()
    assert_holds_every_byte(delimited.read(Member(payload)), payload)


@given(st.binary(max_size=200))
def test_any_bytes_have_a_reading(payload: bytes) -> None:
    assert_holds_every_byte(delimited.read(Member(payload)), payload)
    delimited.read(Member(payload, is_record=True))
