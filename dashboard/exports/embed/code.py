"""The code that puts a view into another site's page: a frame, or a picture."""

from html import escape
from typing import NamedTuple
from urllib.parse import urljoin

from dashboard.settings import SITE_NAME

# Makes the frame as high as what is in it says it is; it hears nobody else.
SNIPPET = """<script>
addEventListener("message", function (e) {
  if (!e.data || e.data.atlas !== "size") return;
  document.querySelectorAll("iframe[data-atlas]").forEach(function (f) {
    if (f.contentWindow === e.source && new URL(f.src).origin === e.origin)
      f.style.height = Math.min(Math.max(+e.data.height || 0, 120), 6000) + "px";
  });
});
</script>"""


class FrameSize(NamedTuple):
    """A frame's width and height in pixels; it grows with what is in it where scripts run."""

    width: int
    height: int


def write_frame(query: str, host: str, title: str, size: FrameSize, lock: str = "") -> str:
    """Write the frame of a view, and the script that makes it as high as the view is."""
    locked = f"lock={lock}" if lock else ""
    frame_query = "&".join(part for part in (query, locked) if part)
    address = urljoin(host, f"/embed?{frame_query}" if frame_query else "/embed")
    return (
        f'<iframe data-atlas src="{escape(address)}" title="{escape(title)}" loading="lazy"'
        f' width="{size.width}" height="{size.height}"'
        f' style="width:100%;max-width:{size.width}px;border:0"></iframe>\n{SNIPPET}'
    )


def write_picture_code(query: str, host: str, alt: str, address: str) -> str:
    """Write the picture of a view, which needs no script, with the link to its page."""
    picture = urljoin(host, f"/embed/view.png?{query}" if query else "/embed/view.png")
    page = urljoin(host, address)
    return (
        f'<a href="{escape(page)}"><img src="{escape(picture)}" alt="{escape(alt)}"'
        ' loading="lazy" style="width:100%;max-width:600px;height:auto"></a>\n'
        f'<p><a href="{escape(page)}">{SITE_NAME}</a></p>'
    )
