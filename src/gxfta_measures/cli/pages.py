"""The pages of help: every command with its options and an example, in the language spoken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gxfta_measures.cli.layout import padded, screen_width, wrap
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import later

_WIDEST = 26  # of the names of options: a longer one has its help on the next line
_NARROW = 60  # a screen on which help always stands on the next line
_HELP = later("Show this page.")


def page(command: Any, context: Any) -> str:  # noqa: ANN401  # of typer, whose classes moved once
    """The help of a command.

    Args:
        command: A command of typer.
        context: In what it was called.
    """
    options = command.get_params(context)
    return "\n".join(
        [
            usage(command, context),
            *_paragraph(command.help),
            *_section(_("Arguments"), _described(options, "argument")),
            *_section(_("Options"), [*_described(options, "option"), _language()]),
            *_section(_("Commands"), _commands(command)),
            *_example(command.epilog),
        ]
    )


def usage(command: Any, context: Any) -> str:  # noqa: ANN401
    """The line that says how a command is called."""
    parts = [context.command_path, _("[OPTIONS]")]
    parts += [name_of(one) for one in command.params if one.param_type_name == "argument"]
    parts += [_("COMMAND …")] if hasattr(command, "commands") else []
    return _("Usage: {line}").format(line=" ".join(parts))


def name_of(parameter: Any) -> str:  # noqa: ANN401
    """What an option or an argument is called on the command line."""
    if parameter.param_type_name == "argument":
        return _(parameter.metavar or parameter.name.upper())
    return str(parameter.opts[0])


def _paragraph(text: str) -> Iterator[str]:
    yield ""
    yield from wrap(_(text), screen_width())


def _example(text: str | None) -> Iterator[str]:
    if text:
        yield ""
        yield _("Example: {line}").format(line=_(text))  # whole, to be copied


def _described(parameters: Iterable[Any], kind: str) -> Iterator[tuple[str, str]]:
    for one in parameters:
        if one.param_type_name == kind:
            yield _named(one, kind), _about(one)


def _named(parameter: Any, kind: str) -> str:  # noqa: ANN401
    takes_value = kind == "option" and not parameter.is_flag
    return f"{name_of(parameter)} {_(parameter.metavar)}" if takes_value else name_of(parameter)


def _about(parameter: Any) -> str:  # noqa: ANN401
    text = _HELP if "--help" in parameter.opts else parameter.help
    told = _(text) if text else ""
    needed = parameter.required and parameter.param_type_name == "option"
    return _("{text} Needed.").format(text=told) if needed else told


def _language() -> tuple[str, str]:
    return "--lang zh|en", _("The language of all that is said; that of the locale if not given.")


def _commands(command: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for name, one in getattr(command, "commands", {}).items():
        yield name, _(one.help)


def _section(heading: str, entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    listed = list(entries)
    if listed:
        yield from ("", heading)
        for name, text in listed:
            yield from _entry(name, text)


def _entry(name: str, text: str) -> Iterator[str]:
    if len(name) > _WIDEST or screen_width() < _NARROW:
        yield f"  {name}"
        yield from (f"      {line}" for line in wrap(text, screen_width() - 6))
        return
    first, *others = wrap(text, screen_width() - _WIDEST - 4)
    yield f"  {padded(name, _WIDEST)}  {first}".rstrip()
    yield from (" " * (_WIDEST + 4) + line for line in others)
