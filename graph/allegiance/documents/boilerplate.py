"""Which stretches of a document are the article itself."""

from allegiance.records import Document


def body(document: Document) -> tuple[tuple[int, int], ...]:
    """The spans ``(start, end)`` of the article in ``document.text``, in order and without overlap."""
    return ((0, len(document.text)),) if document.text else ()
