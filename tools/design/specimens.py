"""What the pictures of docs/design.md show, as HTML for the paper's own style sheet."""

from tools.styles.tokens import colours, contrast

ROLES = {
    "--paper": "paper",
    "--ink": "text",
    "--soft": "text beside the text",
    "--hair": "hairlines (never text)",
    "--news": "accent of news",
    "--view": "accent of perspectives",
    "--view-tint": "ground of perspectives",
    "--land": "ground of boxes",
    "--sea": "pictures to come, marks",
    "--deep": "the foot",
    "--deep-ink": "text at the foot",
    "--deep-soft": "small text at the foot",
}
SIZES = ("head-xl", "head-l", "head-m", "head-s", "body", "small", "tiny")


def palette() -> str:
    """Return the colours by role, each with its contrast on paper, light / dark."""
    light, dark = colours("light"), colours("dark")
    cells = "".join(
        f'<div><div class="swatch" style="background: var({name})"></div>'
        f'<p class="said"><b>{name}</b><br>{role}<br>'
        f"{contrast(light[name], light['--paper']):.1f} / "
        f"{contrast(dark[name], dark['--paper']):.1f}</p></div>"
        for name, role in ROLES.items()
    )
    return f'<div class="swatches">{cells}</div>'


def scale() -> str:
    """Return the type scale."""
    lines = "".join(
        f'<p class="said">--{size}</p><p style="font-size: var(--{size}); font-weight: '
        f'{"var(--weight-head)" if size.startswith("head") else 400}; line-height: 1.25">'
        "The sea withdraws from Aktau · Море отступает · Dəniz geri çəkilir</p>"
        for size in SIZES
    )
    return f'<div class="type">{lines}</div>'


def cards() -> str:
    """Return the same card as news and as opinion, with and without a picture."""
    return f'<div class="side">{_card()}{_card(view=True)}{_card(pictured=True)}{_row()}</div>'


def _card(*, view: bool = False, pictured: bool = False) -> str:
    kind = " perspective" if view else ""
    picture = (
        '<div class="card-picture"><img alt="" width="1600" height="900" data-tones="w-m-r"'
        ' src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 '
        'width=%271600%27 height=%27900%27/%3E"></div>'
    )
    return (
        f'<article class="card card-plain{kind}{" pictured" if pictured else ""}">'
        f"{picture if pictured else ''}<div class='card-text'>"
        f'<p class="kicker"><a href="#">{"Perspective" if view else "Economy"}</a></p>'
        '<h3 class="card-headline"><a href="#">In praise of the slow ferry</a></h3>'
        '<p class="card-standfirst">The ships from Alat leave when they are full and the wind '
        'allows.</p><p class="card-meta"><span class="card-byline">Tamar Lomidze</span></p>'
        "</div></article>"
    )


def _row() -> str:
    return (
        '<div><h2 class="part-title">Must read</h2><div class="must-read"><ol><li>'
        '<span class="rank">1</span><article class="card card-compact"><h3 class="card-headline">'
        '<a href="#">Who owns the Caspian?</a></h3><p class="card-meta"><span>Politics</span></p>'
        "</article></li></ol></div></div>"
    )


SPECIMENS = {"palette": palette, "type": scale, "cards": cards}
