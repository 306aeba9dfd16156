"""The audit's doors: what was changed, undo, redo."""

from tracker.features.audit.service.changes import Change, Operation
from tracker.features.audit.service.preview import Undoable, list_undoable
from tracker.features.audit.service.reverting import Reverted, redo, undo
from tracker.features.audit.service.steps import Step, StepDetail, list_steps, show_step

__all__ = [
    "Change",
    "Operation",
    "Reverted",
    "Step",
    "StepDetail",
    "Undoable",
    "list_steps",
    "list_undoable",
    "redo",
    "show_step",
    "undo",
]
