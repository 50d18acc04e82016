"""Wire grammar in fields: slugs and headlines that say cycle, lead, take or signal in the words of the wires."""

import re
from collections.abc import Sequence

from services.ingest.agency_xml.stated import one_line
from services.ingest.blocks import TextBlock
from shared.events import Provider, StatedField
from shared.text.signals import find_signals, find_slug_signals, weightiest
from shared.text.slugs import parse_slug

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
"""An address of mail in a field of an agency is one of its desk: it is not for the public."""


def with_wire_grammar(provider: Provider, blocks: Sequence[TextBlock]) -> Provider:
    """Return what is stated with its slug in pieces; what the format states in a field of its own wins.

    Where the headline is no field of its own, the one in the text is what was sent.
    """
    stated = next((block.text for block in blocks if block.kind == "headline"), None)
    headline = provider.headline or one_line(stated)
    slug_line = provider.slug or ""
    slug = parse_slug(slug_line)
    line = () if slug.slug == slug_line else (StatedField(field="slug line", text=slug_line),)
    return provider.model_copy(
        update={
            "headline": headline,
            "slug": slug.slug or None,
            "cycle": provider.cycle or slug.cycle,
            "take": provider.take or slug.take,
            "word_count": provider.word_count or slug.word_count,
            "signal": provider.signal or _signal(slug_line, headline, provider.editors_note),
            "stated": tuple(field for field in (*provider.stated, *line) if not _MAIL.search(field.text)),
        }
    )


def _signal(slug_line: str, headline: str | None, note: str | None) -> str | None:
    said = find_slug_signals(slug_line) + find_signals(headline or "") + find_signals(note or "")
    return weightiest([found.signal for found in said])
