"""Invented dumps from which the example events are made; people, places and agency do not exist."""

from datetime import UTC, datetime

NOW = datetime(2025, 11, 12, 9, 30, tzinfo=UTC)
"""When all examples were recorded, so that the same bytes come out on every run."""

STORIES = """\
Storm Closes Three Ports on the Adriatic
By Vesna Arlov

RIJEKA, Croatia, Nov 11, 2025 (Harbour Wire) - Three ports on the northern Adriatic were closed on Tuesday as
winds drove waves over the breakwaters, harbour officials said.

“The sea has the day off, and so have we,” said skipper Branko Tesla-Horvat.

A fishing boat lies on the quay in Rijeka, Croatia, on November 11, 2025. (Photo by Ilka Dobrev / Harbour Wire)
A fishing boat lies on the quay in Rijeka, Croatia, on November 11, 2025. (Photo by Ilka Dobrev / Harbour Wire)

-30-

Museum in Oslo Returns Borrowed Boat After 112 Years
By Signe Mohn

OSLO, Nov 13, 2025 (Harbour Wire) - A museum in Oslo on Thursday returned a rowing boat that it had borrowed for
a weekend exhibition in 1913.

The museum paid for the mooring, and kept the oars.

###
""".encode()
"""Two stories, run together as wires do; the first has a caption twice."""

RULER = b"* * *\n"
"""A dump in which nothing is an article: clean drops it."""

SPOILT = bytes(range(1, 9)) * 20
"""Control characters only: ingest quarantines it as binary."""
