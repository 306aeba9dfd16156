"""What can be done: bring a file in, write everything out."""

from tracker.features.transfer.records import Format, Outcome
from tracker.features.transfer.service.export import ExportFormat, export, member, write_sheets
from tracker.features.transfer.service.imports import carry_out

__all__ = ["ExportFormat", "Format", "Outcome", "carry_out", "export", "member", "write_sheets"]
