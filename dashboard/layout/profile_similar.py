"""The areas most like one, by what recipe, and how it compares with them."""

from dash import html
from dash.development.base_component import Component

from dashboard.area_addresses import profile_address, similar_address
from dashboard.numbers_shown import show_number
from dashboard.profile.area_profile import AreaProfile, SimilarArea, Weight


def build_similar(profile: AreaProfile) -> list[Component]:
    """Build similar areas; nothing where no recipe stands for this kind of area."""
    similar = profile.similar
    if similar is None or not similar.areas:
        return []
    return [
        html.Section(
            [
                html.H2("Similar areas", id="similar"),
                html.Ol([_build_near(near) for near in similar.areas], className="similar"),
                html.Ul(
                    [html.Li(sentence) for sentence in similar.comparisons],
                    className="comparisons",
                )
                if similar.comparisons
                else None,
                html.P(
                    html.A("Put these areas side by side", href=similar_address(profile.area)),
                    className="not-printed",
                ),
                html.P(similar.method, className="soft"),
                html.Details(
                    [
                        html.Summary("What makes areas similar, and with what weight"),
                        html.Ul([_build_weight(weight) for weight in similar.weights]),
                    ],
                    className="not-printed",
                ),
                html.P(_write_recipe(similar.weights), className="only-printed soft"),
            ],
            className="profile-part",
        )
    ]


def _build_near(near: SimilarArea) -> Component:
    return html.Li(
        [
            html.A(near.area.area_name, href=profile_address(near.area)),
            html.Span(f" distance {show_number(near.distance, 2)}", className="soft"),
        ]
    )


def _build_weight(weight: Weight) -> Component:
    return html.Li(f"{weight.indicator.label}: weight {weight.weight:g}")


def _write_recipe(weights: tuple[Weight, ...]) -> str:
    told = "; ".join(f"{weight.indicator.label} ({weight.weight:g})" for weight in weights)
    return f"Indicators and weights: {told}."
