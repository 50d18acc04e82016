"""Channels: from the words after a cue to where or to whom something was said."""

import re

from services.enrich.quotes.wordlists import split_words

FORMATS = split_words(
    """
    statement statements tweet tweets retweet interview interviews speech speeches address remarks letter letters email
    emails e-mail e-mails post posts posting message messages report reports briefing briefings conference conferences
    call calls rally rallies debate debates forum hearing hearings meeting video broadcast op-ed column article memo
    filing filings blog podcast appearance release testimony event book lawyer lawyers spokesman spokeswoman
    spokesperson interpreter translator memoir essay note telegram communique communiqué sermon lecture hall
    """
)
"""What a channel is: `in a statement`, `at a rally`, `through his lawyer`."""

LISTENERS = split_words(
    """
    reporter reporters journalist journalists lawmakers newspaper newspapers crowd audience supporters agency magazine
    station broadcaster viewers parliament court jury committee panel council media press investigators officials voters
    students members delegates colleagues donors aides listeners readers police judge briefing conference network outlet
    website paper news television radio tv
    """
)
"""Who is told: `told reporters`, `told the court`."""

MEDIA = (
    "Twitter|Facebook|Instagram|Telegram|YouTube|television|TV|radio|the radio|"
    "state (?:television|TV|radio)|CNN|the phone|"
    "social media|the Senate floor|the House floor|live television"
)


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_NAME = r"(?:the )?[A-Z][\w.’'&-]{0,40}(?: (?:[A-Z][\w.’'&-]{0,40}|of|the|and|for)){0,6}"
_OWNER = r"(?:his|her|its|their)"
_DETERMINER = rf"(?:an?|the|{_OWNER}|one|another|this|that|two|several|[A-Z][\w’']{{0,20}}['’]s)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LINK = r"(?:sent|posted|issued|released|published|made|given|broadcast|late|on|to|with|by|for|from|in|at|of)"
_FORMAT = (
    rf" (?:{_DETERMINER} )?(?:[\w’'-]{{1,20}} ){{0,4}}?(?:{_any_of(FORMATS)})\b"
    rf"(?: {_LINK} (?!{_DAY})(?:{_NAME}|reporters|the \w{{1,20}}|(?:by|from|to) {_OWNER} \w{{1,20}}))?"
)
_CHANNEL = re.compile(r"(?:in|on|at|during|via|through|by|over|to)" + _FORMAT)
_OPENING_CHANNEL = re.compile(r"(?:In|On|At|During|Via|Through)" + _FORMAT)
_MEDIUM = re.compile(rf"(?:on|via|over|through) (?:{_OWNER} )?(?:{MEDIA})(?: [Ff]eed|\b)")
_TERMS = re.compile(
    r"on (?:the )?(?:strict )?(?:condition (?:of anonymity|that (?:he|she|they) not be (?:named|identified|quoted))"
    r"|background|record)\b"
)
_OUTLET = r"(?:radio|television|TV|newspaper|magazine|station|broadcaster)"
_GATHERING = r"(?:conference|briefing|hearing|meeting|hall|agency)"
_ADDRESSEE = re.compile(
    rf"(?:{_NAME}(?: {_OUTLET}\b)?"
    rf"|(?:(?:the|an?|our|my|{_OWNER}) )?(?:[\w’'-]{{1,20}} ){{0,3}}?(?:{_any_of(LISTENERS)})\b(?: {_GATHERING}\b)?"
    r"|me|us|him|her|them|you|it)\b"
)


def channel_end(body: str, at: int, limit: int) -> int | None:
    """Return the end of a channel that starts at an offset; None where there is none.

    >>> text = "in a tweet sent by his ministry, said Lo"
    >>> text[: channel_end(text, 0, len(text))]
    'in a tweet sent by his ministry'
    """
    match = _CHANNEL.match(body, at, limit) or _MEDIUM.match(body, at, limit)
    return match.end() if match else None


def opening_channel_end(body: str, at: int, limit: int) -> int | None:
    """Return the end of a channel at the beginning of a sentence, with its capital; None where there is none.

    >>> text = "In a letter to the council he said"
    >>> text[: opening_channel_end(text, 0, len(text))]
    'In a letter to the council'
    """
    match = _OPENING_CHANNEL.match(body, at, limit)
    return match.end() if match else None


def terms_end(body: str, at: int, limit: int) -> int | None:
    """Return the end of the terms on which somebody speaks; None where there are none.

    >>> text = "on condition of anonymity that the ferry was late"
    >>> text[: terms_end(text, 0, len(text))]
    'on condition of anonymity'
    """
    match = _TERMS.match(body, at, limit)
    return match.end() if match else None


def addressee_end(body: str, at: int, limit: int) -> int | None:
    """Return the end of the listener after `told`; None where there is none that the table knows.

    >>> text = "the Harbour Herald that"
    >>> text[: addressee_end(text, 0, len(text))]
    'the Harbour Herald'
    """
    match = _ADDRESSEE.match(body, at, limit)
    return match.end() if match else None
