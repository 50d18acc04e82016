"""The topics of the wire: their names, what is kept how long, and the settings they are made with."""

from dataclasses import dataclass

from shared.limits import MAX_MESSAGE_BYTES, MAX_QUARANTINE_BYTES

DUMPS = "news.dumps.v1"
RAW = "news.articles.raw.v1"
CLEAN = "news.articles.clean.v1"
ENRICHED = "news.articles.enriched.v1"
LATEST = "news.articles.latest.v1"
LEDGER = "news.ledger.v1"
RECEIPTS = "news.receipts.v1"
QUARANTINE = "news.quarantine.v1"

PARTITIONS = 6
DAY_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """One topic as it is made; ``retention_days`` is None for a compacted topic."""

    name: str
    key: str
    retention_days: int | None
    max_message_bytes: int = MAX_MESSAGE_BYTES

    @property
    def config(self) -> dict[str, str]:
        """Topic settings as Kafka's admin API takes them."""
        kept = (
            {"cleanup.policy": "compact"}
            if self.retention_days is None
            else {"cleanup.policy": "delete", "retention.ms": str(self.retention_days * DAY_MS)}
        )
        # LogAppendTime: an old dump's own time stamp must not get it deleted at once.
        return kept | {
            "max.message.bytes": str(self.max_message_bytes),
            "message.timestamp.type": "LogAppendTime",
        }


ALL = (
    TopicSpec(DUMPS, key="feed: dump id; others: anything", retention_days=30),
    TopicSpec(RAW, key="article id", retention_days=7),
    TopicSpec(CLEAN, key="article id", retention_days=7),
    TopicSpec(ENRICHED, key="article id", retention_days=30),
    TopicSpec(LATEST, key="article id", retention_days=None),
    TopicSpec(LEDGER, key="delivery id", retention_days=30),
    TopicSpec(RECEIPTS, key="delivery id", retention_days=None),
    TopicSpec(QUARANTINE, key="as the original", retention_days=90, max_message_bytes=MAX_QUARANTINE_BYTES),
)
