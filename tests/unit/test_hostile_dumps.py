"""Hostile dumps of every format through reading and cleaning: an end within its budget, a reason, the neighbours kept.

What hides in containers stands in ``test_hostile_containers.py``.
"""

import json
import re
import socket
import time
from pathlib import Path

import pytest

from services.clean.step import STEP as CLEAN
from services.ingest.step import STEP as INGEST
from shared.errors import InvalidMessage
from shared.events import CleanArticle
from shared.outcomes import Dead, Dropped, Event
from tests import format_samples as samples
from tests.dumps import dump_of

pytestmark = pytest.mark.slow

BUDGET_SECONDS = 30.0
"""Of processor time, for the largest of these on a slow machine; they take up to three."""
DEEP = 100_000
STORY = "The night ferry came back to the harbour after nine days at sea, the port said."
XML_FORMATS = [name for name, make in samples.FORMAT_SAMPLES.items() if make(1).lstrip()[:1] == b"<"]

NESTED = {
    "HTML": b"<html><body>" + b"<div>" * DEEP + STORY.encode() + b"</div>" * DEEP + b"</body></html>",
    "HTML without an end": b"<b>" * DEEP + STORY.encode(),
    "RSS": b"<rss><channel><item><title>Ferry</title><description>" + b"<i>" * DEEP + b"</description></item>",
    "Atom": b'<feed xmlns="http://www.w3.org/2005/Atom">' + b"<entry>" * DEEP,
    "JSON lists": b"[" * DEEP + b"]" * DEEP,
    "JSON objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "RTF": b"{\\rtf1 " + b"{" * DEEP + STORY.encode(),
    "SGML": b"<!DOCTYPE lewis>\n" + b"<REUTERS><TEXT>" * DEEP,
    "parentheses": b"(" * 1_000_000,
    "quotation marks": b'"' * 1_000_000,
    "lines of parentheses": (b"(" * 99 + b"\n") * 9_000,
    "a table whose quote never ends": b'title,body\n"' + b'""' * 400_000,
    "sign-offs": b"(Reporting by " * 60_000,
    "frames": b"--- " * 200_000,
}


def outcomes_of(payload: bytes) -> tuple[list[CleanArticle], list[str]]:
    """Clean all of a dump: the articles, and why whatever else is none. Nothing but a refusal may be raised."""
    try:
        items = INGEST.run(dump_of(payload)).items
    except InvalidMessage as refusal:
        return [], [refusal.reason]
    reasons = [item.reason for item in items if isinstance(item, Dead | Dropped)]
    cleaned = [found for item in items if isinstance(item, Event) for found in CLEAN.run(item.article).items]
    articles = [found.article for found in cleaned if isinstance(found, Event)]
    return articles, reasons + [found.reason for found in cleaned if isinstance(found, Dropped)]


def within_budget(payload: bytes) -> tuple[list[CleanArticle], list[str]]:
    """The same, within the time that any dump may take."""
    start = time.process_time()
    found = outcomes_of(payload)
    assert time.process_time() - start < BUDGET_SECONDS
    return found


@pytest.mark.parametrize("name", NESTED)
def test_what_nests_without_end_ends_in_an_article_or_a_reason(name: str) -> None:
    articles, reasons = within_budget(NESTED[name])
    assert articles or reasons


def test_a_page_that_nests_without_end_still_shows_its_story() -> None:
    (article,), _ = within_budget(NESTED["HTML"])
    assert STORY in article.body


@pytest.mark.parametrize("name", XML_FORMATS)
def test_no_format_shows_a_file_outside_or_calls_a_port(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the code of the safe", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        entities = f'<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b SYSTEM "{address}">'
        payload = with_doctype(samples.FORMAT_SAMPLES[name](2), entities, "&a; &b;")
        articles, reasons = within_budget(payload)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert articles or reasons
    assert "safe" not in repr(articles)


@pytest.mark.parametrize("name", XML_FORMATS)
def test_an_entity_bomb_explodes_in_no_format(name: str) -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    payload = with_doctype(samples.FORMAT_SAMPLES[name](2), f'<!ENTITY e0 "boom">{levels}', "&e9;")
    articles, reasons = within_budget(payload)
    assert articles or reasons
    assert sum(len(article.body) for article in articles) < 2 * len(payload)


def with_doctype(payload: bytes, entities: str, mention: str) -> bytes:
    """A file with entities declared above its first element, and mentioned wherever its stories speak of the quay."""
    text = re.sub(r"<!DOCTYPE[^>]*>", "", payload.decode("utf-8"))
    prolog = re.match(r"\s*(?:<\?xml[^>]*\?>)?\s*", text)
    at = prolog.end() if prolog else 0
    root = re.match(r"<([\w:.-]+)", text[at:])
    doctype = f"<!DOCTYPE {root[1] if root else 'x'} [{entities}]>"
    return f"{text[:at]}{doctype}{text[at:].replace('on the quay', f'on the quay {mention}')}".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("name", samples.FORMAT_SAMPLES)
def test_of_a_file_cut_inside_a_character_the_whole_stories_are_kept(name: str, encoding: str) -> None:
    payload = samples.FORMAT_SAMPLES[name](3)
    if encoding != "utf-8":
        payload = payload.decode("utf-8", "replace").encode(encoding)
    articles, reasons = within_budget(payload[: len(payload) * 5 // 6 - 1])
    assert articles or reasons


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_text_cut_inside_a_character_keeps_its_stories(encoding: str) -> None:
    text = f"Fähre zurück im Hafen\n\n{STORY}\n\n-30-\n\n\nRain Over Port Larn\n\n{STORY} Größe"
    articles, reasons = within_budget(text.encode(encoding)[:-1])
    assert [article.headline for article in articles] == ["Fähre zurück im Hafen", "Rain Over Port Larn"]
    assert reasons == []


RSS = (
    '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><item><title>Fähre bleibt im Winter</title>'
    "<description>{}</description></item></channel></rss>"
)
PAGE = (
    '<html><head><meta charset="{}"></head><body><article><h1>Fähre bleibt im Winter</h1>'
    "<p>{}</p></article></body></html>"
)


@pytest.mark.parametrize("page", [RSS, PAGE])
@pytest.mark.parametrize(
    ("declared", "written"),
    [("utf-8", "cp1252"), ("utf-16", "utf-8"), ("ascii", "utf-8"), ("no-such-charset", "utf-8"), ("utf-7", "utf-8")],
)
def test_a_declared_encoding_that_is_wrong_costs_no_letter(page: str, declared: str, written: str) -> None:
    text = "Der Rat stimmte am Montag über die Größe der Fähre ab, sagte sein Sprecher nach der Sitzung im Rathaus."
    (article,), reasons = within_budget(page.format(declared, text).encode(written))
    assert (article.headline, article.body, reasons) == ("Fähre bleibt im Winter", text, [])


def test_one_broken_line_of_json_costs_no_neighbour() -> None:
    lines = [json.dumps({"title": f"Ferry {n}", "body": STORY}) for n in range(200)]
    lines[100] = '{"title": "Ferry 100", "body": "The night'
    articles, reasons = within_budget("\n".join(lines).encode())
    assert (len(articles), reasons) == (199, ["broken_record"])
