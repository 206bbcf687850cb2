#!/usr/bin/env bash
# day.sh BIN [SPEED]: a real hall's day through the real server; the report is folded from the log alone, compared with the crowd's
# own count ticket by ticket, and adds up.
set -euo pipefail
bin=$(realpath "$1")
speed=${2:-1200}
source "$(dirname "$0")/lib.sh"

clock="2020-01-07T07:55:00+08:00x$speed@$(date +%s%3N)"
make_hall --demo-clock "$clock"
start_server --demo-clock "$clock"
crowd day --demand "$root/server/data/demand/praga-polnoc-2020-01-07.csv" --seed 1 --speed "$speed" --out "$work/crowd.json" || broken "the day"
"$bin/hall-server" report "$hall" --against "$work/crowd.json" >"$work/report" || { cat "$work/report"; broken "the report"; }
cat "$work/report"
# A count that is wrong by one ticket is a difference.
sed '0,/"state": "served"/s//"state": "missed"/' "$work/crowd.json" >"$work/wrong.json"
code=0
"$bin/hall-server" report "$hall" --against "$work/wrong.json" >"$work/wrong.report" 2>&1 || code=$?
[ $code -eq 1 ] || broken "a wrong count passed (exit $code)"
"$bin/hall-server" export "$hall" --tickets "$work/tickets.csv" >/dev/null || broken "export"
head -n 1 "$work/tickets.csv" | tr -d '\r' | grep -qx 'ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk' || broken "the ticket log's columns"
stop_server
"$bin/hall-server" check "$hall" || broken "check"
