# For scripts that drive the real programs on X servers of their own: source it after lib.sh.
here=$root/tests/acceptance
for tool in Xvfb xdotool python3; do command -v $tool >/dev/null || broken "$tool is missing"; done
export QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8

new_screen() {  # new_screen WxH: an X server of its own, so that keys and clicks reach the one program on it; told in $display
  Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
  started+=($!)
  eventually 20 "Xvfb" test -s "$work/display"
  display=:$(head -n 1 "$work/display")
  : >"$work/display"
}
ask() { python3 "$here/shown.py" "$work/$1.trace" "${@:2}"; }
asked() { ask "$@" >/dev/null; }
is_screen() { [ "$(ask "$1" screen || true)" = "$2" ]; }
click() {  # click NAME: the kiosk's button, where its trace says it stands
  local at=
  rests() {  # twice at the same place: the page has been laid out
    local before=$at
    at=$(ask kiosk button "$1") || { at=; return 1; }
    [ "$at" = "$before" ] || { sleep 0.3; return 1; }
  }
  eventually 20 "the kiosk shows $1" rests "$1"
  # shellcheck disable=SC2086
  DISPLAY=$kiosk_display xdotool mousemove $at click 1
}
