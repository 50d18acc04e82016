"""The cost of dating grows with the text and not with its square, counted in lines looked at and not in seconds."""

from services.clean.dates import find_published
from services.clean.dates.header_lines import header_clues
from services.clean.dates.spots import HEAD_SEGMENTS, TAIL_SEGMENTS, dated_spots
from shared.events import Segment
from tests.invented import raw_article


def segments_of(line: str, count: int) -> tuple[Segment, ...]:
    size = len(line)
    return tuple(Segment(start=n * size, end=(n + 1) * size, text=line, role="body") for n in range(count))


def test_only_lines_near_the_edges_are_read_for_a_date_line() -> None:
    segments = segments_of("Published: 16 January 2020 10:15 GMT", 2_000)
    assert len(list(dated_spots(segments))) <= HEAD_SEGMENTS + TAIL_SEGMENTS


def test_a_segment_of_a_megabyte_is_dated_like_a_short_one() -> None:
    text = "today, 16 January 2020 said on Thursday " * 25_000
    segment = Segment(start=0, end=len(text), text=text, role="body")
    assert header_clues((segment,), None, None) == []
    assert find_published(raw_article("x"), (segment,), None).basis == "relative"
