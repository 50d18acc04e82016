"""Privacy: what was meant for editors alone (phone numbers, notes) does not travel beyond this stage."""

from collections.abc import Sequence, Set
from typing import Any

from shared.events import CleanArticle, Evidence, Provider, Segment, StatedField, WireModel
from shared.text.contact_details import blank_contacts

WITHOUT_EVIDENCE = frozenset({"segments", "boundary", "provider", "accounting"})
"""Fields that hold no evidence of the source text, or are treated on their own."""

IDENTITY = frozenset({"guid", "local_id", "version", "url", "language", "name"})
"""Fields of a provider by which it and its item are known: never altered, whatever signs an id is made of."""
LEAST_NOTE_CHARS = 12
"""A private text as long as this is looked for in what the wire states; a shorter one is a word like any other."""


def hide_private(article: CleanArticle) -> CleanArticle:
    """Return the article without the text of segments that are not public, wherever it is quoted as evidence.

    Spans, roles and reasons stay; hidden evidence is spaces of its length.
    """
    private = [segment for segment in article.segments if not segment.public]
    article = article.model_copy(update={"provider": hide_stated(article.provider, private)})
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
    if evidence.space == "provider":
        return evidence.model_copy(update={"text": blank_contacts(evidence.text)})
    is_hidden = evidence.space == "source" and any(s.start < evidence.end and evidence.start < s.end for s in private)
    return evidence.model_copy(update={"text": " " * len(evidence.text)}) if is_hidden else evidence


def hide_stated(provider: Provider, private: Sequence[Segment]) -> Provider:
    """Return what the wire states without telephone numbers, addresses of mail and notes that are private."""
    notes = {" ".join((segment.text or "").split()) for segment in private}
    notes = {note for note in notes if len(note) >= LEAST_NOTE_CHARS}
    fields = [name for name in Provider.model_fields if name not in IDENTITY]
    return provider.model_copy(update={name: _hide_text(getattr(provider, name), notes) for name in fields})


def _hide_text(value: Any, notes: Set[str]) -> Any:
    if isinstance(value, str):
        return " " * len(value) if " ".join(value.split()) in notes else blank_contacts(value)
    if isinstance(value, tuple):
        return tuple(_hide_text(item, notes) for item in value)
    if isinstance(value, StatedField):
        return value if _names_item(value.field) else value.model_copy(update={"text": _hide_text(value.text, notes)})
    return value


def _names_item(field: str) -> bool:
    return field.casefold().endswith(("id", "guid", "uri", "url"))
