"""Texts in: files and folders become documents, and documents sentences, with the boilerplate left out."""

from allegiance.documents.boilerplate import body
from allegiance.documents.dateline import Dateline, dateline
from allegiance.documents.failure import Failure
from allegiance.documents.reading import Feeds, read
from allegiance.documents.splitting import sentences, split

__all__ = ["Dateline", "Failure", "Feeds", "body", "dateline", "read", "sentences", "split"]
