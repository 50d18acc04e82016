"""Signs in sentences about the text: where it appeared first, who contributed, who is its source."""

import re
from collections.abc import Iterable, Iterator

from services.enrich.origin.copyrights import copyright_signs
from services.enrich.origin.names import Named, names_in
from services.enrich.origin.signs import (
    AUTHOR,
    CONTRIBUTED,
    ENHANCER,
    ORIGINAL,
    REDISTRIBUTOR,
    REUTERS_FORM,
    SIGN_OFF,
    Sign,
    Text,
    sign_of,
)
from shared.text.agencies import Party, find_party, find_site_party
from shared.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from shared.text.persons import JOB_WORDS

MAX_PHRASE_CHARS = 500
"""Longer paragraphs tell the story and say nothing about its text."""
MOST_ORIGINAL_WORDS = 8

_STORY = (
    r"(?:this|the) (?:story|article|piece|post|report|essay|column|interview|item|version|commentary|analysis|op-ed)"
    r"|dieser (?:artikel|beitrag|text)|cet article|este artículo|este artigo|questo articolo"
)
_FIRST = (
    r"(?:was |were |is |has been |had been )?(?:originally |first |previously |initially )"
    r"(?:published|appeared|posted|printed|ran|released)(?: here)?"
    r"|(?:was |is |has been )(?:re-?published|reprinted|reproduced)(?: here)?(?: with (?:the )?permission)?"
    r"|(?:appeared|ran) (?:first|originally)"
    r"|(?:ist |wurde )?(?:zuerst|zunächst|ursprünglich)(?: erschienen| veröffentlicht)?|erschien zuerst"
    r"|a été (?:initialement |d['’]abord )?publié(?: initialement| à l['’]origine)?"
    r"|(?:fue|foi) publicado originalmente|è (?:stato )?(?:apparso|pubblicato) (?:originariamente|originalmente)"
)
_WHERE = (
    r"(?:by|in|on|at|from|with|for|of|bei|auf|im|in der|in|von|par|sur|dans|por|en|em|no|na|su|da|del)"
    r"(?: (?:the website of|website|behalf of|der|die|das|la|le|el))?"
)
_ORIGINAL = re.compile(
    rf"(?i:(?:(?:{_STORY})\b[^.!?\n]{{0,120}}?\b(?:{_FIRST})"
    r"|^\W{0,3}(?:originally|first) (?:published|appeared|posted)|^\W{0,3}re-?published"
    rf"|\bpost [^\n]{{1,180}}? (?:appeared first|first appeared)) {_WHERE} )"
    r"(?P<name>(?:[\w-]{1,40}\.){1,4}[a-z]{2,8}\b|[^\W\d_][^.,;:()|\n]{1,70})"
)
_ORIGINAL_HINT = re.compile(r"(?i)origin|first|publi|printed|posted|zuerst|zunächst")
_NAME_END = re.compile(r"\s(?:on|under|and|in|with|as|by|am|vom|le|el)\s|\s(?:19|20)\d\d\b|\s(?:here|today)\b")
_CONTRIBUTED = re.compile(r"\bcontributed\s(?:reporting\b|(?:to|from|for)\s)")
_LEAD_WORDS = re.compile(r"(?:The\s)?(?P<name>[^\W\d_][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})")
_MATERIAL = re.compile(
    r"\W{0,3}(?i:with (?:additional |some |further )?(?:reporting|inputs?|files|material|information|agency inputs?"
    r"|reports?|content) (?:from|by)|(?:information|material|reporting|reports|content) from"
    r"|mit (?:material|informationen) (?:von|der)|avec|con (?:información|informazioni) de|com informações d[aeo]s?"
    r"|with(?= [A-Z(])|mit(?= dpa| [A-Z]{2})|con(?= [A-Z]{2}))\s(?P<names>[^.!?\n]{2,160})"
)
_SOURCE = re.compile(
    r"\W{0,3}(?i:source|quelle|fuente|fonte|bron|kilde|källa|źródło|zdroj|источник|джерело)s?\s?[:：]\s?"
    r"(?P<name>[^\n]{2,80})"
)
_RELEASE_SOURCE = re.compile(r"SOURCE\s(?P<name>[A-Z0-9][^\n]{1,80})")
_RELEASE_VIEW = re.compile(
    r"(?i:view (?:source version|original content)(?: to download multimedia)?(?: on|:)|news provided by"
    r"|distributed by|to view the source version of this press release, please visit)\s?:?\s?"
    r"(?P<name>[^\s][^\n]{2,160})"
)
_REUTERS = re.compile(
    r"\(+(?i:(?:additional |further )?(?:reporting|writing)(?: and writing)?|reported|compiled|reportage|rédigé|écrit"
    r"|reporte|reportaje|información|reportagem|bericht)\b[^()]{0,600}?[;.,]\s"
    r"(?i:(?:additional |writing and )?editing|edited|édité|version française|editado|edição|redigiert)\b"
)


def phrase_signs(text: Text) -> Iterator[Sign]:
    """Yield the signs in a paragraph about the text itself.

    >>> paragraph = Text("This story was originally published by the Harbour Herald.", "body")
    >>> [(sign.name, sign.role) for sign in phrase_signs(paragraph)]
    [('Harbour Herald', 'author')]
    >>> paragraph = Text("The Associated Press contributed to this report.", "body")
    >>> [(sign.name, sign.role) for sign in phrase_signs(paragraph)]
    [('AP', 'enhancer')]
    >>> list(phrase_signs(Text("The minister first told Reuters.", "body")))
    []
    """
    if len(text.text) > MAX_PHRASE_CHARS:
        return
    yield from reuters_signs(text)
    yield from _original_signs(text)
    yield from _contribution_signs(text)
    yield from _source_signs(text)
    yield from _release_signs(text)
    if "©" in text.text or "opyright" in text.text or "OPYRIGHT" in text.text or "(c)" in text.text.lower():
        yield from copyright_signs(text)


def reuters_signs(text: Text) -> Iterator[Sign]:
    """Yield the sign of the form in which Reuters names reporters and editors, wherever it stands in the text.

    >>> [sign.name for sign in reuters_signs(Text("(Reporting by Ada Moss; Editing by Lars Quill)", "source"))]
    ['Reuters']
    """
    if match := _REUTERS.search(text.text):
        yield Sign("Reuters", AUTHOR, "sign_off", REUTERS_FORM, text.evidence(match.start(), match.end()))


def _original_signs(text: Text) -> Iterator[Sign]:
    match = _ORIGINAL.search(text.text) if _ORIGINAL_HINT.search(text.text) else None
    if match is None:
        return
    name = match["name"]
    if end := _NAME_END.search(name):
        name = name[: end.start()]
    name = name.strip(" \"'“”‘’")
    words = name.removeprefix("the ").split()
    if not words or len(words) > MOST_ORIGINAL_WORDS or not _is_capital(words[0]) or _is_time(words[0]):
        return
    evidence = text.evidence(match.start(), match.start("name") + len(name))
    if party := find_party(name):
        if sign := sign_of(party, None, "text", ORIGINAL, evidence):
            yield sign
    else:
        yield Sign(" ".join(words), AUTHOR, "text", ORIGINAL, evidence, is_known=False)


def _is_capital(word: str) -> bool:
    return any(character.isupper() for character in word) or not word.isascii() or "." in word


def _is_time(word: str) -> bool:
    bare = word.strip(".,").casefold()
    return bare in MONTH_NUMBERS or bare in WEEKDAY_NUMBERS


def _contribution_signs(text: Text) -> Iterator[Sign]:
    for match in _CONTRIBUTED.finditer(text.text):
        start = max(text.text.rfind(". ", 0, match.start()) + 2, 0) if ". " in text.text[: match.start()] else 0
        yield from _contributor_signs(text, start, match.start())
    if (material := _MATERIAL.match(text.text)) is not None:
        shift = material.start("names")
        yield from _helper_signs(text, names_in(material["names"]), shift, "sign_off")


def _helper_signs(text: Text, names: Iterable[Named], shift: int, basis: str) -> Iterator[Sign]:
    for named in names:
        evidence = text.evidence(shift + named.start, shift + named.end)
        if named.are_agencies:
            yield Sign(named.name, ENHANCER, basis, CONTRIBUTED, evidence)
        elif named.party and (sign := sign_of(named.party, ENHANCER, basis, CONTRIBUTED, evidence)):
            yield sign


def _contributor_signs(text: Text, start: int, end: int) -> Iterator[Sign]:
    """`The Associated Press` or `Associated Press writer Ida Holm` before `contributed`."""
    lead = _LEAD_WORDS.match(text.text, start, end)
    words = lead["name"].split() if lead else []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        party = find_party(name)
        if lead is None or party is None:
            continue
        behind = text.text[lead.start("name") + len(name) : end].split()
        if not behind or behind[0].casefold().strip(",.’'s") in JOB_WORDS or behind[0] in {"also", "and", "has"}:
            evidence = text.evidence(start, lead.start("name") + len(name))
            if sign := sign_of(party, ENHANCER, "sign_off", CONTRIBUTED, evidence):
                yield sign
        return


def _source_signs(text: Text) -> Iterator[Sign]:
    """`Source: dpa` below a story, `SOURCE Larn Ferries` below a press release."""
    source = _SOURCE.fullmatch(text.text)
    found = source or _RELEASE_SOURCE.fullmatch(text.text)
    if found is None:
        return
    shift = found.start("name")
    parties = list(names_in(found["name"]))
    for named in parties:
        evidence = text.evidence(shift + named.start, shift + named.end)
        if named.are_agencies:
            yield Sign(named.name, ENHANCER, "credit_line", CONTRIBUTED, evidence)
        elif named.party and (sign := sign_of(named.party, None, "credit_line", SIGN_OFF, evidence)):
            yield sign
    if not parties and source is None:
        name = " ".join(found["name"].split())
        yield Sign(name, AUTHOR, "credit_line", CONTRIBUTED, text.evidence(shift, found.end("name")), is_known=False)


def _release_signs(text: Text) -> Iterator[Sign]:
    """`View source version on` the site of a service, `Distributed by` one."""
    match = _RELEASE_VIEW.search(text.text)
    for party in _parties_at(match["name"]) if match else ():
        if match and (sign := sign_of(party, REDISTRIBUTOR, "credit_line", SIGN_OFF, text.evidence(*match.span()))):
            yield sign
        return


def _parties_at(where: str) -> Iterator[Party]:
    """The services named, or on whose site an address lies."""
    yield from (party for word in where.split() if (party := find_site_party(word.strip(":,.()"))))
    yield from (named.party for named in names_in(where) if named.party)
