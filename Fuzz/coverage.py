"""Sums what llvm-cov exports of the files below some folders: lines of each folder, and where most of them are missed.

    llvm-cov export … -summary-only | python3 coverage.py FOLDER…
"""

import json
import sys

doors = {door: [0, 0] for door in sys.argv[1:]}
files = []
for file in json.load(sys.stdin)["data"][0]["files"]:
    _, found, path = file["filename"].rpartition("/Sources/")
    for door, sums in doors.items():
        if found and (path == door or path.startswith(door + "/")):
            lines = file["summary"]["lines"]
            sums[0] += lines["count"]
            sums[1] += lines["covered"]
            files.append((lines["count"] - lines["covered"], lines["count"], path))
for door, (count, covered) in doors.items():
    if count == 0:
        sys.exit(f"coverage: nothing is known of {door}")
    print(f"{door:40} {count:6} lines {100 * covered / count:5.1f} %")
for missed, count, path in sorted(files, reverse=True)[:10]:
    if missed:
        print(f"  {missed:4} of {count:4} missed in {path}")
