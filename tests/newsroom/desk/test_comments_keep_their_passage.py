"""A comment on a passage knows its line when the form is opened again."""

import json

from wagtail.models import Comment
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from caspian.newsroom.desk.drafts.passages import with_keys
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened


def test_lines_have_the_same_keys_in_each_form(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Two lines", body=[("paragraph", "<p>One.</p>")])
    page = shown(desk(cast.publisher()), edit(article))
    assert "\\u0022key\\u0022: \\u0022line0\\u0022" in page or "&quot;line0" in page, page
    assert with_keys("<ul><li>a</li><li>b</li></ul>") == (
        '<ul><li data-block-key="line0">a</li><li data-block-key="line1">b</li></ul>'
    )


def test_a_comment_is_stored_by_the_number_of_its_line(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    article = cast.draft("Remarks", owner=rena, body=[("paragraph", "<p>One.</p>")])
    client = desk(rena)
    block = article.get_latest_revision_as_object().body[0].id
    lines = [{"key": "q8x2z", "text": "One.", "type": "unstyled", "depth": 0,
              "inlineStyleRanges": [], "entityRanges": []}]  # fmt: skip
    comment = {
        "contentpath": f"body.{block}", "text": "Which one?", "resolved": "", "DELETE": "",
        "position": '[{"key":"q8x2z","start":0,"end":3}]', "replies": inline_formset([]),
    }  # fmt: skip
    values = opened(client, edit(article)) | {
        "body-0-id": block,
        "body-0-value": json.dumps({"blocks": lines, "entityMap": {}}, separators=(",", ":")),
        **nested_form_data({"comments": inline_formset([comment])}),
    }
    client.post(edit(article), values)
    assert Comment.objects.get().position == '[{"key":"line0","start":0,"end":3}]'
