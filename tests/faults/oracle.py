"""The judge: from what the broker accepted and what is there in the end to every promise that was broken.

Pure: it reads nothing and asks nobody. Each check yields violations of the kinds below.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from shared import topics
from tests.faults.broker import TopicRecord
from tests.faults.case import KEPT, Case, comparable, events_of, forged, last_by_key, meaning, origin
from tests.faults.ledger import Accepted
from tests.faults.messages import Fate, Record
from tests.faults.observation import Article, Observation, Occurrence, ReceiptRow
from tests.faults.words import find_token

MISLAID = "not where the broker accepted it"
MISSING = "missing"
TWICE = "twice"
UNEQUAL = "unequal copies"
UNACCOUNTED = "unaccounted"
POISON = "poison not in quarantine as it was"
CONDEMNED = "innocent in quarantine"
STALE = "compacted topic behind the database"
MADE_UP = "made up"
KINDS = (MISLAID, MISSING, TWICE, UNEQUAL, UNACCOUNTED, POISON, CONDEMNED, STALE, MADE_UP)

LOG_TOPICS = (topics.RAW, topics.CLEAN, topics.ENRICHED, topics.LEDGER)


@dataclass(frozen=True)
class Violation:
    """One broken promise."""

    kind: str
    what: str


def judge(accepted: Sequence[Accepted], seen: Observation) -> list[Violation]:
    """Return every broken promise; none for a run that kept them all."""
    case = Case(accepted, seen)
    return [violation for check in CHECKS for violation in check(case)]


def check_the_broker_has_what_it_accepted(case: Case) -> Iterator[Violation]:
    """Each accepted record stands where the broker said: otherwise the loss is not the product's."""
    for each in case.accepted:
        there = case.at.get(each.place)
        if there is None or (there.value or b"") != each.message.payload:
            yield Violation(MISLAID, f"{each.message.name} was accepted at {each.place}, where is {there!s:.200}")


def check_dumps_are_read(case: Case) -> Iterator[Violation]:
    """Each accepted dump has one delivery, and there is no delivery of anything else."""
    for dump in case.dumps:
        count = len(case.deliveries.get(dump.place, ()))
        if count != 1:
            yield Violation(TWICE if count else MISSING, f"{dump.message.name} has {count} deliveries in the ledger")
    for place in case.deliveries.keys() - {dump.place for dump in case.dumps}:
        yield Violation(MADE_UP, f"the ledger has read a dump at {place} that nobody fed")


def check_every_record_is_settled(case: Case) -> Iterator[Violation]:
    """Each article of each dump is stored, a duplicate, or in quarantine where it belongs."""
    expected = set()
    for dump in case.dumps:
        for position, record in enumerate(dump.message.records):
            where = case.delivery_of(dump), position
            expected.add(where)
            name = f"{dump.message.name} position {position}"
            yield from _check_occurrence(case, name, record, case.occurrences.get(where, []))
    for where in forged(case):
        rows = case.occurrences.get(where, [])
        if [row.outcome for row in rows] != ["quarantined"]:
            yield Violation(MISSING, f"the forged occurrence {where} has {len(rows)} rows, not one as quarantined")
    for where in case.occurrences.keys() - expected - forged(case):
        yield Violation(MADE_UP, f"an occurrence at {where} that no dump holds")


def check_stories_are_stored_once(case: Case) -> Iterator[Violation]:
    """Each story that was accepted is one article with one version, first seen once; no other is there."""
    wanted = {r.token for dump in case.dumps for r in dump.message.records if not r.fate}
    found = Counter(version.token for version in case.current.values())
    for token in wanted - found.keys():
        yield Violation(MISSING, f"the story {token} is not among the current articles")
    for token, count in found.items():
        if count > 1:
            yield Violation(TWICE, f"the story {token} is {count} articles")
        if token not in wanted:
            yield Violation(
                MADE_UP, f"the article {token or 'without a token'} was not fed, or had to be in quarantine"
            )
    yield from _check_versions(case)


def check_accounts(case: Case) -> Iterator[Violation]:
    """Each delivery has one receipt, complete, published, and its sum is what the dump holds."""
    rows = {row.delivery_id: row for row in case.seen.receipts}
    last = last_by_key(case.seen.records[topics.RECEIPTS])
    for dump in case.dumps:
        delivery = case.delivery_of(dump)
        if delivery not in rows:
            yield Violation(MISSING, f"{dump.message.name} has no receipt")
        else:
            yield from _check_receipt(case, dump, rows[delivery], last.get(delivery))
    made_up = {delivery for delivery, _ in forged(case)}
    for delivery in made_up - (rows.keys() & last.keys()):
        yield Violation(MISSING, f"the forged delivery {delivery} has no receipt")
    known = {case.delivery_of(dump) for dump in case.dumps} | made_up
    for delivery in rows.keys() - known:
        yield Violation(MADE_UP, f"a receipt of {delivery}, which nobody fed")


def check_compacted_topics(case: Case) -> Iterator[Violation]:
    """The last value of each key is the database's state, and no older state follows a newer one."""
    last = last_by_key(case.seen.records[topics.LATEST])
    for article_id, row in case.articles.items():
        yield from _check_latest(case, row, last.get(article_id))
    for article_id in last.keys() - case.articles.keys():
        yield Violation(MADE_UP, f"the latest topic has {article_id}, the database has not")
    for name in (topics.LATEST, topics.RECEIPTS):
        yield from _check_revisions_grow(case.seen.records[name])


def check_copies_are_equal(case: Case) -> Iterator[Violation]:
    """What stands twice on a topic has the same id and the same bytes; what has an id of its own stands for itself."""
    for name in LOG_TOPICS:
        by_id, by_meaning = defaultdict(list), defaultdict(set)
        for record in events_of(case, name):
            by_id[record.headers["ce_id"]].append(record)
            by_meaning[meaning(record)].add(record.headers["ce_id"])
        for event_id, copies in by_id.items():
            if len({comparable(record) for record in copies}) > 1:
                yield Violation(UNEQUAL, f"{name}: {len(copies)} copies of {event_id} differ: {copies[0].headers}")
        for what, event_ids in by_meaning.items():
            if len(event_ids) > 1:
                yield Violation(UNEQUAL, f"{name}: {what} has {len(event_ids)} ids")


def check_poison(case: Case) -> Iterator[Violation]:
    """Each message that is poison as a whole is in quarantine with its bytes, and its row points there."""
    for each in case.accepted:
        if each.message.fate:
            letters = case.letters_by_place.get(each.place, [])
            yield from _check_letters(case, each.message.name, each.message.fate, letters, {each.message.payload})
    for row in case.seen.quarantine:
        pointed = case.at.get((topics.QUARANTINE, row.partition or 0, row.offset or 0))
        if pointed is None or pointed.headers.get("copydesk-quarantine-id") != row.quarantine_id:
            yield Violation(POISON, f"the row {row.quarantine_id} points to {row.topic}/{row.partition}/{row.offset}")


def check_nothing_else_is_condemned(case: Case) -> Iterator[Violation]:
    """Only what had to be is in quarantine."""
    whole = {each.place for each in case.accepted if each.message.fate}
    records = {
        (case.delivery_of(dump), position)
        for dump in case.dumps
        for position, record in enumerate(dump.message.records)
        if record.fate
    }
    for (delivery, position), letters in case.letters.items():
        for letter in letters:
            if origin(letter) not in whole and (delivery, position) not in records:
                text = letter.headers.get("copydesk-reason"), letter.headers.get("copydesk-detail"), origin(letter)
                yield Violation(CONDEMNED, f"{delivery} position {position}: {text}")


CHECKS = (
    check_the_broker_has_what_it_accepted,
    check_dumps_are_read,
    check_every_record_is_settled,
    check_stories_are_stored_once,
    check_accounts,
    check_compacted_topics,
    check_copies_are_equal,
    check_poison,
    check_nothing_else_is_condemned,
)


def _check_occurrence(case: Case, name: str, record: Record, rows: Sequence[Occurrence]) -> Iterator[Violation]:
    if len(rows) != 1:
        yield Violation(TWICE if rows else MISSING, f"{name} has {len(rows)} rows of occurrences")
        return
    row = rows[0]
    if record.fate:
        if row.outcome != "quarantined" or row.reason not in record.fate.reasons:
            yield Violation(
                POISON, f"{name} is {row.outcome}:{row.reason}, not quarantined for {set(record.fate.reasons)}"
            )
        letters = case.letters.get((row.delivery_id, row.position), [])
        yield from _check_letters(case, name, record.fate, letters, _originals(case, record, letters))
    elif row.outcome not in KEPT:
        yield Violation(CONDEMNED, f"{name} is {row.outcome}:{row.reason} at {row.stage}")
    else:
        version = case.current.get(row.article_id or "")
        if version is None or version.token != record.token:
            yield Violation(MISSING, f"{name} is {row.outcome}, but its article does not hold {record.token}")


def _check_letters(
    case: Case, name: str, fate: Fate, letters: Sequence[TopicRecord], originals: set[bytes]
) -> Iterator[Violation]:
    if not letters:
        yield Violation(POISON, f"{name} is not in quarantine")
    for letter in letters:
        stage, reason = letter.headers.get("copydesk-stage"), letter.headers.get("copydesk-reason")
        if stage != fate.stage or reason not in fate.reasons:
            yield Violation(POISON, f"{name}: {stage} says {reason}, not {fate.stage} {set(fate.reasons)}")
        if (letter.value or b"") not in originals:
            yield Violation(POISON, f"{name}: {len(letter.value or b'')} bytes in quarantine are not the original ones")
    ids = {letter.headers.get("copydesk-quarantine-id") for letter in letters}
    if letters and not ids & {row.quarantine_id for row in case.seen.quarantine}:
        yield Violation(POISON, f"{name} has no row in the database's quarantine")


def _originals(case: Case, record: Record, letters: Sequence[TopicRecord]) -> set[bytes]:
    """The bytes that may stand in quarantine: the event that a stage was given, or the dump's own slice."""
    found = set()
    for letter in letters:
        given = case.at.get(origin(letter))
        if given is None or record.token not in (letter.value or b"").decode("utf-8", "replace"):
            continue
        value, slice_ = given.value or b"", letter.value or b""
        if given.topic == topics.DUMPS and slice_ in value and value.strip() == slice_.strip():
            found.add(slice_)
        elif given.topic != topics.DUMPS:
            found.add(value)
    return found


def _check_versions(case: Case) -> Iterator[Violation]:
    versions = Counter(version.article_id for version in case.seen.versions)
    first = Counter(row.article_id or "" for row in case.seen.occurrences if row.outcome == "new")
    for article_id in case.articles.keys() | versions.keys() | first.keys():
        if (versions[article_id], first[article_id], article_id in case.articles) != (1, 1, True):
            counts = f"{versions[article_id]} versions and was new {first[article_id]} times"
            yield Violation(TWICE if article_id in case.articles else MISSING, f"the article {article_id} has {counts}")


def _check_receipt(case: Case, dump: Accepted, row: ReceiptRow, last: TopicRecord | None) -> Iterator[Violation]:
    name = dump.message.name
    sums = case.sums.get(row.delivery_id, Counter())
    found = len(dump.message.records)
    status = "quarantined" if dump.message.fate else "read"
    if (row.found, row.status, sum(sums.values()), row.completed) != (found, status, found, True):
        yield Violation(
            UNACCOUNTED,
            f"{name} holds {found}; its receipt says {row.found} {row.status}, settled are {dict(sums)}, "
            f"complete: {row.completed}",
        )
    if last is None:
        yield Violation(MISSING, f"{name} has no receipt on the topic")
        return
    told = last.event
    sum_told = {kind: told[kind] for kind in ("stored", "duplicate", "dropped", "quarantined") if told[kind]}
    if told["revision"] != row.revision or row.published_revision != row.revision:
        yield Violation(STALE, f"{name}: row {row.revision}/{row.published_revision}, topic {told['revision']}")
    if (told["found"], sum_told, told["unaccounted"], told["complete"]) != (found, dict(sums), 0, True):
        yield Violation(UNACCOUNTED, f"{name} holds {found} {dict(sums)}; the topic tells {told}")


def _check_latest(case: Case, row: Article, last: TopicRecord | None) -> Iterator[Violation]:
    if last is None:
        yield Violation(MISSING, f"the article {row.article_id} is not on the latest topic")
        return
    told, version = last.event, case.current.get(row.article_id)
    seen = case.arrivals[row.article_id]
    expected = (row.revision, row.current_hash, row.status, seen, version.token if version else "")
    actual = (told["revision"], told["content_hash"], told["status"], told["occurrences"], find_token(told["body"]))
    if expected != actual or row.published_revision != row.revision:
        yield Violation(STALE, f"{row.article_id}: the database has {expected}, the topic {actual}")


def _check_revisions_grow(records: Iterable[TopicRecord]) -> Iterator[Violation]:
    by_key = sorted(records, key=lambda record: (record.key or b"", record.partition, record.offset))
    for key, group in groupby(by_key, key=lambda record: record.key):
        revisions = [record.event["revision"] for record in group]
        if any(later < earlier for earlier, later in pairwise(revisions)):
            yield Violation(STALE, f"revisions of {key!r} go back: {revisions}")
