"""Reporting clauses: from the tokens of a sentence to its cues, each with who speaks and where it stands."""

from collections.abc import Set
from dataclasses import dataclass

from services.enrich.quotes import nesting
from services.enrich.quotes.adverbials import skip_adverbials
from services.enrich.quotes.channels import opening_channel_end
from services.enrich.quotes.cues import FORMS, Cue
from services.enrich.quotes.grammar import Anchors, Source, is_capital, is_word
from services.enrich.quotes.inversions import ends_inversion, is_plain_name, may_invert
from services.enrich.quotes.leading import leading_source
from services.enrich.quotes.phrases import phrase_end
from services.enrich.quotes.sentences import Sentence, Token
from services.enrich.quotes.shapes import Shape, is_complete, shape_of
from services.enrich.quotes.sources import group_start, source_after, source_before
from services.enrich.quotes.verbs import end_of_cue, is_verb
from services.enrich.quotes.words import BE, CONJUNCTIONS, DAYS, PERSONAL, UNREAL


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
    if found and found[0].channel is None:
        found[0].channel = _opening_channel(sentence, found[0])
    return found


def _opening_channel(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """Return the channel with which a sentence begins: `In a report to the council he urged …`."""
    if not clause.start or clause.source is None:
        return None
    end = opening_channel_end(sentence.body, sentence.start, sentence.end)
    limit = sentence.tokens[clause.start].start
    return (sentence.start, end) if end is not None and end <= limit else None


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
    if not is_verb(tokens, at, start, cue, helpers):
        return _passive_quote(sentence, at, start, cue, helpers, names)
    cue_end = end_of_cue(tokens, at, cue)
    if cue_end is None:
        return None
    source = _source(tokens, at, start, floor, cue, helpers, earlier, names)
    if cue.verb in nesting.VERBS and (nested := nesting.find_quoted(tokens, at)) is not None:
        return _active_quote(tokens, start, source, *nested)
    if source is None and not _opens_on_quotation(tokens, cue_end, cue):
        return None
    begin = _begin(start, source)
    after = max(cue_end, source.end) if source is not None else cue_end
    if source is not None and cue.verb in {"call", "dub", "brand", "label"} and _is_named_thing(tokens, source):
        return None
    end, channel = skip_adverbials(sentence, after, cue)
    shape = shape_of(tokens, source, begin, end)
    if not is_complete(tokens, at, cue, shape, begin, end):
        return None
    return Clause(source, _cue_start(tokens, start, at), cue_end, begin, end, shape, cue.kind, cue.verb, channel)


def _cue_start(tokens: list[Token], start: int, at: int) -> int:
    """Return where a cue begins: at its auxiliaries and adverbs, behind a day that stands before them."""
    while start < at and (
        tokens[start].lower in DAYS or tokens[start].lower in {"on", "late", "early", "today", "yesterday"}
    ):
        start += 1
    return start


def _is_named_thing(tokens: list[Token], source: Source) -> bool:
    """Tell whether `called` names what stands before it: `joined a movement called Rising Tide`."""
    words = [token.lower for token in tokens[max(source.end - 5, source.start) : source.end]]
    return not is_capital(tokens[source.end - 1]) and bool({"a", "an"} & set(words))


def _begin(start: int, source: Source | None) -> int:
    """Return where a clause begins; a subject that it shares with the clause before is no part of it."""
    is_shared = source is None or source.rule in {"coordinated", "participle"}
    return start if source is None or is_shared else min(start, source.start)


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
    if not helpers and cue.kind != "tell" and may_invert(tokens, at):
        inverted = source_after(tokens, at + 1, len(tokens))
        is_strict = tokens[at - 1].text == ","
        is_plain = not is_strict or (inverted is not None and is_plain_name(tokens, inverted, at))
        if inverted is not None and is_plain and ends_inversion(tokens, inverted.end, is_strict=is_strict):
            return inverted
    source = source_before(tokens, start, floor, names)
    source = _behind_clause(source, earlier)
    is_open = source is not None and source.rule == "coordinated" and tokens[source.start].lower not in PERSONAL
    if is_open and earlier and earlier[-1].source is not None:
        previous = earlier[-1].source
        return Source(previous.start, previous.end, "coordinated")
    return source


def _behind_clause(source: Source | None, earlier: list[Clause]) -> Source | None:
    """Cut the clause before off a subject: `Lo said Mara Quill told` has the subject Mara Quill."""
    if source is None or source.rule != "adjacent" or not earlier or earlier[-1].shape != "after":
        return source
    start = earlier[-1].end
    return source._replace(start=start) if source.start < start < source.end else source


def _participle_source(tokens: list[Token], start: int, earlier: list[Clause], names: Anchors) -> Source | None:
    before = tokens[start - 1] if start else None
    if before is None or not (before.text == "," or before.quotation is not None or before.lower in CONJUNCTIONS):
        return None
    if earlier and earlier[-1].source is not None:
        return Source(earlier[-1].source.start, earlier[-1].source.end, "participle")
    return leading_source(tokens, 0, start - 1, names, "participle")


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
    cue_end = end_of_cue(tokens, at, cue)
    if source is None or cue_end is None:
        return None
    end, channel = skip_adverbials(sentence, cue_end, cue)
    begin = _begin(group, source)
    return Clause(source, group, cue_end, begin, end, shape_of(tokens, source, begin, end), cue.kind, cue.verb, channel)


def _active_quote(tokens: list[Token], start: int, outer: Source | None, inner: Source, saying: int) -> Clause:
    """Read `the office quoted Lo as saying …`."""
    begin = outer.start if outer is not None else start
    shape = shape_of(tokens, outer, begin, saying + 1)
    return Clause(inner, saying, saying + 1, begin, saying + 1, shape, "say", "say", via=outer)


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
    via, end = None, saying + 1
    if tokens[at + 1].lower == "by" and at + 2 < saying:
        via = Source(at + 2, saying - 1, "quoted")
    elif end + 1 < len(tokens) and tokens[end].lower == "by" and is_word(tokens[end + 1]):
        via = Source(end + 1, phrase_end(tokens, end + 1, len(tokens)), "quoted")
        end = via.end
    shape = shape_of(tokens, source, source.start, end)
    return Clause(source, saying, saying + 1, min(source.start, start), end, shape, "say", "say", via=via)
