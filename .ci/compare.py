#!/usr/bin/env python3
"""compare.py FIGURES FLOORS: no figure may fall below its floor.

Both files hold one flat JSON object. Figures ending in .wrong, .missed and .easy_no count faults: for them the floor is
a ceiling. A floor without a figure fails, a figure without a floor is only shown. Exit 1 if anything fails.
"""
import json
import sys

LESS_IS_BETTER = (".wrong", ".missed", ".easy_no")
SLACK = 1e-9

figures, floors = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
failed = 0
for name in sorted(figures.keys() | floors.keys()):
    figure, floor = figures.get(name), floors.get(name)
    if floor is None:
        verdict = ""
    elif figure is None:
        verdict = "MISSING"
    elif name.endswith(LESS_IS_BETTER):
        verdict = "ok" if figure <= floor + SLACK else "FAIL"
    else:
        verdict = "ok" if figure >= floor - SLACK else "FAIL"
    failed += verdict in ("FAIL", "MISSING")
    show = lambda value: "-" if value is None else f"{value:g}"
    print(f"{name:44} {show(figure):>10} floor {show(floor):>10}  {verdict}".rstrip())
print(f"{failed} below their floor" if failed else "no figure is below its floor")
sys.exit(1 if failed else 0)
