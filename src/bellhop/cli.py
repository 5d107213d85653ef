"""The command line. `serve` is started without typer, which it does not need and would wait for."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Entry point of the command `bellhop`."""
    if sys.argv[1:2] == ["serve"]:
        # Start-up only makes objects, and what it makes stays: collecting would search all of them in vain.
        gc.disable()
        from bellhop.running import serve  # noqa: PLC0415

        return serve(sys.argv[2:])
    from bellhop.commands import app  # noqa: PLC0415

    app(prog_name="bellhop")
    return 0
