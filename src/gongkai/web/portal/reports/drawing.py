"""Charts as SVG, drawn by pygal: one file without scripts, named and told for screen readers."""

import sys
from functools import cache
from typing import Any

from lxml import etree

from gongkai.web.portal.reports.charts import Chart

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 440
COLOURS = ("#a3231b", "#2b5c8a", "#b97800")
"""Each stands out from white by 3:1, and from the others by lightness; numbers stand beside."""

FONT = '"PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif'
SIZE = 15  # of the letters
NARROW = 0.4 * SIZE
"""By how much pygal takes a Chinese character for too narrow."""

MARGIN = 12
ROOM = 60  # right of the longest bar, for its number
LINE = 44  # the height of a bar that lies, with its label
TALL = 300


def svg(chart: Chart) -> bytes:
    """A chart as SVG in UTF-8; same chart, same bytes."""
    drawn = _columns(chart) if len(chart.heads) > 1 else _bars(chart)
    return _told(drawn, chart)


@cache
def _library() -> Any:  # noqa: ANN401
    """pygal, without what it hooks into every later import for maps that are not installed."""
    import pygal

    hook = pygal.PluginImportFixer
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, hook)]
    return pygal


def _columns(chart: Chart) -> bytes:
    """A group of columns for each row."""
    pygal = _library()
    config = _config(value_font_size=12)
    plot = pygal.Bar(config, height=TALL, legend_at_bottom_columns=len(chart.heads))
    plot.x_labels = [label for label, _ in chart.rows]
    for number, head in enumerate(chart.heads):
        plot.add(head, [numbers[number] for _, numbers in chart.rows])
    plot.uuid = chart.name  # else a random one
    return bytes(plot.render())


def _bars(chart: Chart) -> bytes:
    """A bar that lies for each row, the first on top."""
    pygal = _library()
    longest = max(len(label) for label, _ in chart.rows)
    plot = pygal.HorizontalBar(
        _config(),
        height=LINE * len(chart.rows) + 2 * MARGIN,
        margin_left=MARGIN + longest * NARROW,
        margin_right=ROOM,
        show_legend=False,
        show_x_labels=False,
        show_y_guides=False,
        show_x_guides=False,
    )
    rows = list(reversed(chart.rows))
    plot.x_labels = [label for label, _ in rows]
    plot.add(chart.heads[0], [numbers[0] for _, numbers in rows])
    plot.uuid = chart.name
    return bytes(plot.render())


def _config(*, value_font_size: int = SIZE) -> object:
    pygal = _library()
    style = pygal.style.Style(
        background="white",
        plot_background="white",
        foreground="#1b1f24",
        foreground_strong="#1b1f24",
        foreground_subtle="#dcd8ce",
        guide_stroke_color="#dcd8ce",
        major_guide_stroke_color="#dcd8ce",
        guide_stroke_dasharray="0",
        major_guide_stroke_dasharray="0",
        opacity="1",
        opacity_hover="1",
        transition="none",
        colors=COLOURS,
        value_colors=("#1b1f24",) * len(COLOURS),
        font_family=FONT,
        value_font_family=FONT,
        label_font_size=SIZE,
        major_label_font_size=SIZE,
        value_font_size=value_font_size,
        legend_font_size=SIZE,
    )
    return pygal.Config(
        style=style,
        width=WIDTH,
        js=(),
        explicit_size=True,
        legend_at_bottom=True,
        legend_box_size=14,
        print_values=True,
        print_values_position="top",
        value_formatter=_whole,
        max_scale=6,
        include_x_axis=True,
        margin=MARGIN,
        spacing=12,
    )


def _whole(number: float | None) -> str:
    """A count; between two counts of an axis nothing is printed."""
    return f"{number:.0f}" if number is not None and number == int(number) else ""


def _drop(element: Any) -> None:  # noqa: ANN401  # the root, which has no parent, stays
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _told(drawn: bytes, chart: Chart) -> bytes:
    """Without scripts and what only they show, with a title and the chart in words."""
    root = etree.fromstring(drawn)
    for comment in list(root.iter(etree.Comment)):
        _drop(comment)
    for name in ("script", "desc", "title"):
        for element in list(root.iter(f"{SVG}{name}")):
            _drop(element)
    for number, (name, text) in enumerate((("title", chart.title), ("desc", chart.alternative))):
        element = etree.Element(f"{SVG}{name}", id=f"chart-{name}")
        element.text = text
        root.insert(number, element)
    for value in root.iter(f"{SVG}text"):
        if value.get("class") == "value" and len(chart.heads) == 1:
            value.set("text-anchor", "start")  # at the end of its bar, however long it is
    root.set("role", "img")
    root.set("aria-labelledby", "chart-title chart-desc")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
