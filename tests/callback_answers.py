"""Asking the atlas's callbacks as a browser does, without a browser."""

from dataclasses import dataclass

from flask.testing import FlaskClient

CALLBACKS = "/_dash-update-component"
ADDRESS = ("url", "search")


@dataclass(frozen=True, slots=True)
class Callback:
    """One callback that the address alone calls: its name for Dash, and what it fills in."""

    output: str
    outputs: list[dict[str, str]]

    @property
    def name(self) -> str:
        """The part of the page that it fills in first."""
        return f"{self.outputs[0]['id']}.{self.outputs[0]['property']}"


def list_address_callbacks(client: FlaskClient) -> list[Callback]:
    """List what the server answers when nothing but the query string has changed."""
    return [
        Callback(asked["output"], _read_outputs(asked["output"]))
        for asked in client.get("/_dash-dependencies").get_json()
        if asked["clientside_function"] is None
        and [(part["id"], part["property"]) for part in asked["inputs"]] == [ADDRESS]
        and not asked["state"]
    ]


def ask(client: FlaskClient, callback: Callback, query: str) -> bytes:
    """Ask one callback for a query string; give the answer's bytes, before compression."""
    identifier, name = ADDRESS
    answer = client.post(
        CALLBACKS,
        json={
            "output": callback.output,
            "outputs": callback.outputs,
            "inputs": [{"id": identifier, "property": name, "value": f"?{query}"}],
            "changedPropIds": [f"{identifier}.{name}"],
        },
    )
    if answer.status_code not in (200, 204):
        message = f"{callback.name} answered {answer.status_code} for ?{query}"
        raise RuntimeError(message)
    return answer.data


def _read_outputs(output: str) -> list[dict[str, str]]:
    parts = output.strip(".").split("...")
    return [dict(zip(("id", "property"), part.rsplit(".", 1), strict=True)) for part in parts]
