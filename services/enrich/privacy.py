"""Privacy: what was meant for editors alone (phone numbers, notes) does not travel beyond this stage."""

from collections.abc import Sequence
from typing import Any

from shared.events import CleanArticle, Evidence, Segment, WireModel

WITHOUT_EVIDENCE = frozenset({"segments", "boundary", "provider", "accounting"})
"""Fields that hold no evidence of the source text, or are treated on their own."""


def hide_private(article: CleanArticle) -> CleanArticle:
    """Return the article without the text of segments that are not public, wherever it is quoted as evidence.

    Spans, roles and reasons stay; hidden evidence is spaces of its length.
    """
    private = [segment for segment in article.segments if not segment.public]
    if not private:
        return article
    segments = tuple(s if s.public else s.model_copy(update={"text": None, "edits": ()}) for s in article.segments)
    fields = [name for name in CleanArticle.model_fields if name not in WITHOUT_EVIDENCE]
    hidden = {name: _hide(getattr(article, name), private) for name in fields}
    return article.model_copy(update={**hidden, "segments": segments})


def _hide(value: Any, private: Sequence[Segment]) -> Any:
    if isinstance(value, Evidence):
        return _hide_evidence(value, private)
    if isinstance(value, tuple):
        return tuple(_hide(item, private) for item in value)
    if isinstance(value, WireModel):
        return value.model_copy(
            update={name: _hide(getattr(value, name), private) for name in type(value).model_fields}
        )
    return value


def _hide_evidence(evidence: Evidence, private: Sequence[Segment]) -> Evidence:
    is_hidden = evidence.space == "source" and any(s.start < evidence.end and evidence.start < s.end for s in private)
    return evidence.model_copy(update={"text": " " * len(evidence.text)}) if is_hidden else evidence
