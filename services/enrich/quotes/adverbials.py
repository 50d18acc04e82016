"""Adverbials: from the words behind a cue to the listener, time and channel among them."""

from services.enrich.quotes.channels import addressee_end, channel_end, terms_end
from services.enrich.quotes.cues import Cue
from services.enrich.quotes.phrases import phrase_end
from services.enrich.quotes.sentences import Sentence, Token
from services.enrich.quotes.verbs import MAX_BEFORE
from services.enrich.quotes.words import DAYS, MONTHS, TIME_NOUNS, TIMES

MAX_SKIPS = 6


def skip_adverbials(sentence: Sentence, at: int, cue: Cue) -> tuple[int, tuple[int, int] | None]:
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
        elif at < len(tokens) and (stop := terms_end(body, tokens[at].start, sentence.end)) is not None:
            step = _token_behind(tokens, at, stop)
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
        if lower in DAYS or lower in MONTHS or lower in TIME_NOUNS:
            has_noun = True
        elif not _belongs_to_time(tokens, end, has_noun=has_noun):
            break
        end += 1
    return end if has_noun else at


def _belongs_to_time(tokens: list[Token], at: int, *, has_noun: bool) -> bool:
    """Tell whether a small word goes on with a time: `on`, `last`, `the` before a day, a number behind a month."""
    lower = tokens[at].lower
    if lower in {"after", "before", "during", "this", "the", "a"}:
        return at + 1 < len(tokens) and tokens[at + 1].lower in TIMES
    return lower in TIMES or lower in {"in", "at"} or (has_noun and lower.isdigit())
