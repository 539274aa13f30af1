"""The colours: light enough apart from the paper, and apart from each other for colour-blind eyes."""

from itertools import combinations
from math import dist

import pytest

from allegiance.ontology import relations
from allegiance.records import ActorType, Status
from allegiance.views.shape import look, shape
from views import samples

# How the three kinds of colour blindness see linear RGB, at full strength.
# Source: Machado, Oliveira, Fernandes (2009), https://doi.org/10.1109/TVCG.2009.113
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
RELATIONS = [relation["colour"] for relation in shape(samples.nothing(), "")["relations"]]


def linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(colour: str) -> float:
    """With white: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    red, green, blue = linear(colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def lab(colour: str, eye: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIE L*a*b* under D65."""
    seen = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in eye]
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_measures_are_right() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#ffffff") == pytest.approx(1)
    assert lab("#ffffff", EYES["all cones"]) == pytest.approx((100, 0, 0), abs=0.1)
    assert lab("#ff0000", EYES["all cones"]) == pytest.approx((53.2, 80.1, 67.2), abs=0.2)


@pytest.mark.parametrize("colour", [*RELATIONS, *(kind["colour"] for kind in look()["type"].values())])
def test_a_colour_stands_out_from_the_paper(colour: str) -> None:
    assert contrast(colour) >= 3


@pytest.mark.parametrize("eye", EYES)
def test_relations_stay_apart_for_every_eye(eye: str) -> None:
    for one, other in combinations(RELATIONS, 2):
        assert dist(lab(one, EYES[eye]), lab(other, EYES[eye])) >= 15, (one, other)


def test_each_type_has_a_shape_of_its_own() -> None:
    types = look()["type"]
    assert types.keys() == set(ActorType)
    assert len({kind["shape"] for kind in types.values()}) == len(types)


def test_each_status_has_a_look() -> None:
    statuses = look()["status"]
    assert statuses.keys() == set(Status)
    assert len({(str(each["dashes"]), each["ink"]) for each in statuses.values()}) == len(statuses)


def test_each_relation_has_a_colour_of_its_own() -> None:
    assert len(set(RELATIONS)) == len(RELATIONS) == len(relations())
