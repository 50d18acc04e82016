"""The four agents of the wire, each a package of its own that knows no other."""
