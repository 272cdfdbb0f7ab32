"""A file system in a file, whose power can be cut: what was not yet on the disk is gone."""

import fcntl
import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# XFS makes none that is smaller. The files are sparse: they take what is written to them.
_SIZES = {"ext4": 96, "xfs": 320}
_MEBIBYTE = 1 << 20
_PROGRAMS = ("mount", "umount")
# FS_IOC_SHUTDOWN of Linux, and its flag for "as when the power fails".
_SHUTDOWN, _WITHOUT_FLUSHING = 0x8004587D, struct.pack("I", 2)
_TRIES = 50


class Image:
    """A file system of one kind in a file, mounted on a folder beside it."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.kind = kind
        self.root = folder / kind
        self._held = -1
        self._file = folder / f"{kind}.img"
        self.root.mkdir()
        with self._file.open("wb") as file:
            file.truncate(_SIZES[kind] * _MEBIBYTE)
        quiet = {"ext4": ["-q", "-F"], "xfs": ["-q"]}[kind]
        _run(f"mkfs.{kind}", *quiet, str(self._file))

    def mount(self) -> None:
        """Mount it; what the journal holds is played back. Raises CalledProcessError."""
        _run("mount", "-o", "loop", str(self._file), str(self.root))
        self._held = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)

    def unmount(self) -> None:
        """Unmount it if it is mounted, whatever state it is in."""
        self._let_go()
        for _ in range(_TRIES):
            if not self._is_mounted():
                return
            if subprocess.run(["umount", str(self.root)], capture_output=True).returncode:
                time.sleep(0.1)
        _run("umount", "-l", str(self.root))

    def _let_go(self) -> None:
        if self._held >= 0:
            os.close(self._held)
        self._held = -1

    def _is_mounted(self) -> bool:
        # Not os.path.ismount: it takes the errors of a file system that was shut down for a no.
        return f" {self.root} " in Path("/proc/self/mounts").read_text()

    def cut_power(self) -> None:
        """Stop all writing at once; neither the journal is flushed nor anything else.

        What `xfs_io -x -c shutdown` does, without the milliseconds until that has started.
        """
        fcntl.ioctl(self._held, _SHUTDOWN, _WITHOUT_FLUSHING)
        self._let_go()

    def new_home(self, name: str) -> Path:
        """Return a new folder in it that is there for certain; the ones before are removed."""
        for old in self.root.glob("home*"):
            shutil.rmtree(old)
        home = self.root / name
        home.mkdir()
        os.sync()
        return home


@pytest.fixture(params=sorted(_SIZES))
def image(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Image]:
    """Return a mounted file system of each kind; skip, and say why, where none can be."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a file system and cut its power")
    for program in (*_PROGRAMS, f"mkfs.{request.param}"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} isn't installed")
    made = Image(tmp_path, request.param)
    try:
        made.mount()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"this machine mounts no {request.param} from a file: {error.stderr.decode()}")
    try:
        yield made
    finally:
        made.unmount()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)
