"""The desk under load: `python -m benchmarks.desk LEDGER [--clients 20] [--seconds 60]`.

Opens the desk on a ledger (`python -m benchmarks.ledger --ledger LEDGER` makes a large one) and
lets locust's clients visit it at once (`benchmarks.visits`), on this same machine. They come five a
second, and counting begins when all are there. Prints for each
kind of page how often it was opened, and the median and 95th percentile of the time until the whole
answer was there, in milliseconds. Failures make the exit status 1. locust comes with
`pip install -e '.[benchmarks]'`.
"""

import argparse
import csv
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_PAGES = (
    "/", "/actors", "/articles", "/sources", "/changes?since=yesterday", "/search?q=weapons",
)  # fmt: skip


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def desk(ledger: str) -> Iterator[str]:
    """The address of a desk on `ledger`."""
    port = free_port()
    onrecord = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    command = [*onrecord, "serve", "--ledger", ledger, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for place in _PAGES:  # what is counted once for a ledger is counted now
            _fetch(address + place)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _fetch(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=120):
                return
        except (ConnectionError, urllib.error.URLError):
            time.sleep(0.1)
    raise SystemExit(f"The desk does not answer at {address}.")


def visited(address: str, clients: int, seconds: int) -> list[dict[str, str]]:
    """locust's table of what the clients saw, a row for each kind of page."""
    with TemporaryDirectory() as folder:
        script = Path(__file__).with_name("visits.py")
        subprocess.run(
            [sys.executable, "-m", "locust", "-f", script, "--headless", "--host", address,
             "-u", str(clients), "-r", "5", "-t", f"{seconds}s", "--reset-stats",
             "--only-summary", "--loglevel", "ERROR", "--csv", Path(folder, "desk")],
            check=False, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        with Path(folder, "desk_stats.csv").open(newline="") as stream:
            return list(csv.DictReader(stream))


def main() -> int:
    """Parse the command line, visit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    args = parser.parse_args()
    with desk(args.ledger) as address:
        rows = visited(address, args.clients, args.seconds)
    for row in rows:
        print(
            f"{row['Name']:20} {row['Request Count']:>6} times  median {row['50%']:>5}  "
            f"95th percentile {row['95%']:>5} ms  failed {row['Failure Count']}"
        )
    return 1 if any(int(row["Failure Count"]) for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
