"""Timelines and money flows as shapes with coordinates, so that the SVG template only prints them.

Drawn for a width of 340 units: at 360 px one unit is about one pixel and text stays readable.
"""

from dataclasses import dataclass

from generator.views.blocks import Flow, Timeline

WIDTH = 340
_ROW = 46
_TOP = 26
_LINE = 17
_WRAP = 23


@dataclass(frozen=True)
class DrawnBar:
    """One bar with its two lines of text."""

    y_label: int
    y_bar: int
    y_text: int
    x: int
    width: int
    tone: str
    label: str
    text: str


@dataclass(frozen=True)
class DrawnTimeline:
    """A timeline ready to print."""

    height: int
    ticks: tuple[tuple[int, str, str], ...]
    """(x, label, text anchor)."""
    bars: tuple[DrawnBar, ...]


@dataclass(frozen=True)
class DrawnStage:
    """A station with wrapped text."""

    y: int
    y_label: int
    lines: tuple[tuple[int, str], ...]
    tone: str
    label: str


@dataclass(frozen=True)
class DrawnFlow:
    """A flow ready to print."""

    height: int
    line_end: int
    stages: tuple[DrawnStage, ...]


def draw_timeline(timeline: Timeline) -> DrawnTimeline:
    """Bars one under the other, ticks on top; every second tick is labelled so that labels never touch."""
    bars = []
    for place, bar in enumerate(timeline.bars):
        top = _TOP + 8 + place * _ROW
        x = round(bar.start * WIDTH / 1000)
        width = max(6, round((bar.end - bar.start) * WIDTH / 1000))
        bars.append(DrawnBar(top + 12, top + 18, top + 40, x, width, bar.tone, _cut(str(bar.label), 24), _cut(bar.text, 29)))
    last = len(timeline.ticks) - 1
    ticks = tuple(
        (round(position * WIDTH / 1000), label, "start" if place == 0 else "end" if place == last else "middle")
        for place, (position, label) in enumerate(timeline.ticks)
    )
    return DrawnTimeline(_TOP + 12 + len(bars) * _ROW, ticks[::2], tuple(bars))


def draw_flow(flow: Flow) -> DrawnFlow:
    """Stations from top to bottom with their text wrapped beside the line."""
    stages = []
    y = 14
    for stage in flow.stages:
        lines = _wrap(str(stage.text))
        texts = tuple((y + 20 + number * _LINE, line) for number, line in enumerate(lines))
        stages.append(DrawnStage(y, y + 5, texts, stage.tone, stage.label))
        y += 34 + len(lines) * _LINE
    return DrawnFlow(y - 10, stages[-1].y if stages else 0, tuple(stages))


def _cut(text: str, length: int) -> str:
    width = 0.0
    for place, character in enumerate(text):
        width += 1 if ord(character) > 255 else 0.56
        if width > length:
            return text[:place] + "…"
    return text


def _wrap(text: str) -> list[str]:
    lines = [""]
    width = 0.0
    for character in text:
        step = 1 if ord(character) > 255 else 0.56
        if width + step > _WRAP:
            lines.append("")
            width = 0
        lines[-1] += character
        width += step
    return [line.strip() for line in lines][:3]
