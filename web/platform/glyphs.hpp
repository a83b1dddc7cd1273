#pragma once

struct ImFontLoader;

namespace jm216::platform {

/// Draws characters with the browser's own text drawing, one at a time: for what the page's
/// typeface lacks, names in other scripts above all. It knows no ligatures and no joined letters.
/// The source's weight is its FontNo.
const ImFontLoader* browser_glyphs();

}  // namespace jm216::platform
