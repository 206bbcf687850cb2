#!/usr/bin/env bash
# overload.sh BIN [CALLS] [ATTACK ...]: greedy and broken clients against the real server, all from one address, which clerk and board share
# with them. During each attack CALLS calls are made: 99 of 100 must be answered within 100 ms, the board sees every one, clerks who come anew and
# a visitor without a token are answered, too, and the server may not grow by 5 MB by any of them.
set -euo pipefail
bin=$(realpath "$1")
calls=${2:-300}
shift $(($# > 2 ? 2 : $#))
attacks=("$@")
[ ${#attacks[@]} -gt 0 ] || attacks=(half-open churn never-reads slow-reader slow-body trickle wrk-page wrk-lobby wrk-visit wrk-packages wrk-crowd h2load slow-headers slow-bodies slow-read)
source "$(dirname "$0")/lib.sh"
ulimit -n "$(ulimit -Hn)"
limit_ms=${HALL_LIMIT_MS:-100}
lines=${HALL_ATTACK_LINES:-5000}
limit_kb=5120

make_hall
start_server
token() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$tokens" "$1"; }
resident() { awk '/^VmRSS:/ { print $2 }' "/proc/$server/status"; }
descriptors() { find "/proc/$server/fd" -maxdepth 1 -type l 2>/dev/null | wc -l; }
measure() { crowd latency --calls "$1" >"$work/latency.out" || broken "the calls during $2: $(cat "$work/latency.out")"; }
p99() { sed -n 's/.*receipt at the counter: p50 [0-9.]* ms, p99 \([0-9.]*\) ms.*/\1/p' "$work/latency.out"; }
p50() { sed -n 's/.*receipt at the counter: p50 \([0-9.]*\) ms.*/\1/p' "$work/latency.out"; }
board() { sed -n 's/.*frame at the board: p50 [0-9.]* ms, p99 \([0-9.]*\) ms.*/\1/p' "$work/latency.out"; }

url=http://127.0.0.1:$port
visit_token() {  # of a ticket that waits
  local item
  item=$(curl -fsS -H "Authorization: Bearer $(token manager)" "$url/api/v1/catalogue" | python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][-1]["code"])')
  curl -fsS -X POST -H "Authorization: Bearer $(token kiosk-1)" -H 'Content-Type: application/json' -d "{\"item\":\"$item\"}" "$url/api/v1/tickets" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["ticket"]["token"])'
}
missing() { ! command -v "$1" >/dev/null; }
attacker=
begin() { "$@" >"$work/attack.out" 2>&1 & attacker=$!; started+=("$attacker"); }
attack() {  # attack NAME: 1 when its tool is not there
  case $1 in
    half-open|churn|slow-body|trickle) begin python3 "$root/tests/acceptance/attacks.py" "$1" --port "$port" --count "$lines";;
    never-reads|slow-reader) begin python3 "$root/tests/acceptance/attacks.py" "$1" --port "$port" --count 200 --token "$(token board-1)";;
    wrk-page) missing wrk && return 1; begin wrk -t1 -c1000 -d600s "$url/";;
    wrk-lobby) missing wrk && return 1; begin wrk -t1 -c1000 -d600s "$url/api/v1/lobby";;
    wrk-visit) missing wrk && return 1; begin wrk -t1 -c1000 -d600s "$url/api/v1/visits/$(visit_token)";;
    wrk-packages) missing wrk && return 1; begin wrk -t1 -c1000 -d600s "$url/api/v1/packages";;
    wrk-crowd) missing wrk && return 1; begin wrk -t1 -c6000 -d600s "$url/api/v1/lobby";;
    h2load) missing h2load && return 1; begin h2load --h1 -c 500 -t1 -D 600 "$url/api/v1/hall";;
    slow-headers) missing slowhttptest && return 1; begin slowhttptest -H -c 4000 -r 1000 -i 1 -l 600 -x 24 -p 3 -u "$url/";;
    slow-bodies) missing slowhttptest && return 1; begin slowhttptest -B -c 4000 -r 1000 -i 1 -l 600 -s 60000 -x 200 -p 3 -u "$url/api/v1/session";;
    slow-read) missing slowhttptest && return 1; begin slowhttptest -X -c 2000 -r 500 -l 600 -w 64 -y 256 -n 2 -z 32 -k 3 -p 3 -u "$url/";;
    *) broken "there is no attack called $1";;
  esac
}

# What everybody's first minute costs (tables, buffers, a first page of answers) is no growth.
measure 200 "the warm-up"
measure "$calls" "a quiet time"
start=$(resident)
printf '%-14s %9s %9s %11s %10s %9s\n' "" "p50 ms" "p99 ms" "board p99" "grown kB" "most fds"
printf '%-14s %9s %9s %11s %10s %9s\n' quiet "$(p50)" "$(p99)" "$(board)" 0 "$(descriptors)"
wrong=
for one in "${attacks[@]}"; do
  before=$(resident)
  if ! attack "$one"; then printf '%-14s its tool is not installed\n' "$one"; continue; fi
  ( most=0 open=0
    while kill -0 "$attacker" 2>/dev/null; do
      now=$(resident) && [ -n "$now" ] && [ "$now" -gt "$most" ] && most=$now
      now=$(descriptors) && [ "$now" -gt "$open" ] && open=$now
      printf '%s %s\n' "$most" "$open" >"$work/most.new" && mv "$work/most.new" "$work/most"
      sleep 0.2
    done ) &
  watching=$!
  # Until it is in full swing: as many lines as it wants are there, or a while has gone by.
  in_swing() { [ $SECONDS -ge $swing ] || [ "$(descriptors)" -ge 2000 ]; }
  swing=$((SECONDS + 4))
  eventually 20 "$one begins" in_swing
  measure "$calls" "$one"
  visitor=200
  for _ in 1 2 3 4 5; do  # a clerk who comes anew, from the same address
    clerk=$(curl -sS -o /dev/null -m 5 -w '%{http_code}' -H "Authorization: Bearer $(token manager)" "$url/api/v1/hall" 2>/dev/null || true)
    [ "$clerk" = 200 ] || visitor="${clerk:-nothing} (a clerk)"
  done
  [ "$visitor" != 200 ] || visitor=$(curl -sS -o /dev/null -m 5 -w '%{http_code}' "$url/api/v1/lobby" 2>/dev/null || true)
  kill -0 "$attacker" 2>/dev/null || say "note: $one ended before the calls did: $(tail -n 2 "$work/attack.out" | tr '\n' ' ')"
  kill -TERM "$attacker" 2>/dev/null || true
  wait "$attacker" 2>/dev/null || true
  wait "$watching" 2>/dev/null || true
  read -r most open <"$work/most"
  rm -f "$work/most"
  grown=$((most - before))
  note=
  [ "$visitor" = 200 ] || note="$note  a newcomer got ${visitor:-nothing}"
  awk -v p="$(p99)" -v l=$limit_ms 'BEGIN { exit !(p < l) }' || note="$note  p99 of $(p99) ms"
  [ "$grown" -lt $limit_kb ] || note="$note  grew by $grown kB"
  printf '%-14s %9s %9s %11s %10s %9s%s\n' "$one" "$(p50)" "$(p99)" "$(board)" "$grown" "$open" "${note:+  BROKEN:$note}"
  [ -z "$note" ] || wrong="$wrong $one"
done
say "grown in all, with the tickets of $((calls * ${#attacks[@]})) calls: $(($(resident) - start)) kB"
stop_server
"$bin/hall-server" check "$hall" || broken "check"
[ -z "$wrong" ] || broken "limits passed during:$wrong"
