#!/usr/bin/env bash
# soak.sh BIN [MINUTES] [SPEED]: a busy hall at ten times the clock (48 minutes are eight hours) with visitors, clerks, boards and phones. Memory
# and descriptors must stay flat, the write-ahead log bounded; nothing may be refused, and the log is good at the end.
set -euo pipefail
bin=$(realpath "$1")
minutes=${2:-48}
speed=${3:-10}
source "$(dirname "$0")/lib.sh"
ulimit -n "$(ulimit -Hn)"

clock=(--demo-clock "$(date -u +%Y-%m-%d)T01:00:00+00:00x$speed@$(date +%s%3N)")  # nine in the morning at the demo's hall
make_hall "${clock[@]}"
start_server "${clock[@]}"
"$bin/hall-crowd" live --server "127.0.0.1:$port" --tokens "$tokens" --seed 1 --speed "$speed" --counters 1-12 --visitors-an-hour 110 >"$work/live.out" 2>&1 &
live=$!
started+=("$live")
"$bin/hall-crowd" boards --server "127.0.0.1:$port" --tokens "$tokens" --count 60 --seconds $((minutes * 60 + 30)) >"$work/boards.out" 2>&1 &
started+=($!)
say "$minutes minutes at $speed times the clock: $((minutes * speed / 60)) hours and $((minutes * speed % 60)) minutes of a hall"

token=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["manager"])' "$tokens")
python3 - "$server" "$hall" "http://127.0.0.1:$port" "$token" "$minutes" "$live" <<'PYTHON' || broken "the soak"
import json, os, re, sys, time, urllib.request
server, hall, url, token, minutes, live = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], float(sys.argv[5]), int(sys.argv[6])
samples, began, phones = [], time.time(), 0

def resident():
    with open(f"/proc/{server}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))

def asked(path, with_token=False):
    request = urllib.request.Request(url + path, headers={"Authorization": "Bearer " + token} if with_token else {})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)

print(f"{'minute':>7} {'RSS kB':>8} {'fds':>5} {'WAL kB':>8} {'log events':>11} {'a page, ms':>11}", flush=True)
step = max(5.0, minutes * 60 / 60)
while time.time() - began < minutes * 60:
    until = time.time() + step
    slowest = 0.0
    while time.time() < until:
        at = time.time()
        asked("/api/v1/lobby")
        asked("/api/v1/hall")
        slowest = max(slowest, (time.time() - at) * 1000)
        phones += 2
        time.sleep(0.1)
    os.kill(live, 0)  # the visitors still come
    wal = os.path.join(hall, "hall.db-wal")
    sample = (time.time() - began, resident(), len(os.listdir(f"/proc/{server}/fd")), os.path.getsize(wal) // 1024 if os.path.exists(wal) else 0,
              asked("/api/v1/events?after=0&limit=1", True)["last"])
    samples.append(sample)
    print(f"{sample[0] / 60:7.1f} {sample[1]:8} {sample[2]:5} {sample[3]:8} {sample[4]:11} {slowest:11.1f}", flush=True)

# What a day of tickets weighs is no leak: the slope is looked at over the second half, beside the tickets that came in it.
half = samples[len(samples) // 2:]
hours = (half[-1][0] - half[0][0]) / 3600
grown, events = half[-1][1] - half[0][1], half[-1][4] - half[0][4]
print(f"second half: {grown} kB more in {hours * 60:.1f} minutes, {events} events of the log ({1024 * grown / max(events, 1):.0f} bytes for each); "
      f"descriptors {min(s[2] for s in half)} to {max(s[2] for s in half)}; WAL at most {max(s[3] for s in samples)} kB; {phones} pages asked for")
wrong = []
if events < 20 * hours * 60: wrong.append("next to nothing happened")
if grown * 1024 > 2048 * events + (1 << 20): wrong.append("memory grows by more than what the day's tickets weigh")
if max(s[2] for s in half) > half[0][2] + 20: wrong.append("descriptors grow")
if max(s[3] for s in samples) > 64 * 1024: wrong.append("the write-ahead log grows")
for one in wrong: print("BROKEN:", one)
sys.exit(1 if wrong else 0)
PYTHON
kill -TERM "$live"
wait "$live" || { tail -n 5 "$work/live.out" >&2; broken "the visitors"; }
tail -n 3 "$work/live.out"
stop_server
"$bin/hall-server" check "$hall" || broken "check"
