"""Store: who is a duplicate, an update or new, and whether a dump is complete."""
