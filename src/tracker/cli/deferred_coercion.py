"""Parameters that cost nothing until there is something to convert.

Typer prepares a converter for each parameter of the called command by way of pydantic, which takes 100 ms of
a cold start and 5 MB, even where the value is absent or text that stays text. The converter put in its place
here takes what is plain itself, flags, text and decimal numbers, and builds Typer's own one for the rest and
for what has to be refused. Should a later Typer keep its converters elsewhere, this has no effect but the
time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typer._coercion import RuntimeParam, TypeDescriptor, build_runtime_param
from typer.core import TyperArgument, TyperOption

if TYPE_CHECKING:
    from typer._click import Context, Parameter
    from typer.core import _TyperParameter

_DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class _Deferred(RuntimeParam):
    descriptor: TypeDescriptor

    def _coerce_value(self, value: object, param: _TyperParameter, ctx: Context) -> object:
        if self.parameter_info.parser is None:
            if self.annotation in (str, list[str]) or type(value) is self.annotation:
                return value
            number = self._plain_number(value)
            if number is not None:
                return number
        return build_runtime_param(self.descriptor).coerce(value, param, ctx)

    def _plain_number(self, value: object) -> int | None:
        """Return the number that decimal digits write, within the parameter's limits."""
        if self.annotation is not int or not isinstance(value, str) or not _DIGITS.fullmatch(value):
            return None
        number, info = int(value), self.parameter_info
        fits = (info.min is None or number >= info.min) and (info.max is None or number <= info.max)
        return number if fits else None


def defer_coercion(parameter: Parameter) -> None:
    """Let the parameter convert its value only when there is one that needs it."""
    if isinstance(parameter, TyperArgument | TyperOption):
        descriptor = parameter.type_descriptor
        parameter._runtime_param = _Deferred(  # noqa: SLF001 -- see above
            annotation=descriptor.annotation,
            parameter_info=descriptor.parameter_info,
            descriptor=descriptor,
        )
