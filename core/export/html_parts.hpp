#pragma once
// What the documents have in common: head, style sheet, end, and text made safe.
#include <string>
#include <string_view>
#include <vector>

#include "core/export/csv.hpp"

namespace jm216 {

// Text as it may stand in an element: what is unseen is written out, what turns the direction stands
// in a <bdi>.
std::string escaped(std::string_view text);

// From the doctype to the beginning of the body. A document has exactly one <style>.
std::string html_head(std::string_view title);
std::string html_end();

struct HtmlCell {
  std::string html;
  bool is_number = false;
  unsigned columns = 1;
  std::string id{};       // what a link leads to
  bool is_short = false;  // no line is to end within
};
using HtmlRow = std::vector<HtmlCell>;
void html_table(std::string_view caption, const HtmlRow& heads, const std::vector<HtmlRow>& rows,
                const std::vector<HtmlRow>& foot, const TextOutput& out,
                std::string_view between = "");

}  // namespace jm216
