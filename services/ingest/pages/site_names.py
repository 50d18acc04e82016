"""Titles without the name of their site: what stands beside a headline in a tab or in a preview is cut off."""

import re
from collections.abc import Collection, Iterator

_BREAK = re.compile(r"[^\S\n]{1,4}(?:[|–—·•»:/-]|::|//|--)[^\S\n]{1,4}|\s?[|ㅣ]\s?|--")
_WORD = re.compile(r"\w+")
MAX_TITLE_CHARS = 400
MAX_PARTS = 12
MAX_SECTION_WORDS = 6
"""What a title says more than the heading of its page is a section and a site if it is no longer than this."""
MAX_SITE_WORDS = 4
MIN_NAME_CHARS = 4
"""Shorter names are sought only whole: "DW" stands in many words."""


def bare_title(title: str, headings: Collection[str] = (), sites: Collection[str] = ()) -> str:
    """Return a title without its site and section.

    They are known by what is left, one of the ``headings`` of the page, by the names of its ``sites``, or by a bar.
    A dash alone tells nothing: headlines have dashes.

    >>> bare_title("Ferry back in port - Harbour Wire", sites=["harbour.example", "The Harbour Wire"])
    'Ferry back in port'
    >>> bare_title("Ferry back in port - Coast | Wire"), bare_title("Ferry back - with no crew")
    ('Ferry back in port - Coast', 'Ferry back - with no crew')
    """
    cuts = list(_cuts(title))
    known = {words_key(heading) for heading in headings}
    for rest, affix in cuts:
        if words_key(rest) in known and len(_WORD.findall(affix)) <= MAX_SECTION_WORDS:
            return rest
    names = {key for site in sites for key in _site_keys(site)}
    for rest, affix in cuts:
        if any(_is_site(part, names) for part in affix.split("|")[:1]):
            return rest
    return title if words_key(title) in known else _without_bar(title)


def words_key(text: str) -> str:
    """Return the words of a text in one case with single spaces between them: equal where two titles say the same.

    >>> words_key("Ferry’s Crew: “Home”") == words_key("ferry's crew - home")
    True
    """
    return " ".join(word.casefold() for word in _WORD.findall(text[:MAX_TITLE_CHARS]))


def _cuts(title: str) -> Iterator[tuple[str, str]]:
    for found, _ in zip(_BREAK.finditer(title[:MAX_TITLE_CHARS]), range(MAX_PARTS), strict=False):
        rest, affix = title[: found.start()].strip(), title[found.end() :].strip()
        if rest and affix:
            yield rest, affix


def _without_bar(title: str) -> str:
    rest, bar, affix = title.rpartition("|")
    is_site = bool(bar and rest.strip()) and len(_WORD.findall(affix)) <= MAX_SITE_WORDS
    return rest.strip() if is_site else title


def _is_site(affix: str, names: Collection[str]) -> bool:
    key = _joined(affix)
    if not key or key in names:
        return bool(key)
    long = [name for name in names if len(name) >= MIN_NAME_CHARS]
    return any(name in key and len(key) <= 2 * len(name) + 2 * MIN_NAME_CHARS for name in long) or (
        len(key) >= MIN_NAME_CHARS and any(key in name for name in long)
    )


def _site_keys(site: str) -> list[str]:
    """Return a site's name as one word; of a host also its names without the top-level domain."""
    labels = site.split(".")[:-1] if " " not in site else []
    return [key for key in (_joined(site), *(_joined(label) for label in labels if len(label) > 1)) if key]


def _joined(text: str) -> str:
    return words_key(text).replace(" ", "")
