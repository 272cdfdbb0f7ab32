"""A chart as a page of its own, for the preview in its form at the desk."""

from typing import Any

from caspian.common.languages import language
from caspian.pages.builders.charts import chart
from caspian.pages.render import environment_for


def chart_document(value: dict[str, Any], code: str) -> str:
    """Return the HTML of a page that holds one chart, as readers of a language see it."""
    template = environment_for(code).get_template("chart_alone.html")
    return template.render(block=chart(value, code), language=language(code))
