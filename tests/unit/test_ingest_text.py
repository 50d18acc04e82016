"""Plain text as a format: what is said of a dump and of every boundary in it."""

from services.ingest.formats import text
from services.ingest.outlook import Outlook
from services.ingest.places import find_signs
from services.ingest.reading import Member, Record
from services.ingest.sign_weights import WEIGHTS
from shared.events.vocabulary import BOUNDARY_SIGNALS

FERRY = "Council keeps night ferry for islands\n\nThe harbour council voted nine to four for the night ferry on Monday."
RAIN = (
    "Rain holds herring boats in port\n\nRain fell on the pier for the third day and the boats stayed where they were."
)
EXPORT = f"Document 1 of 7\n\n{FERRY}\n\nDocument 2 of 7\n\n{RAIN}\n"


def test_a_numbered_export_says_how_many_records_it_belongs_to() -> None:
    reading = text.read(Member(EXPORT.encode()))
    assert reading.stated_found == 7
    assert len(reading.records) == 2


def test_numbers_that_do_not_agree_state_nothing() -> None:
    assert text.read(Member(EXPORT.replace("2 of 7", "2 of 9").encode())).stated_found is None


def test_a_number_heads_the_record_below_it() -> None:
    records = text.read(Member(EXPORT.encode())).records
    assert [EXPORT.encode()[r.byte_start :].split(b"\n")[0] for r in records] == [
        b"Document 1 of 7",
        b"Document 2 of 7",
    ]


def test_a_boundary_names_its_evidence_by_bytes() -> None:
    dump = f"{FERRY} \u2013 so it was.\n\n-30-\n\n{RAIN}".encode()
    record = text.read(Member(dump)).records[1]
    assert isinstance(record, Record)
    marks = [dump[s.byte_start : s.byte_end] for s in record.boundary.evidence if s.signal == "end_mark"]
    assert marks == [b"-30-"]
    assert record.boundary.confidence > 0.5


def test_a_ruler_alone_never_splits() -> None:
    body = FERRY.split("\n\n")[1]
    dump = f"{FERRY}\n\n-----\n\n{body}\n\n* * * *\n\n{body}\n\n____\n\n{body}"
    assert len(text.read(Member(dump.encode())).records) == 1


def test_a_record_that_is_sent_again_stays_one() -> None:
    assert len(text.read(Member(EXPORT.encode(), is_record=True)).records) == 1


def test_every_sign_has_a_signal_of_the_closed_list() -> None:
    assert {weight.signal for weight in WEIGHTS.values()} <= set(BOUNDARY_SIGNALS)


def test_most_signs_of_a_place_have_a_weight() -> None:
    outlook = Outlook.of(EXPORT)
    names = {sign.name for index in range(1, len(outlook.passages)) for sign in find_signs(outlook, index)}
    assert len(names & set(WEIGHTS)) > 0.9 * len(names)


def test_the_slug_above_a_story_is_stated_by_its_wire() -> None:
    slugged = b"BC-XX--Ferry-Lost Cargo, 1st Ld-Writethru,640\n\nFerry Back in Port\n\nThe ferry came back on Monday.\n"
    (record,) = text.read(Member(slugged)).records
    assert isinstance(record, Record)
    provider = record.provider
    assert (provider.slug, provider.cycle, provider.word_count) == ("BC-XX--Ferry-Lost Cargo", "BC", 640)
    assert provider.take is not None
    assert (provider.take.lead, provider.take.is_writethru) == (1, True)
