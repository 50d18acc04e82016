"""Likeness: which texts of a set are the same story, how they are alike, and which only look alike."""

from shared.likeness.candidates import candidate_pairs
from shared.likeness.kinds import KINDS, LOOK_ALIKE, SAME_STORY, Likeness, judge
from shared.likeness.sketches import Sketch, sketch
from shared.likeness.stories import Story

__all__ = ["KINDS", "LOOK_ALIKE", "SAME_STORY", "Likeness", "Sketch", "Story", "candidate_pairs", "judge", "sketch"]
