#!/usr/bin/env bash
# Builds all targets, and runs each for some seconds: `fuzz/run.sh 600`; without a number it builds only.
#
# Needs the nightly toolchain and `cargo install cargo-fuzz --locked`. What is found is in `artifacts`.
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:-0}
targets=${2:-path claim catalog table_against_model}
# Tables live as long as the process, so those of the many catalogs are given back by a new one.
round=60

# Only the library that reads YAML has unsafe code; the others are faster without a sanitizer.
sanitizer() { if [ "$1" = catalog ]; then echo address; else echo none; fi; }
export ASAN_OPTIONS=detect_leaks=0

for target in $targets; do
    cargo +nightly fuzz build --sanitizer "$(sanitizer "$target")" "$target"
done
for target in $targets; do
    mkdir -p "corpus/$target"
    seeds=("seeds/$target")
    options=(-timeout=10 -rss_limit_mb=4096 -print_final_stats=1)
    case $target in
        path) options+=(-max_len=9000) ;;
        claim) options+=(-max_len=2048) ;;
        catalog)
            seeds+=(../scope-catalog/tests/catalog-errors)
            options+=(-dict=catalog.dict -max_len=4096)
            ;;
        table_against_model) options+=(-max_len=640) ;;
    esac
    for ((left = seconds; left > 0; left -= round)); do
        printf '== %s: %s s left\n' "$target" "$left"
        cargo +nightly fuzz run --sanitizer "$(sanitizer "$target")" "$target" "corpus/$target" "${seeds[@]}" -- \
            "${options[@]}" -max_total_time=$((left < round ? left : round)) 2>&1 | grep -vE '^#|NEW_FUNC|REDUCE'
    done
done
