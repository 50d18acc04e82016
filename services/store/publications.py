"""Rows of the store as records of the two compacted topics: the latest article and the latest receipt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from shared import ids, topics
from shared.catalog.article_rows import stored_article_json
from shared.catalog.receipt_rows import receipt_from_row
from shared.envelope import SPEC_VERSION, traceparent
from shared.records import Headers, Outgoing

STORED_TYPE = "copydesk.article.stored.v1"
RECEIPT_TYPE = "copydesk.receipt.v1"


def article_record(row: Mapping[str, Any], now: datetime) -> Outgoing:
    """The record of an article in one revision, keyed by article id."""
    article_id = row["article_id"]
    headers = _headers(STORED_TYPE, article_id, row["revision"], row["last_seen"], now)
    return Outgoing(topics.LATEST, article_id.encode(), stored_article_json(row), headers)


def receipt_record(row: Mapping[str, Any], now: datetime) -> Outgoing:
    """The record of a receipt in one revision, keyed by delivery id."""
    delivery_id = row["delivery_id"]
    time = row["received_at"] or row["first_seen"]
    headers = _headers(RECEIPT_TYPE, delivery_id, row["revision"], time, now, delivery_id)
    return Outgoing(topics.RECEIPTS, delivery_id.encode(), receipt_from_row(row).to_json(), headers)


def _headers(
    event_type: str, subject: str, revision: int, time: datetime, now: datetime, delivery_id: str | None = None
) -> Headers:
    event_id = ids.event_id(event_type, subject, None, "", str(revision))
    plain = {
        "ce_specversion": SPEC_VERSION,
        "ce_id": event_id,
        "ce_type": event_type,
        "ce_source": "/copydesk/store",
        "ce_subject": subject,
        "ce_time": time.isoformat(),
        "ce_recordedtime": now.isoformat(),
        "ce_correlationid": delivery_id,
        "traceparent": traceparent(delivery_id, event_id) if delivery_id else None,
        "content-type": "application/json",
        "copydesk-delivery": delivery_id,
    }
    return tuple((name, value.encode("utf-8")) for name, value in plain.items() if value is not None)
