"""Which documents are one text: copies of a wire story under several titles, cut, edited and added to."""

from allegiance.stories.deciding import Overlap
from allegiance.stories.grouping import overlap, stories
from allegiance.stories.sketch import VERSION, Sketch, sketch

__all__ = ["VERSION", "Overlap", "Sketch", "overlap", "sketch", "stories"]
