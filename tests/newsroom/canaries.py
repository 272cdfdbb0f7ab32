"""Pictures that hold a canary wherever their format has room for a word."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

CANARY = b"CANARY-40.4093N-49.8671E"
_TEXT = CANARY.decode()
_XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{_TEXT}</a></x:xmpmeta>'.encode()
_GPS, _EXIF, _THUMBNAIL = 0x8825, 0x8769, b"\xff\xd8" + CANARY + b"\xff\xd9"


def exif() -> bytes:
    """Return notes of a camera with a canary in each word of theirs, and a thumbnail."""
    notes = Image.Exif()
    for number in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298, 0x9C9B, 0x9C9D):
        notes[number] = _TEXT
    inner = notes.get_ifd(_EXIF)
    for number in (0x9286, 0xA420, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435, 0x927C):
        inner[number] = CANARY if number in (0x9286, 0x927C) else _TEXT
    position = notes.get_ifd(_GPS)
    position[1], position[2] = "N", (40.0, 24.0, 33.5)
    position[3], position[4] = "E", (49.0, 52.0, 1.5)
    for number in (0x1B, 0x1C, 0x12):
        position[number] = _TEXT
    return notes.tobytes()


def profile() -> bytes:
    """Return a profile of colours whose description is a canary."""
    own = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {bytes(own[at : at + 4]): at for at in range(132, 132 + 12 * own[131], 12)}
    text = b"text\0\0\0\0" + CANARY + b"\0"
    struct.pack_into(">II", own, tags[b"cprt"] + 4, len(own), len(text))
    own += text
    struct.pack_into(">I", own, 0, len(own))
    return bytes(own)


def jpeg(image: Image.Image) -> bytes:
    """Return a JPEG: EXIF with a thumbnail, XMP, IPTC, a comment, a profile, bytes behind it."""
    iptc = b"\x1c\x02\x78" + struct.pack(">H", len(CANARY)) + CANARY
    iptc += b"\x1c\x02\x50" + struct.pack(">H", len(CANARY)) + CANARY
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc
    plain = _file(
        image, "JPEG", exif=exif(), xmp=_XMP, comment=CANARY, icc_profile=profile()
    )  # fmt: skip
    extra = [
        (0xED, b"Photoshop 3.0\0" + resource),
        (0xE1, b"Exif\0\0" + _THUMBNAIL),
        *((0xE0 + number, CANARY) for number in range(3, 16)),
    ]
    segments = [b"\xff" + bytes([mark]) + struct.pack(">H", len(x) + 2) + x for mark, x in extra]
    return plain[:2] + b"".join(segments) + plain[2:] + CANARY


def png(image: Image.Image) -> bytes:
    """Return a PNG: text, packed text, international text, EXIF, XMP, time, a chunk of nobody's."""
    words = PngInfo()
    for key in ("Author", "Comment", "Copyright", "Raw profile type iptc"):
        words.add_text(key, _TEXT)
        words.add_text(f"{key} packed", _TEXT, zip=True)
        words.add_itxt(key, _TEXT, lang="en", tkey=_TEXT)
        words.add_itxt(f"{key} packed", _TEXT, zip=True)
    words.add_itxt("XML:com.adobe.xmp", _XMP.decode())
    whole = _file(image, "PNG", pnginfo=words, exif=exif(), icc_profile=profile())
    own = b"caNy" + CANARY
    chunk = struct.pack(">I", len(CANARY)) + own + struct.pack(">I", zlib.crc32(own))
    end = whole.rindex(b"IEND") - 4
    return whole[:end] + chunk + whole[end:] + CANARY


def gif(image: Image.Image) -> bytes:
    """Return a GIF: a comment, an extension of XMP, bytes behind it."""
    whole = _file(image.convert("P"), "GIF", comment=CANARY)
    packed = b"\x21\xff\x0bXMP DataXMP" + bytes([len(CANARY)]) + CANARY + b"\0"
    head = whole.index(b"\x21\xfe")
    return whole[:head] + packed + whole[head:] + CANARY


def webp(image: Image.Image) -> bytes:
    """Return a WebP: EXIF, XMP, a profile, a chunk of nobody's, bytes behind it."""
    whole = _file(image, "WEBP", exif=exif(), xmp=_XMP, icc_profile=profile())
    whole += b"CANY" + struct.pack("<I", len(CANARY)) + CANARY
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:] + CANARY


def avif(image: Image.Image) -> bytes:
    """Return an AVIF: EXIF, XMP, a profile, a free box."""
    whole = _file(image, "AVIF", exif=exif(), xmp=_XMP, icc_profile=profile(), speed=10)
    return whole + struct.pack(">I", len(CANARY) + 8) + b"free" + CANARY


def heic(image: Image.Image) -> bytes:
    """Return a HEIC: EXIF, XMP, a profile, a free box."""
    whole = _file(image, "HEIF", exif=exif(), xmp=_XMP, icc_profile=profile())
    return whole + struct.pack(">I", len(CANARY) + 8) + b"free" + CANARY


def tiff(image: Image.Image) -> bytes:
    """Return a TIFF: notes of a camera, XMP, IPTC, a profile, bytes behind it."""
    words = TiffImagePlugin.ImageFileDirectory_v2()
    for number in (270, 271, 272, 305, 315, 33432):
        words[number] = _TEXT
    words[700], words[33723] = _XMP, CANARY
    words.tagtype[700] = words.tagtype[33723] = 7
    return _file(image, "TIFF", tiffinfo=words, icc_profile=profile()) + CANARY


MAKERS = {
    "jpg": jpeg, "png": png, "gif": gif, "webp": webp, "avif": avif, "heic": heic, "tif": tiff,
}  # fmt: skip


def words_in(content: bytes) -> list[str]:
    """Return what a file that should hold nothing but pixels holds besides."""
    found = ["a canary"] if CANARY in content else []
    with Image.open(BytesIO(content)) as image:
        image.load()
        found += [f"info {key}" for key in image.info if key not in _HARMLESS]
        found += ["EXIF"] if dict(image.getexif()) else []
        kind = image.format
    if kind == "AVIF":
        return found + [name for name in ("Exif", "mime", "colrprof") if name.encode() in content]
    if kind == "JPEG":
        return found + [f"segment {one:x}" for one in _segments(content) if one not in _PIXELS]
    chunks = _png_chunks(content) if kind == "PNG" else _webp_chunks(content)
    return found + [f"chunk {one!r}" for one in chunks if one not in _PIXEL_CHUNKS]


_HARMLESS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
    "background", "loop", "timestamp", "duration", "transparency", "dpi"}  # fmt: skip
_PIXELS = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA}
_PIXEL_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}


def _segments(content: bytes) -> list[int]:
    found, at = [], 2
    while content[at] == 0xFF and content[at + 1] != 0xD9:
        found.append(content[at + 1])
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
        if found[-1] == 0xDA:
            at = min(
                place
                for mark in (*range(0xC0, 0xD0), *range(0xD8, 0xFF))
                if (place := content.find(bytes([0xFF, mark]), at)) >= 0
            )
    return found + ([] if content[at + 2 :] == b"" else [0])


def _png_chunks(content: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(content):
        found.append(content[at + 4 : at + 8])
        at += 12 + struct.unpack_from(">I", content, at)[0]
    return found


def _webp_chunks(content: bytes) -> list[bytes]:
    found, at = [], 12
    while at < len(content):
        found.append(content[at : at + 4])
        size = struct.unpack_from("<I", content, at + 4)[0]
        at += 8 + size + size % 2
    return found


def _file(image: Image.Image, kind: str, **options: object) -> bytes:
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()
