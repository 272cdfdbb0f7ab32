"""A small article page in HTML, of which tests change one thing."""

from caspian.formats.saved_page.read import SavedPage, read

HEADLINE = "Ferry returns to the harbour of Aktau"
FIRST = (
    "The harbour opened again on Wednesday after three weeks of repairs, and the first ferry came "
    "in from Baku with two hundred passengers."
)
SECOND = (
    "The harbour master said that the water had fallen by another twenty centimetres, and that "
    "the pier had to be made longer."
)
THIRD = "Fishermen stood on the mole since dawn, and some of them had brought their children along."


def page_of(
    body: str = "", *, head: str = "", above: str = "", below: str = "", lang: str = "en"
) -> str:
    """Return a page: what stands in its head, over, among and under its three paragraphs."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{HEADLINE} | The '
        f'Pier</title><meta property="og:site_name" content="The Pier">{head}</head><body><article>'
        f"<h1>{HEADLINE}</h1>{above}<p>{FIRST}</p>{body}<p>{SECOND}</p><p>{THIRD}</p></article>"
        f"{below}</body></html>"
    )


def read_of(html: str) -> SavedPage:
    """Return what is read of a page in UTF-8."""
    return read(html.encode())
