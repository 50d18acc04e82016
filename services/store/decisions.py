"""What an article becomes by the facts of a batch: each arrival new, update or duplicate, and the version shown."""

from collections.abc import Sequence
from typing import Any

from services.store.facts import ArticleFact
from services.store.precedence import Key
from services.store.rows import version_row
from services.store.versions import Version, has_foreign_text, head_of, outcome_of


class Decision:
    """What one article becomes by the facts of a batch, given the versions known of it."""

    def __init__(self, article_id: str, known: Sequence[Version], arriving: Sequence[tuple[Key, ArticleFact]]) -> None:
        self.article_id = article_id
        self.outcomes: dict[Key, str] = {}
        self.writes: dict[str, ArticleFact] = {}
        self._guid_reused = False
        self._versions = {version.content_hash: version for version in known}
        for key, fact in arriving:
            self._take(key, fact)

    def _take(self, key: Key, fact: ArticleFact) -> None:
        arriving = fact.version
        self.outcomes[key] = outcome_of(self._versions.values(), arriving.content_hash)
        known = self._versions.get(arriving.content_hash)
        if known is None:
            self._guid_reused |= has_foreign_text(self._versions.values(), arriving)
        if known is None or arriving.place < known.place:
            self._versions[arriving.content_hash] = arriving
            self.writes[arriving.content_hash] = fact

    def version_rows(self) -> list[dict[str, Any]]:
        """The versions to be written."""
        return [version_row(fact) for fact in self.writes.values()]

    def head_row(self) -> dict[str, Any]:
        """What the article shows from now on."""
        head = head_of(self._versions.values())
        return {
            "article_id": self.article_id,
            "current_hash": head.content_hash,
            "status": head.state,
            "guid_reused": self._guid_reused,
        }
