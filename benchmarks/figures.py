"""Figures as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measure import Unit

if TYPE_CHECKING:
    from benchmarks.measure import Series

_SCALES = {
    Unit.SECONDS: ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")),
    Unit.BYTES: ((1e6, "MB"), (1e3, "kB"), (1.0, "B")),
    Unit.ROWS_PER_SECOND: ((1e3, "k rows/s"), (1.0, "rows/s")),
}


def amount(value: float, unit: Unit) -> str:
    """Write a value with three digits, in the largest unit of which there is at least one."""
    scale, name = _scale(value, unit)
    return f"{_digits(value / scale)} {name}"


def range_of(series: Series) -> str:
    """Write a series' median, and its quartiles where it has several values."""
    if len(series.values) == 1:
        return amount(series.median, series.unit)
    scale, _ = _scale(series.median, series.unit)
    first, third = (_digits(quartile / scale) for quartile in series.quartiles)
    return f"{amount(series.median, series.unit)} ({first} to {third})"


def ratio(value: float | None) -> str:
    """Write a ratio; "-" where there is none."""
    return "-" if value is None else f"{_digits(value)}×"


def _scale(value: float, unit: Unit) -> tuple[float, str]:
    scales = _SCALES[unit]
    return next((found for found in scales if abs(value) >= found[0]), scales[-1])


def _digits(value: float) -> str:
    for bound, form in ((9.995, ".2f"), (99.95, ".1f")):
        if abs(value) < bound:
            return f"{value:{form}}"
    return f"{value:,.0f}"
