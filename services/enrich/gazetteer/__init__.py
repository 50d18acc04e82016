"""The gazetteer: every name of a place that the news may use, compiled into one small file that workers share."""

from services.enrich.gazetteer.places_file import Kind, MissingGazetteer
from services.enrich.gazetteer.store import Gazetteer, Named, open_gazetteer

__all__ = ["Gazetteer", "Kind", "MissingGazetteer", "Named", "open_gazetteer"]
