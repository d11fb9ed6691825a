"""Clusters in words under the map: what they are, each kind with its areas, how it is known."""

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes
from dashboard.palettes import CLUSTERS
from dashboard.words.cluster_words import MEANING, ClusterWords, KindWords

# A list of more names than fit in about two lines is folded.
_LONG = 160


def build_cluster_panel(words: ClusterWords) -> list[Component]:
    """Build the words under a map of clusters."""
    parts: list[Component] = [html.H2("Where it clusters"), html.P(words.summary)]
    if not words.kinds:
        return [html.Div(parts, className="clusters-panel")]
    parts.append(html.P(MEANING))
    parts += [html.P(caution, className="notice") for caution in words.cautions]
    parts.append(
        html.Ul(
            [_build_kind(kind) for kind in words.kinds],
            className="cluster-kinds",
            **attributes({"data-palette": CLUSTERS, "data-classes": str(len(words.kinds))}),
        )
    )
    parts.append(html.Details([html.Summary("How this was computed"), html.P(words.making)]))
    return [html.Div(parts, className="clusters-panel")]


def _build_kind(kind: KindWords) -> Component:
    head = [
        html.Span(className=f"swatch k{kind.place}"),
        html.Strong(kind.name),
        html.Span(f"{kind.detail}, {kind.count}", className="cluster-count"),
    ]
    if not kind.areas:
        return html.Li(html.P(head, className="cluster-head"))
    names = [
        html.Li([html.Strong(f"{borough}: "), areas] if borough else areas)
        for borough, areas in kind.areas
    ]
    listed = html.Ul(names, className="cluster-areas")
    if sum(len(borough) + len(areas) for borough, areas in kind.areas) > _LONG:
        folded = html.Details([html.Summary("Name the areas"), listed])
        return html.Li([html.P(head, className="cluster-head"), folded])
    return html.Li([html.P(head, className="cluster-head"), listed])
