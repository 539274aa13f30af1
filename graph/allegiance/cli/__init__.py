"""The command line: every command is a thin call into the workspace."""

import os
import sys
import traceback
from collections.abc import Sequence

from allegiance.errors import AllegianceError


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    0 it did what was asked; 1 something could not be done; 2 it was asked wrongly; 70 a fault of ours;
    130 interrupted.
    """
    debug = "--debug" in arguments
    words = [word for word in arguments if word != "--debug"]
    from allegiance.cli import output  # noqa: PLC0415  the engine may be starting meanwhile
    from allegiance.cli.app import app  # noqa: PLC0415  the engine may be starting meanwhile

    try:
        app(args=words, prog_name="allegiance")
    except AllegianceError as error:
        if debug:
            traceback.print_exc()
        return _say(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _say("interrupted", output.INTERRUPTED)
    except BrokenPipeError:  # the reader of our output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
        return _say("interrupted", code) if code == output.INTERRUPTED else code
    except Exception as error:  # a fault of ours: still one sentence, and the way to the trace
        if debug:
            raise
        return _say(f"a fault in Allegiance: {type(error).__name__}: {error}; --debug shows where", 70)
    return 0


def _say(sentence: str, code: int) -> int:
    print(f"allegiance: {sentence}", file=sys.stderr)  # noqa: T201  the one place where errors are told
    return code
