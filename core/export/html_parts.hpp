#pragma once
// What the documents have in common: head, style sheet, end, and text made safe.
#include <string>
#include <string_view>

namespace jm216 {

// Text as it may stand in an element: what is unseen is written out, what turns the direction stands
// in a <bdi>.
std::string escaped(std::string_view text);

// From the doctype to the beginning of the body. A document has exactly one <style>.
std::string html_head(std::string_view title);
std::string html_end();

}  // namespace jm216
