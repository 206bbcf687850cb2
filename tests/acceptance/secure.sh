#!/usr/bin/env bash
# secure.sh BIN: three listeners over TLS, as other machines would see them. Every route on its own listener only; the three programs
# on wss with the pin that init told; a wrong pin, an old TLS, plain bytes and unsafe addresses are turned away by name.
set -euo pipefail
bin=$(realpath "$1")
source "$(dirname "$0")/lib.sh"
here=$root/tests/acceptance
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
ask() { python3 "$here/shown.py" "$work/$1.trace" "${@:2}"; }
asked() { ask "$@" >/dev/null; }
refused_with() {  # refused_with CODE WORDS COMMAND...: ends with CODE and says WORDS
  local code=$1 words=$2 got=0
  shift 2
  timeout 60 "$@" >"$work/refusal" 2>&1 || got=$?
  [ "$got" = "$code" ] || broken "$* ended with $got, not $code"
  grep -qF -- "$words" "$work/refusal" || broken "$* says: $(cat "$work/refusal")"
}

make_hall --name hall.example
pin=$(sed -n 's/^certificate made; its pin is //p' "$work/init.out")
[[ $pin =~ ^([0-9A-F]{2}:){31}[0-9A-F]{2}$ ]] || broken "init told the pin $pin"
"$bin/hall-server" doctor "$hall" | grep -qF "pin $pin" || broken "doctor shows another pin"
[ "$(stat -c %a "$hall/tls/key.pem")" = 600 ] || broken "others can read the key"

# --- what is not allowed, before anything is opened
tls=$(sed -n '/^\[tls\]/,$p' "$hall/hall-server.toml")
refused_with 2 "can be reached from other machines" "$bin/hall-server" serve "$hall" --listen 0.0.0.0:0
printf '[listen]\nstaff = "0.0.0.0:0"\n' >"$hall/hall-server.toml"
refused_with 2 "needs [tls]" "$bin/hall-server" serve "$hall"
printf '[listen]\nstaff = "0.0.0.0:0"\n[tls]\ncertificate = "none.pem"\nkey = "tls/key.pem"\n' >"$hall/hall-server.toml"
refused_with 2 "none.pem: no certificate can be read" "$bin/hall-server" serve "$hall"
for program in lobby-display ticket-printer counter-client; do
  refused_with 2 plain-not-allowed "$bin/$program" --server ws://192.0.2.1:8080 --token-file "$tokens" --device board-1
done
say "refused: plain addresses that others can reach, a certificate that is not there"

# --- three listeners
printf '[listen]\npublic = "0.0.0.0:0"\nstaff = "0.0.0.0:0"\nadmin = "127.0.0.1:0"\n%s\n' "$tls" >"$hall/hall-server.toml"
"$bin/hall-server" serve "$hall" >"$work/server.out" 2>>"$work/server.log" &
server=$!
started+=("$server")
eventually 60 "the server listens" grep -q '(admin)$' "$work/server.out"
port_of() { sed -n "s/^listening on .*:\([0-9]*\) ($1)\$/\1/p" "$work/server.out"; }
public=$(port_of public) staff=$(port_of staff) admin=$(port_of admin)
if command -v ss >/dev/null; then
  listened=$(ss -Hltnp | grep "pid=$server," | awk '{print $4}' | sort | tr '\n' ' ')
  [ "$listened" = "$(printf '%s\n' "0.0.0.0:$public" "0.0.0.0:$staff" "127.0.0.1:$admin" | sort | tr '\n' ' ')" ] || broken "listening on $listened"
fi
certificate=$hall/tls/certificate.pem
status() { curl -s -o /dev/null -w '%{http_code}' --max-time 30 --cacert "$certificate" "$@"; }
while read -r path on_public on_staff on_admin; do
  got="$(status "https://localhost:$public$path") $(status "https://127.0.0.1:$staff$path") $(status "http://127.0.0.1:$admin$path")"
  [ "$got" = "$on_public $on_staff $on_admin" ] || broken "$path answers $got"
done <<'TABLE'
/                  200 404 404
/api/v1/lobby      200 404 404
/api/v1/hall       200 404 404
/api/v1/catalogue  404 200 404
/api/v1/events     404 401 404
/ws                426 426 404
/metrics           404 404 200
/readyz            404 404 200
/healthz           200 200 200
TABLE
curl -sI --cacert "$certificate" "https://localhost:$public/" | grep -qi '^strict-transport-security: max-age=31536000' || broken "no HSTS"
[ "$(status "https://hall.example:$public/" --resolve "hall.example:$public:127.0.0.1")" = 200 ] || broken "--name is not in the certificate"
[ "$(status -k --tls-max 1.1 --ciphers 'DEFAULT@SECLEVEL=0' "https://localhost:$staff/healthz" || true)" = 000 ] || broken "TLS 1.1 is spoken"
[ "$(status "http://127.0.0.1:$staff/healthz" || true)" = 000 ] || broken "plain HTTP is answered on the staff's port"
say "each route on its own listener; HSTS; TLS 1.1 and plain HTTP turned away"

# --- the three programs
wss=wss://127.0.0.1:$staff
client() {  # client NAME PROGRAM PIN OPTIONS...
  "$bin/$2" --server "$wss" --pin "$3" --token-file "$tokens" --trace-screen "$work/$1.trace" "${@:4}" >/dev/null 2>>"$work/$1.log" &
  started+=($!)
}
client kiosk ticket-printer "$pin" --device kiosk-1 --windowed 720x960 --spool "$work/spool"
client counter counter-client "$pin" --device counter-1 --windowed 1366x768
client board lobby-display "${pin//:/}" --device board-1 --windowed 1280x720 --sound none
client stranger lobby-display "00${pin:2}" --device board-1 --windowed 1280x720 --sound none
for program in kiosk counter board; do eventually 60 "the $program is on its line" asked $program live; done
eventually 60 "the stranger says why" grep -q '^certificate-not-pinned: ' "$work/stranger.log"
if asked stranger live; then broken "a board with a wrong pin is on its line"; fi

token() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$tokens" "$1"; }
post() { curl -fsS --cacert "$certificate" -X POST -H "Authorization: Bearer $(token "$1")" -H 'Content-Type: application/json' ${3:+-d "$3"} "https://localhost:$staff$2"; }
item=$(curl -fsS --cacert "$certificate" "https://localhost:$staff/api/v1/catalogue" | python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][0]["code"])')
post manager /api/v1/hall/open-day >/dev/null 2>&1 || true  # it may be open by its hours
post counter-1 /api/v1/counters/1/open >/dev/null 2>&1 || true
number=$(post kiosk-1 /api/v1/tickets "{\"item\":\"$item\"}" | python3 -c 'import json, sys; print(json.load(sys.stdin)["ticket"]["number"])')
post counter-1 /api/v1/counters/1/call-next >/dev/null
eventually 20 "the board shows $number at counter 1" asked board call "$number" 1
[ "$(grep -c '^certificate-not-pinned: ' "$work/stranger.log")" = 1 ] || broken "the stranger floods its journal"
say "kiosk, counter and board over wss with the pin; $number called and read off the board; a wrong pin sees nothing"

stop_server
say "OK"
