"""Pictures of each kind of exercise against those that were looked at: desktop, dark, phone, print.

The pictures in `tests/pictures/` are small, so the comparison sees layout, faces and colours, and not the
edge of a letter. After a wanted change: `bash tools/test tests/page/test_pictures.py --renew`, look at each, and commit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from facingpages.course.course import Mode
from facingpages.page import render
from tests.conftest import ONE_OF_EACH, Serve, swept
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parents[1] / "pictures"
WIDTH = 240  # pixels of a kept picture
MOST_DIFFERENT = 3.0  # mean difference of a pixel, of 255
MOST_TALLER = 0.03  # share of the height
VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "print": {"viewport": {"width": 760, "height": 900}},
}
# the sides are the same way each time
FIXED = "sessionStorage.setItem('fp-visit', '1'); localStorage.setItem('fp-visits', '0');"


def taken(browser: Chromium, url: str, id: str, view: str) -> Image.Image:
    """Return the picture of an exercise with the first words marked, small."""
    context = browser.new_context(**VIEWS[view])  # type: ignore[arg-type]
    context.add_init_script(FIXED)
    page = context.new_page()
    page.goto(f"{url}/{id.partition('/')[0]}.html")
    box = page.locator(f"#{render.anchor(id)}")
    box.locator(".fp-dock").wait_for(state="attached")
    page.evaluate("document.fonts.ready.then(() => 1)")
    page.evaluate(
        "id => { const e = document.querySelector(id + ' fp-exercise'); if (e.marking) e.marking.set([[2, 4]]); }",
        f"#{render.anchor(id)}",
    )
    page.evaluate(
        "document.querySelectorAll('.md-header, .fp-asked, .fp-dock, .fp-bar').forEach(e => { e.style.position = 'static'; })"
    )
    if view == "print":
        page.emulate_media(media="print")
    shot = Image.open(io.BytesIO(box.screenshot(animations="disabled"))).convert("RGB")
    return shot.resize((WIDTH, round(shot.height * WIDTH / shot.width)), Image.Resampling.BOX)


def differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return the share by which the heights differ, and the mean difference of a pixel over what both
    show."""
    height = min(one.height, other.height)
    pair = [picture.crop((0, 0, WIDTH, height)) for picture in (one, other)]
    mean = sum(ImageStat.Stat(ImageChops.difference(*pair)).mean) / 3
    return abs(one.height - other.height) / other.height, mean


@pytest.mark.parametrize("view", swept(VIEWS, "phone"))
@pytest.mark.parametrize("id", swept(ONE_OF_EACH, ONE_OF_EACH[0]))
def test_exercises_look_as_they_were_seen(
    browser: Chromium, serve: Serve, renewing: bool, id: str, view: str
) -> None:
    """A kind of exercise in a view looks as its kept picture does, within a tolerance."""
    picture = taken(browser, serve(Mode.PRACTICE), id, view)
    file = FOLDER / f"{id.replace('/', '--')}.{view}.png"
    if renewing:
        file.parent.mkdir(exist_ok=True)
        picture.quantize(64).save(file, optimize=True)
    assert file.is_file(), f"no picture was kept of {id} in {view}"
    taller, different = differences(picture, Image.open(file).convert("RGB"))
    assert taller <= MOST_TALLER, f"{taller:.1%} taller or shorter than the kept picture"
    assert different <= MOST_DIFFERENT, f"a pixel differs by {different:.1f} of 255 on average"


def test_a_change_of_the_look_is_seen() -> None:
    """The tolerance is no licence: the dark picture is not taken for the light one, nor the phone's for
    the desktop's."""
    desktop, dark, phone = (
        Image.open(FOLDER / f"{ONE_OF_EACH[0].replace('/', '--')}.{view}.png").convert("RGB")
        for view in ("desktop", "dark", "phone")
    )
    assert differences(dark, desktop)[1] > 10 * MOST_DIFFERENT
    assert differences(phone, desktop)[0] > 10 * MOST_TALLER
