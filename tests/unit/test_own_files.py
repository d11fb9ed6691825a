"""The page's own scripts and styles, joined."""

import os

from dashboard.web.assets import join_files


def test_files_are_joined_by_name_and_a_comment_at_an_end_swallows_nothing(tmp_path):
    (tmp_path / "20-second.js").write_text("second();", encoding="utf-8")
    (tmp_path / "10-first.js").write_text("first(); // done", encoding="utf-8")
    (tmp_path / "page.css").write_text("p {}", encoding="utf-8")
    address, text = join_files(tmp_path, "js")
    assert text.splitlines() == ["first(); // done", "second();"]
    assert address.endswith(".js")
    assert join_files(tmp_path, "css")[1] == "p {}"


def test_a_changed_file_has_another_address(tmp_path):
    script = tmp_path / "one.js"
    script.write_text("one();", encoding="utf-8")
    before, _ = join_files(tmp_path, "js")
    script.write_text("two();", encoding="utf-8")
    later = script.stat().st_mtime_ns + 1_000_000
    os.utime(script, ns=(later, later))
    after, text = join_files(tmp_path, "js")
    assert before != after
    assert text == "two();"
