"""Serves the loopback Yahoo until Ctrl+C, for trying the whole program.

    .venv/bin/python tests/loopback/serve.py --port 8899 --scenario ok

Prints the variables to set, and how to change the scenario while it runs:
every host is reached through the proxy, so the control is a plain GET to the
server's own port: ``/__scenario?429``, ``/__log``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from loopback.internet import PROXY_FAULTS, Internet
from loopback.recordings import by_symbol
from loopback.yahoo_faults import FAULTS
from loopback.yahoo_server import World
from loopback.yahoo_stream import StreamServer

SCENARIOS = ("ok", *FAULTS, *PROXY_FAULTS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve; return the exit code."""
    chosen = _parser().parse_args(arguments)
    world = World()
    if chosen.now != "demo":
        world.now = lambda: datetime.now(UTC)
    if chosen.recorded is not None:
        world.recorded = by_symbol(chosen.recorded)
    folder = Path(tempfile.mkdtemp(prefix="loopback-yahoo-"))
    internet = Internet(folder, world)
    internet.stream = StreamServer(pause_s=0.5)
    for route in chosen.route:
        host, _, address = route.partition("=")
        name, _, port = address.partition(":")
        internet.routes[host] = (name, int(port))
    internet.play(chosen.scenario)
    internet.start(chosen.port)
    _explain(internet)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        internet.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(description="A loopback Yahoo Finance.")
    found.add_argument("--port", type=int, default=0, help="of the proxy; 0: any")
    found.add_argument("--scenario", default="ok", choices=SCENARIOS)
    found.add_argument("--now", default="real", choices=["real", "demo"])
    found.add_argument("--recorded", type=Path, help="folder with yahoo_http in it")
    found.add_argument(
        "--route",
        action="append",
        default=[],
        metavar="HOST=ADDRESS:PORT",
        help="another host, and the plain HTTP server that stands in for it",
    )
    return found


def _explain(internet: Internet) -> None:
    for name, value in internet.proxy.environment.items():
        _say(f"export {name}={value}")
    host, port = internet.yahoo.address
    _say(f"# scenarios: {' '.join(SCENARIOS)}")
    _say(f"# change:    curl -s --noproxy '*' 'http://{host}:{port}/__scenario?429'")
    _say(f"# requests:  curl -s --noproxy '*' http://{host}:{port}/__log")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
