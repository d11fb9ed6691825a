"""Modules and style sheets, joined into what a browser is sent."""

import shutil
import subprocess

import pytest

from dashboard.web.script_linker import LinkError, link_scripts, link_styles
from tests.node import NODE


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def run(script):
    done = subprocess.run([NODE, "-e", script], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.split()


def test_modules_run_once_each_and_after_what_they_import(tmp_path):
    entry = write(
        tmp_path,
        entry='import { one } from "./one.js";\nimport { two } from "./two.js";\n'
        "console.log(one() + two);\n",
        one='import { two } from "./two.js";\nexport function one() {\n  return two;\n}\n',
        two='console.log("two");\nexport const two = 2;\n',
    )
    assert run(link_scripts(entry).text) == ["two", "4"]


def test_names_are_each_modules_own_and_may_be_called_otherwise(tmp_path):
    entry = write(
        tmp_path,
        entry='import {\n  draw as drawLegend,\n  size,\n} from "./legend.js";\n'
        "const draw = () => size;\nconsole.log(draw(), drawLegend());\n",
        legend="export const size = 1;\nexport async function other() {}\n"
        'export class Legend {}\nexport function draw() {\n  return "drawn";\n}\n',
    )
    assert run(link_scripts(entry).text) == ["1", "drawn"]


def test_remarks_are_not_sent_and_what_only_looks_like_one_is(tmp_path):
    entry = write(
        tmp_path,
        entry="/* A remark\n   of two lines. */\n"
        "function f(/** @type {string} */ a) {\n  // Another.\n"
        '  return /** @type {any} */ (a) + " // none";\n}\n'
        '/** @type {any} */ (console).log(f("/*a*/").replaceAll(" ", ""));\n',
    )
    text = link_scripts(entry).text
    assert "emark" not in text
    assert "Another" not in text
    assert "@type" not in text
    assert run(text) == ["/*a*///none"]


def test_a_circle_of_imports_is_a_fault_that_names_it(tmp_path):
    entry = write(
        tmp_path,
        entry='import { a } from "./a.js";\na();\n',
        a='import { b } from "./b.js";\nexport const a = () => b;\n',
        b='import { a } from "./a.js";\nexport const b = () => a;\n',
    )
    with pytest.raises(LinkError, match=r"import each other: a\.js > b\.js > a\.js"):
        link_scripts(entry)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('import one from "./one.js";', "is not read"),
        ('import * as one from "./one.js";', "is not read"),
        ('import "./one.js";', "is not read"),
        ('import { one } from "one";', "is not read"),
        ('const one = await import("./one.js");', "is not read"),
        ("export default 1;", "is not read"),
        ("export let one = 1;", "is not read"),
        ("export { one };", "is not read"),
        ('one();\nimport { one } from "./one.js";', "is not read"),
        ('import { two } from "./one.js";', "one.js does not export 'two', but one"),
        ('import { one } from "./none.js";', "There is no such file"),
    ],
)
def test_what_is_not_read_is_a_fault_that_says_where(tmp_path, line, problem):
    entry = write(tmp_path, entry=f"{line}\n", one="export const one = 1;\n")
    with pytest.raises(LinkError) as fault:
        link_scripts(entry)
    assert problem in str(fault.value)
    assert str(tmp_path) in str(fault.value)


def test_style_sheets_follow_each_other_as_they_are_imported(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.css").write_text("b { c: d }\n", encoding="utf-8")
    (tmp_path / "parts" / "two.css").write_text('@import "./one.css";\ne {}\n', encoding="utf-8")
    entry = tmp_path / "page.css"
    entry.write_text('@import "./parts/two.css";\n@import "./parts/one.css";\na {}\n', "utf-8")
    assert link_styles(entry).text.split("\n\n") == ["b { c: d }", "e {}", "a {}\n"]


@pytest.mark.parametrize(
    "line", ['@import url("one.css");', '@import "https://example.org/a.css";', '@import "one.css"']
)
def test_a_sheet_imported_in_another_way_is_a_fault(tmp_path, line):
    (tmp_path / "page.css").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(LinkError, match="imported in a way"):
        link_styles(tmp_path / "page.css")


def test_files_that_are_gone_are_linked_no_more(tmp_path):
    entry = write(tmp_path, entry='import { a } from "./a.js";\n', a="export const a = 1;\n")
    shutil.move(tmp_path / "a.js", tmp_path / "b.js")
    with pytest.raises(LinkError, match="no such file"):
        link_scripts(entry)
