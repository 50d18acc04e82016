"""Heads of lists of other stories, as copied pages have them between and below the story: a table of phrases."""

import re

MAX_LINKS_HEAD_CHARS = 60
MAX_LINK_CHARS = 140
"""The longest headline that a list of links is expected to have."""
_LINKS_HEAD = re.compile(
    r"(?i)(?:related (?:stories|articles|content|coverage|topics|links|news|reading)|you (?:may"
    r"|might) (?:also )?(?:like|be"
    r" interested in)|more (?:stories|news|from .{2,30}|on this (?:story|topic)|like this)|most (?:read|popular|viewed)"
    r"|top stories|latest (?:news|stories)|trending(?: now)?|recommended(?: (?:for you|stories|reading))?"
    r"|editors?['’]?s? (?:picks?"
    r"|choice)|also on .{2,30}|what to read next|read next|don['’]t miss|mehr zum thema|meistgelesen"
    r"|das könnte sie auch"
    r" interessieren|weitere (?:artikel|meldungen|themen)|lesen sie auch|à lire aussi|sur le même sujet"
    r"|articles liés|les plus lus"
    r"|le más leído|lo más leído|te puede interesar|noticias relacionadas|más noticias|leia também|mais lidas"
    r"|veja também"
    r"|notícias relacionadas|leggi anche|articoli correlati|i più letti|lees ook|meest gelezen|läs mer|läs också"
    r"|mest lästa"
    r"|les også|mest lest|læs også|lue myös|czytaj także|читайте также|материалы по теме|اقرأ أيضا|اقرأ أيضاً"
    r"|相关阅读|関連記事)\s?[:：]?"
)


def opens_links(line: str) -> bool:
    """Say whether a line stands above a list of other stories, as in "Related stories" or "You may also like:".

    >>> [opens_links(line) for line in ("Related stories", "You may also like:", "Related families moved")]
    [True, True, False]
    """
    return len(line) <= MAX_LINKS_HEAD_CHARS and _LINKS_HEAD.fullmatch(line) is not None
