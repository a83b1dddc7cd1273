#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "core/report/titles.hpp"
#include "web/ui/format.hpp"
#include "web/views/notices.hpp"

// Who gave what notice, when and how, when it counts as received, and what followed.

namespace jm216::views {
namespace {

const FormSection& section() {
  return *std::find_if(sections().begin(), sections().end(),
                       [](const FormSection& one) { return one.name == "notices"; });
}

/// Of the notice of that number, from 0.
Word followed(const Report& report, std::size_t number, const std::optional<Date>& given) {
  const std::string id = DeadlineId::notice(number);
  for (const Deadline& one : report.deadlines) {
    if (one.id != id) continue;
    const bool is_past = one.date <= report.as_of;
    return {(is_past ? "took effect on " : "takes effect on ") + ui::day(one.date),
            is_past ? ui::Tone::neutral : ui::Tone::caution};
  }
  const std::string where = "/notices/" + std::to_string(number);
  for (const Finding& finding : report.findings) {
    const bool is_of_it = finding.where == where || finding.where.starts_with(where + '/');
    if (is_of_it && kind_of(finding.code).severity == Severity::error) {
      return {"nothing: it has no effect", ui::Tone::bad};
    }
  }
  if (given && *given > report.as_of) return {"not given yet"};
  return {"nothing yet"};
}

}  // namespace

std::vector<NoticeGivenRow> notices_given(const Report& report, const Document& ledger) {
  std::vector<NoticeGivenRow> rows;
  const FormSection& of = section();
  for (std::size_t i = 0; i < ledger.count(of); ++i) {
    const auto text = [&](const char* path) { return ledger.get(of, i, {path, {}}); };
    NoticeGivenRow& row = rows.emplace_back();
    row.by = choice_words(text("by"));
    row.what = choice_words(text("kind"));
    if (const std::string milestone = text("milestone"); !milestone.empty()) {
      row.what += ", milestone " + milestone;
    }
    row.what = capitalised(std::move(row.what));
    row.given = parse_date(text("given"));
    const std::string method = text("method");
    row.how = choice_words(method);
    if (row.given && method == "telefax") row.received = row.given;
    if (row.given && method == "post") row.received = *row.given + as_signed::post;
    row.followed = followed(report, i, row.given);
    const std::string id = DeadlineId::notice(i);
    const bool has_day = std::any_of(report.deadlines.begin(), report.deadlines.end(),
                                     [&id](const Deadline& one) { return one.id == id; });
    if (has_day) row.why = FigureId::deadline(id);
  }
  return rows;
}

}  // namespace jm216::views
