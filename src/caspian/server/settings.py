"""What the front is told: where things are, what it passes on, and its limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from caspian.server.proxies import Networks
from caspian.server.upload import PACE, Pace

MIB = 1024 * 1024
SETTING_UP, ASSETS = "setting-up", "assets"
"""in the home: the file that is there during the first run, and the folder of kept assets"""


def _nothing_else(method: str, path: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class FrontSettings:
    """The settings of one front process; sizes are in bytes, times in seconds."""

    edition_url: str
    """`sqlite:///path` or `postgres://…`"""
    home: Path
    """the folder of the paper's data: `setting-up` and `views/` are in it"""
    backend: str
    """the unix socket that the backend listens on"""
    folders: Mapping[str, Path] = field(default_factory=dict)
    """by the beginnings of their paths, the folders of which all files are sent: nothing in them
    may be private"""
    scheme: str = "http"
    """of the paper's public address: what the backend is told that the reader used"""
    passed_on: tuple[str, ...] = ("/desk/", "/documents/", "/comments/")
    """what begins with one of these is the backend's to answer"""
    also_passed_on: Callable[[str, str], bool] = _nothing_else
    """asked with method and path for what else the edition doesn't hold, such as a search"""
    proxies: Networks = ()
    """the servers in front that are believed on who asked (`Proxies`: in which header)"""
    hot: int = 64 * MIB
    """how much of the edition is kept in memory"""
    hot_pictures: int = 32 * MIB
    """how much of pictures is kept in memory"""
    is_worker_retired: bool = False
    """whether readers who keep pages get a service worker that deletes them and goes away"""
    look_every: float = 0.02
    """how often a new release is looked for"""
    ready_seconds: float = 60.0
    """how long a change may wait, or the newsroom be away, before `/readyz` says so"""
    patience: float = 0.5
    """how long a reader waits for the edition's database"""
    longest_path: int = 2048
    most_headers: int = 64
    largest_head: int = 32 * 1024
    largest_upload: int = 100 * MIB
    largest_stranger: int = MIB
    """of what is sent to the desk by who shows no pass, such as a login"""
    largest_comment: int = 64 * 1024
    """of a comment, and of whatever else readers may send"""
    pace: Pace = PACE
    """how fast what is sent must come"""
    pass_key: bytes = b""
    """the key that signs the passes of the desk; without one nobody has any"""

    @property
    def setting_up(self) -> Path:
        """Return the file that is there until the first release stands."""
        return self.home / SETTING_UP

    @property
    def assets(self) -> Path:
        """Return the folder of the assets of this build and of former ones."""
        return self.home / ASSETS

    @property
    def spool(self) -> Path:
        """Return the folder of what is being sent, one way or the other."""
        return self.home / "spool"

    @property
    def views(self) -> Path:
        """Return the folder in which counted views wait for the newsroom."""
        return self.home / "views"
