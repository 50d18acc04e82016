"""Signs in what the wire, the archive or the page states: provider, credit line, publication, rights, site."""

import re
from collections.abc import Iterator

from services.enrich.origin.copyrights import copyright_signs
from services.enrich.origin.names import names_in
from services.enrich.origin.signs import (
    AUTHOR,
    BYLINE,
    ENHANCER,
    PAGES,
    PUBLICATION,
    REDISTRIBUTOR,
    SITE,
    STATED,
    Sign,
    Text,
    sign_of,
)
from shared.events import CleanArticle, Evidence, Provider
from shared.text.agencies import Party, find_party, find_site_party, host_of

ARCHIVES = {"nexis": "LexisNexis", "factiva": "Factiva", "proquest": "ProQuest", "europresse": "Europresse"}
"""Formats that an archive exports: it passes the text on."""
CREDIT_FIELDS = frozenset({"creditline", "credit", "credit_line", "source", "copyrightholder", "agency"})
"""Names of stated fields that say whose the text is, without the prefix of their format."""
SOURCE_FIELDS = frozenset({"infosource"})
"""Who supplied what it was made from."""
_FIELD_PREFIX = re.compile(r".*[:/.@]")
_QUALIFIER = re.compile(r"\s*(?:\([^()]*\)|-{1,2}\s*English|\(English\))\s*$")
"""`The Times (London)`, `Agence France Presse -- English`."""
_SERVICE_WORDS = re.compile(
    r"(?i)\s+(?:news ?wires?|news(?: agency| service)?|english(?: newswire)?|world ?service|general news service"
    r"|(?:u\.?s\.? )?newswires?|online|international|wire|feed|deutsch|french|spanish)$"
)
"""What archives put behind an agency's name to tell its services apart."""
MOST_SERVICE_WORDS = 3
MAX_NAME_CHARS = 120
MAX_FIELD_CHARS = 60


def stated_signs(article: CleanArticle) -> Iterator[Sign]:
    """Yield the signs in what is stated of an article."""
    provider = article.provider
    archive = ARCHIVES.get(article.wire_format)
    if archive and provider.name:
        evidence = Text(provider.name, "provider", field="name").evidence(0, len(provider.name))
        yield Sign(archive, REDISTRIBUTOR, "provider", STATED, evidence)
    elif provider.name:
        yield from _owner_signs(Text(provider.name, "provider", field="name"), article)
    if provider.publisher:
        yield from _owner_signs(Text(provider.publisher, "provider", field="publisher"), article)
    yield from _address_signs(provider)
    for field in provider.stated:
        name = _FIELD_PREFIX.sub("", field.field[-MAX_FIELD_CHARS:]).casefold()
        if name in CREDIT_FIELDS:
            yield from _credit_signs(Text(field.text, "provider", field=field.field), None)
        elif name in SOURCE_FIELDS:
            yield from _credit_signs(Text(field.text, "provider", field=field.field), ENHANCER)
    for author in provider.authors:
        yield from _author_signs(Text(author, "provider", field="authors"))
    if provider.rights:
        yield from copyright_signs(Text(provider.rights, "provider", field="rights"), is_stated=True)


def _owner_signs(text: Text, article: CleanArticle) -> Iterator[Sign]:
    """Who sends or publishes: an agency or a service by any of its names, else an outlet."""
    whole = text.evidence(0, len(text.text))
    is_page = article.wire_format in PAGES
    basis = "metadata" if is_page else "provider"
    if party := owner_party(text.text):
        if sign := sign_of(party, None, basis, STATED, whole):
            yield sign
        return
    name = outlet_name(text.text)
    is_said_better = text.field == "name" and article.provider.publisher is not None
    if any(character.isalpha() for character in name) and not is_said_better:
        worth = SITE if is_page else PUBLICATION
        yield Sign(name, AUTHOR, basis, worth, whole, is_known=False)


def owner_party(name: str) -> Party | None:
    """Return the agency, service, archive or portal that a provider or publication is.

    >>> [owner_party(name).name for name in ("Agence France Presse -- English", "Reuters News", "afp.com")]
    ['AFP', 'Reuters', 'AFP']
    >>> owner_party("The Harbour Times (Larn)")
    """
    if host_of(name):
        return find_site_party(name)
    bare = _QUALIFIER.sub("", " ".join(name[:MAX_NAME_CHARS].split()))
    for _ in range(MOST_SERVICE_WORDS):
        if party := find_party(bare):
            return party
        bare = _SERVICE_WORDS.sub("", bare)
    return None


def outlet_name(name: str) -> str:
    """Return an outlet's name as it goes by: spaces made single, the host of an address.

    >>> [outlet_name(name) for name in ("  The  Harbour Times ", "http://www.herald.example/about/")]
    ['The Harbour Times', 'herald.example']
    """
    text = " ".join(name[:MAX_NAME_CHARS].split())
    return host_of(text) if "//" in text or text.startswith("www.") else text


def _address_signs(provider: Provider) -> Iterator[Sign]:
    """An item's address or id lies on the site of whoever issued it."""
    for field, value in (("url", provider.url), ("guid", provider.guid)):
        at = value.find("http") if value else -1
        if value and at >= 0 and (party := find_site_party(value[at:])):
            evidence = Text(value, "provider", field=field).evidence(at, len(value))
            if sign := sign_of(party, None, "metadata", SITE, evidence):
                yield sign
            return


def _credit_signs(text: Text, role: str | None) -> Iterator[Sign]:
    for named in names_in(text.text):
        evidence = text.evidence(named.start, named.end)
        if named.party and (sign := sign_of(named.party, role, "credit_line", STATED, evidence)):
            yield sign


def _author_signs(text: Text) -> Iterator[Sign]:
    for named in names_in(text.text):
        evidence: Evidence = text.evidence(named.start, named.end)
        if named.party and (sign := sign_of(named.party, None, "byline", BYLINE, evidence)):
            yield sign
