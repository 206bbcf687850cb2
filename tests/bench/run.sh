#!/usr/bin/env bash
# run.sh BIN [NAME ...]: measures, beside the floor and other programs in the same run. No figure fails. Names: see `all` below.
set -euo pipefail
bin=$(realpath "$1")
shift
all=(latency tickets fanout full restart memory programs order forecast lights cases store reports)
names=("$@")
[ ${#names[@]} -gt 0 ] || names=("${all[@]}")
source "$(dirname "$0")/../acceptance/lib.sh"
tools=$(dirname "$bin")/bench-bin
ulimit -n "$(ulimit -Hn)"
export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}  # where Debian's node-ws stands

fresh_hall() {
  [ -z "$server" ] || stop_server
  rm -rf "$hall"
  make_hall
  start_server
}
token() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$tokens" "$1"; }
any_item() { curl -fsS -H "Authorization: Bearer $(token manager)" "http://127.0.0.1:$port/api/v1/catalogue" | python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][0]["code"])'; }
# One of each queue, with commas.
items_of_queues() { curl -fsS -H "Authorization: Bearer $(token manager)" "http://127.0.0.1:$port/api/v1/catalogue" | python3 -c 'import json, sys; print(",".join({item["queue"]: item["code"] for item in json.load(sys.stdin)["items"]}.values()))'; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
# The machine itself, for whoever reads the figures later.
machine() { printf '%s, %s cores, load %s, %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)" "$(uname -sr)"; }

# --- others that do the same ------------------------------------------------------------------------------------------------
start_node() {  # sets node_options
  node_options=()
  if ! node -e "require('ws')" 2>/dev/null; then say "node or its ws is missing: measured without"; return 0; fi
  node "$root/tests/bench/fanout.js" >"$work/node.out" 2>&1 &
  started+=($!)
  node_options=(--node-pid $!)
  eventually 20 "node listens" grep -q '^listening' "$work/node.out"
  node_options+=(--node-port "$(sed -n 's/^listening on port //p' "$work/node.out")")
}

start_nchan() {  # sets nchan_options
  nchan_options=()
  local nginx=/usr/sbin/nginx module=/usr/lib/nginx/modules/ngx_nchan_module.so nchan_port
  if [ ! -x $nginx ] || [ ! -f $module ]; then say "nginx or its Nchan is missing: measured without"; return 0; fi
  nchan_port=$(free_port)
  mkdir -p "$work/nginx"
  cat >"$work/nginx.conf" <<TEXT
load_module $module;
daemon off;
master_process off;
pid $work/nginx/pid;
error_log $work/nginx/error.log;
worker_rlimit_nofile 20000;
events { worker_connections 19000; }
http {
  access_log off;
  client_body_temp_path $work/nginx/body;
  proxy_temp_path $work/nginx/proxy;
  fastcgi_temp_path $work/nginx/fastcgi;
  uwsgi_temp_path $work/nginx/uwsgi;
  scgi_temp_path $work/nginx/scgi;
  tcp_nodelay on;
  nchan_shared_memory_size 256M;
  server {
    listen 127.0.0.1:$nchan_port backlog=4096;
    location = /subscribe { nchan_subscriber websocket; nchan_channel_id lobby; nchan_subscriber_first_message newest; }
    location = /publish { nchan_publisher websocket; nchan_channel_id lobby; nchan_message_buffer_length 64; }
  }
}
TEXT
  $nginx -e "$work/nginx/error.log" -c "$work/nginx.conf" 2>"$work/nginx.out" &
  started+=($!)
  nchan_options=(--nchan-pid $! --nchan-port "$nchan_port")
  eventually 20 "nginx listens" answers "$nchan_port"
}

start_postgres() {  # a cluster of its own, thrown away afterwards; sets postgres_options
  postgres_options=()
  local at as=()
  at=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  if [ -z "$at" ] || ! command -v pgbench >/dev/null; then say "PostgreSQL or its pgbench is missing: measured without"; return 0; fi
  mkdir -p "$work/postgres"
  # It will not run as root.
  if [ "$(id -u)" -eq 0 ]; then
    local user=postgres
    id -u $user >/dev/null 2>&1 || user=nobody
    chown "$user" "$work/postgres"
    chmod 711 "$work"
    as=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME="$work/postgres")
  fi
  "${as[@]}" "$at/initdb" -D "$work/postgres/data" -U bench --auth=trust --no-locale -E UTF8 >"$work/postgres.out" 2>&1 || broken "initdb"
  cat >>"$work/postgres/data/postgresql.conf" <<TEXT
listen_addresses = ''
unix_socket_directories = '$work/postgres'
max_connections = 100
shared_buffers = 512MB
max_wal_size = 8GB
checkpoint_timeout = 1h
wal_level = minimal
max_wal_senders = 0
TEXT
  "${as[@]}" "$at/postgres" -D "$work/postgres/data" >>"$work/postgres.out" 2>&1 &
  started+=($!)
  eventually 30 "PostgreSQL answers" pg_isready -q -h "$work/postgres"
  psql -h "$work/postgres" -U bench -d postgres -q -v ON_ERROR_STOP=1 -f "$root/tests/bench/tickets.sql" >/dev/null || broken "PostgreSQL's tables"
  printf '\\set queue random(1, 1000)\nselect issue(:queue);\n' >"$work/issue.pgbench"
  postgres_options=(--pgbench "pgbench -h $work/postgres -U bench -n -M prepared -j 2 -f $work/issue.pgbench postgres")
}

# --- what is measured -------------------------------------------------------------------------------------------------------
latency() {
  fresh_hall
  printf '\nkey to board, one call at a time, log synced to disk before the frame\n'
  crowd latency --calls 500
}

tickets() {
  fresh_hall
  start_postgres
  mkdir -p "$work/raw"
  printf '\n'
  "$tools/bench-tickets" --hall-port "$port" --hall-pid "$server" --token "$(token kiosk-1)" --item "$(any_item)" --directory "$work/raw" \
    --rounds "${HALL_BENCH_ROUNDS:-5}" "${postgres_options[@]}"
}

fanout() {
  fresh_hall
  start_node
  start_nchan
  local subscribers events
  for subscribers in ${HALL_BENCH_SUBSCRIBERS:-1000 5000 10000}; do
    printf '\n'
    events=$((100000 / subscribers > 30 ? 100000 / subscribers : 30))
    "$tools/bench-fanout" --hall-port "$port" --hall-pid "$server" --board "$(token board-1)" --kiosk "$(token kiosk-1)" --item "$(any_item)" \
      --subscribers "$subscribers" --events "$events" --rounds "${HALL_BENCH_ROUNDS:-3}" "${node_options[@]}" "${nchan_options[@]}"
  done
}

# Tokens of more counters than the demo has; the server does not run.
counter_tokens() {
  local count=$1 i
  for ((i = 1; i <= count; i++)); do
    grep -q "\"counter-$i\"" "$tokens" || printf 'counter-%d %s\n' $i "$("$bin/hall-server" device "$hall" "counter-$i" --role counter --counter "counter-$i" | head -n 1)"
  done >"$work/more-tokens"
  python3 - "$tokens" "$work/more-tokens" <<'PYTHON'
import json, sys
tokens = json.load(open(sys.argv[1]))
tokens.update(line.split() for line in open(sys.argv[2]))
json.dump(tokens, open(sys.argv[1], "w"))
PYTHON
}

full() {
  local counters=200
  [ -z "$server" ] || stop_server
  server=
  rm -rf "$hall"
  make_hall
  "$tools/bench-halls" full "$hall" $counters 0 0 >/dev/null || broken "a hall of $counters counters"
  counter_tokens $counters
  start_server
  printf '\n'
  "$tools/bench-full" --port "$port" --pid "$server" --tokens "$tokens" --item "$(any_item)" --counters $counters --boards 60 --phones "${HALL_BENCH_PHONES:-5000}"
  "$tools/bench-full" --port "$port" --pid "$server" --tokens "$tokens" --item "$(items_of_queues)" --counters $counters --boards 60 --phones 0 --followers "${HALL_BENCH_PHONES:-5000}"
}

# seconds_until_ready [EVENTS]: from the start of the process until it says it is ready, in seconds, and its memory, with EVENTS once reports and
# forecasts have caught up with so many; the server is killed hard afterwards.
seconds_until_ready() {
  python3 - "$bin/hall-server" "$hall" "$(free_port)" "${1:-0}" "$work/said" <<'PYTHON'
import os, pathlib, signal, sqlite3, subprocess, sys, time, urllib.request
program, hall, port, upto, said = sys.argv[1:]
upto = int(upto)
began = time.monotonic()
with open(said, "w") as out:
    server = subprocess.Popen([program, "serve", hall, "--listen", f"127.0.0.1:{port}"], stdout=out, stderr=out)


def table_at():
    try:
        reader = sqlite3.connect(f"file:{hall}/reports.db?mode=ro", uri=True, timeout=2)
        try: return reader.execute("SELECT up_to FROM standing").fetchone()[0]
        finally: reader.close()
    except (sqlite3.Error, TypeError):
        return 0


while True:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            if answer.status == 200: break
    except OSError:
        pass
    if server.poll() is not None or time.monotonic() - began > 120: sys.exit("the server did not become ready")
    time.sleep(0.005)
took = time.monotonic() - began
# As the hall stands all day: the reports' table is at the log's end, and waits are forecast from what the log tells.
while upto and not (table_at() >= upto and "waits are forecast" in pathlib.Path(said).read_text()):
    if server.poll() is not None or time.monotonic() - began > 900: sys.exit("the server did not catch up")
    time.sleep(0.5)
with open(f"/proc/{server.pid}/status") as status:
    resident = next(line.split()[1] for line in status if line.startswith("VmRSS:"))
print(f"{took:.3f} {int(resident) // 1024}")
os.kill(server.pid, signal.SIGKILL)
server.wait()
PYTHON
}

restart() {
  [ -z "$server" ] || stop_server
  server=
  rm -rf "$hall"
  make_hall
  local events=${HALL_BENCH_EVENTS:-1000000} round
  "$tools/bench-halls" log "$hall" "$events" $((events - 50000)) >"$work/log.out" || broken "a log of $events events"
  cp -r "$hall" "$work/as-killed"
  printf '\nready again after SIGKILL: a log of %s, 50,000 of them since the snapshot (goal <= 0.5 s); all of them (goal <= 5 s)\n' "$(tail -n 1 "$work/log.out")"
  printf '  %8s %16s %18s %22s %8s\n' round "since snapshot, s" "from everything, s" "raw read of the rows, s" ratio
  for round in 1 2 3; do
    rm -rf "$hall"; cp -r "$work/as-killed" "$hall"
    local quick whole raw
    read -r quick _ <<<"$(seconds_until_ready)"
    rm -rf "$hall"; cp -r "$work/as-killed" "$hall"
    "$tools/bench-halls" forget "$hall"
    read -r whole _ <<<"$(seconds_until_ready)"
    read -r raw _ <<<"$("$tools/bench-halls" raw "$hall")"
    printf '  %8s %16s %18s %22s %8s\n' $round "$quick" "$whole" "$raw" "$(awk -v a="$whole" -v b="$raw" 'BEGIN { printf "%.1f", a / b }')"
  done
  rm -rf "$work/as-killed" "$hall"
}

memory() {
  [ -z "$server" ] || stop_server
  server=
  rm -rf "$hall"
  make_hall
  "$tools/bench-halls" full "$hall" 200 50000 10000 >"$work/full.out" || broken "a full hall"
  local fresh replayed settled
  read -r _ fresh <<<"$(seconds_until_ready)"
  read -r _ settled <<<"$(seconds_until_ready "$(sed -n 's/.* \([0-9]*\) events$/\1/p' "$work/full.out")")"
  "$tools/bench-halls" forget "$hall"
  read -r _ replayed <<<"$(seconds_until_ready)"
  printf '\nmemory of a hall of %s (goal <= 150 MB)\n  started from its snapshot %s MB, from its whole log %s MB; as it stands all day, reports and forecasts caught up, %s MB\n' \
    "$(cat "$work/full.out")" "$fresh" "$replayed" "$settled"
  rm -rf "$hall"
}

programs() {
  fresh_hall
  printf '\n'
  python3 "$root/tests/bench/programs.py" "$bin" "$port" "$tokens" "$work"
}

reports() {
  [ -z "$server" ] || stop_server
  server=
  rm -rf "$hall"
  make_hall
  local events=${HALL_BENCH_YEAR_EVENTS:-4000000}
  "$tools/bench-halls" log "$hall" "$events" $((events - 20000)) >"$work/log.out" || broken "a log of $events events"
  start_server
  printf '\n'
  python3 "$root/tests/bench/reports.py" "$bin" "$port" "$tokens" "$hall" "$server"
  stop_server
  server=
  rm -rf "$hall"
}

order() { printf '\nthe law: one call decided\n'; "$tools/bench-call-order"; }
forecast() { printf '\nwaits of a full hall, foreseen\n'; "$tools/bench-forecast"; }
lights() { printf "\nthe law's clock: all lights of 10,000 open cases, and a week's outage\n"; "$tools/bench-lights"; }
cases() { printf '\n10,000 open cases: lists, searches, pages\n'; "$tools/bench-cases"; }
store() { printf '\nthe store beside raw SQLite; a hall from its log\n'; "$tools/store-rates" "$work"; }

for name in "${names[@]}"; do
  [[ " ${all[*]} " == *" $name "* ]] || { say "run.sh: ${all[*]}"; exit 2; }
done
machine
for name in "${names[@]}"; do "$name"; done
printf '\nafterwards: '
machine
