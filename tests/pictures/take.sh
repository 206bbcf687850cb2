#!/usr/bin/env bash
# take.sh BIN OUT: runs a demo hall with simulated people until mid-morning, then photographs the real programs under Xvfb.
set -euo pipefail
bin=$(realpath "$1")
out=$2
mkdir -p "$out"
out=$(realpath "$out")
cd "$(dirname "$0")/../.."

work=$(mktemp -d "${TMPDIR:-/tmp}/onewindow-pictures.XXXXXX")
jobs_running=()
end() {
  for job in "${jobs_running[@]}"; do kill "$job" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT
say() { printf '%s\n' "$*" >&2; }

start_server() {  # start_server CLOCK: listens on any free port, told in $port
  : >"$work/server.out"
  "$bin/hall-server" serve "$work/hall" --listen 127.0.0.1:"${port:-0}" --public-url https://hall.example --demo-clock "$1" \
    >"$work/server.out" 2>>"$work/server.log" &
  server=$!
  jobs_running+=("$server")
  for _ in $(seq 200); do
    port=$(sed -n 's/^listening on port //p' "$work/server.out")
    [ -n "$port" ] && return
    sleep 0.05
  done
  say "the server did not come up"; cat "$work/server.log" >&2; exit 1
}

# Half past eight until twenty to eleven in about two minutes, with a real hall's visitors.
speed=60
seconds=${HALL_PICTURE_SECONDS:-130}
begin=2020-01-07T08:30:00+08:00
"$bin/hall-server" init "$work/hall" --demo --demo-clock "$begin" >/dev/null
start_server "${begin}x$speed@$(date +%s%3N)"
tokens=$work/hall/demo-tokens.json
"$bin/hall-crowd" day --server "127.0.0.1:$port" --tokens "$tokens" --demand server/data/demand/praga-polnoc-2020-01-07.csv \
  --seed 7 --speed $speed --counters 2-12 --out "$work/crowd.json" >"$work/crowd.log" 2>&1 &
crowd=$!
jobs_running+=("$crowd")
say "A morning of a real hall, $seconds seconds"
sleep "$seconds"
tests/pictures/manager.py "$port" "$work/hall" "$out"
kill -KILL "$crowd" 2>/dev/null || true
kill -TERM "$server"; wait "$server" || true
later=$(date -u -d "$begin + $((seconds * speed)) seconds" +%Y-%m-%dT%H:%M:%S+00:00)
start_server "${later}x1@$(date +%s%3N)"
tests/pictures/site.py "$port" "$work/hall" "$out"  # at the visitors' own pace: nobody else calls their tickets

# One application for three departments, as the city's platform puts it: two papers are missing. The number is GB 11643's own example.
application=GA-2020-000123
curl -sf -o /dev/null -X PUT "http://127.0.0.1:$port/api/v1/applications/$application" \
  -H "Authorization: Bearer $(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["city-platform"])' "$tokens")" \
  -H 'Content-Type: application/json' --data @- <<'JSON' || say "the application was refused"
{"hall": "gaq01", "revision": 1, "preReview": "returned",
 "applicant": {"idType": "111", "idNumber": "11010519491231002X", "name": "欧阳明", "phone": "13812345678"},
 "items": ["513A0102900001-511602000000-000-11511301MB051073XA-1-00", "511A0021300001-511602000000-000-11511300MB1A21304N-1-00",
           "512017432001-511602000000-000-11511301MB0T669970-1-00"],
 "materials": [{"code": "identity-card", "state": "submitted", "grade": "B"}, {"code": "food-filing-form", "state": "submitted", "grade": "A"},
               {"code": "premises-proof", "state": "submitted"}, {"code": "premises-plan", "state": "submitted"},
               {"code": "health-certificate", "state": "missing"}, {"code": "fire-check-form", "state": "submitted", "grade": "A"},
               {"code": "evacuation-plan", "state": "submitted"}, {"code": "fire-safety-rules", "state": "defective"},
               {"code": "sign-design", "state": "submitted"}]}
JSON

screen=0
on_screen() {  # on_screen WIDTHxHEIGHT: a screen of that size, told in $display
  screen=$((screen + 1))
  display=:$((90 + screen + RANDOM % 400))
  Xvfb "$display" -screen 0 "$1x24" -nolisten tcp >/dev/null 2>&1 &
  xvfb=$!
  jobs_running+=("$xvfb")
  for _ in $(seq 100); do DISPLAY=$display xdotool getdisplaygeometry >/dev/null 2>&1 && return; sleep 0.05; done
  say "Xvfb did not come up"; exit 1
}
photograph() { sleep "${2:-1.5}"; DISPLAY=$display import -window root "$out/$1.png"; say "$1.png"; }
off_screen() { kill "$client" 2>/dev/null || true; wait "$client" 2>/dev/null || true; kill "$xvfb" 2>/dev/null || true; }
keys() { local key; for key in "$@"; do DISPLAY=$display xdotool key --clearmodifiers "$key"; sleep 0.6; done; }
button() {  # button NAME: clicks the middle of a widget, as the screen trace tells where it stands
  local at
  at=$(tail -n 1 "$work/kiosk.trace" | python3 -c '
import json, sys
buttons = json.loads(sys.stdin.readline())["shown"].get("buttons", {})
b = buttons.get(sys.argv[1])
print(b[0] + b[2] // 2, b[1] + b[3] // 2) if b else sys.exit(1)' "$1") || { say "no button $1 on the kiosk"; return 1; }
  # shellcheck disable=SC2086
  DISPLAY=$display xdotool mousemove $at click 1
  sleep 0.8
}

for language in zh en; do
  on_screen 1366x768
  DISPLAY=$display "$bin/counter-client" --server "ws://127.0.0.1:$port/ws" --token-file "$tokens" --device counter-1 --lang $language \
    --windowed 1366x768 --trace-screen "$work/counter.trace" 2>>"$work/clients.log" &
  client=$!; jobs_running+=("$client")
  sleep 2
  [ $language = en ] || keys F9
  photograph "counter-open-$language"
  keys F1; photograph "counter-called-$language"
  keys F4; photograph "counter-serving-$language"
  keys F6; photograph "counter-transfer-$language"; keys Escape
  keys ctrl+a; DISPLAY=$display xdotool type --delay 80 shbz; photograph "counter-service-$language"; keys Escape
  keys F5; photograph "counter-undo-$language"
  keys ctrl+p 1; photograph "counter-pick-$language"; keys Escape
  keys ctrl+m; photograph "counter-menu-$language"
  keys Escape
  keys ctrl+i; DISPLAY=$display xdotool type --delay 80 spxjyd; photograph "counter-walk-in-$language"; keys Escape
  keys ctrl+f; photograph "counter-find-$language"; keys Escape
  off_screen

  on_screen 1080x1920
  DISPLAY=$display "$bin/ticket-printer" --server "ws://127.0.0.1:$port/ws" --token-file "$tokens" --device kiosk-1 --lang $language \
    --windowed 1080x1920 --printer "pdf:$work/paper" --trace-screen "$work/kiosk.trace" 2>>"$work/clients.log" &
  client=$!; jobs_running+=("$client")
  sleep 2; photograph "kiosk-home-$language"
  button personButton; photograph "kiosk-departments-$language"
  button departmentButton_1; photograph "kiosk-items-$language"
  button itemButton_1; photograph "kiosk-item-$language"
  button takeTicketButton; photograph "kiosk-ticket-$language" 1
  sleep 6  # back at the start by itself
  button onlineButton; photograph "kiosk-ask-$language"
  for sign in G A minus 2 0 2 0 minus 0 0 0 1 2 3; do button "key_$sign"; done
  button lookUpButton; photograph "kiosk-found-$language"
  button printListButton
  button takeTicketButton; photograph "kiosk-application-ticket-$language" 1
  off_screen

  on_screen 1920x1080
  DISPLAY=$display "$bin/lobby-display" --server "ws://127.0.0.1:$port/ws" --token-file "$tokens" --device board-1 --lang $language \
    --windowed 1920x1080 --sound none --trace-screen "$work/board.trace" 2>>"$work/clients.log" &
  client=$!; jobs_running+=("$client")
  photograph "board-1920x1080-$language" 3
  off_screen
done
# The visitor's window at the counter, after a service, in the language of the ticket; it stands beside the clerk's, of which nothing is taken.
for number in 1 2; do
  on_screen 2400x768
  DISPLAY=$display "$bin/counter-client" --server "ws://127.0.0.1:$port/ws" --token-file "$tokens" --device counter-1 --lang zh \
    --windowed 1366x768 --rating-screen 1024x600+1370+0 --trace-screen "$work/counter.trace" 2>>"$work/clients.log" &
  client=$!; jobs_running+=("$client")
  sleep 2
  keys F1 F4 F5
  photograph "counter-rating-$number"
  convert "$out/counter-rating-$number.png" -crop 1024x600+1370+0 +repage "$out/counter-rating-$number.png"
  off_screen
done

board() {  # board NAME WIDTHxHEIGHT [OPTION ...]: a board or a sign, with a call that is a few seconds old
  local name=$1 size=$2
  shift 2
  on_screen "$size"
  DISPLAY=$display "$bin/lobby-display" --server "ws://127.0.0.1:$port/ws" --token-file "$tokens" --device board-1 --lang zh --windowed "$size" --sound none \
    --trace-screen "$work/board.trace" "$@" 2>>"$work/clients.log" &
  client=$!; jobs_running+=("$client")
  sleep 2
  post counter-1 counters/counter-1/call-next || true
  photograph "$name" 3
  post counter-1 counters/counter-1/start || true
  post counter-1 counters/counter-1/finish || true
  off_screen
}
post() {  # post DEVICE PATH [BODY]
  curl -sf -o /dev/null -X POST "http://127.0.0.1:$port/api/v1/$2" -H 'Content-Type: application/json' --data "${3:-{\}}" \
    -H "Authorization: Bearer $(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$tokens" "$1")"
}
post counter-1 counters/counter-1/open || true
board board-light-1920x1080-zh 1920x1080 --theme light
board board-portrait-1080x1920-zh 1080x1920
board sign-1280x720-zh 1280x720 --counter 1
post manager notices '{"kind": "emergency", "audience": ["boards", "kiosks", "counters", "phones"], "text": {"zh": "请从东门有序离开大厅，不要乘电梯", "en": "Please leave by the east door, not by the lifts"}}' || say "no emergency was shown"
board board-emergency-1920x1080-zh 1920x1080
board sign-emergency-1280x720-zh 1280x720 --counter 1
if command -v pdftoppm >/dev/null && ls "$work/paper"/*.pdf >/dev/null 2>&1; then
  paper() {  # paper NAME FILE
    [ -z "$2" ] || { pdftoppm -r 150 -png -singlefile "$2" "$out/$1"; say "$1.png"; }
  }
  paper ticket-paper "$(ls -tr "$work/paper"/*.pdf | grep -v /list- | head -n 1)"
  paper ticket-application-paper "$(ls -tr "$work/paper"/*.pdf | grep -v /list- | sed -n 2p)"
  paper materials-paper "$(ls -tr "$work/paper"/list-*.pdf 2>/dev/null | head -n 1)"
fi
