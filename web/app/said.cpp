#include "web/app/said.hpp"

#include "core/basics/shown.hpp"
#include "web/ui/format.hpp"
#include "web/views/words.hpp"

namespace jm216::said {

std::string loaded(const Report& report) {
  const std::string title =
      report.ledger.title.empty() ? "The ledger" : isolated(report.ledger.title);
  return title + " is loaded: " + ui::counted(report.ledger.lines_read, "line", "lines") +
         ", as of " + ui::day(report.as_of) + ", " + views::findings_counted(report) + '.';
}

std::string answered(const Report& report, const Report* before, std::string_view changed) {
  std::string words;
  if (!changed.empty() && before != nullptr) {
    const std::string changes = views::changes(*before, report);
    words = std::string(changed) + (changes.empty() ? "" : ", US$: " + changes) + ". ";
  }
  words += "As of " + ui::day(report.as_of);
  const std::string findings = views::findings_counted(report);
  if (before == nullptr || views::findings_counted(*before) != findings) words += ", " + findings;
  return words + '.';
}

std::string problems(std::string_view what, const Problems& problems) {
  std::string words(what);
  words += ": " + ui::counted(problems.list.size() + problems.more, "problem", "problems") + '.';
  if (!problems.list.empty()) words += ' ' + problems.list.front().message;
  return words;
}

}  // namespace jm216::said
