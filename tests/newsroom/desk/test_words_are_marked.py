"""Every word of the desk can be translated: it is looked up in a catalogue before it is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from caspian.newsroom.body import body_blocks
from caspian.newsroom.front import front_blocks
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.pseudo import OPEN, make_catalogue, unmarked
