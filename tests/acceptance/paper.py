#!/usr/bin/env python3
"""paper.py BYTES PICTURE: what an ESC/POS printer would burn from these bytes, as a PBM picture (raster bands of GS v 0)."""
import sys

data = open(sys.argv[1], "rb").read()
rows, width = [], 0
at = data.find(b"\x1dv0")
while at >= 0:
    across = data[at + 4] + 256 * data[at + 5]
    high = data[at + 6] + 256 * data[at + 7]
    band = data[at + 8:at + 8 + across * high]
    if len(band) < across * high:
        sys.exit("the last band is cut off")
    width = max(width, across)
    rows += [band[i * across:(i + 1) * across] for i in range(high)]
    at = data.find(b"\x1dv0", at + 8 + across * high)
if not rows:
    sys.exit("no raster band in these bytes")
margin = 4  # bytes: a scanner wants white around the code
blank = bytes(width + 2 * margin)
lines = [blank] * 32 + [bytes(margin) + row.ljust(width, b"\0") + bytes(margin) for row in rows] + [blank] * 32
with open(sys.argv[2], "wb") as out:
    out.write(b"P4\n%d %d\n" % ((width + 2 * margin) * 8, len(lines)))
    out.write(b"".join(lines))
