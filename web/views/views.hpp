#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "core/basics/problem.hpp"
#include "core/compare/difference.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "web/facts/document.hpp"
#include "web/ui/long_list.hpp"
#include "web/ui/table.hpp"
#include "web/views/actions.hpp"
#include "web/views/reading_prices.hpp"
#include "web/views/sales.hpp"

// One view is one file with one function: it draws a report below `flow` and may change the state,
// which is what the person has opened, selected or asked for.

namespace jm216 {

enum class View {
  overview,
  sales,
  royalties,
  obligations,
  statements,
  term,
  milestones,
  rights,
  deadlines,
  readings,
  judgment,
  findings,
  facts
};

/// A load under way.
struct Loading {
  std::string name;
  double done = 0;
  double total = 0;
  double rate = 0;  // bytes a second
};

/// A load that found the files wanting.
struct Refusal {
  std::string name;
  Problems problems;
};

/// The worker's last word on a figure.
struct Explained {
  std::optional<Explanation> why;
  std::string gone;  // the id of which the report has nothing (any more)
};

namespace views {

/// A record of the ledger that is being changed, or a new one.
struct Form {
  std::size_t section = 0;            // of sections(): the one shown
  std::optional<std::size_t> record;  // the one open
  bool is_new = false;
  std::optional<Document> draft;  // all facts, as they would be
  std::optional<Document> sale;   // or a sales line
  std::size_t line = 0;           // its number
  std::string before;             // as it was, empty for a new one
  std::string payable;            // the obligation that a payment is begun for
  bool removes = false;
  std::string what;                       // of the change: "Payment changed"
  std::set<std::string> touched;          // fields, by path
  bool tried = false;                     // to apply it: then every field is judged
  std::optional<std::string> leads_to{};  // the field to be brought into sight; empty: the record
  Problems problems;

  void close() {
    const std::size_t shown = section;
    *this = Form{};
    section = shown;
  }
};

/// The answer that was pinned, beside the present one.
struct Comparison {
  Date as_of;  // of the pinned answer
  std::vector<ReportDifference> differences;
};

/// The last change of a fact or a reading, and the answer before it.
struct Effect {
  std::string what;  // "Payment changed"
  Report before;
};

struct State {
  View view = View::overview;
  ui::Selection selection;
  std::vector<std::string> trail;  // ids of explanations: the last is open, those before lead back
  std::string copied;              // the one whose text was put on the clipboard
  std::optional<Quarter> quarter;  // open; none: the latest that is over and has sales
  std::size_t series = 0;          // of the chart: 0 by country, 1 by seller
  bool all_quarters = false;       // also those without sales
  bool all_obligations = false;    // also those of which nothing is payable
  bool all_statements = false;     // also those of quarters in which nothing was sold
  bool all_deadlines = false;      // of the past: also those that were met
  bool patent_deadlines = false;   // ahead: also the patents' expiries
  Sales sales;
  Form form;
  bool all_differences = false;               // also beyond the first few
  std::array<ui::LongList, 4> finding_lists;  // by severity
  std::set<FindingCode> open_findings;        // causes of which every case is shown
  bool reviews = false;                       // findings end with questions
  ui::LongList refused_notices;
  views::Alternatives alternatives;  // by change, as far as they are known
  std::map<std::string, views::ReadingPrice, std::less<>>
      moving;  // readings that move a figure, by the last word on each
  std::array<bool, reading_group_count>
      reading_groups{};  // whose readings that move none are shown
  Actions actions;

  /// Another answer is on the screen: what was shown of the last one alone is let go.
  void answer_changed() {
    alternatives.clear();
    finding_lists = {};
    refused_notices = {};
    sales.facets.reset();
    sales.lines.report_changed();
    // What has an explanation is known by it; anything else may stand elsewhere now.
    if (selection.why.empty()) selection = {};
  }
};

void start(ui::Flow& flow, State& state);
void overview(ui::Flow& flow, const Report& report, State& state);
void sales(ui::Flow& flow, const Report& report, const Document& ledger, State& state);
void royalties(ui::Flow& flow, const Report& report, State& state);
void obligations(ui::Flow& flow, const Report& report, State& state);
void statements(ui::Flow& flow, const Report& report, State& state);
void term(ui::Flow& flow, const Report& report, State& state);
void milestones(ui::Flow& flow, const Report& report, State& state);
void rights(ui::Flow& flow, const Report& report, const Document& ledger, State& state);
void deadlines(ui::Flow& flow, const Report& report, State& state);
void judgment(ui::Flow& flow, const Report& report, State& state);
void readings(ui::Flow& flow, const Report& report, const Readings& chosen, State& state);
void findings(ui::Flow& flow, const Report& report, const Document& ledger, State& state);
void facts(ui::Flow& flow, const Report& report, const Document& ledger, State& state);

/// What of the view's own figures is not as in the pinned answer.
void what_if(ui::Flow& flow, const Comparison& comparison, State& state);

/// The explanation that is last on the state's trail.
void explanation(ui::Flow& flow, const Report& report, const Document& ledger,
                 const Explained& shown, State& state);

/// What is wrong, and below it where.
void say_problem(ui::Flow& flow, std::string_view message, std::string_view place);
/// True when the person has seen enough of it.
bool problems(ui::Flow& flow, const Refusal& refusal, bool something_is_loaded);
/// True when the person cancels.
bool loading(ui::Flow& flow, const Loading& load);

}  // namespace views
}  // namespace jm216
