#include "core/export/html_parts.hpp"

#include <optional>

#include "core/basics/shown.hpp"

namespace jm216 {

namespace {

constexpr std::string_view style = R"(
@page { size: auto; margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Inter, system-ui, sans-serif } }
:root { color-scheme: light dark; --ink: #1b2330; --quiet: #5a6577; --line: #d8dce3; --brand: #1f4e79; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --quiet: #9aa5b5; --line: #2b3340; --brand: #7fb3e0; --paper: #12161d } }
@media print { :root { color-scheme: light; --ink: #000; --quiet: #444; --line: #bbb; --brand: #1f4e79; --paper: #fff } }
body { font: 14px/1.45 Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; color: var(--ink);
  background: var(--paper); margin: 0 auto; padding: 24px; max-width: 1100px }
h1 { font-size: 22px; margin: 0 0 4px } h2 { font-size: 17px; margin: 28px 0 8px } h3 { font-size: 14px; margin: 18px 0 6px }
p { margin: 4px 0; overflow-wrap: anywhere } .quiet { color: var(--quiet) }
.mark { border: 1px solid var(--line); border-radius: 9px; padding: 0 8px; font-size: 12px }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 12.5px; margin: 6px 0 }
caption { text-align: left; font-weight: 600; padding: 6px 0 }
th, td { text-align: left; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid var(--line) }
th { font-weight: 600 } .number { text-align: right; white-space: nowrap } tfoot th, tfoot td { font-weight: 600 }
tr { break-inside: avoid } thead { display: table-header-group }
.whole { white-space: nowrap } @media screen { tbody th { min-width: 8em } }
@media screen and (max-width: 500px) { body { padding: 8px } th, td { padding: 4px } }
a { color: var(--brand) } dt { font-weight: 600; margin-top: 8px } dd { margin: 2px 0 2px 16px }
summary { margin: 28px 0 8px; cursor: pointer } summary h2 { display: inline }
@media print { .unprinted { display: none } body { padding: 0; max-width: none; font-size: 9.5pt } .scroll { overflow: visible }
  h1 { font-size: 16pt } h2 { font-size: 12pt; break-after: avoid } h3 { font-size: 9.5pt; break-after: avoid }
  tfoot { display: table-row-group } details:not([open]) { display: none } table { font-size: 7.5pt } th, td { padding: 2px 4px } ol { margin: 4px 0 } }
)";

}  // namespace

namespace {

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      // Control characters are no text in HTML, but for line breaks and tabs.
      out +=
          (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f ? ' ' : c;
  }
}

}  // namespace

std::string escaped(std::string_view given) {
  const std::string text = for_reading(given);
  std::string out;
  std::size_t open = 0;     // isolates
  bool is_element = false;  // the outermost
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view mark = std::string_view(text).substr(i, isolate_begin.size());
    const bool begins = mark == isolate_begin || mark == "\u2066" || mark == "\u2067";
    if (begins && open++ == 0) is_element = mark == isolate_begin;
    const bool ends = open > 0 && mark == isolate_end;
    if (ends) --open;
    if (is_element && ((begins && open == 1) || (ends && open == 0))) {
      out += begins ? "<bdi>" : "</bdi>";
      i += mark.size() - 1;
    } else {
      const bool is_c1 = text[i] == '\xc2' && i + 1 < text.size() && (text[i + 1] & 0xe0) == 0x80;
      append_escaped(out, is_c1 ? '\x7f' : text[i]);
      if (is_c1) ++i;
    }
  }
  return out;
}

std::string html_head(std::string_view title) {
  const std::string name = escaped(title);
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n<title>" +
         name + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
}

std::string html_end() {
  return "<p class=\"quiet\">A calculation by the JM216 Licence Calculator; no legal "
         "advice.</p>\n</body>\n</html>\n";
}

namespace {

void html_row(const HtmlRow& cells, std::string_view scope, const TextOutput& out) {
  out("<tr>");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const HtmlCell& cell = cells[i];
    const bool is_head = scope == "col" || i == 0;
    const std::string tag = is_head ? "th" : "td";
    const auto attribute = [&](const std::string& name, std::string_view value) {
      out(" " + name + "=\"");
      out(value);
      out("\"");
    };
    out("<" + tag);
    if (!cell.id.empty()) attribute("id", cell.id);
    if (is_head) attribute("scope", scope);
    if (cell.columns > 1) attribute("colspan", std::to_string(cell.columns));
    if (cell.is_number || cell.is_short) attribute("class", cell.is_number ? "number" : "whole");
    out(">");
    out(cell.html);
    out("</" + tag + '>');
  }
  out("</tr>");
}

}  // namespace

void html_table(std::string_view caption, const HtmlRow& heads, const std::vector<HtmlRow>& rows,
                const std::vector<HtmlRow>& foot, const TextOutput& out, std::string_view between) {
  out("<div class=\"scroll\"><table>\n<caption>" + escaped(caption) + "</caption>\n<thead>");
  html_row(heads, "col", out);
  out(between);
  out("</thead>\n<tbody>\n");
  for (const HtmlRow& cells : rows) {
    html_row(cells, "row", out);
    out("\n");
  }
  out("</tbody>\n");
  if (!foot.empty()) {
    out("<tfoot>");
    for (const HtmlRow& cells : foot) {
      html_row(cells, "row", out);
      out(between);
    }
    out("</tfoot>\n");
  }
  out("</table></div>\n");
}

}  // namespace jm216
