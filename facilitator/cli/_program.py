"""The command `facilitator` itself: it finds the commands, chooses the language, and says what went wrong."""

import contextlib
import os
import sqlite3
import sys
import traceback
from copy import copy
from datetime import datetime
from importlib import import_module
from typing import TypeVar

import click

from facilitator import __version__, words
from facilitator.cli._names import module_of, names
from facilitator.refusal import Refusal
from facilitator.store import mishaps, places
from facilitator.words import mark, translate

C = TypeVar("C", bound=click.Command)
COULD_NOT = 2


class Commands(click.Group):
    """The commands, each loaded when it is asked for."""

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        # Only now is the language known.
        super(Commands, _in_words(self)).format_help(context, formatter)

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(names())

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in names():
            return None
        command = import_module(module_of(name)).COMMAND
        assert isinstance(command, click.Command)
        return _in_words(command)


def _in_words(command: C) -> C:
    """Give a copy of a command with its help in the language spoken."""
    said = copy(command)
    said.help = translate(command.help or "")
    said.params = [copy(parameter) for parameter in command.params]
    for parameter in said.params:
        if isinstance(parameter, click.Option):
            parameter.help = translate(parameter.help or "")
    return said


def _speak(context: click.Context, parameter: click.Parameter, code: str | None) -> None:
    if code:
        words.speak(code)


def _language_of_the_system() -> str:
    chosen = os.environ.get("FACILITATOR_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "es" if chosen.lower().startswith("es") else "en"


PROGRAM = Commands(
    name="facilitator",
    help=mark(
        "The desk of a person who keeps a multisector collaborative together.\n\n"
        "“facilitator FILE” opens a file in a window; “facilitator” alone begins one. The commands below work without "
        "windows. Each ends with 0 when it is done, 1 when it is done but some lines were skipped, 2 when it could not."
    ),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[
        click.Option(
            ["--lang"],
            type=click.Choice(words.CODES),
            is_eager=True,
            expose_value=False,
            callback=_speak,
            help=mark("Language of what is said here; else FACILITATOR_LANGUAGE or the system's."),
        ),
    ],
)
click.version_option(__version__, prog_name="facilitator")(PROGRAM)


def run(arguments: list[str]) -> int:
    """Run one command; whatever goes wrong is one sentence on the error stream, and 2."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console without our letters
    words.speak(_language_of_the_system())
    try:
        code = PROGRAM.main(arguments, prog_name="facilitator", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough ("| head"); Python must not stumble over it again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Refusal as refusal:
        return _could_not(str(refusal))
    except click.Abort:
        return _could_not(translate("Stopped. Nothing was changed."))
    except click.ClickException as problem:
        return _could_not(_on_one_line(problem.format_message()))
    except (OSError, sqlite3.Error) as problem:
        known = mishaps.meaning(problem, "") if isinstance(problem, sqlite3.Error) else _of_the_disk(problem)
        return _could_not(str(known)) if known else _puzzled(problem)
    except Exception as problem:
        return _puzzled(problem)
    return code if isinstance(code, int) else 0


def _could_not(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return COULD_NOT


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _of_the_disk(problem: OSError) -> Refusal:
    return Refusal(mark("“{name}” cannot be read or written: {problem}."), name=str(problem.filename or "?"),
                   problem=problem.strerror or str(problem))  # fmt: skip


def _puzzled(problem: Exception) -> int:
    """Write a mistake of ours down where its author can use it, and say so in a sentence."""
    said = _on_one_line(f"{type(problem).__name__}: {problem}")
    try:
        log = places.home() / "problems.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} facilitator {__version__}\n{traceback.format_exc()}\n")
    except OSError:
        return _could_not(translate("The program had a problem: {problem}.", problem=said))
    return _could_not(translate("The program had a problem: {problem}. It is written down in {log}.",
                                problem=said, log=log))  # fmt: skip
