"""Articles put together from invented parts, each part with its true role: running text as agencies send it."""

import random
from dataclasses import dataclass, field

PLACES = ("VARNA", "LONDON", "NEW YORK", "PORTLAND, Ore.", "BERLIN/PARIS", "SAO PAULO", "Madrid", "Berlin")
DATED_PLACES = (*PLACES, "LARN", "PORT OBEN", "Sankt Oben")
DATES = ("Jan 16", "January 16, 2020", "16 Jan 2020", "Jan. 16")
AGENCIES = ("Reuters", "AP", "AFP", "dpa", "Xinhua", "UPI")
GIVEN = ("Ada", "Lars", "Ida", "Otto", "Nika", "Petar", "Jean-Luc", "Mara")
FAMILY = ("Moss", "Quill", "Holm", "Bern", "Tolordava", "Lund", "O'Hara", "van der Berg", "DUBOIS")
SUBJECTS = ("The harbour council", "The ferry line", "The union of deckhands", "A court in the old town", "The mayor")
VERBS = ("voted for", "put off", "rejected", "paid for", "looked into", "praised", "complained about")
OBJECTS = ("the night ferry", "a new pier", "the storm repairs", "higher fares", "the fish market", "two tugboats")
ENDS = ("on Monday", "after a long debate", "in spite of the rain", "for the third time this year", "until spring")
CREDITS = (
    "(Photo by {name} / Harbour Wire)",
    "(AP Photo/{name})",
    "(AP Photo/{name}, File)",
    "REUTERS/{name}",
    "(EPA)",
    "(Handout via Reuters)",
    "Photo: {name}/AFP",
    "({name}/Getty Images)",
)
BYLINES = ("By {name}", "BY {name}", "By {name} and {other}", "By {name}, Harbour Wire", "Von {name}", "Par {name}")
NOTES = (
    "(Corrects day of the vote in second paragraph)",
    "(Adds quote, background)",
    "EDITOR'S NOTE: The council's figures were not checked.",
    "(This version CORRECTS the name of the ferry.)",
    "This story has been updated with a quote.",
)
PRIVATE = (
    "Media contact: {name}, +44 20 7946 0018, press@harbour.example",
    "EDITORS: For questions call the desk at 212-555-0100.",
    "((desk@harbour.example; +44 20 7946 0018))",
    "For more information, contact {name} at press@harbour.example",
)
SIGN_OFFS = (
    "(Reporting by {name}; Editing by {other})",
    "(Reporting by {name} in Larn; Writing by {third}; Editing by {other})",
    "Associated Press writer {name} in Larn contributed to this report.",
)
FURNITURE = ("© 2020 Harbour Wire. All rights reserved.", "Read more: Ten ferries that came back", "Advertisement")
TABLE = "Port        Won  Lost\nVarna        12     3\nLarn          9     6\nOben          4    11"
HEADERS = ("Source: Harbour Wire", "Section: Harbours", "LENGTH: 512 words", "Date: 16 January 2020")


@dataclass
class Composed:
    """A text with its true parts in order, as role and text, and the persons who wrote it."""

    parts: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)

    def add(self, *parts: tuple[str, str]) -> None:
        """One paragraph, whose parts stand on one line."""
        self.parts += parts
        self.pieces.append(" ".join(text for _, text in parts))

    @property
    def text(self) -> str:
        return "\n\n".join(self.pieces)


def compose(seed: int) -> Composed:
    """Return one article; every part beside the headline and the body is there or not."""
    draw = random.Random(seed)
    article = Composed()
    if draw.random() < 0.2:
        article.add(("note", draw.choice(NOTES[:2])))
    _head(draw, article)
    if draw.random() < 0.4:
        _caption(draw, article)
    _story(draw, article)
    _foot(draw, article)
    return article


def _head(draw: random.Random, article: Composed) -> None:
    headline = " ".join([draw.choice(SUBJECTS), draw.choice(VERBS), draw.choice(OBJECTS)])
    if draw.random() < 0.25:
        article.add(("marker", "Headline:"), ("headline", headline))
        for header in draw.sample(HEADERS, 2):
            article.add(("marker", header))
    else:
        article.add(("headline", headline.upper() if draw.random() < 0.2 else headline))
    if draw.random() < 0.5:
        name, other = _name(draw), _name(draw)
        form = draw.choice(BYLINES)
        article.add(("byline", form.format(name=name, other=other)))
        article.authors |= {name, other} if "other" in form else {name}


def _story(draw: random.Random, article: Composed) -> None:
    first = ("body", _paragraph(draw))
    dateline = _dateline(draw)
    article.add(*([("dateline", dateline)] if dateline else []), first)
    for _ in range(draw.randint(2, 7)):
        roll = draw.random()
        if roll < 0.1:
            _caption(draw, article)
        elif roll < 0.16:
            article.add(("table", TABLE))
        article.add(("body", _paragraph(draw)))


def _foot(draw: random.Random, article: Composed) -> None:
    if draw.random() < 0.35:
        name, other, third = (_name(draw) for _ in range(3))
        form = draw.choice(SIGN_OFFS)
        article.add(("note", form.format(name=name, other=other, third=third)))
        article.authors |= {name, third} if "third" in form else {name}
    if draw.random() < 0.2:
        article.add(("note", draw.choice(NOTES[2:])))
    if draw.random() < 0.3:
        article.add(("private", draw.choice(PRIVATE).format(name=_name(draw))))
    if draw.random() < 0.3:
        article.add(("marker", draw.choice(("ENDS", "-30-", "###", "(END)"))))
    if draw.random() < 0.2:
        article.add(("boilerplate", draw.choice(FURNITURE)))


def _caption(draw: random.Random, article: Composed) -> None:
    credit = draw.choice(CREDITS).format(name=_name(draw))
    caption = f"{draw.choice(('FILE - A', 'A', 'A'))} ferry passes {draw.choice(OBJECTS)} {draw.choice(ENDS)}."
    if credit == "(EPA)" and "body" in {role for role, _ in article.parts}:
        credit = "(EPA/Ada Moss)"
    article.add(("caption", caption), ("credit", credit))


def _dateline(draw: random.Random) -> str | None:
    roll = draw.random()
    agency, date = draw.choice(AGENCIES), draw.choice(DATES)
    if roll < 0.3:
        return f"{draw.choice(DATED_PLACES)}, {date} ({agency}) {draw.choice(('-', '--', '—'))}"
    if roll < 0.5:
        return f"{draw.choice(DATED_PLACES)} ({agency}) {draw.choice(('-', '—'))}"
    if roll < 0.6:
        return f"{draw.choice(DATED_PLACES)}, {date} -"
    if roll < 0.7:
        return f"{draw.choice(PLACES)} {draw.choice(('-', '—'))}"
    return f"{date} ({agency}) -" if roll < 0.75 else None


def _paragraph(draw: random.Random) -> str:
    return " ".join(
        f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} {draw.choice(OBJECTS)} {draw.choice(ENDS)},"
        f" {_name(draw)} told reporters in {draw.choice(('Larn', 'New York', 'Varna'))}."
        for _ in range(draw.randint(1, 3))
    )


def _name(draw: random.Random) -> str:
    return f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}"
