"""The longest article, full of quotes or of names: its event still fits on the topic, and says what was left out."""

import pytest

from services.enrich.parts import PARTS
from services.enrich.step import enrich_with
from shared.limits import MAX_ARTICLE_CHARS, MAX_EVENT_BYTES
from tests.property.test_enrichment import article_of

QUOTES = "“We stay,” Mara Velkova said on Monday. “We go,” Petar Lund told reporters in Berlin.\n\n"
NAMES = "Iran, Iraq, Oman, Peru, Mali met the UN and the EU.\n\n"


@pytest.mark.slow
@pytest.mark.parametrize(("unit", "cut"), [(QUOTES, {"quotes", "times"}), (NAMES, {"places"})], ids=["quotes", "names"])
def test_the_event_of_the_longest_article_fits_and_says_what_was_left_out(unit: str, cut: set[str]) -> None:
    enriched = enrich_with(PARTS, article_of(unit * (MAX_ARTICLE_CHARS // len(unit))))
    assert len(enriched.to_json()) < MAX_EVENT_BYTES
    assert {run.state for run in enriched.enrichment} == {"ran"}
    told = {run.part for run in enriched.enrichment if any(skip.reason == "too_many" for skip in run.skipped)}
    assert cut <= told
