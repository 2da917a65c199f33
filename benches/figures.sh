#!/usr/bin/env bash
# Runs every benchmark and writes what it prints into FIGURES.md. Run it on a machine that does nothing else.
#
#   benches/figures.sh [--rounds N]
set -euo pipefail
cd "$(dirname "$0")"

printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
cargo run --release --locked -- "$@" >"$printed"
awk -v printed="$printed" '
    /^<!-- end of figures -->$/ { skipping = 0 }
    !skipping
    /^<!-- figures -->$/ { skipping = 1; print ""; while ((getline line < printed) > 0) print line }
' FIGURES.md >"$printed.new"
cat "$printed.new" >FIGURES.md
rm "$printed.new"
