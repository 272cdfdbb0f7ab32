"""The CSV that Redirection, WordPress's plug-in for old addresses, takes in."""

import csv
from io import StringIO

HEAD = "source,target,regex,code,type,hits,title,status\n"
GONE = 410


def line(source: str, target: str, *, code: int = 301) -> str:
    """Return a redirect as a line; a target is empty where the code says that nothing is there."""
    written = StringIO()
    kind = "error" if 400 <= code < 500 else "url"
    row = (source, target, 0, code, kind, 0, "", "active")
    csv.writer(written, lineterminator="\n").writerow(row)
    return written.getvalue()
