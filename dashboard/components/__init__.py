"""Parts that several pages share, as components of Dash."""
