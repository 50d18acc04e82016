"""Read queries on the store, for the command line and the console.

Every function takes a connection of ``connect`` and returns frozen models; nothing here writes.
"""

from shared.catalog.articles import articles_of, find_article, list_articles
from shared.catalog.connection import Connection, connect
from shared.catalog.lives import trace
from shared.catalog.lookup import AmbiguousId, UnknownId
from shared.catalog.quarantine import find_quarantine, list_quarantine
from shared.catalog.receipt_groups import FileReceipt, sum_files
from shared.catalog.receipts import find_receipt, find_receipts, list_receipts, receipts_complete, receipts_of
from shared.catalog.rows import ArticleDetail, ArticleRow, HopRow, Life, QuarantineRow, VersionRow

__all__ = [
    "AmbiguousId",
    "ArticleDetail",
    "ArticleRow",
    "Connection",
    "FileReceipt",
    "HopRow",
    "Life",
    "QuarantineRow",
    "UnknownId",
    "VersionRow",
    "articles_of",
    "connect",
    "find_article",
    "find_quarantine",
    "find_receipt",
    "find_receipts",
    "list_articles",
    "list_quarantine",
    "list_receipts",
    "receipts_complete",
    "receipts_of",
    "sum_files",
    "trace",
]
