#include <algorithm>

#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

/// The royalty of the latest quarter that is over and of which something is payable.
ui::KeyFigure latest_payable(const Report& report) {
  const Obligation* latest = nullptr;
  for (const Obligation& one : report.obligations) {
    const bool royalty = one.id.rfind("royalty-", 0) == 0;
    if (royalty && one.status != ObligationStatus::accruing &&
        one.status != ObligationStatus::none) {
      latest = &one;
    }
  }
  if (latest == nullptr)
    return {"Royalty payable", std::string(ui::unknown), "no quarter with sales"};
  const Word word = status(*latest, report.as_of);
  std::string label = latest->id.substr(std::string_view("royalty-").size());
  if (latest->due) label += ", due " + ui::day(*latest->due);
  ui::KeyFigure key = amount_key(std::move(label), latest->amount, latest->id);
  key.remark = word.text;
  key.tone = word.tone;
  return key;
}

ui::KeyFigure interest(const Report& report) {
  ui::KeyFigure key = amount_key("Interest (XVI)", report.totals.interest_outstanding,
                                 "total:interest_outstanding_usd");
  key.remark = "to " + ui::day(report.as_of);
  return key;
}

ui::KeyFigure next_due(const Report& report) {
  const Obligation* next = nullptr;
  for (const Obligation& one : report.obligations) {
    const bool ahead =
        one.status == ObligationStatus::due || one.status == ObligationStatus::accruing;
    if (ahead && one.due && (next == nullptr || *one.due < *next->due)) next = &one;
  }
  if (next == nullptr) return {"Next payment due", std::string(ui::unknown), "none ahead"};
  return date_key("Next payment due", *next->due, name_of(*next), "deadline:" + next->id);
}

ui::KeyFigure term_ends(const Report& report) {
  const TermReport& term = report.term;
  return date_key("TERM ends (I.16)", term.ends,
                  "patent " + term.last_patent.country + ' ' + term.last_patent.patent, "term");
}

void attention(ui::Flow& flow, const Report& report, State& state) {
  const auto count = [&report](Severity severity) {
    return static_cast<std::uint64_t>(std::count_if(
        report.findings.begin(), report.findings.end(),
        [severity](const Finding& finding) { return kind_of(finding.code).severity == severity; }));
  };
  const std::uint64_t errors = count(Severity::error), warnings = count(Severity::warning);
  if (errors + warnings == 0) return;
  const ui::Tone tone = errors > 0 ? ui::Tone::bad : ui::Tone::caution;
  std::string words;
  if (errors > 0) words = ui::counted(errors, "error", "errors");
  if (errors > 0 && warnings > 0) words += " and ";
  if (warnings > 0) words += ui::counted(warnings, "warning", "warnings");
  const ui::Rect rect = flow.take(40);
  ui::fill(rect, ui::wash_of(tone), ui::size::corner);
  const float x = ui::text(ui::type().title, rect.x + ui::size::padding, rect.middle(),
                           ui::ink_of(tone), words);
  if (ui::link("findings", x + 16, rect.middle(), ui::type().body, "Show findings ›")) {
    state.view = View::findings;
  }
}

}  // namespace

void overview(ui::Flow& flow, const Report& report, State& state) {
  const ui::KeyFigure keys[] = {latest_payable(report), outstanding_figure(report),
                                interest(report), next_due(report), term_ends(report)};
  ui::key_figures(flow, keys, std::size(keys), state.selection);
  attention(flow, report, state);
  royalty_chart(flow, report, state);
  if (const QuarterReport* quarter = shown_quarter(report, state.quarter)) {
    quarter_rows(flow, report, *quarter, state);
  }
  licence_time_line(flow, report, state);
}

}  // namespace jm216::views
