"""Reporting clauses: from the tokens of a sentence to its cues, each with who speaks and where it stands."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from services.enrich.quotes import nesting
from services.enrich.quotes.channels import addressee_end, channel_end
from services.enrich.quotes.cues import FORMS, NEEDS_WORDS, NOUNS_TOO, ONLY_WITH_PARTICLE, PARTICLES, Cue
from services.enrich.quotes.scares import is_title
from services.enrich.quotes.sentences import Sentence, Token
from services.enrich.quotes.sources import (
    Anchors,
    Source,
    group_start,
    is_capital,
    is_personal,
    is_word,
    leading_source,
    phrase_end,
    source_after,
    source_before,
)
from services.enrich.quotes.words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    HAVE,
    MONTHS,
    OPENERS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    UNREAL,
)

Shape = Literal["before", "after"]
"""Where the words that are reported stand: before the clause (`…, she said`) or after it (`She said …`)."""

MAX_SKIPS = 6
MAX_BEFORE = 8
"""How many tokens may stand between words that are said and a verb after them that needs such."""
NOT_AFTER_VERBS = frozenset({"of", "and", "from", "in", "on", "for", "about", "at", "with"})
"""Words that follow `claims`, `charges`, `notes` where these are nouns."""
_ENDS = frozenset({".", ",", ";", "!", "?", "—", "–", "--", ")", ":"})
_DASHES = frozenset({"—", "–", "--", "-"})
_PLURAL_SUBJECTS = frozenset({"they", "we", "i", "you", "who", "people", "police", "some", "others", "many", "critics"})


@dataclass(slots=True)
class Clause:
    """A cue with its source, as ranges of tokens; ``end`` is behind the times and channels that follow the cue."""

    source: Source | None
    cue_start: int
    cue_end: int
    start: int
    end: int
    shape: Shape
    kind: str
    verb: str
    channel: tuple[int, int] | None = None
    via: Source | None = None

    @property
    def is_inverted(self) -> bool:
        """Whether the source follows the cue."""
        return self.source is not None and self.source.start >= self.cue_end


def find_clauses(sentence: Sentence, names: Anchors) -> list[Clause]:
    """Return the reporting clauses of a sentence in order."""
    found: list[Clause] = []
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if found and at < found[-1].end:
            continue
        if token.lower == "according" and at + 2 < len(tokens) and tokens[at + 1].lower == "to":
            clause = _accordance(sentence, at)
        elif (cue := FORMS.get(token.lower)) is not None:
            clause = _read_verb(sentence, at, cue, found, names)
        else:
            continue
        if clause is not None:
            found.append(clause)
    return found


def _accordance(sentence: Sentence, at: int) -> Clause | None:
    tokens = sentence.tokens
    if not is_word(tokens[at + 2]):
        return None
    end = phrase_end(tokens, at + 2, len(tokens))
    source = Source(at + 2, end, "accordance")
    is_first = all(
        (not is_word(token) and token.quotation is None) or token.lower in CONJUNCTIONS for token in tokens[:at]
    )
    return Clause(source, at, at + 2, at, end, "after" if is_first else "before", "accordance", "according")


def _read_verb(sentence: Sentence, at: int, cue: Cue, earlier: list[Clause], names: Anchors) -> Clause | None:
    tokens = sentence.tokens
    floor = 0
    start = group_start(tokens, at, floor)
    helpers = {token.lower for token in tokens[start:at]}
    if helpers & UNREAL or any(word.endswith(("n't", "n’t")) for word in helpers):
        return None
    if start and tokens[start - 1].lower == "to":
        return _continued(sentence, at, start, cue, earlier, names)
    if not _is_verb(tokens, at, start, cue, helpers):
        return _passive_quote(sentence, at, start, cue, helpers, names)
    nested = nesting.find_quoted(tokens, at) if cue.verb in nesting.VERBS else None
    cue_end = _cue_end(tokens, at, cue)
    if cue_end is None:
        return None
    source = _source(tokens, at, start, floor, cue, helpers, earlier, names)
    if nested is not None:
        inner, saying = nested
        begin = source.start if source is not None else start
        shape = _shape(tokens, source, begin, saying + 1)
        return Clause(inner, saying, saying + 1, begin, saying + 1, shape, "say", "say", via=source)
    if source is None and not _opens_on_quotation(tokens, cue_end, cue):
        return None
    begin = _begin(start, source)
    after = max(cue_end, source.end) if source is not None else cue_end
    if source is not None and cue.verb in {"call", "dub", "brand", "label"} and _is_named_thing(tokens, source):
        return None
    end, channel = _skip_adverbials(sentence, after, cue)
    shape = _shape(tokens, source, begin, end)
    if not _is_complete(tokens, at, cue, shape, begin, end):
        return None
    return Clause(source, at if not helpers else start, cue_end, begin, end, shape, cue.kind, cue.verb, channel)


def _is_named_thing(tokens: list[Token], source: Source) -> bool:
    """Tell whether `called` names what stands before it: `joined a movement called Rising Tide`."""
    words = [token.lower for token in tokens[max(source.end - 5, source.start) : source.end]]
    return not is_capital(tokens[source.end - 1]) and bool({"a", "an"} & set(words))


def _begin(start: int, source: Source | None) -> int:
    """Return where a clause begins; a subject that it shares with the clause before is no part of it."""
    is_shared = source is None or source.rule in {"coordinated", "participle"}
    return start if source is None or is_shared else min(start, source.start)


def _is_verb(tokens: list[Token], at: int, start: int, cue: Cue, helpers: Set[str]) -> bool:
    before = tokens[start - 1] if start else None
    is_passive = bool(helpers & BE) and cue.form != "ing"
    if is_passive or (before is not None and _makes_noun(before, tokens[at].lower)):
        return False
    if tokens[at].lower in NOUNS_TOO and is_capital(tokens[at]) and at:
        return False
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if (cue.form == "participle" and not helpers & HAVE) or (
        following == "by" and cue.form != "ing" and cue.verb not in {"say", "tell", "add"}
    ):
        return False
    if following == "to" and tokens[at].lower == "thanks":
        return False
    if cue.form == "base":
        is_helped = bool(helpers & {"will", "would", "’ll", "'ll"})
        subject = before.lower if before is not None else ""
        is_plural = subject in _PLURAL_SUBJECTS or (subject.endswith("s") and tokens[at].lower not in NOUNS_TOO)
        return is_helped or is_plural
    if tokens[at].lower in NOUNS_TOO:
        opens = at + 1 < len(tokens) and (tokens[at + 1].quotation is not None or tokens[at + 1].text in {":", "that"})
        is_clear = opens or (
            before is not None
            and (before.lower in PERSONAL or before.lower == "who" or is_capital(before) or before.text in {",", ")"})
        )
        return is_clear and following not in NOT_AFTER_VERBS - PARTICLES.get(cue.verb, frozenset())
    return True


def _makes_noun(before: Token, word: str) -> bool:
    if before.lower in DETERMINERS and before.lower not in {
        "this",
        "that",
        "all",
        "both",
        "some",
        "many",
        "most",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "others",
        "another",
        "other",
    }:
        return True
    return before.lower.endswith(("'s", "’s")) and word in NOUNS_TOO


def _cue_end(tokens: list[Token], at: int, cue: Cue) -> int | None:
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    particles = PARTICLES.get(cue.verb, frozenset())
    day = at + 2 if following == "on" else at + 1
    if day + 1 < len(tokens) and tokens[day].lower in DAYS and tokens[day + 1].lower in particles:
        return day + 2
    has_particle = following in particles
    if cue.verb in ONLY_WITH_PARTICLE and not has_particle:
        return None
    if cue.verb in NEEDS_WORDS and not (has_particle or _has_words(tokens, at)):
        return None
    return at + 2 if has_particle else at + 1


def _has_words(tokens: list[Token], at: int) -> bool:
    """Tell whether words between marks or a clause follow a verb, or come before it."""
    near = tokens[at + 1 : at + 4]
    if any(token.quotation is not None or token.text == ":" for token in near):
        return True
    if near and (near[0].lower == "that" or (is_personal(near[0]) and near[0].lower not in {"it", "you"})):
        return True
    is_last = at + 1 >= len(tokens) or tokens[at + 1].text in {".", ","} or tokens[at + 1].lower in DAYS
    earlier = tokens[max(at - MAX_BEFORE, 0) : at]
    return any(token.quotation is not None for token in earlier) or (
        is_last and any(token.text == "," for token in earlier)
    )


def _source(
    tokens: list[Token],
    at: int,
    start: int,
    floor: int,
    cue: Cue,
    helpers: Set[str],
    earlier: list[Clause],
    names: Anchors,
) -> Source | None:
    if cue.form == "ing" and not helpers & BE:
        return _participle_source(tokens, start, earlier, names)
    if not helpers and cue.kind != "tell" and _may_invert(tokens, at):
        inverted = source_after(tokens, at + 1, len(tokens))
        is_strict = tokens[at - 1].text == ","
        is_plain = not is_strict or (inverted is not None and _is_plain_name(tokens, inverted, at))
        if inverted is not None and is_plain and _ends_inversion(tokens, inverted.end, is_strict=is_strict):
            return inverted
    source = source_before(tokens, start, floor, names)
    is_open = source is not None and source.rule == "coordinated" and tokens[source.start].lower not in PERSONAL
    if is_open and earlier and earlier[-1].source is not None:
        previous = earlier[-1].source
        return Source(previous.start, previous.end, "coordinated")
    return source


def _participle_source(tokens: list[Token], start: int, earlier: list[Clause], names: Anchors) -> Source | None:
    before = tokens[start - 1] if start else None
    if before is None or not (before.text == "," or before.quotation is not None or before.lower in CONJUNCTIONS):
        return None
    if earlier and earlier[-1].source is not None:
        return Source(earlier[-1].source.start, earlier[-1].source.end, "participle")
    return leading_source(tokens, 0, start - 1, names, "participle")


def _may_invert(tokens: list[Token], at: int) -> bool:
    return at > 0 and (tokens[at - 1].quotation is not None or tokens[at - 1].text in {",", "—", "–", "--", "?"})


def _is_plain_name(tokens: list[Token], source: Source, verb: int) -> bool:
    """Tell whether a subject behind its verb is short and named, and a whole clause stands before it."""
    words = tokens[source.start : source.end]
    is_short = len(words) <= MAX_BEFORE and all(
        is_capital(w) or w.lower in DETERMINERS | PREPOSITIONS for w in words[-2:]
    )
    quoted = any(token.quotation is not None for token in tokens[max(verb - 2, 0) : verb])
    has_verb = any(token.lower in AUXILIARIES or token.lower.endswith("ed") for token in tokens[: verb - 1])
    return quoted or (is_short and has_verb and verb > 4)


def _ends_inversion(tokens: list[Token], end: int, *, is_strict: bool) -> bool:
    if end >= len(tokens):
        return True
    following = tokens[end]
    if (
        following.text in {"."}
        or (is_strict and following.text == "," and end + 1 < len(tokens))
        or following.lower in DAYS
    ):
        return True
    is_open = following.text in {":", "("} | _ENDS or following.quotation is not None
    return not is_strict and (is_open or following.lower in {"who", "as", "when", "while"} | PREPOSITIONS)


def _opens_on_quotation(tokens: list[Token], end: int, cue: Cue) -> bool:
    """Tell whether a cue without a subject stands right before a quotation, as in a headline or a caption."""
    return cue.kind in {"say", "tell"} and end < len(tokens) and tokens[end].text in {":"}


def _continued(
    sentence: Sentence, at: int, start: int, cue: Cue, earlier: list[Clause], names: Anchors
) -> Clause | None:
    """Read `went on to say`, `continued to insist`."""
    tokens = sentence.tokens
    words = [token.lower for token in tokens[max(start - 3, 0) : start - 1]]
    if words[-2:] in (["went", "on"], ["goes", "on"], ["going", "on"]):
        verb = start - 3
    elif words[-1:] in (["continued"], ["continues"]):
        verb = start - 2
    else:
        return None
    group = group_start(tokens, verb, 0)
    source = source_before(tokens, group, 0, names)
    if source is not None and source.rule == "coordinated" and earlier and earlier[-1].source is not None:
        source = Source(earlier[-1].source.start, earlier[-1].source.end, "coordinated")
    cue_end = _cue_end(tokens, at, cue)
    if source is None or cue_end is None:
        return None
    end, channel = _skip_adverbials(sentence, cue_end, cue)
    begin = _begin(group, source)
    return Clause(source, group, cue_end, begin, end, _shape(tokens, source, begin, end), cue.kind, cue.verb, channel)


def _passive_quote(
    sentence: Sentence, at: int, start: int, cue: Cue, helpers: Set[str], names: Anchors
) -> Clause | None:
    """Read `Lo was quoted by the agency as saying …`."""
    if cue.verb not in nesting.VERBS or not helpers & BE:
        return None
    tokens = sentence.tokens
    saying = nesting.find_saying(tokens, at)
    source = source_before(tokens, start, 0, names)
    if saying is None or source is None:
        return None
    via = None
    if tokens[at + 1].lower == "by" and at + 2 < saying:
        via = Source(at + 2, saying - 1, "quoted")
    shape = _shape(tokens, source, source.start, saying + 1)
    return Clause(source, saying, saying + 1, min(source.start, start), saying + 1, shape, "say", "say", via=via)


def _skip_adverbials(sentence: Sentence, at: int, cue: Cue) -> tuple[int, tuple[int, int] | None]:
    """Return the first token behind the listener, times and channels that follow a cue, and the channel's offsets."""
    tokens, body = sentence.tokens, sentence.body
    channel: tuple[int, int] | None = None
    if cue.kind == "tell" and at < len(tokens):
        stop = addressee_end(body, tokens[at].start, sentence.end)
        if stop is not None:
            channel = (tokens[at - 1].start, stop)
            at = _token_behind(tokens, at, stop)
            channel = (channel[0], tokens[at - 1].end)
    for _ in range(MAX_SKIPS):
        step = at
        if at < len(tokens) and (stop := channel_end(body, tokens[at].start, sentence.end)) is not None:
            step = _token_behind(tokens, at, stop)
            channel = channel or (tokens[at].start, tokens[step - 1].end)
        elif at + 1 < len(tokens) and tokens[at].lower == "to" and cue.kind == "say":
            stop = addressee_end(body, tokens[at + 1].start, sentence.end)
            step = _token_behind(tokens, at, stop) if stop is not None else at
        else:
            step = _about_end(tokens, at) if channel is None and step == at else at
            step = _time_end(tokens, at) if step == at else step
        if step == at:
            break
        at = step
    return at, channel


def _about_end(tokens: list[Token], at: int) -> int:
    """Return the first token behind `of Mr Lo` between a cue and words between marks or the end."""
    if at + 1 >= len(tokens) or tokens[at].lower not in {"of", "about"} or tokens[at + 1].quotation is not None:
        return at
    end = phrase_end(tokens, at + 1, min(at + MAX_BEFORE, len(tokens)))
    is_bounded = end >= len(tokens) or tokens[end].quotation is not None or tokens[end].text in {",", ".", ":"}
    return end if is_bounded else at


def _token_behind(tokens: list[Token], at: int, offset: int) -> int:
    while at < len(tokens) and tokens[at].start < offset:
        at += 1
    return at


def _time_end(tokens: list[Token], at: int) -> int:
    """Return the first token behind a time: `on Tuesday`, `last week`, `late Sunday`, `in March`."""
    end = at
    has_noun = False
    while end < len(tokens) and end - at < MAX_SKIPS:
        lower = tokens[end].lower
        if (
            lower in DAYS
            or lower in MONTHS
            or lower
            in {
                "today",
                "yesterday",
                "tonight",
                "week",
                "month",
                "year",
                "night",
                "morning",
                "afternoon",
                "evening",
                "earlier",
                "later",
                "weekend",
                "ago",
                "recently",
            }
        ):
            has_noun = True
        elif not (lower in TIMES or lower in {"in", "at", "the", "a"} or (has_noun and lower.isdigit())) or (
            lower in {"after", "before", "during", "this", "the", "a"} and not _has_time_next(tokens, end)
        ):
            break
        end += 1
    return end if has_noun else at


def _has_time_next(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].lower in TIMES


def _shape(tokens: list[Token], source: Source | None, begin: int, end: int) -> Shape:
    """Tell on which side the reported words stand."""
    before = tokens[begin - 1] if begin else None
    if before is None:
        return "after"
    is_cut_off = before.text == "," or before.quotation is not None or before.text in _DASHES
    if not is_cut_off and before.lower != "as":
        return "after"
    if end >= len(tokens) or tokens[end].text in _ENDS - {":"}:
        return "before"
    following = tokens[end]
    if _is_quoted(following):
        return (
            "before"
            if _stands_alone(tokens, begin)
            and source is not None
            and source.end > begin
            and before.quotation is not None
            else "after"
        )
    if following.text == ":" or following.lower == "that":
        return "before" if before.quotation is not None and following.text == ":" else "after"
    is_open = (
        following.lower in PREPOSITIONS or following.lower in SUBORDINATORS or following.lower in {"who", "and", "but"}
    )
    is_inverted = source is not None and source.start > begin
    if not (is_open or is_inverted or before.quotation is not None):
        return "after"
    has_more = any(_is_quoted(token) or token.lower == "that" or token.text == ":" for token in tokens[end:])
    return "before" if _stands_alone(tokens, begin) and (not has_more or before.quotation is not None) else "after"


def _is_quoted(token: Token) -> bool:
    return token.quotation is not None and not is_title(token.text)


def _stands_alone(tokens: list[Token], end: int) -> bool:
    """Tell whether what stands before a clause may be what is reported: no mere adverbial."""
    plain = (
        token
        for token in tokens[:end]
        if token.lower not in OPENERS and (is_word(token) or token.quotation is not None)
    )
    first = next(plain, None)
    if first is None:
        return False
    if any(token.quotation is not None for token in tokens[:end]):
        return True
    return end > 4 and first.lower not in PREPOSITIONS and first.lower not in SUBORDINATORS


def _is_complete(tokens: list[Token], at: int, cue: Cue, shape: Shape, begin: int, end: int) -> bool:
    """Tell whether something is there to be reported, and in a form that the verb takes."""
    if shape == "before":
        quoted = begin > 0 and any(token.quotation is not None for token in tokens[max(begin - 2, 0) : begin])
        return cue.kind in {"say", "tell", "urge"} or quoted
    if end >= len(tokens) or (tokens[end].text in _ENDS - {":", ","} and end + 1 >= len(tokens)):
        return False
    if tokens[at].lower in NOUNS_TOO and cue.kind == "say":
        following = tokens[end]
        return (
            following.lower in PERSONAL | {"that", "the"}
            or following.quotation is not None
            or following.text in {":", ","}
            or is_capital(following)
        )
    return True
