#!/usr/bin/env bash
# run.sh BIN [fanout|rates|latency|order|lights|store ...]: measures, beside the floor and other programs in the same run. No figure fails.
set -euo pipefail
bin=$(realpath "$1")
shift
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(latency rates fanout order lights store)
source "$(dirname "$0")/../acceptance/lib.sh"
tools=$(dirname "$bin")/bench-bin
ulimit -n "$(ulimit -Hn)"
export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}  # where Debian's node-ws stands

fresh_hall() {
  if [ -n "$server" ]; then stop_server; fi
  rm -rf "$hall"
  make_hall
  start_server
}
token() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$tokens" "$1"; }

latency() {
  fresh_hall
  printf '\nkey to board, one call at a time, log synced to disk before the frame\n'
  crowd latency --calls 500
}

rates() {
  fresh_hall
  printf '\ntickets over HTTP and WebSocket, half each, 64 connections, each acknowledged after its commit\n'
  crowd fill --count 5000 --connections 64
  printf '\ncalls over WebSocket, 50 counters at once\n'
  "$root/tests/acceptance/rush.sh" "$bin" 50 3000
}

fanout() {
  local item node node_port with_node=()
  fresh_hall
  item=$(curl -fsS -H "Authorization: Bearer $(token manager)" "http://127.0.0.1:$port/api/v1/catalogue" | python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][0]["code"])')
  if command -v node >/dev/null && node -e "require('ws')" 2>/dev/null; then
    node "$root/tests/bench/fanout.js" >"$work/node.out" 2>&1 &
    node=$!
    started+=("$node")
    eventually 20 "node listens" grep -q '^listening' "$work/node.out"
    node_port=$(sed -n 's/^listening on port //p' "$work/node.out")
    with_node=(--node-port "$node_port" --node-pid "$node")
  else
    say "node or its ws is missing: measured without"
  fi
  local subscribers
  for subscribers in ${HALL_BENCH_SUBSCRIBERS:-1000 5000}; do
    printf '\n'
    "$tools/bench-fanout" --hall-port "$port" --hall-pid "$server" --board "$(token board-1)" --kiosk "$(token kiosk-1)" --item "$item" \
      --subscribers "$subscribers" --events $((60000 / subscribers > 20 ? 60000 / subscribers : 20)) --rounds 3 "${with_node[@]}"
  done
}

order() { printf '\nthe law: one call decided\n'; "$tools/bench-call-order"; }
lights() { printf "\nthe law's clock: all lights of 10,000 open cases, and a week's outage\n"; "$tools/bench-lights"; }
store() { printf '\nthe store beside raw SQLite\n'; "$tools/store-rates"; }

for name in "${names[@]}"; do
  case $name in
    latency|rates|fanout|order|store) "$name";;
    *) say "run.sh: latency, rates, fanout, order, store"; exit 2;;
  esac
done
