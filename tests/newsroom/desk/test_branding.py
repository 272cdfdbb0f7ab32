"""The desk carries the paper's name and colours, calls nobody, and can be read by everybody."""

import re
from pathlib import Path

import pytest
from django.test import Client

import caspian.newsroom
from caspian.newsroom.models import Publication
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

CSS = Path(caspian.newsroom.__file__).parent / "static" / "newsroom" / "desk" / "desk.css"
PAIRS = [
    ("text-context", "surface-page", 4.5),
    ("text-label", "surface-page", 4.5),
    ("text-meta", "surface-page", 4.5),
    ("text-meta", "surface-header", 4.5),
    ("text-placeholder", "surface-field", 4.5),
    ("text-link-default", "surface-page", 4.5),
    ("text-link-default", "surface-dashboard-panel", 4.5),
    ("text-status-label", "surface-status-label", 4.5),
    ("border-field-default", "surface-field", 3),
    ("icon-secondary", "surface-page", 3),
    ("focus", "surface-page", 3),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours(mode: int) -> dict[str, str]:
    """Return the colours of the light (0) or dark (1) desk, by the name of their token."""
    pattern = r"--(?:w-color|desk)-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)"
    tokens = re.findall(pattern, CSS.read_text())
    return {name: values[mode] for name, *values in tokens}


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "surface", "least"), PAIRS)
def test_colours_meet_wcag_aa(text: str, surface: str, least: float, mode: int) -> None:
    found = colours(mode)
    assert contrast(found[text], found[surface]) >= least


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_buttons_and_warnings_meet_wcag_aa(mode: int) -> None:
    found = colours(mode)
    assert contrast("#ffffff", found["surface-button-default"]) >= 4.5
    assert contrast("#ffffff", found["surface-button-hover"]) >= 4.5
    assert contrast(found["saffron"], found["surface-page"]) >= 4.5


@pytest.mark.django_db
def test_the_door_carries_the_papers_name(client: Client) -> None:
    paper = Publication.load()
    paper.name = "The Volga Herald"
    paper.save()
    screen = shown(client, "/desk/login/")
    assert "The Volga Herald" in screen
    assert "Wagtail" not in re.sub(r"<noscript.*?</noscript>", "", screen, flags=re.S).replace(
        "wagtail", ""
    )


def test_no_screen_calls_another_server(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    screens = [shown(Client(), "/desk/login/")]
    screens += [shown(client, address) for address in ("/desk/", "/desk/articles/")]
    for screen in screens:
        loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', screen)
        assert loaded
        assert not [one for one in loaded if one.startswith(("http:", "https:", "//"))]


def test_the_menus_do_not_speak_of_wagtail(cast: Cast, desk: Desk) -> None:
    screen = shown(desk(cast.publisher()), "/desk/")
    assert "guide.wagtail.org" not in screen
    assert "releases/" not in screen
