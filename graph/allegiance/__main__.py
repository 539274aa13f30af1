"""``allegiance`` and ``python -m allegiance``: starts the engine first, everything else meanwhile."""

import sys


def main() -> None:
    """Run the command line; errors of ours end as one plain sentence."""
    from allegiance import startup  # noqa: PLC0415  the engine's start must wait for nothing

    arguments = sys.argv[1:]
    startup.prestart(arguments)
    from allegiance.cli import run  # noqa: PLC0415  see above

    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
