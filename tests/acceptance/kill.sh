#!/usr/bin/env bash
# kill.sh BIN [KILLS]: SIGKILL of the server while tickets are taken over HTTP and WebSocket. Every acknowledged ticket is in the
# log, no number is there twice, `check` is green, the clients go on by themselves. Then one changed byte is named by `check`.
set -euo pipefail
bin=$(realpath "$1")
kills=${2:-8}
source "$(dirname "$0")/lib.sh"

make_hall
start_server
acknowledged=$work/acknowledged
touch "$acknowledged"
"$bin/hall-crowd" fill --server "127.0.0.1:$port" --tokens "$tokens" --count 1000000 --connections 12 --log "$acknowledged" --patience-seconds $((kills * 30 + 60)) >"$work/fill.out" 2>&1 &
fill=$!
started+=("$fill")

for ((i = 1; i <= kills; i++)); do
  seen=$(lines_in "$acknowledged")
  wanted=$((seen + 1 + RANDOM % 40))
  more() { gone "$fill" || has_lines "$acknowledged" "$wanted"; }
  eventually 60 "tickets are taken again after kill $((i - 1))" more
  gone "$fill" && { cat "$work/fill.out" >&2; broken "the visitors were done before kill $i"; }
  kill -KILL "$server"
  wait "$server" 2>/dev/null || true
  start_server
done
kill -TERM "$fill"
wait "$fill" || { cat "$work/fill.out" >&2; broken "the visitors"; }
cat "$work/fill.out"
crowd audit --log "$acknowledged" || broken "the audit"
stop_server
"$bin/hall-server" check "$hall" || broken "check after $kills kills"
say "$kills kills: $(lines_in "$acknowledged") acknowledged tickets, none lost, none doubled"

# One byte of one event, in a copy of the log.
"$bin/hall-server" backup "$hall" "$work/copy.db" >/dev/null
"$bin/hall-server" check "$work/copy.db" >/dev/null || broken "check of the untouched copy"
number=$(sed -n "$(($(lines_in "$acknowledged") / 2))p" "$acknowledged" | cut -d' ' -f1)
# In an event's row the number stands right behind the queue's code; elsewhere (a told outcome, a snapshot) it does not.
at=$({ LC_ALL=C grep -obUaP "(?<=[a-z])$number" "$work/copy.db" || true; } | head -n 1 | cut -d: -f1)
[ -n "$at" ] || broken "$number is not in the copy"
printf 'Z' | dd of="$work/copy.db" bs=1 seek="$at" conv=notrunc status=none
code=0
"$bin/hall-server" check "$work/copy.db" >"$work/check.out" 2>&1 || code=$?
cat "$work/check.out"
[ $code -eq 1 ] || broken "check took a changed byte for good (exit $code)"
say "one changed byte of $number: found and named"
