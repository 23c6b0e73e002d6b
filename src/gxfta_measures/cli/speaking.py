"""Commands that speak the language of whoever calls them, in help and where the use is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from gxfta_measures.cli.pages import name_of, page, usage
from gxfta_measures.cli.terminal import USAGE, tell
from gxfta_measures.likeness import alike
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import language_of, preferred, speaking, split

# typer has a class for all wrong use, and hands out this one below it.
WrongUse = typer.BadParameter
_ANY_WRONG_USE: Any = typer.BadParameter.__mro__[1]


class SpeakingCommand(TyperCommand):
    """A command."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The page of help."""
        return page(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read the words behind it; words too many are refused."""
        ctx.allow_extra_args = True
        with _naming(ctx):
            rest = super().parse_args(ctx, args)
            if ctx.args:
                raise WrongUse(_("one word too many: {word}").format(word=ctx.args[0]))
        return rest

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Do what it is for."""
        with _naming(ctx):
            return super().invoke(ctx)


@contextmanager
def _naming(context: Any) -> Generator[None]:  # noqa: ANN401
    """Let an error know which command was used wrong."""
    try:
        yield
    except _ANY_WRONG_USE as error:
        error.ctx = context
        raise


class SpeakingGroup(TyperGroup):
    """All commands together."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The page of help."""
        return page(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The command that a word names."""
        if args[0] not in self.commands:
            message = _("there is no command '{word}'").format(word=args[0])
            raise WrongUse(message + _meant(alike(args[0], self.commands)), ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *others: Any, **named: Any) -> Any:  # noqa: ANN401
        """Run the command line, and end with its status."""
        asked, words = split(sys.argv[1:] if args is None else args)
        named["standalone_mode"] = False
        with speaking(language_of(asked or "") or preferred(os.environ)):
            try:
                _refuse_unknown(asked)
                status = super().main(words, *others, **named)
            except _ANY_WRONG_USE as error:
                _complain(error)
                status = USAGE
        sys.exit(status)


def _refuse_unknown(language: str | None) -> None:
    if language is not None and language_of(language) is None:
        raise WrongUse(_("--lang is zh or en, not '{word}'").format(word=language))


def _complain(error: Any) -> None:  # noqa: ANN401
    """Say what is wrong with the words of a command line, and where there is more about it."""
    context = error.ctx
    if type(error).__name__ == "NoArgsIsHelpError":
        tell(context.get_help())
        return
    if context is not None:
        tell(usage(context.command, context))
    tell(f"gxfta: {_wrong(error)}")
    if context is not None:
        tell(_("See '{command} --help'.").format(command=context.command_path))


def _wrong(error: Any) -> str:  # noqa: ANN401
    kind = type(error).__name__
    if kind == "NoSuchOption":
        message = _("there is no option {name}").format(name=error.option_name)
        return message + _meant(error.possibilities or ())
    if kind == "MissingParameter":
        return _("{name} is missing").format(name=name_of(error.param))
    if kind == "BadOptionUsage":
        return _of_value(error)
    return str(error.message)


def _of_value(error: Any) -> str:  # noqa: ANN401
    name = error.option_name
    options = error.ctx.command.get_params(error.ctx)
    if any(name in one.opts and getattr(one, "is_flag", False) for one in options):
        return _("{name} stands alone, without a value").format(name=name)
    return _("{name} needs a value behind it").format(name=name)


def _meant(words: Sequence[str]) -> str:
    return _("; did you mean {words}?").format(words=_(" or ").join(words)) if words else ""
