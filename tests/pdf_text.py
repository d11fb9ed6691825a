"""The words of a PDF's sheets, as PDFium reads them: what Chromium's own viewer copies."""

import pypdfium2

# PDFium's mark for the hyphen at the end of a line, whose word it has joined again.
_JOINED = "\ufffe"


def read_sheets(data):
    """Give the text of each sheet, with every break as one space.

    Thin and fixed spaces are spaces too.

    Parameters
    ----------
    data : bytes
        A PDF.

    Returns
    -------
    list of str
    """
    # PDFium's handles are closed here and not left to the end of the process.
    with pypdfium2.PdfDocument(data) as pdf:
        return [_read(page) for page in pdf]


def _read(page):
    text = page.get_textpage()
    words = text.get_text_range()
    text.close()
    page.close()
    return " ".join(words.replace(_JOINED, "-").split())
