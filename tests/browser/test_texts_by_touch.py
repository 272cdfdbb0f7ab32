"""What is typed into a paragraph at once after it was pressed is in it, by mouse and by finger."""

import pytest

from tests.browser.conftest import Enter
from tests.browser.staff import Staff

pytestmark = pytest.mark.slow
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WORDS = "Nobody has come for the lamp."


@pytest.mark.parametrize("options", [PHONE, {}], ids=["touch", "mouse"])
def test_no_letter_is_lost_on_the_way_into_a_paragraph(
    enter: Enter, staff: Staff, options: dict[str, object]
) -> None:
    desk = enter("rena", staff.reporter, **options)
    desk.by_touch = bool(options)
    for number in range(2):
        desk.page.goto("/desk/")
        desk.begin(f"A lamp {len(options)} {number}", "Environment")
        desk.paragraph(WORDS)
        desk.page.wait_for_timeout(600)
        field = desk.page.locator("input[name^=body-][name$=-value]").first
        assert WORDS in field.input_value(), number
        desk.rest()
