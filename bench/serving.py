"""Pages per second of the front and of an article, beside nginx serving the same bytes.

    .venv/bin/python bench/serving.py [--seconds 5] [--rounds 3]

Needs nginx and wrk (Debian packages of these names). Both servers run at once on 127.0.0.1 and
are asked in turn, so that a slow moment of the machine hits both; quoted is the median of the
rounds, and what counts is the ratio.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.paper import Paper, free_port

PAGES = {"front": "/en/", "article": "/en/environment/caspian-falling/"}
NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; types {{ text/html html; }} default_type text/html;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/site; }}
}}
"""


def main() -> int:
    """Measure and print a line for each page."""
    arguments = _arguments()
    missing = [tool for tool in ("nginx", "wrk") if shutil.which(tool, path=_path()) is None]
    if missing:
        sys.stderr.write(f"Install {' and '.join(missing)} first (apt-get install).\n")
        return 2
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        paper = Paper(Path(folder)).wait()
        running.callback(paper.stop)
        port = _serve_statically(Path(folder), paper, running)
        print("| page | bytes | Caspian, pages/s | nginx, pages/s | ratio |")
        print("|---|---|---|---|---|")
        for name, path in PAGES.items():
            print(_line(name, path, paper.port, port, arguments))
    return 0


def _line(name: str, path: str, ours: int, nginx: int, arguments: argparse.Namespace) -> str:
    rounds = [
        (_per_second(ours, path, arguments.seconds), _per_second(nginx, path, arguments.seconds))
        for _ in range(arguments.rounds)
    ]
    size = len(_get(ours, path))
    caspian, static = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, other in rounds)
    return f"| {name} | {size} | {caspian:.1f} | {static:.0f} | {ratio:.5f} |"


def _serve_statically(folder: Path, paper: Paper, running: ExitStack) -> int:
    for path in PAGES.values():
        file = folder / "site" / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_get(paper.port, path))
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port))
    binary = shutil.which("nginx", path=_path()) or "nginx"
    nginx = subprocess.Popen([binary, "-c", str(config), "-p", str(folder)])
    running.callback(nginx.wait)
    running.callback(nginx.terminate)
    return port


def _per_second(port: int, path: str, seconds: int) -> float:
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def _get(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answered:
        return bytes(answered.read())


def _path() -> str:
    return "/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/bin"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement (default 5)")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each (default 3)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
