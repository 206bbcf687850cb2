#!/usr/bin/env bash
# calls.sh BIN [CALLS] [KILLS] [CLERKS]: clerks call at once over the real protocol while the server is killed now and then; what they were
# told has to be linearizable, and every call by the rule.
set -euo pipefail
bin=$(realpath "$1")
calls=${2:-3000}
kills=${3:-2}
clerks=${4:-50}
source "$(dirname "$0")/lib.sh"

make_hall
start_server
give_counters "$clerks"
"$bin/hall-crowd" calls --server "127.0.0.1:$port" --tokens "$tokens" --calls "$calls" --clerks "$clerks" --patience-seconds $((calls / 100 + 300)) >"$work/calls.out" 2>&1 &
calling=$!
started+=("$calling")

# A hall's log tells how far the calls have come: kills are spread over them, by what is done and not by the clock.
events() {
  curl -fsS --max-time 5 -H "Authorization: Bearer $manager" "http://127.0.0.1:$port/api/v1/events?after=0&limit=1" 2>/dev/null | sed -n 's/.*"last":\([0-9]*\).*/\1/p'
}
manager=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["auditor"])' "$tokens")
first=$(events)
for ((i = 1; i <= kills; i++)); do
  wanted=$((first + 4 * calls * i / (kills + 1)))
  so_far() { gone "$calling" || { local now; now=$(events) && [ "${now:-0}" -ge "$wanted" ]; }; }
  eventually $((calls / 100 + 300)) "the calls come as far as event $wanted" so_far
  gone "$calling" && { cat "$work/calls.out" >&2; broken "the calls were over before kill $i"; }
  kill -KILL "$server"
  wait "$server" 2>/dev/null || true
  start_server
done
wait "$calling" || { cat "$work/calls.out" >&2; broken "the calls"; }
cat "$work/calls.out"
stop_server
"$bin/hall-server" check "$hall" || broken "check"
say "$kills kills of the server between them"
