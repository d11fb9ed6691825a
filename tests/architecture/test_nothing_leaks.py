"""No secret, no foreign address and no path of anyone's machine lies in the project."""

import re

from tests.project_files import ROOT, TEXT_SUFFIXES, list_files

SECRETS = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "Amazon": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "GitHub": r"\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}",
    "Google": r"\bAIza[\w-]{35}\b",
    "Slack": r"\bxox[abprs]-[\w-]{10,}",
    "Mapbox": r"\b[ps]k\.eyJ[\w-]{10,}",
    "assigned": r"(?i)\b(?:password|secret|api_?key|access_?token)\b[\"']?\s*[:=]\s*"
    r"[\"'][^\"'\s]{8,}",
    "in an address": r"\b[a-z]+://[^\s/:@\"']+:[^\s/:@\"']+@",
}
MACHINE_PATH = re.compile(r"(?<![\w./:?=-])/(?:home|root|Users|work)/\w")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.S | re.M)
FOREIGN = re.compile(r"(?:https?:|[\"'(])//(?!www\.w3\.org/)[\w.-]+|@import (?!\"\./)", re.I)


def texts():
    for path in list_files():
        if path.suffix in TEXT_SUFFIXES and (ROOT / path).stat().st_size < 1_000_000:
            yield path, (ROOT / path).read_text(encoding="utf-8")


def test_no_secret_is_in_a_file():
    found = [
        (str(path), kind)
        for path, text in texts()
        for kind, pattern in SECRETS.items()
        if re.search(pattern, text)
    ]
    assert found == []


def test_no_file_names_a_path_of_one_machine():
    assert [str(path) for path, text in texts() if MACHINE_PATH.search(text)] == []


def test_assets_name_no_other_host():
    assets = [(path, text) for path, text in texts() if path.parts[0] == "assets"]
    assert assets
    found = {
        str(path): FOREIGN.findall(COMMENT.sub("", text))
        for path, text in assets
        if path.suffix in {".css", ".js", ".svg"}
    }
    assert {path: names for path, names in found.items() if names} == {}
