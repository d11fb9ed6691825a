"""The page's own scripts and styles, as they are served."""

import os

import pytest

from dashboard.web.assets import PAGE, SITE, read_site_file


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "scripts/page.js": 'import { a } from "./a.js";\na();\n',
        "scripts/a.js": "export const a = () => 1;\n",
        "styles/site.css": "p {}\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_kind_has_one_file_whose_content_names_it(folder):
    address, text = read_site_file(folder, PAGE, "js")
    assert address.startswith("/site/page.")
    assert address.endswith(".js")
    assert "() => 1" in text
    assert read_site_file(folder, SITE, "css").text == "p {}\n"


def test_a_change_of_what_is_imported_gives_another_address(folder):
    before, _ = read_site_file(folder, PAGE, "js")
    script = folder / "scripts" / "a.js"
    script.write_text("export const a = () => 2;\n", encoding="utf-8")
    later = script.stat().st_mtime_ns + 1_000_000
    os.utime(script, ns=(later, later))
    after, text = read_site_file(folder, PAGE, "js")
    assert before != after
    assert "() => 2" in text
