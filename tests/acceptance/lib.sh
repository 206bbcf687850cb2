# Common to the acceptance scripts: source it after setting `bin`. Everything is polled against a deadline; no step waits a fixed time.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/onewindow-acceptance.XXXXXX")
hall=$work/hall
started=()
server=
port=

say() { printf '%s\n' "$*" >&2; }
broken() {
  say "BROKEN: $*"
  [ ! -s "$work/server.log" ] || { say "--- the server's last lines"; tail -n 10 "$work/server.log" >&2; }
  exit 1
}

tidy_up() {
  local pid
  for pid in "${started[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap tidy_up EXIT
trap 'exit 130' INT TERM

# eventually SECONDS WHAT COMMAND...: polls until the command succeeds; broken with WHAT when it does not in time.
eventually() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ $SECONDS -lt $deadline ] || broken "in time: $what"
    sleep 0.05
  done
}

make_hall() { "$bin/hall-server" init "$hall" --demo "$@" >"$work/init.out" || broken "init"; tokens=$hall/demo-tokens.json; }

# Starts the server on the port it had before, or on any free one, and waits until it listens.
start_server() {
  : >"$work/server.out"
  "$bin/hall-server" serve "$hall" --listen "127.0.0.1:${port:-0}" "$@" >"$work/server.out" 2>>"$work/server.log" &
  server=$!
  started+=("$server")
  eventually 60 "the server listens" grep -q '^listening on port' "$work/server.out"
  port=$(sed -n 's/^listening on port //p' "$work/server.out" | head -n 1)
}

stop_server() {
  kill -TERM "$server"
  wait "$server" || broken "the server ended with $? after SIGTERM"
}

# give_counters COUNT: more counters than the demo has, over the profiles that it has, with a token each. The server runs.
give_counters() {
  local count=$1 profiles there token comma i
  cp "$root/server/data/demo/hall.toml" "$work/hall.toml"
  mapfile -t profiles < <(awk '/^\[\[profile\]\]/ { inside = 1 } /^\[\[counter\]\]/ { inside = 0 } inside && /^code/ { gsub(/"/, ""); print $3 }' "$work/hall.toml")
  there=$(grep -c '^\[\[counter\]\]' "$work/hall.toml")
  [ "$count" -gt "$there" ] || return 0
  for ((i = there + 1; i <= count; i++)); do
    printf '\n[[counter]]\nid = "counter-%d"\nlabel = "%d"\nprofile = "%s"\n' $i $i "${profiles[$((i % ${#profiles[@]}))]}" >>"$work/hall.toml"
  done
  "$bin/hall-server" configure "$hall" "$work/hall.toml" >/dev/null || broken "configure"
  sed '$d' "$tokens" | sed '$s/$/,/' >"$work/tokens.json"
  for ((i = there + 1; i <= count; i++)); do
    token=$("$bin/hall-server" device "$hall" "counter-$i" --role counter --counter "counter-$i" | head -n 1)
    [ $i -lt "$count" ] && comma=, || comma=
    printf '  "counter-%d": "%s"%s\n' $i "$token" "$comma" >>"$work/tokens.json"
  done
  printf '}\n' >>"$work/tokens.json"
  tokens=$work/tokens.json
}

crowd() { local verb=$1; shift; "$bin/hall-crowd" "$verb" --server "127.0.0.1:$port" --tokens "$tokens" "$@"; }

lines_in() { [ -f "$1" ] && wc -l <"$1" || echo 0; }
has_lines() { [ "$(lines_in "$1")" -ge "$2" ]; }
gone() { ! kill -0 "$1" 2>/dev/null; }
