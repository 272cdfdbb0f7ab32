"""Pictures in a browser: one click sets the focal point, what moves is stopped by keyboard, and a
sentence stands where a picture may not be shown."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter, OpenTab
from tests.browser.staff import Staff
from tests.browser.test_accessibility import barriers
from tests.paper import Paper

pytestmark = pytest.mark.slow
PATH = "/en/environment/a-ball-rolls/"
MAKE = """
import datetime as dt
from io import BytesIO
from PIL import Image, ImageDraw
from django.core.files.images import ImageFile
from caspian.newsroom.models import Article, Picture, Section
from caspian.newsroom.renditions import prepare, prepare_moving
frames = []
for number in range(12):
    image = Image.new("RGB", (800, 450), (207, 224, 228))
    ImageDraw.Draw(image).ellipse((number * 50, 150, number * 50 + 150, 300), fill=(185, 58, 34))
    frames.append(image)
film, still = BytesIO(), BytesIO()
frames[0].save(film, "GIF", save_all=True, append_images=frames[1:], duration=80, loop=0)
frames[3].save(still, "PNG")
ball = Picture(title="A ball", description="A ball rolls", file=ImageFile(film, "ball.gif"))
over = Picture(title="Over", description="The harbour", credit="An agency",
               file=ImageFile(still, "over.png"))
for picture in (ball, over):
    picture.save()
    prepare(picture)
    prepare_moving(picture)
body = [("paragraph", "<p>The harbour was quiet.</p>"),
        ("image", {"image": over, "caption": "The harbour in May", "alt": "", "credit": ""})]
section = Section.objects.get(slug="environment")
article = Article(title="A ball rolls", slug="a-ball-rolls", locale=section.locale, live=False,
                  standfirst="It can be stopped.", lead_picture=ball, lead_caption="Off Baku",
                  body=body)
section.add_child(instance=article)
article.save_revision().publish()
over.valid_until = dt.date(2020, 1, 1)
over.save()
print("ids", ball.pk, over.pk)
"""


@pytest.fixture(scope="module")
def made(paper: Paper) -> tuple[int, int]:
    """Publish an article with a moving picture and one that may not be shown; return their ids."""
    ids = re.findall(r"ids (\d+) (\d+)", paper.shell(MAKE))[-1]
    paper.run("press")
    return int(ids[0]), int(ids[1])


def runs(page: Page) -> bool:
    """Return whether the moving picture is the one that is seen."""
    shown = [page.locator(name).is_visible() for name in (".moving-run", ".moving-still img")]
    assert sorted(shown) == [False, True], "one of the two"
    return shown[0]


def test_what_moves_is_stopped_and_started_by_keyboard(
    open_tab: OpenTab, made: tuple[int, int]
) -> None:
    page = open_tab(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page.goto(PATH)
    button = page.get_by_role("checkbox", name="Pause the moving picture")
    assert runs(page)
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_be_checked()
    assert not runs(page)
    page.keyboard.press("Space")
    assert runs(page)
    assert page.get_by_role("checkbox", name="Play the moving picture").count() == 0


def test_who_asked_for_less_motion_sees_a_still_and_may_start_it(
    open_tab: OpenTab, made: tuple[int, int]
) -> None:
    page = open_tab(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(PATH, wait_until="networkidle")
    assert not runs(page)
    pictures = [url for url in asked if not urlsplit(url).path.endswith(".css")]
    assert not [url for url in pictures if "moving" in url], "nor is it fetched"
    button = page.get_by_role("checkbox", name="Play the moving picture")
    button.check()
    assert runs(page)
    page.wait_for_function("document.querySelector('.moving-run').complete")
    assert [url for url in asked if "moving" in url], "the control"


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_a_sentence_stands_in_and_nothing_is_in_anybodys_way(
    open_tab: OpenTab, made: tuple[int, int], width: int
) -> None:
    page = open_tab(viewport={"width": width, "height": 900})
    page.goto(PATH)
    figure = page.locator("figure", has_text="The harbour in May")
    expect(figure).to_contain_text("We may no longer show this picture.")
    assert figure.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box: Any = page.get_by_role("checkbox", name="Pause the moving picture").bounding_box()
    assert min(box["width"], box["height"]) >= 44
    assert [one for one in barriers(page) if "moving" in one or "picture-over" in one] == []


def test_one_click_sets_the_focal_point_and_keys_move_it(
    enter: Enter, staff: Staff, paper: Paper, made: tuple[int, int]
) -> None:
    page = enter("tigran", staff.editor).page
    page.goto(f"/desk/images/{made[1]}/")
    picture = page.locator(".desk-focus__picture img")
    box: Any = picture.bounding_box()
    picture.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    x = page.locator("input.focal_point_x")
    assert abs(int(x.input_value()) - 200) <= 2
    across = page.get_by_role("slider", name="From the left")
    expect(across).to_have_value("25")
    across.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert abs(int(x.input_value()) - 240) <= 4
    assert [one for one in barriers(page) if "desk-focus" in one] == []
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/desk/images/")
    said = paper.shell(
        "from caspian.newsroom.models import Picture\n"
        f"print('point', Picture.objects.get(pk={made[1]}).focal_point_x)"
    )
    assert abs(int(re.findall(r"point (\d+)", said)[-1]) - 240) <= 4
