"""Where it happens, as written."""

import pytest

from reading import claim


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chad attacked Boko Haram in the Nigerian border town of Gwoza.", "Gwoza"),
        ("Chad attacked Boko Haram near Baga Sola.", "Baga Sola"),
        ("Chad attacked Boko Haram in Niger.", "Niger"),
        ("In Gwoza, Chad attacked Boko Haram.", "Gwoza"),
        ("Chad attacked Boko Haram in June.", ""),
        ("Chad attacked Boko Haram, the minister told reporters in Paris.", ""),
        ("Chad attacked Boko Haram, the minister said in Paris.", ""),
        ("Chad attacked Boko Haram in Gwoza, the minister said in Paris.", "Gwoza"),
        ("Chad attacked Boko Haram.", ""),
    ],
)
def test_a_place(text: str, place: str) -> None:
    assert claim(text).place == place
