"""Measures tracker against the targets of its design; run it with `python -m benchmarks`."""
