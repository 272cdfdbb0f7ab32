"""Reads a Word file as the HTML that stands for it."""

import io

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Quotations'] => blockquote:fresh
"""


def html_of_word(data: bytes) -> str:
    """Return a document as HTML, with its pictures in it; what was deleted in it is not there."""
    import mammoth  # noqa: PLC0415  # when somebody brings a file in, and not before

    return str(mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES).value)
