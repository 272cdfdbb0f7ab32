"""Says in words why a comment is not taken as it stands, to those who work at the paper."""

from caspian.comments.wording import RefusedWording

_SENTENCES = {
    "empty": "There is no text.",
    "long": "The text has {now} characters: {most} may be at most.",
    "links": "There are too many links in it: {most} may be at most.",
    "unnamed": "There is no name.",
    "long_name": "The name is too long: {most} characters may be at most.",
    "email": "The e-mail address is none.",
}


def in_words(refused: RefusedWording) -> list[str]:
    """Return a sentence for each thing that is wrong."""
    return [_SENTENCES[code].format(**numbers) for code, numbers in refused.complaints.values()]
