#!/usr/bin/env bash
# Plants faults in a copy of the tree, one at a time, and sees whether the tests notice. See plant.py for the kinds.
#   tests/simulation/plant.sh [--blind N] [--seed N] [--only hand|blind] [--files PATH]
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
copy=${HALL_PLANT:-$root/build/plant}
mkdir -p "$copy/tree"
(cd "$root" && git ls-files -z | tar --null -T - -cf - 2>/dev/null) | tar -xf - -C "$copy/tree"
export CCACHE_BASEDIR=$copy/tree CCACHE_NOHASHDIR=1
clients=OFF
[ ! -e "$root/tests/ticket-printer/spool/faults.txt" ] || clients=ON
# The same place of the build folder as ever, so that the compiler's cache knows most of it.
(cd "$copy/tree" && cmake --preset debug -DHALL_CLIENTS=$clients >/dev/null)
exec ${HALL_NICE-nice} python3 "$root/tests/simulation/plant.py" "$copy/tree" "$copy/tree/build/debug" "$@"
