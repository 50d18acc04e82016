"""Sitemap entries: what one address of a sitemap states; it never has a text."""

from services.ingest.xml_records import local_name, parse_xml

NEWS_NAMES = frozenset({"news", "publication_date"})


def describe_address(payload: bytes) -> str | None:
    """Say what an entry lists, None where it cannot be read or names no address."""
    root = parse_xml(payload, "utf-8")
    if root is None:
        return None
    found = {local_name(element): (element.text or "").strip() for element in root.iter() if local_name(element)}
    bare = {name.rsplit(":", 1)[-1]: text for name, text in found.items()}
    if not bare.get("loc"):
        return None
    return "it lists a story, without its text" if NEWS_NAMES & bare.keys() else "it lists a page, without its text"
