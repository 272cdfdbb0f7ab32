"""Each strict check says nothing of what our writers write, and sees every planted fault."""

from collections.abc import Callable
from types import ModuleType

import pytest

from caspian.formats.atom import write as atom
from caspian.formats.json_feed import write as json_feed
from caspian.formats.rss import write as rss
from tests.feeds import samples
from tests.feeds.samples import NOW, ROOT
from tests.feeds.strict.archives import archive_faults, paged
from tests.feeds.strict.atom import atom_faults
from tests.feeds.strict.json_feed import json_feed_faults
from tests.feeds.strict.rss import rss_faults
from tests.feeds.strict.site_files import (
    ads_faults,
    robots_faults,
    rsl_faults,
    security_faults,
    tdmrep_faults,
    trust_faults,
)
from tests.feeds.strict.sitemap import index_faults, news_faults, sitemap_faults, whole_faults

CHECKS: dict[str, Callable[[bytes], list[str]]] = {
    "rss": rss_faults,
    "atom": atom_faults,
    "json": json_feed_faults,
    "sitemap": sitemap_faults,
    "index": index_faults,
    "news": lambda data: news_faults(data, NOW),
    "robots": robots_faults,
    "security": lambda data: security_faults(data, NOW),
    "ads": ads_faults,
    "trust": trust_faults,
    "tdmrep": tdmrep_faults,
    "rsl": rsl_faults,
}
GUID = "urn:uuid:00000000-0000-4000-8000-000000000001"
OTHER = GUID[:-1] + "2"
PLANTED: dict[str, list[tuple[str, str]]] = {
    "rss": [
        (GUID, OTHER),
        ("Fri, 20 Mar 2026 04:30:00 +0000</pubDate>", "2026-03-20T04:30:00Z</pubDate>"),
        ("Fri, 20 Mar 2026 04:30:00 +0000</pubDate>", "Mon, 20 Mar 2026 04:30:00 +0000</pubDate>"),
        ("<lastBuildDate>Fri, 20 Mar 2026 09", "<lastBuildDate>Fri, 20 Mar 2026 08"),
        ('isPermaLink="false"', 'isPermaLink="true"'),
        (f"<link>{ROOT}/en/politics/ferry-2/", "<link>/en/politics/ferry-2/"),
        (f'href="{ROOT}/en/"&gt;', 'href="/en/"&gt;'),
        (f'href="{ROOT}/en/"', 'href="/en/"'),
        ("&lt;p&gt;See", "&lt;script&gt;See&lt;/script&gt;&lt;p&gt;"),
        ("<language>en", "<language>English"),
        ("<dc:creator>Aysel Quliyeva", "<dc:creator>"),
        ("The ferry &#x26; the", "The ferry & the"),
        ('rel="self"', 'rel="alternate"'),
        ("</channel>", "<title>Another</title></channel>"),
        ("<item>", "<entry/><item>"),
        ('width="1200"', 'width="wide"'),
        ("<description>It leaves when it is full.</description>", ""),
        ("It leaves", "&lt;script&gt;x&lt;/script&gt;It leaves"),
        ("It leaves", "It\x01 leaves"),
        ("It leaves", "It\x85\x9f leaves"),
    ],
    "atom": [
        (GUID, OTHER),
        (GUID, "1"),
        ("<published>2026-03-20T04:30:00+00:00", "<published>2026-03-20 04:30"),
        ("<updated>2026-03-20T09:30:00+00:00", "<updated>2026-03-20T10:30:00+00:00"),
        ("<published>2026-03-20T04", "<published>2026-03-20T11"),
        ('<div xmlns="http://www.w3.org/1999/xhtml"', "<div"),
        ('type="xhtml"><div', 'type="xhtml">Text <div'),
        (f'href="{ROOT}/en/">more', 'href="../">more'),
        ("<p>See", "<script>See</script><p>"),
        ("<p>See", '<p onclick="x()">See'),
        ("<name>Aysel Quliyeva</name>", ""),
        ('<category term="politics"', "<category"),
        ('xml:lang="en"', 'xml:lang="english"'),
        ("<title>The ferry", "<title></title><title>The ferry"),
        ('rel="self"', 'rel="related"'),
        ("<summary>", "<description>x</description><summary>"),
    ],
    "json": [
        (GUID, OTHER),
        ('"version":"https://jsonfeed.org/version/1.1"', '"version":"1.1"'),
        ('"date_published":"2026-03-20T04:30:00+00:00"', '"date_published":"20 March"'),
        ('"summary":"It leaves when it is full."', '"summary":null'),
        ('"language":"en"', '"language":"EN_us"'),
        ('"tags":["Politics"]', '"tags":["Politics","Politics"]'),
        ('"authors":[{"name"', '"author":[{"name"'),
        (f'href=\\"{ROOT}/en/\\"', 'href=\\"/en/\\"'),
        ("<p>See", "<iframe></iframe><p>See"),
        ("},\n{", "}\n{"),
        ("},\n{", "},\n,{"),
        (f'"image":"{ROOT}/media/a.jpg"', '"image":"/media/a.jpg"'),
        ('"content_html":', '"content_text":"","content_html":'),
        ("It leaves", "It \\ud800 leaves"),
    ],
    "sitemap": [
        (f"<loc>{ROOT}/kk-cyrl/", f"<loc>{ROOT}/en/"),
        (f"<loc>{ROOT}/en/", "<loc>/en/"),
        (f"<loc>{ROOT}/en/", f"<loc>{ROOT}/баку/"),
        ("<lastmod>2026-03-20T04:30:00+00:00", "<lastmod>20.03.2026"),
        ("<lastmod>2026-03-20T04:30:00+00:00", "<lastmod>2026-02-30"),
        ('hreflang="kk-Cyrl"', 'hreflang="kk_cyrl"'),
        ('hreflang="kk-Cyrl"', 'hreflang="en"'),
        ('rel="alternate"', 'rel="canonical"'),
        ("<image:loc>https", "<image:loc>ftp"),
        ("sitemap/0.9", "sitemap/1.0"),
        ("</loc>", "</loc><changes>daily</changes>"),
    ],
    "index": [
        (f"<loc>{ROOT}", "<loc>"),
        ("<lastmod>2026-03-20T09", "<lastmod>2026-03-20T29"),
        ("<sitemap>", "<url>x</url><sitemap>"),
        ("</sitemap>", "</sitemap>stray"),
        ("sitemapindex", "urlset"),
        ("</lastmod>", "</lastmod><lastmod>2026-03-20</lastmod>"),
    ],
    "news": [
        ("2026-03-20T04:30:00+00:00", "2026-03-17T04:30:00+00:00"),
        ("2026-03-20T04:30:00+00:00", "2026-03-21T04:30:00+00:00"),
        ("2026-03-20T04:30:00+00:00", "yesterday"),
        ("<news:language>en", "<news:language>en-GB"),
        ("<news:name>The Caspian Times", "<news:name>"),
        ("<news:title>The ferry", "<news:title>"),
        ("sitemap-news/0.9", "sitemap-news/1.0"),
        ("<loc>https:", "<loc>"),
    ],
    "robots": [
        ("User-agent: *\n", ""),
        ("Disallow: /desk/", "Disallow: desk/"),
        ("Disallow: /desk/", "Disallow /desk/"),
        ("User-agent: CCBot", "User-agent: CC Bot"),
        (f"Sitemap: {ROOT}", "Sitemap: "),
        ("Crawl-delay: 10", "Crawl-speed: 10"),
        ("User-agent: CCBot", "User-agent: GPTBot"),
    ],
    "security": [
        ("Contact: mailto:", "Contact: "),
        ("Contact:", "Kontakt:"),
        ("Expires: 2027", "Expires: 2028"),
        ("Expires: 2027", "Expires: 2025"),
        ("Expires: 2027-01-14T09:30:00+00:00", "Expires: January"),
        ("Canonical: https:", "Canonical: http:"),
        ("en, kk-Cyrl", "English"),
        ("Policy: https", "Policy: http"),
    ],
    "ads": [
        ("DIRECT", "OURS"),
        ("ads.example,", "https://ads.example/,"),
        ("1234, ", ""),
        ("OWNERDOMAIN", "OWNER"),
        ("1234", ""),
    ],
    "trust": [
        ("belongto", "belongsto"),
        ("=https", ": https"),
        ("https://", ""),
        ("=no", "=never"),
        ("no\n", "no"),
    ],
    "tdmrep": [
        ("1,", "true,"),
        ("1,", "2,"),
        ('"/*"', '"*"'),
        ("https://", ""),
        ("tdm-policy", "policy"),
        ("]", ""),
    ],
    "rsl": [
        ("rslstandard.org/rsl", "rslstandard.org/"),
        ("ai-train", "train-ai"),
        ('type="usage"', 'type="use"'),
        ("<terms>https:", "<terms>"),
        ("</terms>", "</terms><terms>https://a.example/</terms>"),
        ("search ai-input", "search ai-train"),
        ('url="/"', ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", CHECKS)
def test_what_we_write_has_no_fault(name: str) -> None:
    assert CHECKS[name](samples.texts()[name].encode()) == []


@pytest.mark.parametrize("name", CHECKS)
def test_every_planted_fault_is_seen(name: str) -> None:
    good, missed = samples.texts()[name], []
    assert len(PLANTED[name]) >= 5
    assert [old for old, _ in PLANTED[name] if old not in good] == []
    for old, new in PLANTED[name]:
        if not CHECKS[name](good.replace(old, new, 1).encode("utf-8", "surrogatepass")):
            missed.append((old, new))
    assert missed == []


def test_a_news_sitemap_of_too_many_is_seen() -> None:
    good = samples.texts()["news"]
    page = good[good.index("<url>") : good.index("</url>") + 6]
    many = "".join(page.replace("ferry/", f"ferry-{n}/") for n in range(1001))
    assert news_faults(good.replace(page, many).encode(), NOW) == ["has 1001 articles"]


@pytest.mark.parametrize(("old", "new"), [
    ("<lastmod>2026-03-20T09", "<lastmod>2026-03-20T08"),
    (f"<loc>{ROOT}/kk-cyrl/", f"<loc>{ROOT}/kk/"),
    (f'href="{ROOT}/kk-cyrl/"', f'href="{ROOT}/kk/"'),
    ("sitemaps/2026-03", "sitemaps/2026-04"),
    (f'hreflang="en" href="{ROOT}/en/"', f'hreflang="en" href="{ROOT}/kk-cyrl/"'),
])  # fmt: skip
def test_what_is_wrong_between_sitemaps_is_seen(old: str, new: str) -> None:
    good = samples.sitemaps()
    assert whole_faults({where: text.encode() for where, text in good.items()}) == []
    one = next(where for where, text in reversed(good.items()) if old in text)
    broken = {**good, one: good[one].replace(old, new, 1)}
    assert whole_faults({where: text.encode() for where, text in broken.items()})


ARCHIVE_FAULTS: dict[str, tuple[str, bytes, bytes]] = {
    "an archive is gone": ("/page/2", b"page/1", b"page/0"),
    "an entry stands in two archives": ("/page/1", b"0002<", b"0003<"),
    "one leads to itself": ("/page/2", b"page/1", b"page/2"),
    "an archive says nothing of the feed": ("/page/1", b'"current"', b'"of"'),
    "next is not the one before": ("/page/1", b"page/2", b"page/3"),
    "an archive is not said to be one": ("/page/2", b"<fh:archive/>", b""),
    "the feed is said to be an archive": ("", b"<generator", b"<fh:archive/><generator"),
    "the feed leads nowhere": ("", b"prev-archive", b"prev"),
}


def _with(found: dict[str, bytes], page: str, old: bytes, new: bytes) -> dict[str, bytes]:
    (address,) = (one for one in found if one.rpartition(".")[0].endswith(f"politics{page}"))
    return {**found, address: found[address].replace(old, new)}


@pytest.mark.parametrize("form", [rss, atom, json_feed], ids=lambda form: form.ENDING)
def test_a_walk_through_archives_gives_each_entry_once(form: ModuleType) -> None:
    good = samples.archived(form)
    expected = {one for data in good.values() for one in paged(data).ids}
    assert archive_faults(good.get, next(iter(good)), expected) == []
    assert archive_faults(good.get, next(iter(good)), expected | {GUID + "x"})


@pytest.mark.parametrize("name", ARCHIVE_FAULTS)
@pytest.mark.parametrize("form", [rss, atom], ids=lambda form: form.ENDING)
def test_what_is_wrong_with_archives_is_seen(form: ModuleType, name: str) -> None:
    good = samples.archived(form)
    expected = {one for data in good.values() for one in paged(data).ids}
    broken = _with(good, *ARCHIVE_FAULTS[name])
    assert broken != good
    assert archive_faults(broken.get, next(iter(good)), expected)
