#!/usr/bin/env bash
# Instructions that Scopewright takes for one operation, beside those of icount.txt.
#
#   benches/icount.sh            fails if a workload takes over 3 % more
#   benches/icount.sh --update   writes what it takes now
#
# Wall time is noise on a shared machine; instructions are the same in every run of one binary. Each workload runs twice
# under callgrind, over its inputs once and three times, and the difference is what the operations alone take.
set -euo pipefail
cd "$(dirname "$0")"

figures=icount.txt
inputs=1024
target=${CARGO_TARGET_DIR:-target}
scratch=$target/icount

command -v valgrind >/dev/null || { apt-get update && apt-get install --yes valgrind; }
cargo build --release --locked --no-default-features --bin icount
binary=$target/release/icount
mkdir -p "$scratch"
"$binary" prepare "$scratch"

# An empty environment, and the plainest functions of the C library, whatever the processor could do.
plain='GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX512VL,-AVX512BW,-BMI2,-RTM,-ERMS,-FSRM'
instructions() {
    env -i PATH="$PATH" "$plain" valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$binary" "$scratch" "$1" "$2" 2>&1 | sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

measured=$(mktemp)
trap 'rm -f "$measured"' EXIT
for workload in $("$binary" list); do
    once=$(instructions "$workload" 1)
    thrice=$(instructions "$workload" 3)
    echo "$workload $(((thrice - once) / (2 * inputs)))"
done | tee "$measured"

if [ "${1:-}" = --update ]; then
    cp "$measured" "$figures"
    exit
fi

awk '
    NR == FNR { committed[$1] = $2; next }
    { seen[$1] = 1 }
    !($1 in committed) { print $1 ": not in icount.txt"; failed = 1; next }
    # One instruction more is no growth, however few there are.
    $2 > committed[$1] * 1.03 && $2 > committed[$1] + 1 { print $1 ": " committed[$1] " became " $2; failed = 1 }
    $2 < committed[$1] * 0.97 && $2 < committed[$1] - 1 { print $1 ": only " $2 " of " committed[$1] " are left"; fell = 1 }
    END {
        for (workload in committed) if (!(workload in seen)) { print workload ": gone"; failed = 1 }
        if (failed) print "more instructions than committed: win them back, or commit what benches/icount.sh --update writes"
        else if (fell) print "commit what benches/icount.sh --update writes, so that it stays so"
        exit failed
    }
' "$figures" "$measured"
