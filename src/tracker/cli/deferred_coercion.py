"""Parameters that cost nothing until there is something to convert.

Typer prepares a converter for each parameter of the called command by way of pydantic, which takes 100 ms of
a cold start, even where the value is absent or text that stays text. The converter put in its place here
builds Typer's own one only for a value that needs it. Should a later Typer keep its converters elsewhere,
this has no effect but the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typer._coercion import RuntimeParam, TypeDescriptor, build_runtime_param
from typer.core import TyperArgument, TyperOption

if TYPE_CHECKING:
    from typer._click import Context, Parameter
    from typer.core import _TyperParameter


@dataclass(frozen=True)
class _Deferred(RuntimeParam):
    descriptor: TypeDescriptor

    def _coerce_value(self, value: object, param: _TyperParameter, ctx: Context) -> object:
        if self.annotation in (str, list[str]) and self.parameter_info.parser is None:
            return value
        return build_runtime_param(self.descriptor).coerce(value, param, ctx)


def defer_coercion(parameter: Parameter) -> None:
    """Let the parameter convert its value only when there is one that needs it."""
    if isinstance(parameter, TyperArgument | TyperOption):
        descriptor = parameter.type_descriptor
        parameter._runtime_param = _Deferred(  # noqa: SLF001 -- see above
            annotation=descriptor.annotation,
            parameter_info=descriptor.parameter_info,
            descriptor=descriptor,
        )
