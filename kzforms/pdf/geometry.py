"""Places on a page, in points."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in points from the top left corner; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def contains(self, other: "Box", tolerance: float) -> bool:
        """Tell whether another box lies inside this one, give or take the tolerance in points."""
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )
