"""What a test reads of a picture: whether it is XML, and whether all of it lies in its view box."""

import re
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = r"-?\d+(?:\.\d+)?"
_STEP = re.compile(rf"([MLHVlhz])|({_NUMBER})")


def read_picture(picture):
    """Parse a picture; raises where it is not XML."""
    named = str(picture).replace("<svg ", f'<svg xmlns="{_SVG[1:-1]}" ', 1)
    return ET.fromstring(named)  # noqa: S314 - the test has just drawn it


def classes_of(drawn):
    """The classes of everything drawn, each as often as it is there."""
    return [element.get("class") for element in drawn.iter() if element.get("class")]


def texts_of(drawn):
    return [element.text or "" for element in drawn.iter(f"{_SVG}text")]


def list_outside(drawn):
    """Marks with a point outside of the view box, patterns left aside."""
    _, _, width, height = (float(side) for side in drawn.attrib["viewBox"].split())
    patterns = {id(part) for defs in drawn.iter(f"{_SVG}defs") for part in defs.iter()}
    return [
        (element.tag, x, y)
        for element in drawn.iter()
        if id(element) not in patterns
        for x, y in list_points(element)
        if not (-0.05 <= x <= width + 0.05 and -0.05 <= y <= height + 0.05)
    ]


def list_points(element):
    """The corners of a path, a rectangle, a circle or a text's start."""
    number = {name: float(element.get(name, 0)) for name in ("x", "y", "cx", "cy", "r")}
    kind = element.tag.removeprefix(_SVG)
    if kind == "path":
        return list(walk_path(element.attrib["d"]))
    if kind == "rect":
        right = number["x"] + float(element.attrib["width"])
        return [(number["x"], number["y"]), (right, number["y"] + float(element.attrib["height"]))]
    if kind == "circle":
        cx, cy, r = number["cx"], number["cy"], number["r"]
        return [(cx - r, cy - r), (cx + r, cy + r)]
    return [(number["x"], number["y"])] if kind == "text" else []


def walk_path(data):
    """The points of a path of the few commands that the pictures use."""
    command, waiting, x, y = "M", [], 0.0, 0.0
    for letter, number in _STEP.findall(data):
        if letter:
            command, waiting = letter, []
            continue
        waiting.append(float(number))
        if command in "HVh":
            x, y = {"H": (waiting[0], y), "V": (x, waiting[0]), "h": (x + waiting[0], y)}[command]
        elif len(waiting) < 2:
            continue
        else:
            along = command == "l"
            x, y = waiting[0] + along * x, waiting[1] + along * y
        waiting = []
        yield x, y
