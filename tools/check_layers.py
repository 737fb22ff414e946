#!/usr/bin/env python3
"""Compares every #include of one room in another with the `ecumene_room(... USES ...)` lines of the top CMakeLists.

Prints each include that goes up the line of rooms and exits 1 if there is one. Third-party headers that must stay in
.cpp files are looked for in the public headers too.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEAVY = ("CLI/", "toml++/", "pugixml", "zip.h", "uchardet", "Eigen/")


def allowed_rooms():
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    rooms = {}
    for name, uses in re.findall(r"ecumene_room\((\w+)\s+USES([^)]*?)LINKS", text):
        rooms[name] = set(uses.split()) | {name}
    return rooms


def main():
    rooms = allowed_rooms()
    faults = []
    for path in sorted((ROOT / "ecumene").rglob("*.[ch]pp")):
        room = path.relative_to(ROOT / "ecumene").parts[0]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'\s*#include\s+["<]([^">]+)[">]', line)
            if not found:
                continue
            header = found.group(1)
            place = f"{path.relative_to(ROOT)}:{number}"
            if header.startswith("ecumene/"):
                other = header.split("/")[1]
                if other not in rooms.get(room, set()):
                    faults.append(f"{place}: room '{room}' may not include '{other}' (top CMakeLists.txt says who may)")
            elif path.suffix == ".hpp" and header.startswith(HEAVY):
                faults.append(f"{place}: {header} belongs in a .cpp, not in a header")
    print("\n".join(faults) if faults else f"layers: {len(rooms)} rooms, every #include follows the line of rooms")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
