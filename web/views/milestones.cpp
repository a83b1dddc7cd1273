#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

/// What the milestone pays: one sum, or the instalments of an amendment.
std::vector<const Obligation*> payments_of(const Report& report, const MilestoneReport& milestone) {
  const std::string whole = ObligationId::milestone(milestone.number);
  std::vector<const Obligation*> payments;
  for (const Obligation& one : report.obligations) {
    if (one.id == whole || one.id.starts_with(whole + '-')) payments.push_back(&one);
  }
  return payments;
}

ui::Cell milestone_cell(const Report& report, const MilestoneReport& one, std::size_t column) {
  const std::vector<const Obligation*> payments = payments_of(report, one);
  const Obligation* payment = payments.size() == 1 ? payments.front() : nullptr;
  if (payments.size() > 1 && column == 7) return {.text = "in instalments", .quiet = true};
  const std::string why = FigureId::milestone(one.number);
  switch (column) {
    case 0:
      return {.text = std::to_string(one.number)};
    case 1:
      return {.text = one.objective};
    case 2:
      return word_cell(status(one, report.as_of), why);
    case 3:
      return date_cell(one.attained, why);
    case 4:
      return date_cell(one.target, why);
    case 5:
      return date_cell(one.extended_to, why);
    case 6:
      return date_cell(one.deadline, why);
    case 7:
      if (payment == nullptr) return {.text = std::string(ui::unknown)};
      return amount_cell(payment->amount, payment->id);
    case 8:
      if (payment == nullptr) return {.text = std::string(ui::unknown), .quiet = true};
      return date_cell(payment->due, FigureId::deadline(payment->id));
    default:
      if (payment == nullptr) return {.text = std::string(ui::unknown), .quiet = true};
      return word_cell(status(*payment, report.as_of), payment->id);
  }
}

void draw_instalments(ui::Flow& flow, const Report& report, State& state) {
  std::vector<const Obligation*> instalments;
  for (const MilestoneReport& milestone : report.milestones) {
    const auto payments = payments_of(report, milestone);
    if (payments.size() > 1 || milestone.obligation.size() > std::size("milestone-N") - 1) {
      instalments.insert(instalments.end(), payments.begin(), payments.end());
    }
  }
  if (instalments.empty()) return;
  ui::Card card(flow, "Paid in instalments, US$", "XIV.2");
  using Kind = ui::TableColumn::Kind;
  const ui::Table table{
      .id = "instalments",
      .columns = {{"Instalment"},
                  {"Pays", Kind::figure},
                  {"Due", Kind::words, 0, 1},
                  {"Status"},
                  {"Outstanding", Kind::figure, 0, 2}},
      .rows = instalments.size(),
      .cell = [&](std::size_t row, std::size_t column) -> ui::Cell {
        const Obligation& one = *instalments[row];
        if (column == 0) return {.text = name_of(one)};
        if (column == 1) return amount_cell(one.amount, one.id);
        if (column == 2) return date_cell(one.due, FigureId::deadline(one.id));
        if (column == 3) return word_cell(status(one, report.as_of), one.id);
        return amount_cell(one.outstanding, one.id);
      },
  };
  ui::table(card.inside, table, state.selection);
}

}  // namespace

void milestones(ui::Flow& flow, const Report& report, State& state) {
  ui::view_heading(
      flow, "Milestones",
      "Objectives of Article IV. The deadline is " + in_words(as_signed::milestone_grace) +
          " after the target, amended or extended; attaining one makes its payment due " +
          in_words(as_signed::milestone_payment) + " later (V.3).");
  licence_time_line(flow, report, state);
  {
    ui::Card card(flow, "Milestones");
    using Kind = ui::TableColumn::Kind;
    const bool extended =
        std::any_of(report.milestones.begin(), report.milestones.end(),
                    [](const MilestoneReport& one) { return one.extended_to.has_value(); });
    std::vector<std::size_t> columns{0, 1, 2, 3, 4, 6, 7, 8, 9};
    if (extended) columns.insert(columns.begin() + 5, 5);
    static const std::vector<ui::TableColumn> heads{{"No."},
                                                    {"Objective", Kind::words, 240},
                                                    {"Status"},
                                                    {"Attained", Kind::words, 0, 3},
                                                    {"Target", Kind::words, 0, 6},
                                                    {"Extended to", Kind::words, 0, 5},
                                                    {"Deadline", Kind::words, 0, 2},
                                                    {"Pays, US$", Kind::figure, 0, 1},
                                                    {"Due", Kind::words, 0, 4},
                                                    {"Payment", Kind::words, 0, 7}};
    ui::Table table{
        .id = "milestones",
        .rows = report.milestones.size(),
        .naming = 2,
        .cell =
            [&](std::size_t row, std::size_t column) {
              return milestone_cell(report, report.milestones[row], columns[column]);
            },
    };
    for (const std::size_t column : columns) table.columns.push_back(heads[column]);
    ui::table(card.inside, table, state.selection);
  }
  draw_instalments(flow, report, state);
  for (const MilestoneReport& one : report.milestones) {
    if (!one.termination_right_from) continue;
    ui::banner(flow, ui::Tone::caution,
               "Milestone " + std::to_string(one.number) + ": right to terminate open",
               "The LICENSOR may give " + in_words(as_signed::milestone_notice) +
                   "' notice since " + ui::day(*one.termination_right_from) +
                   ", subject to its duty to grant reasonable extensions in good faith (XI.3).");
  }
}

}  // namespace jm216::views
