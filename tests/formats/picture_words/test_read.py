"""The words of a photographer are found in a file, in whichever of the ways they were written."""
# ruff: noqa: E501  # as programs write it

from io import BytesIO

import pytest
from PIL import Image

from caspian.formats.picture_words.read import PictureWords, words_of
from tests.formats.picture_words.photographs import photograph


def test_iptc_of_an_agency() -> None:
    data = photograph(
        iptc={5: "Ferry", 80: "Leyla Aliyeva", 110: "AP", 120: "A ferry off Baku, 1 May."}
    )
    assert words_of(data) == PictureWords(
        title="Ferry", caption="A ferry off Baku, 1 May.", credit="Leyla Aliyeva/AP"
    )


@pytest.mark.parametrize("coding", ["utf-8", "cp1251"])
def test_iptc_in_whichever_letters(coding: str) -> None:
    caption = "Паром у Баку стоит в порту уже третий день, воды в море всё меньше."
    assert words_of(photograph(iptc={120: caption}, coding=coding)).caption == caption


def test_xmp_goes_before_iptc_and_knows_the_alt_text() -> None:
    xmp = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Reuters">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">By XMP</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li>Two ships</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"""
    found = words_of(photograph(iptc={120: "By IPTC"}, xmp=xmp))
    assert found == PictureWords(caption="By XMP", credit="A, B/Reuters", alt="Two ships")


def test_what_a_camera_writes_is_no_caption() -> None:
    assert words_of(photograph(iptc={120: "OLYMPUS DIGITAL CAMERA   "})).caption == ""


def test_hostile_words_are_plain_ones() -> None:
    xmp = """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x:xmpmeta xmlns:x="adobe:ns:meta/"
><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>&a;</dc:description></rdf:Description>
</rdf:RDF></x:xmpmeta>"""
    assert "root" not in words_of(photograph(xmp=xmp)).caption
    assert words_of(photograph(iptc={120: "A\x00\x1b[31mB" * 3000})).caption[:9] == "A [31mBA "


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xed\x00\x04Ph"])
def test_what_is_no_picture_has_no_words(data: bytes) -> None:
    assert words_of(data) == PictureWords()


def test_a_picture_without_words() -> None:
    data = BytesIO()
    Image.new("RGB", (4, 4)).save(data, "PNG")
    assert words_of(data.getvalue()) == PictureWords()
