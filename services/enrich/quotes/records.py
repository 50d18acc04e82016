"""Records: from a run of a sentence, its clause and its speaker to the quote of the event."""

from collections.abc import Sequence

from services.enrich.quotes.clauses import Clause
from services.enrich.quotes.confidence import answer_key, quote_confidence, speaker_confidence
from services.enrich.quotes.grammar import is_word
from services.enrich.quotes.scares import is_title
from services.enrich.quotes.sentences import Sentence, Token
from services.enrich.quotes.speakers import Speaker
from shared.events import BodySpan, Quote, SourceSpan


def make_quote(
    sentence: Sentence,
    run: tuple[int, int],
    speaker: Speaker | None,
    *,
    clause: Clause | None = None,
    via: tuple[SourceSpan, ...] = (),
    continues: int | None = None,
) -> Quote:
    """Return the quote that a run of tokens is; without a clause it has no cue."""
    body, tokens = sentence.body, sentence.tokens[run[0] : run[1]]
    start, end = tokens[0].start, tokens[-1].end
    kind = kind_of_run(tokens)
    is_whole = all(token.quotation.is_whole for token in tokens if token.quotation is not None)
    cue = _cue(sentence, clause)
    verb = clause.verb if clause is not None else None
    channel = clause.channel if clause is not None else None
    return Quote(
        text=body[start:end],
        start=start,
        end=end,
        speaker=body[speaker.start : speaker.end] if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        speaker_name=speaker.name if speaker else None,
        speaker_confidence=speaker_confidence(answer_key(speaker.rule, kind, verb)) if speaker else None,
        via=via,
        cue=cue.text if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        channel=_span(body, *channel) if channel else None,
        continues=continues,
        kind=kind,
        confidence=quote_confidence(kind, is_whole=is_whole, has_speaker=speaker is not None),
    )


def kind_of_run(tokens: Sequence[Token]) -> str:
    """Tell whether a run stands between marks wholly (direct), in part (mixed) or not at all (indirect)."""
    quoted = [token for token in tokens if token.quotation is not None]
    if not quoted or (len(tokens) > 1 and all(is_title(token.text) for token in quoted)):
        return "indirect"
    return "mixed" if any(token.quotation is None and is_word(token) for token in tokens) else "direct"


def _cue(sentence: Sentence, clause: Clause | None) -> BodySpan | None:
    if clause is None:
        return None
    return _span(sentence.body, sentence.tokens[clause.cue_start].start, sentence.tokens[clause.cue_end - 1].end)


def _span(body: str, start: int, end: int) -> BodySpan:
    return BodySpan(text=body[start:end], start=start, end=end)
