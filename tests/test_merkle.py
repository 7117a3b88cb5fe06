"""The tree over all digests: as Certificate Transparency has it, and a path leads from each leaf to the root."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.sealing.merkle import EMPTY, path, root, root_by

LEAVES = [
    bytes.fromhex(each)
    for each in (
        *("", "00", "10", "2021", "3031", "40414243"),
        *("5051525354555657", "606162636465666768696a6b6c6d6e6f"),
    )
]
"""The data of the test vectors of Certificate Transparency."""

ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""Their roots over the first of them, the first two …"""


def test_roots_are_those_of_certificate_transparency() -> None:
    assert tuple(root(LEAVES[: size + 1]).hex() for size in range(len(LEAVES))) == ROOTS
    assert root([]) == EMPTY


@given(st.lists(st.binary(max_size=3), min_size=1, max_size=20), st.data())
def test_a_path_leads_from_its_leaf_to_the_root_and_from_no_other(data: list[bytes], draw: st.DataObject) -> None:
    place = draw.draw(st.integers(0, len(data) - 1))
    others = path(data, place)
    assert root_by(data[place], place, len(data), others) == root(data)
    assert root_by(data[place] + b"x", place, len(data), others) != root(data)
    assert root_by(data[place], place, len(data), [*others, b"x"]) is None
    if others:
        assert root_by(data[place], place, len(data), others[1:]) is None
    assert root_by(data[place], len(data), len(data), others) is None
