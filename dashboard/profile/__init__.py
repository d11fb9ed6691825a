"""One area, told whole: the same facts as a page, a PDF, a workbook and an answer of the API."""
