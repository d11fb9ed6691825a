"""The page of a reader's own files, as the server sends it."""

import re

import pytest

from dashboard.components.reach import REACH_ROUTES


@pytest.fixture(scope="module")
def client(application):
    return application.server.test_client()


def test_the_page_and_all_that_it_leads_to_are_there(client):
    page = client.get("/own")
    assert page.status_code == 200
    main = page.text.split("<main")[1].split("</main>")[0]
    addresses = set(re.findall(r'href="(/[^"#]*)', main)) - set(REACH_ROUTES)
    assert {"/template/records.csv", "/template/figures.csv", "/data"} <= addresses
    answers = {address: client.get(address).status_code for address in addresses}
    assert set(answers.values()) == {200}, answers


def test_no_script_of_the_site_is_sent_from_where_files_are_checked(client):
    # Whatever is sent from the scripts' own folder is kept for ever by browsers and the server.
    scripts = re.findall(r'<script src="([^"]+)"', client.get("/own").text)
    assert scripts
    assert not any(address.startswith("/own") for address in scripts)
    checked = client.post("/own/check?kind=records", data=b"programme,borough\na,Hackney\n")
    assert checked.status_code == 200
    assert checked.headers["Cache-Control"] == "no-store"
    assert client.get("/own/check").status_code in {404, 405}
