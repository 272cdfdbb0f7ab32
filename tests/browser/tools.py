"""Finds the tools that the tests of a real browser need; without one they skip, in CI they fail."""

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Java runs for a few seconds: to compile well what it runs costs more than it saves.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


# The shell first: it opens no windows, and takes a fifth of the time for a person's first page.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")


def chromium() -> str:
    """Return the path of a Chromium, or say that there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), "")
    return found or _without("Chromium: install the package chromium-headless-shell")


@cache
def axe_source() -> str:
    """Return the source of axe-core, or say that it isn't there."""
    if not AXE.exists():
        _without("axe-core: install Node with npm, then run `make slow`")
    return AXE.read_text("utf-8")


def nu_validator() -> list[str]:
    """Return the command that runs the Nu HTML checker, or say what it lacks."""
    java = shutil.which("java") or _without("Java: install a runtime, such as default-jre-headless")
    if not NU.exists():
        _without("the Nu HTML checker: install Node with npm, then run `make slow`")
    return [java, *QUICK_JAVA, "-jar", str(NU)]


def _without(tool: str) -> str:
    # A machine that proves a change must not pass because it looked at nothing.
    if os.environ.get("CI"):
        pytest.fail(f"this needs {tool}", pytrace=False)
    pytest.skip(f"this needs {tool}")
