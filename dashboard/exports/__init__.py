"""What the atlas knows as files that leave it: workbooks, tables and printed pages."""
