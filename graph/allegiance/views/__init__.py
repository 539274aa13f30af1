"""Views: the actor graph as one HTML page that opens anywhere, with the network off."""

from allegiance.network import Network
from allegiance.views import html, shape

__all__ = ["page"]


def page(network: Network, title: str = "Actor graph", limit: int = shape.LIMIT) -> str:
    """The network as the text of one self-contained HTML page.

    Each tie opens to the sentences behind it, each actor to its ties; ``#tie=ID`` and ``#actor=ID`` after the
    page's address open one directly. The page loads nothing and runs no text of an article.

    Args:
        network: What to draw: its ties, and its prospects drawn broken.
        title: Heading of the page.
        limit: The most ties to draw. Above it the ties with the most documents are drawn, and the page
            says how many were left out.
    """
    return html.write(shape.shape(network, title, limit))
