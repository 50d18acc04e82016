"""Contents: from the reporting clauses of a sentence to the runs of it that they report."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.enrich.quotes.clauses import Clause
from services.enrich.quotes.grammar import Source, is_word
from services.enrich.quotes.sentences import Sentence, Token
from services.enrich.quotes.words import CONJUNCTIONS, OPENERS, PREPOSITIONS, SUBORDINATORS

_DASHES = frozenset({"—", "–", "--"})
_EDGES = frozenset({",", ":", ";", ".", "!", "?"}) | _DASHES


@dataclass(slots=True)
class Report:
    """What one clause reports: runs of tokens in order, which are one utterance."""

    clause: Clause
    runs: list[tuple[int, int]]
    via: list[Source] = field(default_factory=list)


def find_contents(sentence: Sentence, clauses: Sequence[Clause]) -> list[Report]:
    """Return what each clause reports; a clause within what another one reports is left out."""
    tokens = sentence.tokens
    reports: list[Report] = []
    reached = 0
    for at, clause in enumerate(clauses):
        if clause.start < reached:
            continue
        following = _next_outside(tokens, clauses, at)
        limit = len(tokens) if following is None else following.start
        if clause.shape == "before":
            if reports and clause.kind == "accordance" and not _has_room(tokens, reached, clause.start):
                reports[-1].via[:0] = [clause.source] if clause.source is not None else []
                continue
            runs = [(reached, clause.start)]
            rest = _goes_on(tokens, clause, limit)
            runs += [rest] if rest is not None else []
        else:
            runs = [(clause.end, _content_end(tokens, clause, limit))]
        runs = [run for run in (_trim(tokens, *run) for run in runs) if run is not None]
        if runs:
            via = [clause.via] if clause.via is not None else []
            reports.append(Report(clause, runs, via))
            reached = max(clause.end, runs[-1][1])
            nested = _nested(tokens, clauses, at, limit)
            reports += [nested] if nested is not None else []
    return reports


def _nested(tokens: list[Token], clauses: Sequence[Clause], at: int, limit: int) -> Report | None:
    """Return what somebody says whose saying is itself reported: `The Herald reported that Lo said …`."""
    outer = clauses[at]
    inner = clauses[at + 1] if at + 1 < len(clauses) else None
    if inner is None or inner.source is None or outer.source is None or inner.shape == "before":
        return None
    between = [token.lower for token in tokens[outer.end : inner.start]]
    if (
        outer.shape == "before"
        or outer.kind not in {"say", "tell"}
        or between not in ([], ["that"])
        or inner.start < outer.end
    ):
        return None
    run = _trim(tokens, inner.end, _content_end(tokens, inner, limit))
    return Report(inner, [run], [outer.source]) if run is not None else None


def _has_room(tokens: list[Token], start: int, end: int) -> bool:
    return any(is_word(token) or token.quotation is not None for token in tokens[start:end])


def _next_outside(tokens: list[Token], clauses: Sequence[Clause], at: int) -> Clause | None:
    """Return the next clause that is no part of what this one reports: one behind a comma with a word that joins it."""
    for clause in clauses[at + 1 :]:
        before = tokens[clause.start - 1] if clause.start else None
        if clause.source is not None and clause.source.rule in {"participle", "coordinated"}:
            return clause
        if (
            clause.source is not None
            and clause.source.rule == "relative"
            and clause.start
            and tokens[clause.start - 1].text == ","
        ):
            return clause
        if clause.shape == "before" and clause.kind == "accordance" and not _is_inserted(tokens, clause):
            return clause
        if before is None or clause.start < clauses[at].end:
            continue
        if (before.text == "," or before.lower in CONJUNCTIONS) and _opens_on_quotation(tokens, clause):
            return clause
        is_joined = before.lower in CONJUNCTIONS or before.lower in {"while", "though", "although", "as", "whereas"}
        if before.text in {";"} | _DASHES or (
            is_joined and clause.start > 1 and tokens[clause.start - 2].text in {",", ";"}
        ):
            return clause
        if is_joined and tokens[clause.start - 2].quotation is not None:
            return clause
        if clause.shape == "before" and before.quotation is not None and clauses[at].shape == "before":
            return clause
    return None


def _is_inserted(tokens: list[Token], clause: Clause) -> bool:
    """Tell whether a clause stands in commas right behind `that`: `Lo said that, according to police, …`."""
    return clause.start > 1 and tokens[clause.start - 1].text == "," and tokens[clause.start - 2].lower == "that"


def _opens_on_quotation(tokens: list[Token], clause: Clause) -> bool:
    near = tokens[clause.end : clause.end + 2]
    is_direct = bool(near) and (
        near[0].quotation is not None or (near[0].text in {",", ":"} and near[-1].quotation is not None)
    )
    return clause.shape == "after" and clause.kind in {"say", "tell"} and is_direct


def _goes_on(tokens: list[Token], clause: Clause, limit: int) -> tuple[int, int] | None:
    """Return what is said on behind a clause: `"…," she said, "…"`."""
    start = clause.end
    if start >= limit:
        return None
    if clause.kind != "accordance":
        for at in range(start, limit):
            if tokens[at].quotation is not None:
                quoted = tokens[at - 1]
                is_next = at == start or quoted.text in _EDGES or quoted.lower in CONJUNCTIONS
                if is_next:
                    return at, limit
                break
            if at - start > MAX_BETWEEN:
                break
    following = tokens[start + 1] if start + 1 < limit else None
    if (clause.is_inverted and clause.kind != "accordance") or tokens[start].text != "," or following is None:
        return None
    if following.lower.endswith(("ing", "ed")) or following.lower in _BREAKS_OFF or following.lower in PREPOSITIONS:
        return None
    first = next((token for token in tokens if is_word(token) or token.quotation is not None), None)
    is_broken = first is not None and (
        first.lower in SUBORDINATORS or first.lower in PREPOSITIONS or first.lower in OPENERS or clause.start <= 4
    )
    return (start + 1, limit) if is_broken else None


MAX_BETWEEN = 30
"""How many tokens may stand between a clause and the second half of what is said, such as an apposition."""
_BREAKS_OFF = frozenset(
    {
        "and",
        "but",
        "while",
        "who",
        "which",
        "though",
        "although",
        "as",
        "when",
        "a",
        "an",
        "the",
        "where",
        "so",
        "or",
        "because",
    }
)


def _content_end(tokens: list[Token], clause: Clause, limit: int) -> int:
    """Return where what follows a clause ends: a plain quotation ends it, else the sentence does."""
    at = clause.end
    while at < limit and (tokens[at].text in _EDGES or tokens[at].lower in {"that", "as", "it"}):
        at += 1
    if at < limit and tokens[at].quotation is not None:
        behind = at + 1
        while behind + 1 < limit and tokens[behind].quotation is not None:
            behind += 1
        if behind < limit and (
            tokens[behind].text in {","} | _DASHES
            or tokens[behind].lower in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS
        ):
            later = [at for at in range(behind, limit) if tokens[at].quotation is not None]
            joins = later and later[0] - behind <= 2 and tokens[behind].lower in {"and", "or", ","}
            return later[0] + 1 if joins else behind
    if _is_subordinate(tokens, clause):
        return next((at for at in range(clause.end, limit) if tokens[at].text == ","), limit)
    if clause.kind == "treat":
        quoted = [at for at in range(clause.end, limit) if tokens[at].quotation is not None]
        return quoted[-1] + 1 if quoted else limit
    return limit


def _is_subordinate(tokens: list[Token], clause: Clause) -> bool:
    """Tell whether a clause stands within another one: `…, who said …,` or `When Lo said …, …`."""
    first = tokens[clause.start]
    before = tokens[clause.start - 1] if clause.start else None
    is_relative = first.lower == "who" and before is not None and before.text == ","
    return is_relative or (
        before is not None
        and before.lower in {"when", "after", "while", "although", "though", "because", "if"}
        and clause.start <= 2
    )


def _trim(tokens: list[Token], start: int, end: int) -> tuple[int, int] | None:
    while start < end and (tokens[start].text in _EDGES or tokens[start].text in {")", "-"}):
        start += 1
    while start < end and (tokens[end - 1].text in _EDGES or tokens[end - 1].lower in {"and", "but", "as"}):
        end -= 1
    opening = start
    while opening < end and (tokens[opening].lower in OPENERS or tokens[opening].text == ","):
        opening += 1
    if start < opening < end and tokens[opening].quotation is not None:
        start = opening
    has_words = any(
        token.quotation is not None or (is_word(token) and token.lower != "that") for token in tokens[start:end]
    )
    return (start, end) if has_words else None
