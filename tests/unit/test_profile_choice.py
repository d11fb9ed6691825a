"""The file of a profile's choices: every fault names the field."""

import pytest

from geodata.errors import RegistryError
from geodata.registry.profile_choice import MOST_IN_PRINT, Fact, load_profile_choice

GOOD = """
headline = ["population", "area", "parts"]
in_print = ["one", "two"]
[parts]
ward_2022 = ["one"]
"""


def load(folder, text):
    (folder / "profile.toml").write_text(text, encoding="utf-8")
    return load_profile_choice(folder)


def test_the_choices_are_read_in_their_order(tmp_path):
    choice = load(tmp_path, GOOD)
    assert choice.headline == (Fact.POPULATION, Fact.AREA, Fact.PARTS)
    assert choice.in_print == ("one", "two")
    assert choice.parts == {"ward_2022": ("one",)}


MANY = ", ".join(f'"i{number}"' for number in range(MOST_IN_PRINT + 1))


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"two"]', '"one"]', "in_print"),
        ('["one", "two"]', f"[{MANY}]", "in_print"),
        ('"parts"]', '"weather"]', "headline"),
        ('"area", "parts"]', '"area"]', "headline"),
        ('["one"]', '["a", "b", "c", "d", "e"]', "parts"),
        ("[parts]", "colour = 1\n[parts]", "colour"),
        ("headline =", "headline", "-"),
    ],
)
def test_a_fault_is_named(tmp_path, old, new, field):
    with pytest.raises(RegistryError) as raised:
        load(tmp_path, GOOD.replace(old, new))
    assert "profile.toml" in str(raised.value)
    assert field in str(raised.value)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(RegistryError, match="the file is missing"):
        load_profile_choice(tmp_path)
