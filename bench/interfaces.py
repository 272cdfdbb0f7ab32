"""Requests per second of Granian's three interfaces and of the front, beside nginx.

    .venv/bin/python bench/interfaces.py [--seconds 4] [--rounds 3]

All send the same gzipped article, some 8 kB, nginx from a file (`gzip_static`). The three bare
applications do what a front must do (find a path, look at two headers, send ready headers and
bytes) and nothing else; `front` is the real one over an edition of 1,000 articles. Each row runs
alone and in turn, so that a slow moment of the machine hits all. Processor time is that of the
server's processes: it counts also where `wrk` itself, on the same machine, is the bottleneck.

Needs nginx and wrk (Debian packages of these names).
"""

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.paper import free_port
from tests.server.edition import Edition, languages, page

from caspian.project.environment import Environment, environment
from caspian.project.process_commands import front_command

BENCH = Path(__file__).parent
PATH = "/en/politics/article-7/"
NGINX = """
daemon off; worker_processes {workers}; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; types {{ text/html html; }} gzip_static on; gzip_vary on;
  add_header Cache-Control "public, max-age=0, must-revalidate";
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/site; }}
}}
"""


@dataclass
class Server:
    """A server under measurement, and what each round said of it."""

    name: str
    beside: str
    """the row that this one is compared with"""
    port: int
    pid: int
    per_second: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    """milliseconds"""
    processor: list[float] = field(default_factory=list)
    """microseconds a request"""


def main() -> int:
    """Measure and print a table, then how the front starts and what it weighs."""
    arguments = _arguments()
    missing = [tool for tool in ("nginx", "wrk") if shutil.which(tool, path=_path()) is None]
    if missing:
        sys.stderr.write(f"Install {' and '.join(missing)} first (apt-get install).\n")
        return 2
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        home = Path(folder)
        _press(home)
        servers = list(_servers(home, running))
        for _ in range(arguments.rounds):
            for server in servers:
                _measure(server, arguments.seconds)
        for line in _table(servers):
            print(line)
        fronts = [server for server in servers if server.name.startswith("front")]
        for server in fronts:
            print(f"\n{server.name}: {_weight(server.pid) / 1024:.0f} MB (PSS of its processes)")
        print(f"\nfront: {_cold_start(home, running):.2f} s from its start to its first answer")
    return 0


def _servers(home: Path, running: ExitStack) -> Iterator[Server]:
    front = _front(home, 1, running)
    body = _fetched(front.port)
    (home / "body.gz").write_bytes(body)
    yield _nginx(home, body, 1, running)
    for interface in ("wsgi", "asgi", "rsgi"):
        yield _bare(home, interface, running)
    yield front
    yield _nginx(home, body, 2, running)
    yield _front(home, 2, running)


def _nginx(home: Path, body: bytes, workers: int, running: ExitStack) -> Server:
    folder = home / f"nginx-{workers}"
    file = folder / "site" / PATH.strip("/") / "index.html"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"never sent: everybody here takes gzip")
    file.with_name("index.html.gz").write_bytes(body)
    folder.chmod(0o755)
    home.chmod(0o755)
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, workers=workers))
    binary = shutil.which("nginx", path=_path()) or "nginx"
    command = [binary, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    name = f"nginx, {workers} process" + ("es" if workers > 1 else "")
    return Server(name, name, port, _start(command, port, running))


def _bare(home: Path, interface: str, running: ExitStack) -> Server:
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", interface, "--http", "1", "--no-ws",
        "--port", str(port), "--log-level", "error", "--working-dir", str(BENCH),
        "--blocking-threads", "24" if interface == "wsgi" else "1", f"shapes:{interface}",
    ]  # fmt: skip
    pid = _start(command, port, running, BENCH_BODY=str(home / "body.gz"))
    return Server(f"bare {interface.upper()}", "nginx, 1 process", port, pid)


def _front(home: Path, workers: int, running: ExitStack) -> Server:
    port = free_port()
    pid = _start(_front_command(home, workers, port), port, running, CASPIAN_HOME=str(home))
    kind = "process" if workers == 1 else "processes"
    return Server(f"front, {workers} {kind}", f"nginx, {workers} {kind}", port, pid)


def _front_command(home: Path, workers: int, port: int) -> list[str]:
    os.environ["CASPIAN_HOME"], os.environ["CASPIAN_BIND"] = str(home), f"127.0.0.1:{port}"
    told: Environment = environment()
    return front_command(told, workers)


def _start(command: list[str], port: int, running: ExitStack, **variables: str) -> int:
    process = subprocess.Popen(command, env=os.environ | variables)
    running.callback(process.wait)
    running.callback(process.terminate)
    _until_answered(port)
    return process.pid


def _cold_start(home: Path, running: ExitStack) -> float:
    """Return the median time from starting the front to its first answer, of five, in seconds."""
    times = []
    for _ in range(5):
        started, port = time.monotonic(), free_port()
        _start(_front_command(home, 1, port), port, running, CASPIAN_HOME=str(home))
        times.append(time.monotonic() - started)
    return statistics.median(times)


def _until_answered(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            _fetched(port)
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise AssertionError(f"nobody answered at {port}")


def _measure(server: Server, seconds: int) -> None:
    before = _processor_seconds(server.pid)
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip"]
    address = f"http://127.0.0.1:{server.port}{PATH}"
    said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    spent = _processor_seconds(server.pid) - before
    assert "Non-2xx" not in said, said
    requests = int(_found(r"(\d+) requests in", said)[0])
    number, unit = _found(r" 99%\s+([\d.]+)(us|ms|s)", said)
    server.per_second.append(float(_found(r"Requests/sec:\s+([\d.]+)", said)[0]))
    server.p99.append(float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit])
    server.processor.append(spent / requests * 1e6)


def _table(servers: list[Server]) -> Iterator[str]:
    by_name = {server.name: server for server in servers}
    yield "| server | requests/s | of nginx | p99, ms | processor, µs/request | of nginx |"
    yield "|---|---|---|---|---|---|"
    for server in servers:
        beside = by_name[server.beside]
        pairs = zip(server.per_second, beside.per_second, strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        costs = zip(server.processor, beside.processor, strict=True)
        cost = statistics.median(one / other for one, other in costs)
        yield (
            f"| {server.name} | {statistics.median(server.per_second):.0f} | {ratio:.2f} "
            f"| {statistics.median(server.p99):.1f} | {statistics.median(server.processor):.1f} "
            f"| {cost:.2f} |"
        )


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _processor_seconds(pid: int) -> float:
    ticks = 0
    for one in _family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _weight(pid: int) -> int:
    """Return the PSS of a process and all below it, in kB."""
    rollups = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in _family(pid)]
    return sum(int(_found(r"Pss:\s+(\d+)", text)[0]) for text in rollups)


def _press(home: Path) -> None:
    """Release an edition of 1,000 articles, each some 8 kB when compressed."""
    letters = random.Random(7)
    words = ["".join(letters.choices("abcdefghijklmnoprstuvyz", k=6)) for _ in range(3000)]

    def text(count: int) -> str:
        return "<p>" + " ".join(letters.choices(words, k=count))

    shared = [f"fragment:en:{name}" for name in ("masthead", "latest", "must-read", "foot")]
    articles = [
        page(f"/en/politics/article-{number}/", shared[0], text(1100), *shared[1:])
        for number in range(1000)
    ]
    fragments = [page(key, text(150)) for key in shared]
    front = page("/en/", shared[0], text(900), *shared[1:])
    Edition(home).release(languages({"en": "/en/"}), *fragments, front, *articles)


def _fetched(port: int) -> bytes:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{PATH}")
    asked.add_header("Accept-Encoding", "gzip")
    with urllib.request.urlopen(asked, timeout=10) as answered:
        return bytes(answered.read())


def _found(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text)
    assert found, text
    return found.groups()


def _path() -> str:
    return "/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/bin"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=4, help="of each measurement (default 4)")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each (default 3)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
