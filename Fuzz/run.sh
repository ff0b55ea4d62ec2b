#!/bin/sh
# Fuzzes: sh Fuzz/run.sh [TARGET [SECONDS]]    all targets, or one, for so long each (60 s)
#         sh Fuzz/run.sh --check [RUNS]        the regressions, and a fixed number of runs of every target
set -eu
cd "$(dirname "$0")"
. ./targets.sh

# The only flags that instrument Swift and C alike; see CONTRIBUTING.md.
swift build -c release --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=address,fuzzer-no-link
sh make-dictionaries.sh

# fuzz TARGET ARGUMENTS…
fuzz() {
  target=$1
  shift
  mkdir -p ".corpus/$target" "Regressions/$target"
  # A crash must end the program, not wait in a backtracer. The finder of leaks does not see pointers with tags in them,
  # which Swift uses; what leaks is found by the limit of memory. To name new functions takes longer than most inputs.
  POSTERN_FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
    .build/release/Fuzz "$@" -dict=".dictionaries/$target.dict" -artifact_prefix="Regressions/$target/" \
    -max_len=16384 -timeout=20 -rss_limit_mb=2048 -detect_leaks=0 -print_funcs=0 -print_final_stats=1 \
    2>".corpus/$target.log" || {
    tail -40 ".corpus/$target.log" >&2
    echo "fuzz: $target failed; the input is in Fuzz/Regressions/$target" >&2
    exit 1
  }
  grep -q "INFO: Loaded 1 modules" ".corpus/$target.log" || {
    echo "fuzz: $target is not instrumented" >&2
    exit 1
  }
  printf '%-18s %s runs\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' ".corpus/$target.log")"
}

if [ "${1:-}" = --check ]; then
  for target in $targets; do
    case $target in
    pipeline | schemas) runs=${2:-1000} ;;
    feed | json | answers | worksheets | compressed) runs=${2:-3000} ;;
    *) runs=${2:-20000} ;;
    esac
    # A fixed seed: the same runs for everyone, until the code or the seeds change.
    # What is new goes to a folder that is thrown away, not into the seeds.
    rm -rf ".corpus/$target.check"
    mkdir -p ".corpus/$target.check"
    fuzz "$target" -seed=1 -runs="$runs" ".corpus/$target.check" "$(seeds "$target")" "Regressions/$target"
  done
else
  for target in ${1:-$targets}; do
    fuzz "$target" -max_total_time="${2:-60}" ".corpus/$target" "$(seeds "$target")" "Regressions/$target"
  done
fi
