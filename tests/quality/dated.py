"""Real articles with the day on which they were published, and what is found of it: the material of test_dates.py."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape

from services.clean.step import STEP as CLEAN
from services.ingest.step import STEP as INGEST
from shared.events import Published
from shared.outcomes import Event
from shared.text.instants import parse_instant
from tests.dumps import dump_of
from tests.invented import raw_article
from tests.quality.material import data_folder, wikinews_articles

EVERY_PAGE = 3
"""One page in three of the 258: all take 35 s. Change it to 1 to measure them all."""
EVERY_STORY = 5
"""One Reuters story in five of a file."""
WIDEST = timedelta(hours=52)
"""An interval wider than a day in two zones is no answer to the question of the day."""


@dataclass(frozen=True)
class Dated:
    """What was found for an article, and its true time; without a zone that is a civil time."""

    name: str
    truth: datetime
    found: Published

    @property
    def is_answered(self) -> bool:
        """Whether a day is named and not only a bound, a month or nothing."""
        found = self.found
        return bool(found.earliest and found.latest and found.latest - found.earliest <= WIDEST)

    @property
    def is_day_right(self) -> bool:
        """Whether the day named is the true one: as instants where the truth has a zone, else by the calendar."""
        first, last = self.found.earliest, self.found.latest
        if not self.is_answered or first is None or last is None:
            return False
        if self.truth.tzinfo is None:
            return first.date() <= self.truth.date() <= last.date()
        truth = self.truth.astimezone(UTC)
        return first <= truth <= last or first.date() == truth.date() or first.date() == self.truth.date()

    @property
    def is_instant_right(self) -> bool:
        """Whether the minute is right; a truth at midnight is a day."""
        if (self.truth.hour, self.truth.minute, self.truth.second) == (0, 0, 0) and self.found.precision == "day":
            return self.is_day_right
        if self.found.precision != "instant" or self.found.earliest is None or self.truth.tzinfo is None:
            return False
        return abs(self.found.earliest - self.truth.astimezone(UTC)) < timedelta(minutes=1)


def dated_pages() -> Iterator[Dated]:
    """Pages of news sites; several pages of a publisher go by order."""
    pages = []
    for path in sorted((data_folder() / "html" / "fundus").glob("*/*.json")):
        truths = json.loads(path.read_text("utf-8")).values()
        pages += zip(sorted(path.parent.glob(f"{path.stem}_2*.html.gz")), truths, strict=True)
    for path, truth in pages[::EVERY_PAGE]:
        if truth.get("publishing_date"):
            found = _published_in(gzip.decompress(path.read_bytes()))
            yield Dated(path.name, datetime.fromisoformat(truth["publishing_date"]), found)


def dated_wikinews() -> Iterator[Dated]:
    """Wikinews stories, whose date line is the truth; what the corpus says of them is when the page was begun."""
    for number, article in enumerate(wikinews_articles()):
        line = next(line for line in article.splitlines() if re.fullmatch(r"[A-Z]\w+day, [A-Z]\w+ \d+, \d{4}", line))
        truth = datetime.strptime(line, "%A, %B %d, %Y")  # noqa: DTZ007
        yield Dated(f"wikinews {number}", truth, published_of_text(article))


def dated_reuters(*files: int) -> Iterator[Dated]:
    """Reuters stories of 1987: the truth is the day on which the wire carried them."""
    for number in files:
        payload = (data_folder() / "dumps" / "reuters21578" / f"reut2-{number:03}.sgm").read_bytes()
        records = re.split(rb"(?=<REUTERS )", payload)[1::EVERY_STORY]
        for item, record in zip(INGEST.run(dump_of(b"\n".join([_HEAD, *records]))).items, records, strict=True):
            stated = re.search(rb"<DATE>(.*?)</DATE>", record)
            moment = parse_instant(stated[1].decode("ascii", "replace")) if stated else None
            if isinstance(item, Event) and moment:
                yield Dated(f"reuters {number}", moment.civil, _published(item))


def dated_timebank() -> Iterator[Dated]:
    """Agency and newspaper documents of 1989 to 2000 with their wire header, whose day is the truth."""
    for path in sorted((data_folder() / "dates" / "timebank").glob("*/*.tml")):
        source = path.read_text("utf-8", "replace")
        value = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
        if value:
            parts = (re.search(rf"<{name}>(.*?)</{name}>", source, re.DOTALL) for name in ("EXTRAINFO", "TEXT"))
            text = "\n\n".join(unescape(re.sub(r"<[^>]*>", "", part[1])).strip() for part in parts if part)
            yield Dated(path.name, datetime.fromisoformat(value[1]), published_of_text(text))


def dated_web() -> Iterator[tuple[date, Published]]:
    """Articles of American papers as bare text; the truth stands in the name of the file."""
    for path in sorted((data_folder() / "quotes" / "polnear" / "text").glob("*.txt"))[::2]:
        day = re.search(r"_(\d{4}-\d\d-\d\d)_", path.name)
        if day:
            text = path.read_bytes().decode("utf-8", "replace")
            yield date.fromisoformat(day[1]), published_of_text(text)


def published_of_text(text: str) -> Published:
    """What cleaning finds for a text that is one article."""
    item = CLEAN.run(raw_article(text)).items[0]
    return item.article.published if isinstance(item, Event) else Published()


def share(outcomes: Sequence[bool]) -> float:
    """The share of those that are true."""
    return sum(outcomes) / max(len(outcomes), 1)


_HEAD = b'<!DOCTYPE lewis SYSTEM "lewis.dtd">'


def _published_in(payload: bytes) -> Published:
    items = INGEST.run(dump_of(payload)).items
    return _published(items[0]) if items and isinstance(items[0], Event) else Published()


def _published(raw: Event) -> Published:
    item = CLEAN.run(raw.article).items[0]
    return item.article.published if isinstance(item, Event) else Published()
