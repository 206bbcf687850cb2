#!/usr/bin/env python3
"""reports.py BIN PORT TOKENS HALL PID: a year's figures from the running server, and what they cost the calls.

How long the table of a log takes to be made, how long each question about the year takes, and how long a call takes with nobody asking, while somebody asks
for the year without a pause, and while the table is made anew. Rounds take turns.
"""
import http.client
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import threading
import time

BIN, PORT, TOKENS, HALL, PID = sys.argv[1], int(sys.argv[2]), json.loads(pathlib.Path(sys.argv[3]).read_text()), pathlib.Path(sys.argv[4]), int(sys.argv[5])
ROUNDS = int(os.environ.get("HALL_BENCH_ROUNDS", 3))
CALLS = 300
LINE = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)


def asked(query, line=LINE):
    """Status, seconds, body."""
    began = time.monotonic()
    line.request("GET", "/api/v1/reports?" + query, headers={"Authorization": "Bearer " + TOKENS["manager"]})
    answer = line.getresponse()
    body = answer.read()
    return answer.status, time.monotonic() - began, body


def until_ready(query="period=day"):
    began = time.monotonic()
    while True:
        status, _, body = asked(query)
        if status == 200:
            return time.monotonic() - began, json.loads(body)
        if status != 503 or time.monotonic() - began > 1800:
            sys.exit(f"reports.py: {status} {body[:300]}")
        time.sleep(0.2)


def latency():
    """p50 and p99 of a call, key to board, in milliseconds."""
    done = subprocess.run([BIN + "/hall-crowd", "latency", "--server", f"127.0.0.1:{PORT}", "--tokens", sys.argv[3], "--calls", str(CALLS)],
                          capture_output=True, text=True, check=False)
    found = re.search(r"board: p50 ([\d.]+) ms.*?p99 ([\d.]+) ms", done.stdout)
    if done.returncode != 0 or not found:
        sys.exit("reports.py: hall-crowd latency: " + done.stdout + done.stderr)
    return float(found[1]), float(found[2])


class Meanwhile:
    """Does something without a pause in a thread of its own while the block runs."""

    def __init__(self, work):
        self.work, self.over, self.count = work, False, 0

    def __enter__(self):
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        return self

    def run(self):
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        while not self.over:
            self.work(line)
            self.count += 1

    def __exit__(self, *_):
        self.over = True
        self.thread.join()


def resident():
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{PID}/status").read_text())[1]) // 1024


def main():
    before = resident()
    made, _ = until_ready()
    year = json.loads(asked("period=year")[2])["of"]
    # Whole years are seldom: the days before the last one, a year of them, stand as a range.
    last = json.loads(asked("period=day")[2])["to"]
    first = f"{int(last[:4]) - 1}{last[4:]}"
    rows = {}
    questions = [("total", ""), *((by, "&by=" + by) for by in ("queue", "item", "counter", "hour", "weekday", "month")), ("queue, XLSX", "&by=queue&format=xlsx")]
    for _ in range(ROUNDS):
        for name, more in questions:
            status, seconds, body = asked(f"from={first}&to={last}{more}")
            if status != 200:
                sys.exit(f"reports.py: {status} {body[:300]}")
            rows.setdefault(name, []).append(seconds)
    whole = json.loads(asked(f"from={first}&to={last}")[2])
    size = sum((HALL / ("reports.db" + suffix)).stat().st_size for suffix in ("", "-wal") if (HALL / ("reports.db" + suffix)).exists()) / 1e6
    print(f"{whole['total']['tickets']:,} tickets of a year, {whole['total']['legs']:,} legs on {whole['days']} days (of year {year}: {json.loads(asked('period=year')[2])['total']['tickets']:,}); "
          f"reports.db {size:.0f} MB")
    print(f"  the table, made from the log beside the service: {made:.0f} s; memory {before} MB before, {resident()} MB after")
    print(f"  a year's figures over HTTP, s (goal < 2); median and worst of {ROUNDS} rounds")
    for name, _ in questions:
        print(f"    {name:14} {statistics.median(rows[name]):6.2f} {max(rows[name]):6.2f}")

    calls = {"nobody asks": [], "a year is asked for without a pause": [], "the table is made anew": []}
    latency()
    for _ in range(ROUNDS):
        calls["nobody asks"].append(latency())
        with Meanwhile(lambda line: asked(f"from={first}&to={last}&by=queue", line)) as meanwhile:
            calls["a year is asked for without a pause"].append(latency())
        asks = meanwhile.count
        for suffix in ("", "-wal", "-shm"):
            (HALL / ("reports.db" + suffix)).unlink(missing_ok=True)
        asked("period=day")
        calls["the table is made anew"].append(latency())
        if asked("period=day")[0] == 200:
            print("  (the table was ready before the calls were over)")
        until_ready()
    print(f"  a call, key to board, {CALLS} a round, ms: p50, p99; median of {ROUNDS} rounds ({asks} years asked for meanwhile in the last)")
    for name, found in calls.items():
        print(f"    {name:38} {statistics.median(one[0] for one in found):6.2f} {statistics.median(one[1] for one in found):6.2f}")


main()
