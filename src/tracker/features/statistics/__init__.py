"""Figures and charts of a stretch of days. What is computed: docs/concepts/statistics.md."""
