"""nginx as a user would set it up for files that were compressed beforehand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import Served, free_port, running, until_answered
from bench.wrk import program

_CONFIGURATION = """
daemon off; worker_processes {workers}; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; types {{ text/html html; }} default_type text/html;
  gzip_static on; gzip_vary on;
  add_header Cache-Control "public, max-age=0, must-revalidate";
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@contextmanager
def nginx(folder: Path, root: Path, *, path: str, workers: int = 2) -> Iterator[Served]:
    """Serve the files below `root` inside the block.

    `folder` is for nginx itself; `path` is asked until it answers.
    """
    folder.mkdir(parents=True)
    # Its workers give up root's rights, where they are started with them, and must get in still.
    for above in (folder, root, *root.parents):
        if above.is_dir() and above.stat().st_mode & 0o777 == 0o700:
            above.chmod(0o755)
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(
        _CONFIGURATION.format(folder=folder, root=root, port=port, workers=workers)
    )
    with running([program("nginx"), "-c", str(configuration), "-p", str(folder)]) as process:
        until_answered(port, path)
        yield Served(port, process.pid)
