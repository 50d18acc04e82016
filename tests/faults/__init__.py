"""Faults on the real pipeline: four services, a real broker and a real database, killed at random moments."""
