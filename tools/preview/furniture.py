"""What stands round the preview's pages: frames and fragments, in several languages."""

from collections.abc import Callable

from markupsafe import Markup
from tools.preview import cast

from caspian.common.languages import language
from caspian.pages.fragments import documents as fragments
from caspian.pages.parts import Alternate, Card, Frame, Link
from caspian.pages.render import fragment_html

SITE = "https://caspiantimes.example"
ZONE = "Asia/Baku"
ABOUT = (
    "The Caspian Times is a platform that showcases stories and perspectives from across Eurasia. "
    "We aim to inform, inspire and empower our readers with high-quality journalism that covers "
    "the diverse and dynamic region."
)
EDITIONS = ("en", "az", "ru", "fa")
SOCIAL = (Link("Telegram", "https://t.me/example"), Link("Mastodon", "https://example.org/@ct"))


def frame(title: str, address: str, code: str = "en", *, kind: str = "website") -> Frame:
    """Return a frame; it exists in every language of the preview."""
    alternates = tuple(
        Alternate(language(one), SITE + address.replace("/en/", f"/{one}/")) for one in EDITIONS
    )
    front = Link(publication(code), f"/{code}/")
    return Frame(
        language=language(code),
        time_zone=ZONE,
        dates=code,
        publication=publication(code),
        title=title,
        description=title,
        address=address,
        canonical=SITE + address,
        alternates=alternates,
        default_alternate=SITE + address,
        trail=(front, Link("Topics", "/en/topics/")) if "/topics/" in address else (),
        social_kind=kind,
        structured_data=('{"@context": "https://schema.org", "@type": "WebPage"}',),
    )


def publication(code: str) -> str:
    """Return the name of the paper; it is longer where the language makes it so."""
    return {"fa": "روزگار خزر", "ru": "Каспийские времена", "ka": "კასპიის დრო"}.get(
        code, "The Caspian Times"
    )


def lookup(
    cards: tuple[Card, ...], code: str = "en", breaking: fragments.Breaking | None = None
) -> Callable[[str], Markup]:
    """Return what gives a page its fragments, with a breaking banner or without."""
    whole = _fragments(cards, code, breaking)
    made = {fragment.name: fragment_html(fragment) for fragment in whole}
    return lambda name: made[name.partition("/")[0]]


def _fragments(
    cards: tuple[Card, ...], code: str, breaking: fragments.Breaking | None
) -> tuple[fragments.Fragment, ...]:
    tongue, name = language(code), publication(code)
    sections = _sections(code)
    editions = tuple(Alternate(language(one), f"/{one}/") for one in EDITIONS)
    information = tuple(
        Link(text, "/en/about/") for text in ("About us", "Corrections", "Ethics", "Contact")
    )
    return (
        fragments.Masthead(
            tongue,
            code,
            name,
            f"/{code}/",
            cast.NOW.date(),
            "Baku",
            30.1,
            editions,
            f"/{code}/search/",
            breaking=breaking,
        ),
        fragments.Sections(
            tongue, (*sections, Link("Latest", f"/{code}/latest/")), f"/{code}/politics/"
        ),
        fragments.MustReadFragment(tongue, cards[2:7]),
        fragments.Latest(tongue, code, ZONE, cards[:6], f"/{code}/latest/"),
        fragments.Foot(
            tongue,
            name,
            ABOUT,
            sections,
            information,
            SOCIAL,
            offline="",
            year=2024,
            since=2019,
            city="Baku",
        ),
    )


def _sections(code: str) -> tuple[Link, ...]:
    words = {
        "fa": ("سیاست", "اقتصاد", "محیط زیست", "جامعه", "فرهنگ", "دیدگاه‌ها"),
        "ru": ("Политика", "Экономика", "Природа", "Общество", "Культура", "Мнения"),
    }.get(code)
    rows = cast.table("sections")
    titles = words or tuple(row["title"] for row in rows.values())
    return tuple(Link(title, f"/{code}/{slug}/") for title, slug in zip(titles, rows, strict=True))
