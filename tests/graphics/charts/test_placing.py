"""Labels are moved as little as may be, keep their order, and never lie on one another."""

from hypothesis import given
from hypothesis import strategies as st

from caspian.graphics.charts.naming import flowed, spread

LABELS = st.lists(
    st.tuples(st.floats(0, 300, allow_nan=False), st.floats(5, 40)), min_size=1, max_size=8
)


def overlaps(middles: list[float], sizes: list[float]) -> list[tuple[int, int]]:
    """Return the pairs of labels that lie on one another."""
    return [
        (one, other)
        for one in range(len(sizes))
        for other in range(one)
        if abs(middles[one] - middles[other]) < (sizes[one] + sizes[other]) / 2 - 0.001
    ]


@given(LABELS)
def test_no_two_labels_overlap_and_none_leaves_the_room(labels: list[tuple[float, float]]) -> None:
    wanted, sizes = [one[0] for one in labels], [one[1] for one in labels]
    placed = spread(wanted, sizes, 0, 300)
    if sum(sizes) > 300.01:
        assert placed is None
        return
    assert placed is not None
    assert overlaps(placed, sizes) == []
    for middle, size in zip(placed, sizes, strict=True):
        assert size / 2 - 0.001 <= middle <= 300.001 - size / 2
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    assert order == sorted(order, key=lambda at: placed[at])


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([50, 100, 250], [20, 20, 20], 0, 300) == [50, 100, 250]


def test_two_that_touch_share_the_way() -> None:
    assert spread([100, 100], [20, 20], 0, 300) == [90, 110]


def test_the_control_finds_an_overlap() -> None:
    assert overlaps([100, 105], [20, 20]) == [(1, 0)]


def test_a_row_of_names_breaks_before_the_edge() -> None:
    assert flowed([100, 100, 150], 220) == [(0, 0), (0, 100), (1, 0)]
