"""A story that a reader sends: a file of the atlas, or the same as a field of a form."""

from flask import request
from werkzeug.exceptions import HTTPException

from dashboard.stories.story import Story

LARGEST_STORY = 100_000
TOO_LARGE = (
    f"What was sent is larger than {LARGEST_STORY // 1000:,} kB or is no form, and was not read."
    " A story that the atlas wrote is smaller."
)
_FIELD = "story"


def read_sent_story() -> Story:
    """Read the story of the present request; what cannot be read is a story with a problem.

    It is held for this request and in no file.
    """
    request.max_content_length = LARGEST_STORY
    request.max_form_memory_size = LARGEST_STORY
    try:
        file = request.files.get(_FIELD)
        content = file.read() if file is not None else request.form.get(_FIELD, "").encode()
    except HTTPException:
        return Story(problems=(TOO_LARGE,))
    return Story.from_file(content)
