"""Explaining: every character is shown once with its role, facts name their evidence, nothing of a dump is run."""

import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from copydesk.explain.annotations import mark_body, tell_findings
from copydesk.explain.page import Told, render_page
from copydesk.explain.rows import explain_facts, explain_rows, sum_roles
from copydesk.explain.terminal import render_article
from shared.events import CleanArticle, EnrichedArticle, Entity, PartRun, Place, Quote, Skip, SourceSpan
from tests.dumps import clean_article

STORY = (
    "Ferry Back in Port\n\n"
    "The ferry at the pier. (Photo by Ada Moss / Harbour Wire)\n"
    "The ferry at the pier. (Photo by Ada Moss / Harbour Wire)\n\n"
    "PORT LARN, Jan 16, 2020 (Harbour Wire) - The cafÃ© on the\x07 pier opened again, and <b>nobody</b> paid.\n\n"
    "It rained [bold]hard[/bold] on the quay until the evening, harbour master Jo Quill said.\n"
)


def test_every_character_that_is_not_blank_stands_in_one_row() -> None:
    article = clean_article(STORY)
    shown = "".join(run.text for row in explain_rows(article) for run in row.runs)
    assert _letters(shown.replace("␇", "\x07")) == _letters(STORY)
    assert sum(s.characters for s in sum_roles(article)) == sum(len(s.text or "") for s in article.segments)


def test_the_margin_gives_the_reason_and_what_a_repeat_repeats() -> None:
    rows = {row.role: row for row in explain_rows(clean_article(STORY))}
    assert rows["repeat"].notes[0] in {"repeated_caption", "repeated_credit"}
    assert rows["repeat"].notes[1].startswith("same as ")


def test_an_edit_is_shown_with_what_stands_there_now() -> None:
    edits = [(run.text, run.replacement) for row in explain_rows(clean_article(STORY)) for run in row.runs]
    assert ("Ã©", "é") in edits
    assert ("␇", "") in edits


def test_a_date_is_told_with_its_evidence() -> None:
    published = next(fact for fact in explain_facts(clean_article(STORY)) if fact.name == "published")
    assert published.value.startswith("2020-01-1")
    assert "Jan 16, 2020" in published.why


def test_a_terminal_shows_the_text_as_it_stands_and_no_control_character() -> None:
    console = Console(width=120, record=True, file=io.StringIO(), force_terminal=False)
    console.print(render_article(clean_article(STORY), "story"))
    text = console.export_text()
    assert "[bold]hard[/bold]" in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)


def test_a_page_escapes_what_comes_from_a_dump_and_fetches_nothing() -> None:
    page = render_page("a <script>", [Told("story", clean_article(STORY)), Told("b", None, "dropped: <i>no_text")])
    tags = _Tags()
    tags.feed(page)
    assert "&lt;b&gt;nobody&lt;/b&gt;" in page
    assert not {"script", "b>nobody", "i", "link", "img", "iframe"} & (tags.names - {"b"})
    assert not re.search(r"(?:src|href=.(?!#)|url\()", page)


def test_a_page_of_several_articles_lists_them_first() -> None:
    page = render_page("a", [Told("story", clean_article(STORY)), Told("b.png", None, "dropped (picture)")])
    assert re.findall(r'<li><a href="#(\w+)"><bdi>(.*?)</bdi></a> <bdi>(.*?)</bdi>', page) == [
        ("a0", "story", "Ferry Back in Port"),
        ("a1", "b.png", "dropped (picture)"),
    ]
    assert re.findall(r'<article id="(\w+)">', page) == ["a0", "a1"]
    assert "<li>" not in render_page("a", [Told("story", clean_article(STORY))])


def test_edits_that_are_alike_are_counted_in_the_margin() -> None:
    (row,) = explain_rows(clean_article("The\x07 ferry \x08came \x07back to the harbour on Monday, they said."))
    assert row.notes == ("control_character → removed ×3",)


def test_an_override_of_direction_is_shown_and_turns_no_letters_round() -> None:
    article = clean_article("Ferry Back in Port\n\nThe ferry \u202egnp.tropa\u202c came back to the harbour on Monday.")
    page = render_page("a", [Told("story", article)])
    assert "\u202e" not in page
    assert "The ferry [RLO]gnp.tropa" in page


def test_marks_of_right_to_left_text_stay() -> None:
    article = clean_article("וועדת הנמל\n\nהמועצה\u200f (Reuters)\u200f הצביעה ביום שני בעד המעבורת, אמרה יושבת הראש.")
    assert "המועצה\u200f (Reuters)\u200f" in render_page("a", [Told("story", article)])


def test_marks_of_the_body_are_its_characters_and_overlap() -> None:
    paragraphs = list(mark_body(enriched()))
    assert "\n\n".join("".join(run.text for run in runs) for runs in paragraphs) == enriched().body
    marked = {run.text: run.marks for runs in paragraphs for run in runs if run.marks}
    assert marked["Jo Quill"] == ("person", "speaker")
    assert marked["It rained hard on the "] == ("quote",)
    assert marked["quay"] == ("place", "quote")


def test_findings_tell_place_speaker_and_what_was_left_out() -> None:
    tables = {table.title: table.rows for table in tell_findings(enriched())}
    assert tables["Places"] == (("quay", "Larn", None, "XX", "settlement", "54.85, -5.81", "population", "0.80"),)
    assert tables["Quotes"][0][:3] == ("Jo Quill", "Jo Quill (by way of his office)", "said")
    assert tables["Enrichment"][0] == ("quotes", "ran", None, "3 too_long", "q-1")


def test_terminal_and_page_show_what_was_found() -> None:
    console = Console(width=160, record=True, file=io.StringIO(), force_terminal=False)
    console.print(render_article(enriched(), "story"))
    page = render_page("page", [Told("story", enriched())])
    for shown in (console.export_text(), page):
        assert "by way of his office" in shown
        assert "54.85, -5.81" in shown
    assert '<span class="in-person in-speaker ">Jo Quill</span>' in page


@pytest.mark.slow
def test_the_commands_work_from_any_folder(tmp_path: Path) -> None:
    dump = tmp_path / "story.txt"
    dump.write_text(STORY, "utf-8")
    out = _copydesk(tmp_path, "explain", "story.txt")
    assert (out.returncode, "Characters by role" in out.stdout) == (0, True)
    assert "\x1b" not in out.stdout
    page = _copydesk(tmp_path, "explain", "story.txt", "--html", "page.html")
    assert (page.returncode, page.stdout) == (0, "")
    assert "Ferry Back in Port" in (tmp_path / "page.html").read_text("utf-8")
    nothing = _copydesk(tmp_path, "explain", "story.txt", "--article", "7")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "position 7" in nothing.stderr
    assert "text" in _copydesk(tmp_path, "formats", "--json").stdout


def enriched() -> EnrichedArticle:
    """An article with one of each finding, written by hand: what enrichment would find is not the matter here."""
    article = clean_article("Ferry Back\n\nIt rained hard on the quay, harbour master Jo Quill said.\n\nNobody paid.\n")
    body, name, place = article.body, article.body.index("Jo Quill"), article.body.index("quay")
    quote = Quote(
        text=body[:26],
        start=0,
        end=26,
        kind="indirect",
        speaker="Jo Quill",
        speaker_start=name,
        speaker_end=name + 8,
        speaker_name="Jo Quill",
        speaker_confidence=0.9,
        cue="said",
        via=(SourceSpan(text="his office", start=0, end=10, kind="nominal", confidence=0.5),),
        confidence=0.8,
    )
    where = Place(
        text="quay",
        start=place,
        end=place + 4,
        name="Larn",
        country="XX",
        lat=54.85,
        lon=-5.81,
        precision="settlement",
        bases=("population",),
        confidence=0.8,
    )
    person = Entity(text="Jo Quill", start=name, end=name + 8, type="person", canonical="Jo Quill")
    quay = Entity(text="quay", start=place, end=place + 4, type="place", canonical="quay")
    run = PartRun(part="quotes", version="q-1", state="ran", skipped=(Skip(reason="too_long", count=3),))
    fields = {name: getattr(article, name) for name in CleanArticle.model_fields}
    return EnrichedArticle(**fields, entities=(quay, person), places=(where,), quotes=(quote,), enrichment=(run,))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)


def _letters(text: str) -> str:
    return "".join(text.split())


def _copydesk(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "copydesk", *words], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
