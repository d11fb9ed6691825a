"""What a pasted link shows of a view: title, description and picture, and where it is embedded."""

from html import escape
from urllib.parse import urlencode, urljoin

from dashboard.settings import SITE_NAME
from dashboard.state.saved_view import SavedView

_LONGEST = 300


def write_link_meta(saved: SavedView, host: str, title: str, description: str) -> str:
    """Write a page's Open Graph tags, its card, and the link by which its oEmbed is found.

    Parameters
    ----------
    saved : SavedView
    host : str
        The atlas's own address, of the present request.
    title, description : str
        What the page is called and says of itself.
    """
    plain = saved.without_options()
    address = urljoin(host, plain.address)
    query = plain.to_query()
    picture = urljoin(host, f"/embed/card.png?{query}" if query else "/embed/card.png")
    named = {
        "og:type": "website",
        "og:site_name": SITE_NAME,
        "og:title": title[:_LONGEST],
        "og:description": description[:_LONGEST],
        "og:url": address,
        "og:image": picture,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": title[:_LONGEST],
    }
    tags = [
        f'<meta property="{name}" content="{escape(content)}">' for name, content in named.items()
    ]
    tags.append('<meta name="twitter:card" content="summary_large_image">')
    found = urljoin(host, f"/oembed?{urlencode({'url': address, 'format': 'json'})}")
    tags.append(
        f'<link rel="alternate" type="application/json+oembed" href="{escape(found)}"'
        f' title="{escape(title[:_LONGEST])}">'
    )
    return "\n".join(tags) + "\n"
