"""Grammar: a small English pipeline of our own, trained on Universal Dependencies.

The model lies in ``model/`` under a licence of its own (CC BY-SA 4.0, ``model/LICENSE.md``);
``training/`` in the sources makes it. spaCy runs it: ``pip install 'allegiance[parser]'``. Any pipeline of
Universal Dependencies that is installed can be named instead.
"""

from allegiance.parsing.pipeline import Parser, Word, parser

__all__ = ["Parser", "Word", "parser"]
