#!/usr/bin/env python3
"""The city's platform of the demo ends at once, wherever it is: Ctrl+C and the demo's own word come right after each other."""
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = pathlib.Path(__file__).with_name("city_platform.py")
PATIENCE_S = 20  # for a busy machine; what it waits for would take 45 and more


def ends(what, more, signals):
    with tempfile.TemporaryDirectory() as work:
        secret = pathlib.Path(work, "secret")
        secret.write_text("whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY" + "\n", encoding="ascii")
        secret.chmod(0o600)
        pathlib.Path(work, "tokens").write_text('{"city-platform": "none"}', encoding="ascii")
        more = [word.replace("WORK", work) for word in more]
        with subprocess.Popen([sys.executable, str(PROGRAM), "--secret-file", str(secret), "--journal", work + "/journal", *more],
                              stdout=subprocess.PIPE, text=True) as platform:
            if not platform.stdout.readline().startswith("listening"):
                return f"{what}: did not come up"
            began = time.monotonic()
            for one in signals:
                platform.send_signal(one)
            try:
                code = platform.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                platform.kill()
                return f"{what}: goes on for {PATIENCE_S} s"
    return "" if -code in signals else f"{what}: ended with {code} after {time.monotonic() - began:.1f} s"


def main():
    waiting = ["--hall", "WORK/port", "--tokens", "WORK/tokens", "--guides", str(PROGRAM.parents[2] / "server/data/demo-guides/guides.toml")]
    wrong = [told for told in (
        ends("with nothing to do", [], [signal.SIGINT, signal.SIGTERM]),
        ends("with nothing to do, the demo's word alone", [], [signal.SIGTERM]),
        ends("while it waits for a hall", waiting, [signal.SIGINT, signal.SIGTERM, signal.SIGTERM]),
    ) if told]
    print("\n".join(wrong) or "the city's platform ends at once")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
