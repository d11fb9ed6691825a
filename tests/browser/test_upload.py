"""A reader's own records and figures: loaded, asked about, shown, and forgotten by one tab."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import run_axe
from tests.explore_page import READY, choose_view
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

HELD = "sessionStorage.getItem('atlas.own.records')"
OWN_MARKS = ".leaflet-marker-icon.mark-own"
MARKUP = "<img src=x onerror=alert(1)>"
RECORDS = [
    {"activity": "Made-up walk", "borough": "Hackney", "units": "1"},
    {"activity": MARKUP, "borough": "Camden; Islington", "units": "1"},
    {"activity": "Made-up meal", "borough": "Hackny", "units": "1"},
    {"activity": "Made-up talk", "borough": "Brent", "units": "many"},
]
FIGURES = [
    ("E12000007", "london", 50, 48, 52),
    ("E32000002", "assembly_constituency", 70, 64, 76),
    ("E32000003", "assembly_constituency", 51, 45, 57),
]


def write_file(rows, **said):
    text = io.StringIO()
    writer = csv.DictWriter(text, [*rows[0], *said])
    writer.writeheader()
    writer.writerows([{**row, **said} for row in rows])
    return {"name": "made-up.csv", "mimeType": "text/csv", "buffer": text.getvalue().encode()}


def write_records(rows=tuple(RECORDS)):
    return write_file(rows, programme="Made-up programme", unit_kind="event", source="Made up")


def write_figures():
    rows = [
        {"area_code": code, "level": level, "value": value, "lci_95": low, "uci_95": high}
        for code, level, value, low, high in FIGURES
    ]
    told = {"indicator": "made_up", "label": "Made-up share", "unit": "per cent"}
    return write_file(rows, **told, period="2024", group="all", base=200, source="Made up")


def load(page, file):
    page.goto("/own")
    page.locator("#upload-file").set_input_files(file)
    expect(page.locator(".upload-preview")).to_be_visible()


def press(page, name):
    here = page.locator("#upload-box, .upload-page, main:not(.explore)").first
    here.get_by_role("button", name=name, exact=True).press("Enter")


def download(page, name):
    with page.expect_download() as download:
        press(page, name)
    text = download.value.path().read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def show(page, file):
    load(page, file)
    press(page, "Show on the map")
    expect(page.locator(".upload-picture svg").first).to_be_visible()


def test_a_file_is_chosen_and_answered_by_keyboard_before_anything_is_kept(page):
    page.goto("/own")
    # A key that comes while the page is still being made is nobody's.
    page.wait_for_load_state("networkidle")
    page.locator("#upload-file").focus()
    expect(page.locator("#upload-file")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(write_records())
    expect(page.locator(".upload-preview h2")).to_be_focused()
    assert page.evaluate(HELD) is None
    # The row that cannot be read says where, what, and how to mend it.
    expect(page.locator(".upload-table tbody tr").filter(has_text="many")).to_contain_text("units")
    assert [row["value"] for row in download(page, "Download the errors (CSV)")] == ["many"]
    select = page.get_by_label(re.compile("Hackny"))
    select.press("ArrowDown")
    expect(select).to_have_value("E09000012")
    press(page, "Check with these places")
    expect(page.locator(".upload-answers")).to_have_count(0)
    assert page.evaluate(HELD) is None
    press(page, "Show on the map")
    expect(page.locator("#upload-records-head")).to_be_focused()
    expect(page.locator(".upload-picture svg").first).to_be_visible()
    expect(page.locator("#upload-records .upload-table").last).to_contain_text(MARKUP)
    rows = download(page, "Download (CSV)")
    assert {row["whose"] for row in rows} == {"your records"}
    assert len(rows) == 3


def test_records_are_shown_hidden_and_forgotten_on_the_map_by_keyboard(page):
    show(page, write_records())
    page.get_by_role("link", name="Open on the map").press("Enter")
    box = page.locator("#upload-box")
    expect(box).to_contain_text("Your records: 2 shown, only in this tab.")
    expect(page.locator("#upload-words")).to_contain_text("Your records: 2 shown")
    expect(page.locator(OWN_MARKS).first).to_have_attribute("title", re.compile("^Your record"))
    press(page, "Hide")
    expect(page.locator(OWN_MARKS)).to_have_count(0)
    press(page, "Show")
    expect(page.locator(OWN_MARKS)).not_to_have_count(0)
    expect(box.get_by_role("button", name="Hide")).to_be_focused()
    choose_view(page, "Equal areas")
    expect(box).to_contain_text("Areas of equal size have no places to mark")
    press(page, "Forget")
    expect(page.locator(OWN_MARKS)).to_have_count(0)
    expect(box).to_be_empty()
    assert page.evaluate(HELD) is None


def test_own_marks_stay_beside_chosen_programmes_and_other_ways_of_showing(page):
    show(page, write_records())
    page.goto("/?programme=voter_registration_week&view=table")
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator("#upload-box")).to_contain_text("2 shown")
    page.goto("/?programme=voter_registration_week&level=ward&vintage=2022")
    # One borough of one record, and two that share the other.
    expect(page.locator(OWN_MARKS)).to_have_count(3)
    page.emulate_media(media="print")
    expect(page.locator("#upload-box")).to_contain_text("Your records")
    expect(page.locator("#upload-box").get_by_role("button", name="Hide")).to_be_hidden()


def test_own_figures_are_tested_only_once_their_basis_is_said(page):
    page.goto("/own")
    page.get_by_label("Figures of areas").check()
    page.locator("#upload-file").set_input_files(write_figures())
    press(page, "Show on the map")
    picture = page.locator(".upload-picture")
    expect(picture.locator("svg").first).to_be_visible()
    expect(picture).to_contain_text("Not tested against London")
    expect(picture).not_to_contain_text("learly above London")
    page.get_by_label("How they came about").select_option("survey")
    expect(picture).to_contain_text("1 clearly above London, 0 clearly below")
    expect(page.locator("#upload-figures .upload-table").last).to_contain_text("64 to 76")


def test_a_file_is_not_lost_where_the_server_cannot_be_reached(page, traffic):
    traffic.expect_failures()
    page.route("**/own/check*", lambda route: route.abort())
    page.goto("/own")
    page.locator("#upload-file").set_input_files(write_records())
    status = page.locator("#upload-status")
    expect(status).to_contain_text("could not be reached. made-up.csv is still chosen.")
    page.unroute("**/own/check*")
    press(page, "Check again")
    expect(page.locator(".upload-preview")).to_be_visible()


def test_a_check_can_be_cancelled_and_a_whole_fault_is_told(page, traffic):
    traffic.expect_failures()
    page.route("**/own/check*", lambda _route: None)
    page.goto("/own")
    page.locator("#upload-file").set_input_files(write_records())
    expect(page.locator("#upload-status")).to_contain_text("Checking 1 kB…")
    press(page, "Cancel")
    expect(page.locator("#upload-status")).to_be_empty()
    page.unroute("**/own/check*")
    broken = {"name": "a.xlsx", "mimeType": "application/zip", "buffer": b"PK no workbook"}
    page.locator("#upload-file").set_input_files(broken)
    expect(page.locator("#upload-status.is-fault")).to_contain_text("workbook")


@pytest.mark.parametrize("held", ["{", "{}", '{"form":1,"name":"a","version":"b","count":9e9}'])
def test_what_a_tab_holds_garbled_is_forgotten_with_a_sentence(page, held):
    page.goto("/own")
    page.evaluate("(held) => sessionStorage.setItem('atlas.own.records', held)", held)
    page.reload()
    expect(page.locator("#upload-shown")).to_contain_text("could not be read, and is forgotten")
    assert page.evaluate(HELD) is None


def test_rows_that_the_tab_cannot_keep_are_shown_until_the_page_is_left(page):
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
    )
    show(page, write_records([RECORDS[0]]))
    expect(page.locator("#upload-records")).to_contain_text(
        "more than this browser keeps for a tab"
    )
    page.reload()
    expect(page.locator("#upload-shown")).to_be_empty()


def test_a_sensitive_row_stays_at_its_borough_whatever_the_tab_was_made_to_hold(page):
    show(page, write_records([RECORDS[0]]))
    told = {"sensitive": True, "precision": "point", "lat": 51.5, "lon": -0.1, "place": "A street"}
    edit = """([key, told]) => {
      const held = JSON.parse(sessionStorage.getItem(key));
      for (const [name, value] of Object.entries(told)) held.columns[name] = { all: [value] };
      sessionStorage.setItem(key, JSON.stringify(held));
    }"""
    page.evaluate(edit, ["atlas.own.records", told])
    page.goto("/")
    expect(page.locator(f"{OWN_MARKS}.badge")).to_have_count(1)
    expect(page.locator(OWN_MARKS)).to_have_count(1)
    assert "A street" not in page.content()
    page.goto("/own")
    expect(page.locator("#upload-records .upload-table").last).to_contain_text(
        "kept to the borough"
    )
    assert "A street" not in page.content()


def test_without_a_script_nothing_is_offered_to_load(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/own")
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.locator("#upload-file")).to_be_hidden()
    expect(page.get_by_role("link", name="Programme records (CSV)")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", first_and_sweep(["light", "dark"]))
def test_axe_finds_nothing_before_and_after_a_file_is_shown(page, scheme):
    page.emulate_media(color_scheme=scheme)
    load(page, write_records())
    found = list_violations(page)
    press(page, "Show on the map")
    expect(page.locator(".upload-picture svg").first).to_be_visible()
    assert found + list_violations(page) == []


def list_violations(page):
    page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
    )
    found = []
    for width in (1440, 375):
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, *fault) for fault in run_axe(page)]
        assert page.evaluate("document.documentElement.scrollWidth") == width
    return found
