"""Each address of the desk stands in docs/roles.md; `tests/roles/` asks whether its line holds."""

from tests.roles import table as roles
from tests.roles.addresses import every_address
from tests.roles.table import NOTHING


def test_every_address_stands_in_the_table() -> None:
    listed = {line.address for line in roles.read().lines}
    missing, gone = set(every_address()) - listed, listed - set(every_address())
    assert not missing, f"say in docs/roles.md who may: {sorted(missing)}"
    assert not gone, f"docs/roles.md lists what is no address: {sorted(gone)}"


def test_the_table_speaks_of_rights_that_it_has() -> None:
    table = roles.read()
    named = {right for line in table.lines for right in (line.opens, line.changes)} - {NOTHING}
    assert named <= set(table.rights)
    assert len({str(line) for line in table.lines}) == len(table.lines)


def test_the_control_without_a_line_is_noticed() -> None:
    first, *others = roles.read().lines
    assert first.address in set(every_address()) - {line.address for line in others}
