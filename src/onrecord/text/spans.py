"""A stretch of a text."""

from dataclasses import dataclass

from onrecord.errors import InputError


@dataclass(frozen=True, order=True)
class Span:
    """Where words stand in a text: `text[start:end]`, counted in Unicode code points.

    The same counting as the `TextPositionSelector` of the W3C Web Annotation
    Data Model. Nothing is normalised, so the UTF-8 bytes of the slice are the
    bytes of the stored text.

    >>> Span(4, 9).of("the envoy said")
    'envoy'

    Raises:
        InputError: the end is before the start, or the start before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InputError(
                f"A span from {self.start} to {self.end}.",
                "A span starts at 0 or later and ends no earlier than it starts.",
                "Give the two offsets in order.",
            )

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """The same stretch, counted from a text that begins `by` code points earlier.

        >>> Span(0, 3).shift(10)
        Span(start=10, end=13)
        """
        return Span(self.start + by, self.end + by)

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end
