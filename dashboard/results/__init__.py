"""What is true of what was asked: tables and dataclasses, without sentences or HTML."""
