"""What the injections of faults have in common: starting a run under limits, how it ended, and the round of all faults."""

import argparse
import collections
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

# No run takes a second; one that takes so many hangs.
LONGEST = 60
CLEAN, FINDINGS, WRONG_USE, FAILED = 0, 1, 2, 3


class Failure(Exception):
    pass


def require(condition, what):
    if not condition:
        raise Failure(what)


class Outcome:
    """How a run ended, and what it wrote."""

    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors.decode("utf-8", "replace")
        self.lines = output.split(b"\n")
        # Behind the last line feed stands what was not complete, or nothing.
        self.rest = self.lines.pop()

    def objects(self):
        return [json.loads(line) for line in self.lines]

    def records(self):
        return [line for line in self.lines if line.startswith(b'{"kind":"record"')]


def start(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, limits=(), ignored=(), **environment):
    """Starts a run under limits of resources, with some signals ignored."""

    def prepare():
        for kind, limit in limits:
            resource.setrlimit(kind, (limit, limit))
        # What a shell starts in the background ignores it, and so would its children.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)

    return subprocess.Popen(
        command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, preexec_fn=prepare,
        env={"SWIFT_BACKTRACE": "enable=no", "PATH": os.environ["PATH"], **environment})


def end(process):
    """Waits for a run."""
    try:
        output, errors = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Failure("it hangs")
    return Outcome(process.returncode, output or b"", errors or b"")


def jumping_clock(folder, numbers):
    """What makes the clock of a run jump, as its environment; and the file that is there once it was asked."""
    library, log = os.path.join(folder, "clock.so"), os.path.join(folder, "clock.log")
    if not os.path.exists(library):
        clang = os.path.join(os.path.dirname(os.path.realpath(shutil.which("swift"))), "clang")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock.c")
        command = [clang, "-std=c17", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-fuse-ld=lld"]
        subprocess.run([*command, source, "-o", library], check=True)
    if os.path.exists(log):
        os.remove(log)
    return {"LD_PRELOAD": library, "CLOCK_SEED": str(numbers.randrange(1 << 62)), "CLOCK_LOG": log}, log


def inject(what, faults, rounds, make_bench, one):
    """Reads the options, injects each fault so many times, and ends with status 1 when one of them failed.

    `make_bench` makes of the program and a folder what all faults need; `one` injects a fault into it, with the random
    numbers of its round.
    """
    parser = argparse.ArgumentParser(description=f"Injects {what} into postern.")
    parser.add_argument("--postern", default=".build/release/postern")
    parser.add_argument("--rounds", type=int, default=rounds, help="how often each kind of fault is injected")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--only", help="one kind of fault")
    options = parser.parse_args()
    print(f"{what}: seed {options.seed}")
    done, failures = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        bench = make_bench(os.path.abspath(options.postern), folder)
        for number in range(options.rounds):
            for fault in faults:
                name = fault.__name__
                if options.only and name != options.only:
                    continue
                done[name] += 1
                try:
                    one(bench, fault, random.Random(f"{options.seed} {name} {number}"))
                except Failure as failure:
                    failures.append(f"{name} {number}: {failure}")
                    print(failures[-1], file=sys.stderr)
    for name, count in done.items():
        print(f"{count:5} {name}")
    print(f"{what}: {sum(done.values())} injected, {len(failures)} failed")
    sys.exit(1 if failures else 0)
