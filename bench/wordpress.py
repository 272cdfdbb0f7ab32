"""WordPress with its default theme, installed into a folder and served as its owner would.

Needs the Debian packages wordpress, wordpress-theme-twentytwentythree, php-fpm, php-mysql, php-gd,
php-mbstring, php-xml, mariadb-server and nginx. Its chance is a fair one: OPcache on (as php-fpm
comes), nginx compresses text and lets everything but pages be kept for a year, no job runs inside
a request, nothing is asked of the outside.
"""

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.posts import posts
from bench.processes import STARTS_WITHIN, Served, free_port, ran, running, until_answered
from bench.wrk import program

PACKAGE = Path("/usr/share/wordpress")
OURS = Path(__file__).parent / "wordpress_site"
FRONT, SECTION, SEARCH = "/", "/category/environment/", "/?s=caspian"
ARTICLE, NEXT = "/politics/who-owns-the-caspian/", "/environment/caspian-falling/"
_NGINX = """
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
{user}events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream;
  access_log off; sendfile on; tcp_nopush on;
  gzip on; gzip_vary on; gzip_comp_level 6; gzip_min_length 256;
  gzip_types text/css application/javascript text/javascript application/json image/svg+xml;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port}; root {folder}/site; index index.php;
    location / {{ try_files $uri $uri/ /index.php?$args; }}
    location ~* \\.(css|js|svg|png|jpe?g|webp|woff2?)$ {{ expires 1y; }}
    location ~ \\.php$ {{
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param HTTP_HOST $http_host; fastcgi_pass unix:{folder}/php.sock;
    }}
  }}
}}
"""
_PHP = """
[global]
daemonize = no
error_log = {folder}/php.log
[www]
listen = {folder}/php.sock
listen.mode = 0666
pm = static
pm.max_children = 4
clear_env = no
{user}"""


@contextmanager
def wordpress(folder: Path) -> Iterator[Served]:
    """Install WordPress with the sample publication into a new folder; serve it in the block.

    Raises FileNotFoundError, saying what to install.
    """
    if not (PACKAGE / "wp-settings.php").exists():
        raise FileNotFoundError(f"Install the packages that {__name__} names first.")
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    shutil.copytree(PACKAGE, folder / "site")
    shutil.copy(OURS / "wp-config.php", folder / "site")
    port, socket = free_port(), folder / "sql.sock"
    variables = {"BENCH_SOCKET": str(socket), "BENCH_ADDRESS": f"127.0.0.1:{port}"}
    with ExitStack() as stack:
        _database(folder, socket, stack)
        _published(folder, variables)
        stack.enter_context(running(_php(folder), variables))
        nginx = stack.enter_context(running(_nginx(folder, port)))
        for path in (FRONT, ARTICLE):
            until_answered(port, path, every=0.1)
        yield Served(port, nginx.pid)


def version() -> str:
    """Return the version of the package's WordPress."""
    code = f"include '{PACKAGE}/wp-includes/version.php'; echo $wp_version;"
    return ran([program("php"), "-r", code]).said.strip()


def _database(folder: Path, socket: Path, stack: ExitStack) -> None:
    data = folder / "data"
    user = ["--user=root"] if os.geteuid() == 0 else []
    ran([
        program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", "--skip-test-db",
        "--auth-root-authentication-method=normal", *user,
    ])  # fmt: skip
    stack.enter_context(running([
        program("mariadbd"), "--no-defaults", f"--datadir={data}", f"--socket={socket}",
        "--skip-networking", f"--log-error={folder}/sql.log", *user,
    ]))  # fmt: skip
    deadline = time.monotonic() + STARTS_WITHIN
    while not socket.exists():
        if time.monotonic() > deadline:
            raise TimeoutError("MariaDB doesn't start: see its log.")
        time.sleep(0.1)
    ran([program("mariadb"), f"--socket={socket}", "-uroot", "-e", "CREATE DATABASE wordpress"])


def _published(folder: Path, variables: dict[str, str]) -> None:
    told = folder / "posts.json"
    told.write_text(json.dumps(posts()), "utf-8")
    site = folder / "site"
    (site / "wp-content" / "uploads").mkdir()
    ran([program("php"), str(OURS / "install.php"), str(site), str(told)], variables)


def _php(folder: Path) -> list[str]:
    user = "user = root\ngroup = root\n" if os.geteuid() == 0 else ""
    (folder / "php.conf").write_text(_PHP.format(folder=folder, user=user))
    [found] = sorted(Path("/usr/sbin").glob("php-fpm*"))[-1:] or [Path("php-fpm")]
    return [program(found.name), *(["-R"] if user else []), "-y", str(folder / "php.conf")]


def _nginx(folder: Path, port: int) -> list[str]:
    user = "user root; " if os.geteuid() == 0 else ""
    written = folder / "nginx.conf"
    written.write_text(_NGINX.format(folder=folder, port=port, user=user))
    return [program("nginx"), "-c", str(written), "-p", str(folder)]
