"""Comparing recordings: what a reader would see is told once, and what nobody sees is not."""

import json

from dashboard.state.selection import Mode
from tests.golden.addresses import CHOICES, list_requests
from tests.golden.compare import Change, compare_lines, compare_recordings, group_changes
from tests.golden.record import FACTS, name_file
from tests.golden.report import cut_line, write_report


def write_recording(folder, answers):
    folder.mkdir()
    files = {name: name_file(name) for name in answers}
    for name, lines in answers.items():
        (folder / files[name]).write_text("\n".join(lines), encoding="utf-8")
    (folder / FACTS).write_text(json.dumps({"files": files}), encoding="utf-8")
    return folder


def test_every_way_of_showing_is_recorded_on_explore_in_a_frame_and_in_its_figures():
    assert set(CHOICES) == set(Mode)
    names = {one.name for one in list_requests()}
    for query in CHOICES.values():
        assert {f"/?{query} with scripts", f"/embed?{query}", f"/view/figures?{query}"} <= names


def test_every_request_has_a_name_and_a_file_of_its_own():
    names = [one.name for one in list_requests()]
    assert len(names) > 200
    assert len({name_file(name) for name in names}) == len(names)
    assert max(map(len, map(name_file, names))) < 120


def test_a_shape_may_lie_half_a_unit_away_and_a_word_may_not():
    before = ["h1: Arts", "  path “Hackney” fill #112233 @ M 1 2 3 4 Z", "end"]
    moved = ["h1: Arts", "  path “Hackney” fill #112233 @ M 1.5 2 2.5 4 Z", "end"]
    assert compare_lines(before, moved) == ()
    for other in ("M 1.6 2 3 4 Z", "M 1 2 3 4", "M 1 2 3 4 5 6 Z"):
        line = f"  path “Hackney” fill #112233 @ {other}"
        assert compare_lines(before, [before[0], line, "end"]) == (Change((before[1],), (line,)),)
    filled = before[1].replace("#112233", "#112234")
    painted = "  path “Hackney” fill #112233"
    change = (Change((painted,), (painted.replace("#112233", "#112234"),)),)
    assert compare_lines(before, [before[0], filled, "end"]) == change


def test_numbers_of_words_and_tables_are_exact():
    assert compare_lines(["London 89.4 %"], ["London 89.5 %"])
    assert compare_lines(["Barnet | 12.1"], ["Barnet | 12.2"])


def test_a_line_put_in_leaves_the_lines_after_it_alone():
    before = [f"row {place} @ {place}" for place in range(50)]
    after = [*before[:10], "a new row", *before[10:30], *before[31:]]
    assert compare_lines(before, after) == (
        Change((), ("a new row",)),
        Change(("row 30 @ 30",), ()),
    )


def test_a_colour_that_is_hardly_there_may_come_and_go():
    before = ["picture 10 by 10", "colour #ffffff/255 @ 900.0", "colour #000001/255 @ 0.6"]
    assert compare_lines(before, [*before[:2], "colour #000002/255 @ 0.7"]) == ()
    assert compare_lines(before, [*before[:2], "colour #000002/255 @ 5.0"]) != ()
    # Another page of the same file may have more of it.
    two_pages = [*before[:2], "picture 20 by 20", "colour #000001/255 @ 100"]
    assert compare_lines([*before, *two_pages[2:]], two_pages) == ()


def test_recordings_say_what_is_the_same_different_missing_and_new(tmp_path):
    before = write_recording(
        tmp_path / "a", {"/one": ["x"], "/two": ["key"], "/three": ["z", "key"], "/gone": ["q"]}
    )
    after = write_recording(
        tmp_path / "b", {"/one": ["x"], "/two": ["legend"], "/three": ["z", "legend"], "/new": []}
    )
    comparison = compare_recordings(before, after)
    assert comparison.same == ("/one",)
    assert set(comparison.different) == {"/two", "/three"}
    assert (comparison.missing, comparison.new) == (("/gone",), ("/new",))
    assert not comparison.is_clean
    report = write_report(comparison, 30)
    assert report.count("- key") == 1
    assert "The same difference in 2 addresses" in report
    assert report.endswith("1 the same, 2 different, 1 missing, 1 new.")
    assert compare_recordings(before, before).is_clean


def test_only_the_requests_that_are_asked_for_are_compared(tmp_path):
    before = write_recording(tmp_path / "a", {"/one": ["x"], "/two": ["y"]})
    after = write_recording(tmp_path / "b", {"/one": ["x"]})
    assert compare_recordings(before, after, "one").is_clean
    assert compare_recordings(before, after).missing == ("/two",)


def test_what_is_found_most_often_comes_first():
    rare, common = Change(("a",), ("b",)), Change(("c",), ("d",))
    grouped = group_changes({"/x": (rare, common), "/y": (common, common), "/z": (common,)})
    assert list(grouped.items()) == [(("/x", "/y", "/z"), (common,)), (("/x",), (rare,))]


def test_a_report_is_bounded_and_shows_where_long_lines_differ(tmp_path):
    long = "1 " * 4_000
    before = write_recording(tmp_path / "a", {"/x": [f"path @ {long}here"] * 90})
    after = write_recording(tmp_path / "b", {"/x": [f"path @ {long}there"] * 90})
    report = write_report(compare_recordings(before, after), 10)
    assert "there" in report
    assert "more lines" in report
    assert max(map(len, report.splitlines())) < 200
    assert len(report.splitlines()) < 25
    assert "middle" in cut_line("x" * 900 + "middle" + "x" * 900, 900)
