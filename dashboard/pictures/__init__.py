"""Small vector pictures of a profile: the same drawing for a page and for paper."""
