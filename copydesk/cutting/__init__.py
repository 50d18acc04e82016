"""Cutting: a file larger than a message becomes parts, each of whole records, in flat memory."""

from copydesk.cutting.cutter import CannotCut, cut_file, needs_cutting
from copydesk.cutting.parts import PART_BYTES, FilePart

__all__ = ["PART_BYTES", "CannotCut", "FilePart", "cut_file", "needs_cutting"]
