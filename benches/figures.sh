#!/usr/bin/env bash
# Runs every benchmark and writes what it prints into README.md. For a machine that does nothing else meanwhile.
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
' README.md >"$printed.new"
cat "$printed.new" >README.md
rm "$printed.new"
