"""A cancel, a kill or an embargo goes all the way: from what the wire states to what the store does with it."""

import json
from datetime import UTC, datetime

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.step import STEP as ENRICH
from services.ingest.step import STEP as INGEST
from services.store.facts import ArticleFact, read_fact
from shared import topics
from shared.records import Incoming, Outgoing
from shared.settlement import settle

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
BODY = "<p>The ferry came back to Port Larn on Monday after nine days at sea, and nobody on board was hurt.</p>"


def ninjs(**fields: object) -> bytes:
    item = {"uri": "urn:harbour.example:ferry", "type": "text", "headline": "Ferry Back in Port", "body_xhtml": BODY}
    return json.dumps(item | fields).encode()


def stored(payload: bytes) -> ArticleFact:
    """What the store makes of the one article of a dump, through all stages."""
    record = Incoming(topics.DUMPS, 0, 0, int(NOW.timestamp() * 1000), None, payload, ())
    for step, topic in ((INGEST, topics.RAW), (CLEAN, topics.CLEAN), (ENRICH, topics.ENRICHED)):
        (out,) = [sent for sent in settle(step, record, NOW).records if sent.topic == topic]
        record = _arrived(out)
    fact = read_fact(record, "test")
    assert isinstance(fact, ArticleFact)
    return fact


def _arrived(out: Outgoing) -> Incoming:
    return Incoming(out.topic, 0, 0, int(NOW.timestamp() * 1000), out.key, out.value, out.headers)


def test_a_cancel_without_a_text_retracts_the_version_before_it() -> None:
    first = stored(ninjs(version="1", versioncreated="2026-01-01T10:00:00Z", pubstatus="usable"))
    cancel = stored(ninjs(version="2", versioncreated="2026-01-01T11:00:00Z", pubstatus="canceled", body_xhtml=""))
    assert cancel.article.article_id == first.article.article_id
    assert (first.version.state, cancel.version.state) == ("current", "withdrawn")
    assert cancel.version.place > first.version.place


def test_the_same_text_withheld_is_another_version() -> None:
    first = stored(ninjs(version="1", pubstatus="usable"))
    withheld = stored(ninjs(version="2", pubstatus="withheld"))
    assert withheld.version.state == "withdrawn"
    assert withheld.version.content_hash != first.version.content_hash


def test_a_correction_is_a_usable_version_that_says_so() -> None:
    corrected = stored(ninjs(version="3", headline="CORRECTED - Ferry Back in Port"))
    assert (corrected.version.state, corrected.article.signal) == ("current", "correction")
    assert (corrected.article.headline, corrected.article.headline_bare) == (
        "CORRECTED - Ferry Back in Port",
        "Ferry Back in Port",
    )


@pytest.mark.parametrize("until", ["2026-02-01T06:00:00Z", "2026-02-01T07:00:00+01:00"])
def test_an_embargo_is_apart_from_the_status(until: str) -> None:
    held = stored(ninjs(version="1", pubstatus="usable", embargoed=until)).article
    assert held.status == "usable"
    assert held.release.embargo_until == datetime(2026, 2, 1, 6, tzinfo=UTC)
    assert held.release.basis == "provider"
