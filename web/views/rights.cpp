#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"
#include "web/views/standing.hpp"

namespace jm216::views {
namespace {

using Kind = ui::TableColumn::Kind;

Word status_of(LicenceStatus status) {
  switch (status) {
    case LicenceStatus::not_begun:
      return {"not begun"};
    case LicenceStatus::in_force:
      return {"in force", ui::Tone::good};
    case LicenceStatus::notice_running:
      return {"in force, a notice is running", ui::Tone::caution};
    case LicenceStatus::sell_off:
      return {"terminated, sell-off running", ui::Tone::caution};
    case LicenceStatus::terminated:
      return {"terminated", ui::Tone::bad};
    case LicenceStatus::expired:
      break;
  }
  return {"expired", ui::Tone::caution};
}

void draw_licence(ui::Flow& flow, const Report& report, State& state) {
  const LicenceReport& licence = report.licence;
  const Word word = status_of(licence.status);
  std::vector<ui::KeyFigure> keys{{.label = "The licence",
                                   .figure = word.text,
                                   .remark = licence.terminated_on
                                                 ? "by notice under " + licence.termination_clause
                                                 : "since " + ui::day(licence.effective_date),
                                   .why = "licence"}};
  const auto add = [&](std::string label, const std::optional<Date>& date, std::string remark,
                       std::string why) {
    if (date) keys.push_back(date_key(std::move(label), *date, std::move(remark), std::move(why)));
  };
  const bool licences_alone = licence.licences_ended && licence.agreement_runs;
  add(licences_alone ? "Licences ended on" : "Terminated on", licence.terminated_on,
      licences_alone ? "the Agreement goes on (VII.8)" : "the licence's last day", "licence");
  if (!licence.terminated_on) {
    add("TERM ends (" + std::string(term_clause(report)) + ")", report.term.ends,
        term_amended_by(report) == nullptr ? "the TERM's last day" : term_reason(report), "term");
  }
  add("Sell-off until (XI.9)", licence.sell_off_until, "royalties are due on it",
      FigureId::deadline("sell-off-end"));
  add("Confidential until (XI.8.1)", licence.secrecy_until, "both parties",
      FigureId::deadline("secrecy-until"));
  add("No hiring until (XIII)", licence.non_solicitation_until, "of the other's people",
      FigureId::deadline("non-solicitation-until"));
  ui::key_figures(flow, keys.data(), keys.size(), state.selection);
}

std::string_view holder_name(Party party) {
  return party == Party::licensor ? "LICENSOR" : "LICENSEE";
}

ui::Cell right_cell(const Right& right, std::size_t column) {
  const std::string why = explanation_of(right);
  switch (column) {
    case 0:
      return {.text = std::string(holder_name(right.holder))};
    case 1:
      return {.text = name_of(right)};
    case 2:
      return date_cell(right.from, why);
    case 3:
      if (!right.until) return {.text = "open", .quiet = true};
      return date_cell(right.until, why);
    case 4:
      return date_cell(right.effective_if_noticed_now, why);
    case 5:
      return {.text = right.clause, .quiet = true};
    default:
      return {.text = with_names(right.why), .quiet = true};
  }
}

void draw_rights(ui::Flow& flow, const Report& report, State& state) {
  if (report.rights.empty()) {
    ui::empty_state(flow, "No right is open",
                    "Rights to terminate, to manufacture or to a reduced royalty are listed here "
                    "from the day on which they may be used. Change the as-of date to look ahead.");
    return;
  }
  ui::Card card(flow, "What each side may do", "on " + ui::day(report.as_of));
  const ui::Table table{
      .id = "rights",
      .columns = {{"Who"},
                  {"May"},
                  {"Since", Kind::words, 0, 1},
                  {"Until", Kind::words, 0, 2},
                  {"Noticed today, effective", Kind::words, 0, 3},
                  {"Clause", Kind::words, 0, 4},
                  {"Why", Kind::words, 420, 5}},
      .rows = report.rights.size(),
      .naming = 2,
      .cell = [&](std::size_t row,
                  std::size_t column) { return right_cell(report.rights[row], column); },
  };
  ui::table(card.inside, table, state.selection);
  ui::remark(card.inside,
             "A notice today is taken to go by telefax, which is received on "
             "the day it is sent; one by post " +
                 in_words(as_signed::post) + " later (XV.1).");
}

/// Claims under the LICENSOR's indemnity against its cap; each claim stands in the figures'
/// explanations.
void draw_liability(ui::Flow& flow, const Report& report, State& state) {
  const LiabilityReport& liability = report.liability;
  std::vector<ui::Fact> facts;
  const auto add = [&facts](std::string name, const Usd& sum, std::string_view figure,
                            bool strong = false) {
    facts.push_back({std::move(name), ui::dollars(sum), strong, sum.text(),
                     FigureId::liability(std::string(figure))});
  };
  add("Cap", liability.cap, "cap_usd");
  add("Claims under it", liability.claimed, "claimed_usd");
  add("Left", liability.left, "left_usd", true);
  if (!liability.outside_cap.is_zero()) {
    add("Claims outside it, without limit", liability.outside_cap, "outside_cap_usd");
  }
  ui::Card card(flow, "The LICENSOR's liability, US$", "X.2");
  ui::fact_list(card.inside, facts, state.selection);
  if (liability.claimed > liability.cap) {
    card.inside.y += 8;
    ui::banner(card.inside, ui::Tone::caution, "Claims exceed the cap",
               "By US$ " + ui::dollars(liability.claimed - liability.cap) + ".");
  }
}

void draw_amendments(ui::Flow& flow, const Report& report, State& state) {
  if (report.amendments.empty()) {
    ui::banner(flow, ui::Tone::brand, "As signed",
               "The terms are those of " + in_full(as_signed::execution) +
                   ". At least two amendments were made (2002 and "
                   "2007); they count once the ledger records them.");
    return;
  }
  ui::Card card(flow, "Amendments in force");
  const ui::Table table{
      .id = "amendments",
      .columns = {{"Amendment", Kind::words, 420}, {"Effective"}, {"Changes", Kind::words, 420}},
      .rows = report.amendments.size(),
      .cell = [&](std::size_t row, std::size_t column) -> ui::Cell {
        const AmendmentReport& one = report.amendments[row];
        if (column == 0) return {.text = one.title.empty() ? "An amendment" : one.title};
        if (column == 1) return date_cell(one.effective);
        std::string changes;
        for (const std::string& change : one.changes) {
          changes += (changes.empty() ? "" : ", ") + change;
        }
        std::replace(changes.begin(), changes.end(), '_', ' ');
        return {.text = std::move(changes), .quiet = true};
      },
  };
  ui::table(card.inside, table, state.selection);
}

}  // namespace

void rights(ui::Flow& flow, const Report& report, const Document& ledger, State& state) {
  ui::view_heading(
      flow, "Rights and notices",
      "What the LICENSOR and the LICENSEE may do on the as-of date, since when and why, "
      "and what became of the notices given.");
  draw_licence(flow, report, state);
  draw_rights(flow, report, state);
  notices(flow, report, ledger, state);
  draw_liability(flow, report, state);
  draw_amendments(flow, report, state);
}

}  // namespace jm216::views
