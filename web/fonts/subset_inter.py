#!/usr/bin/env python3
"""Cuts the page's typeface out of Inter's variable font and writes it as C++.

usage: subset_inter.py Inter-roman.var.ttf OUTPUT.cpp

Three weights, the characters below, and what the page relies on:
- figures are tabular by default, so that columns of figures stand under each other without any
  shaping at run time;
- ascender and descender add up to one em, so that a size given to Dear ImGui (which measures that
  sum) is the size a designer means;
- outlines on a grid of 1024 to the em, a hundredth of a pixel in text: most steps along them fit in a
  byte then, and the page is smaller.
"""

import io
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

WEIGHTS = {"regular": 450, "medium": 550, "semibold": 620}

CHARACTERS = [
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x180),  # Latin-1, Latin Extended-A: names of sellers
    *map(ord, "ȘșȚțẞ"),  # Romanian, German capital sharp s
    *map(ord, "\u2009\u2010\u2011\u202f–—‘’‚“”„†‡•…‰‹›€№™"),
    *map(ord, "−×÷±≈≠≤≥∞½¼¾←↑→↓↗✓✗●○◆"),
    0xFFFD,
]


def tabular_figures(font):
    """Maps every digit to the glyph that the font's own `tnum` feature would put in its place."""
    gsub = font["GSUB"].table
    digits = {font.getBestCmap()[ord(c)] for c in "0123456789"}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                mapping = getattr(table, "ExtSubTable", table).mapping
                for cmap in font["cmap"].tables:
                    for code, glyph in cmap.cmap.items():
                        if glyph in digits and glyph in mapping:
                            cmap.cmap[code] = mapping[glyph]
        return
    raise SystemExit("this Inter has no tabular figures")


def one_em_high(font):
    """Leaves the glyphs alone; the capitals stand in the middle of the em."""
    em = font["head"].unitsPerEm
    ascender = round((em + font["OS/2"].sCapHeight) / 2)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascender, ascender - em, 0


def cut(path, weight):
    font = TTFont(path, recalcTimestamp=False)  # the same bytes whenever it is cut
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    font = instancer.instantiateVariableFont(font, {**axes, "wght": weight})
    tabular_figures(font)
    one_em_high(font)
    options = subset.Options()
    options.layout_features = []  # no shaping at run time
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2]  # copyright, family, style
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=CHARACTERS)
    cutter.subset(font)
    scale_upem(font, 1024)
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def main(source, output):
    lines = ['#include "web/fonts/inter.hpp"', "", "namespace jm216::fonts {", "namespace {"]
    entries = []
    for name, weight in WEIGHTS.items():
        data = cut(source, weight)
        lines.append(f"const unsigned char {name}_data[] = {{")
        for at in range(0, len(data), 32):
            lines.append(",".join(map(str, data[at : at + 32])) + ",")
        lines.append("};")
        entries.append(f"const Face {name}{{{name}_data, sizeof {name}_data}};")
    lines += ["}  // namespace", *entries, "}  // namespace jm216::fonts", ""]
    with open(output, "w", encoding="ascii") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
