"""Files from a page: how far they are, cancelling, and what is told where they fail."""

import json

import pytest

from tests.axe_faults import find_axe_faults

pytestmark = pytest.mark.browser

EDITOR = "/present/edit?title=Two+views&slide=/&headline=One&slide=/?level=ward"


def tell(state, **said):
    links = {"self": "/exports/made-up", "file": "/exports/made-up/file"}
    return json.dumps(
        {"id": "made-up", "state": state, "said": "", "of": 0, "done": 0, "links": links} | said
    )


@pytest.fixture
def editor(page):
    # The slides' small pictures are another's work.
    page.route("**/embed/**", lambda route: route.fulfill(body="", content_type="image/png"))
    page.goto(EDITOR)
    return page


def told(page):
    return page.locator(".export-kind", has_text="Workbook").locator("[data-told]")


def press(page):
    page.get_by_role("button", name="Workbook (XLSX)").click()


def answer_jobs(page, answers):
    """Answer the questions of a job one after the other, the last for ever."""

    def answer(route):
        if route.request.method == "DELETE":
            route.fulfill(status=204)
            return
        left = answers.pop(0) if len(answers) > 1 else answers[0]
        if left is None:
            route.abort()
        else:
            route.fulfill(status=200, body=left, content_type="application/json")

    page.route("**/exports", lambda route: route.fulfill(status=202, body=tell("waiting")))
    page.route("**/exports/**", answer)


def test_a_file_is_made_and_downloaded_under_its_name(editor):
    with editor.expect_download() as download:
        press(editor)
    assert download.value.suggested_filename.startswith("two-views-20")
    assert download.value.suggested_filename.endswith(".xlsx")
    line = told(editor).inner_text()
    assert "is made and downloads now." in line
    assert told(editor).get_by_role("link", name="Download it again").is_visible()
    assert told(editor).get_attribute("role") == "status"
    # The same page goes on: nothing was loaded anew.
    assert "/present/edit" in editor.url


def test_a_file_that_takes_long_says_how_far_it_is_and_can_be_cancelled_by_keys(editor):
    answer_jobs(
        editor,
        [
            tell("waiting", said="3 exports are before yours."),
            tell("running", said="2 of 9 parts are written.", done=2, of=9),
        ],
    )
    press(editor)
    told(editor).get_by_text("3 exports are before yours.").wait_for()
    told(editor).get_by_role("button", name="Cancel").focus()
    told(editor).get_by_text("2 of 9 parts are written.").wait_for()
    assert told(editor).locator("progress").get_attribute("max") == "9"
    # The words changed under the reader's hands, the button did not.
    assert editor.evaluate("document.activeElement.textContent") == "Cancel"
    with editor.expect_request(lambda request: request.method == "DELETE"):
        editor.keyboard.press("Enter")
    told(editor).get_by_text("Cancelled. Nothing of it is kept.").wait_for()
    assert editor.evaluate("document.activeElement.textContent") == "Workbook (XLSX)"


def test_a_file_that_fails_says_why_and_can_be_tried_again(editor):
    answer_jobs(editor, [tell("failed", reason="The disk is full.", may_retry=True)])
    press(editor)
    told(editor).get_by_text("The disk is full.").wait_for()
    editor.unroute("**/exports/**")
    editor.unroute("**/exports")
    with editor.expect_download():
        told(editor).get_by_role("button", name="Try again").click()


def test_a_server_that_cannot_be_reached_is_told_in_words(editor, traffic):
    traffic.expect_failures()
    editor.route("**/exports", lambda route: route.abort())
    press(editor)
    told(editor).get_by_text("The atlas's server could not be reached.").wait_for()


def test_without_scripts_a_long_file_has_a_page_that_leads_to_it(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(EDITOR)
    # Made at once it is the answer itself, else the page of the job leads to it.
    with page.expect_download() as download:
        press(page)
    assert download.value.suggested_filename.endswith(".xlsx")
    context.close()


def test_what_is_told_of_files_and_their_refusals_can_be_read_by_everyone(editor, traffic):
    traffic.expect_failures()
    answer_jobs(editor, [tell("running", said="2 of 9 parts are written.", done=2, of=9)])
    press(editor)
    told(editor).get_by_text("2 of 9 parts are written.").wait_for()
    assert find_axe_faults(editor, widths=(1280, 375)) == []
    assert editor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    editor.goto("/export/view.exe")
    assert find_axe_faults(editor, widths=(375,)) == []
