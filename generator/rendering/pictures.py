"""A timeline as shapes with coordinates, so that the SVG in the template only prints them.

Drawn for a width of 340 units: at 360 px one unit is about one pixel and text stays readable.
"""

from dataclasses import dataclass

from generator.pages.blocks import Timeline

WIDTH = 340
_LEAST = 6
"""Width of the shortest bar, so that it is seen."""


@dataclass(frozen=True)
class DrawnTimeline:
    """A timeline ready to print."""

    ticks: tuple[tuple[int, str, str], ...]
    """(x in units, label, value of the SVG attribute `text-anchor`), from left to right."""
    widths: tuple[int, ...]
    """Of the bars in units, in their order."""


def draw_timeline(timeline: Timeline) -> DrawnTimeline:
    """A timeline in units of the SVG; every second tick is left out, so that labels never touch."""
    last = len(timeline.ticks) - 1
    ticks = tuple(
        (round(position * WIDTH / 1000), label, "start" if place == 0 else "end" if place == last else "middle")
        for place, (position, label) in enumerate(timeline.ticks)
    )
    return DrawnTimeline(ticks[::2], tuple(max(_LEAST, round(bar.length * WIDTH / 1000)) for bar in timeline.bars))
