"""Signs in the words of a passage: its shape, how it stands to its neighbours, and what they speak of."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from services.ingest.headlines import headline_words, is_title_case
from services.ingest.outlook import Outlook
from services.ingest.passages import BODY, Passage
from services.ingest.signs import Seen, ends_a_sentence

STORY_STEPS = (250, 700)
"""Characters since the last short line: sections between two subheads are that short, articles rarely."""
STORY_NAMES = ("since_little", "since_some", "since_much")
SHORT_STEPS = (0.12, 0.3)
"""Shares of short lines among all passages: a headline for every eight paragraphs; a list or an interview."""
SHORT_NAMES = ("short_few", "short_some", "short_many")
WORD_COUNTS = (3, 5, 6, 9)
WORD_NAMES = ("words_2", "words_4", "words_5", "words_6", "words_9")
STOPPED_STEPS = (40, 65, 90, 120)
"""Characters of a sentence that could be a headline."""
LEAST_HEADLINE_WORDS = 4
LEANS = 0.1
KIN_STEPS = (0.02, 0.05, 0.08, 0.12, 0.18)
REKIN_STEPS = (0.1, 0.25, 0.45, 0.7, 1.0)
NAME_STEPS = (0.01, 0.2, 0.4, 0.6)
WORD_STEPS = (0.1, 0.25, 0.4, 0.55, 0.7)
NOVEL_STEPS = (-0.1, -0.03, 0.03, 0.06, 0.1, 0.15)
LEAN_STEPS = (-0.3, -0.1, 0.0, 0.1, 0.25, 0.45)
"""Steps between which each measure of subjects has one weight; about equally many true boundaries lie in each."""
LEAST_PASSAGES = 7
"""In a dump of fewer passages no word is rare or common."""
QUOTES = "\"“‘'«„`"
_BACKWARD = "but and he she it they his her their its this that these those also however meanwhile moreover yet so then"
BACKWARD = frozenset((*_BACKWARD.split(), "such"))
"""Words with which a paragraph goes on from the one before."""
OPENERS = frozenset({"datelined", "byline", "date_line", "credit"})
"""What stands right below a headline."""


def step_of(value: float, steps: Sequence[float]) -> int:
    """Return how many of the steps a value reaches.

    >>> step_of(0.5, (0.1, 0.5, 0.9))
    2
    """
    return bisect_right(steps, value)


def headline_signs(outlook: Outlook, index: int) -> Iterator[Seen]:
    """Yield what the words say for or against an article that begins at passage ``index``."""
    yield from _shape(outlook, index)
    yield from _manner(outlook.passages[index])
    yield from _apart(outlook, index)
    yield from _likeness(outlook, index)
    if len(outlook.passages) >= LEAST_PASSAGES:
        yield from _subject(outlook, index)


def _shape(outlook: Outlook, index: int) -> Iterator[Seen]:
    passage, shape = outlook.passages[index], outlook.shapes[index]
    yield Seen("kind_datelined" if outlook.is_datelined[index] else f"kind_{passage.kind}", passage)
    if shape is None:
        return
    yield Seen(f"shape_{shape}", passage)
    words = headline_words(passage.text)
    if shape == "stopped":
        yield Seen(f"stopped_{step_of(len(passage.text), STOPPED_STEPS)}", passage)
        if is_title_case(words):
            yield Seen("stopped_title", passage)
        return
    yield Seen(WORD_NAMES[step_of(len(words), WORD_COUNTS)], passage)
    yield Seen(SHORT_NAMES[step_of(outlook.short_share, SHORT_STEPS)], passage)
    yield Seen(STORY_NAMES[step_of(outlook.since_short[index], STORY_STEPS)], passage)


def _manner(passage: Passage) -> Iterator[Seen]:
    first_word = passage.text[:12].split(maxsplit=1)[0].lower().strip("\"'“”‘’,")
    if passage.kind in BODY and first_word in BACKWARD:
        yield Seen("goes_on", passage)
    elif passage.text[0].islower():
        yield Seen("small_letter", passage)
    elif passage.kind in BODY and passage.text[0] in QUOTES:
        yield Seen("quotation", passage)


def _apart(outlook: Outlook, index: int) -> Iterator[Seen]:
    """How a headline stands between the end of one text and the beginning of the next."""
    passage = outlook.passages[index]
    first, here = outlook.opening_traits(0).kind, outlook.opening_traits(index).kind
    over = outlook.kind_at(index + 1)
    gaps = "some" if outlook.has_longer_gaps else "only"
    is_behind = ends_a_sentence(outlook.passages[outlook.before[index]])
    shape = outlook.shapes[index]
    if shape and over in OPENERS:
        yield Seen(f"over_{over}", passage)
    if shape and shape != "stopped" and is_behind and over in BODY:
        yield Seen("stands_apart" if outlook.has_longer_gaps else "stands_apart_only", passage)
    if here == "datelined":
        yield Seen(f"datelined_{first == here}_{is_behind}_{gaps}", passage)
    if here in {"headline", "stopped"} and first == here and is_behind and over in BODY | {"datelined"}:
        yield Seen(f"apart_{here}_{gaps}_{_headline_traits(outlook, index, here)}", passage)


def _headline_traits(outlook: Outlook, index: int, kind: str) -> str:
    words = headline_words(outlook.passages[index].text)
    leans = outlook.subjects.leanings[index] >= LEANS
    is_long = len(words) >= LEAST_HEADLINE_WORDS and outlook.since_short[index] > STORY_STEPS[0]
    return f"{leans:d}{is_long:d}{kind == 'stopped' and is_title_case(words):d}"


def _likeness(outlook: Outlook, index: int) -> Iterator[Seen]:
    """How the opening here is like that of the dump, which is the opening of an article for certain."""
    first, here = outlook.opening_traits(0), outlook.opening_traits(index)
    passage = outlook.passages[index]
    yield Seen(f"{'like' if first.kind == here.kind else 'unlike'}_first_{first.kind}", passage)
    if first.kind == here.kind == "headline":
        yield Seen("like_first_case" if first.case == here.case else "unlike_first_case", passage)
    for name, one, other in zip(("dateline", "byline", "heading"), first.below, here.below, strict=True):
        yield Seen(f"{name}_{'both' if one and other else 'first' if one else 'new' if other else 'none'}", passage)


def _subject(outlook: Outlook, index: int) -> Iterator[Seen]:
    passage, subjects = outlook.passages[index], outlook.subjects
    kin = subjects.kinships[index]
    yield Seen(f"kin_{step_of(kin, KIN_STEPS)}", passage)
    share = kin / outlook.usual_kinship if outlook.usual_kinship else 0.0
    yield Seen(f"rekin_{step_of(share, REKIN_STEPS)}", passage)
    if (names := subjects.names_carried[index]) is not None:
        yield Seen(f"names_carried_{step_of(names, NAME_STEPS)}", passage)
    if (words := subjects.words_carried[index]) is not None:
        yield Seen(f"words_carried_{step_of(words, WORD_STEPS)}", passage)
    yield Seen(f"novel_{step_of(subjects.novelties[index] - outlook.usual_novelty, NOVEL_STEPS)}", passage)
    leaning = step_of(subjects.leanings[index], LEAN_STEPS)
    yield Seen(f"{'lean' if outlook.shapes[index] else 'plean'}_{leaning}", passage)
