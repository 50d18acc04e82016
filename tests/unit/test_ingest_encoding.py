"""Which encoding bytes are read in, and what becomes of those that are in none."""

import pytest

from services.ingest.encoding import charset_hint, decode_dump_bytes, guess_encoding

ENGLISH = "Council Keeps Night Ferry\n\nThe “harbour” council met on Monday – and voted.\n"
RUSSIAN = "Совет гавани сохранил ночной паром. Дождь идёт третий день, и лодки стоят у причала.\n" * 4
JAPANESE = "港の評議会は月曜日に夜のフェリーを残すことを決めた。雨は三日目に入った。\n" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_without_a_mark_is_told_by_its_pattern(encoding: str) -> None:
    assert guess_encoding(ENGLISH.encode(encoding)) == encoding


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_text(encoding: str) -> None:
    decoded = decode_dump_bytes(RUSSIAN.encode(encoding))
    assert decoded.text == RUSSIAN
    assert decoded.skipped in (2, 3, 4)


def test_western_bytes_are_read_as_windows_1252() -> None:
    decoded = decode_dump_bytes(ENGLISH.encode("cp1252"))
    assert (decoded.encoding, decoded.text) == ("cp1252", ENGLISH)


def test_the_content_type_names_the_charset() -> None:
    payload = RUSSIAN.encode("koi8-r")
    assert decode_dump_bytes(payload, "text/plain; charset=koi8-r").text == RUSSIAN


def test_without_a_hint_the_letters_decide() -> None:
    assert decode_dump_bytes(RUSSIAN.encode("cp1251")).text == RUSSIAN
    assert decode_dump_bytes(JAPANESE.encode("cp932")).text == JAPANESE


def test_valid_utf8_beats_a_wrong_hint() -> None:
    assert decode_dump_bytes(ENGLISH.encode(), "text/plain; charset=iso-8859-1").text == ENGLISH


@pytest.mark.parametrize("stated", [None, "", "text/plain", "text/plain; charset=klingon", "charset=;;\r\n=\x00", "é"])
def test_a_useless_content_type_is_no_hint(stated: str | None) -> None:
    assert charset_hint(stated) is None


@pytest.mark.parametrize(
    "charset", ["utf-7", "iso-2022-jp", "hz", "unicode_escape", "rot13", "base64", "idna", "cp037"]
)
def test_charsets_with_escapes_are_not_taken(charset: str) -> None:
    assert charset_hint(f"text/plain; charset={charset}") is None


@pytest.mark.parametrize(
    "broken", [b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\xbd", b"\xed\xa0\xbd\xed\xb8\x80", b"\xc0\xaf"]
)
def test_broken_utf8_becomes_replacement_characters_with_their_bytes(broken: bytes) -> None:
    payload = "The café “Tide” is ".encode() + broken + " now – they said".encode()
    decoded = decode_dump_bytes(payload)
    assert decoded.encoding == "utf-8"
    assert decoded.text == payload.decode("utf-8", "replace")
    assert b"".join(mark.original for mark in decoded.undecodable) == broken


def test_a_lone_surrogate_in_utf16_becomes_a_replacement_character() -> None:
    payload = "\ufeffCouncil ".encode("utf-16-le") + b"\x00\xd8" + " keeps ferry".encode("utf-16-le") + b"x"
    decoded = decode_dump_bytes(payload)
    assert decoded.text == "Council \ufffd keeps ferry\ufffd"
    assert [mark.original for mark in decoded.undecodable] == [b"\x00\xd8", b"x"]


def test_scattered_junk_in_ascii_is_junk_and_no_foreign_letter() -> None:
    decoded = decode_dump_bytes(b"Council keeps ferry \xff\xfe \x81 \x90 today")
    assert decoded.encoding == "utf-8"
    assert len(decoded.undecodable) == 4
