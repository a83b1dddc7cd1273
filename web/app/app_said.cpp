#include <algorithm>

#include "core/basics/shown.hpp"
#include "web/app/app.hpp"
#include "web/ui/format.hpp"
#include "web/ui/mirror.hpp"
#include "web/views/words.hpp"

// What happened, in a sentence, for those who do not see the figures change.

namespace jm216 {
namespace {

std::uint64_t count(const Report& report, Severity severity) {
  return static_cast<std::uint64_t>(std::count_if(
      report.findings.begin(), report.findings.end(),
      [severity](const Finding& finding) { return kind_of(finding.code).severity == severity; }));
}

/// "2 errors and 3 warnings", "No warnings".
std::string words_of_findings(const Report& report) {
  const std::uint64_t errors = count(report, Severity::error);
  const std::uint64_t warnings = count(report, Severity::warning);
  if (errors + warnings == 0) return "no errors and no warnings";
  std::string words;
  if (errors > 0) words = ui::counted(errors, "error", "errors");
  if (errors > 0 && warnings > 0) words += " and ";
  if (warnings > 0) words += ui::counted(warnings, "warning", "warnings");
  return words;
}

}  // namespace

void App::say_loaded() const {
  const Report& report = *report_;
  const std::string title =
      report.ledger.title.empty() ? "The ledger" : isolated(report.ledger.title);
  ui::mirror::announce(title +
                       " is loaded: " + ui::counted(report.ledger.lines_read, "line", "lines") +
                       ", as of " + ui::day(report.as_of) + ", " + words_of_findings(report) + '.');
}

/// `before` is what the answer was.
void App::say_answered(const Report* before) const {
  std::string words;
  if (effect_ && before != nullptr) {
    const std::string changes =
        views::changes(before->totals, before->term.ends, report_->totals, report_->term.ends);
    words = effect_->what + (changes.empty() ? "" : ", US$: " + changes) + ". ";
  }
  words += "As of " + ui::day(report_->as_of);
  const std::string findings = words_of_findings(*report_);
  if (before == nullptr || words_of_findings(*before) != findings) words += ", " + findings;
  ui::mirror::announce(words + '.');
}

void App::say_problems(std::string_view what, const Problems& problems) {
  std::string words(what);
  words += ": " + ui::counted(problems.list.size() + problems.more, "problem", "problems") + '.';
  if (!problems.list.empty()) words += ' ' + problems.list.front().message;
  ui::mirror::announce(words, true);
}

}  // namespace jm216
