#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "core/basics/shown.hpp"
#include "core/export/comparison_parts.hpp"
#include "core/export/html_parts.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

using Cell = HtmlCell;
using CellRow = HtmlRow;

Cell words(std::string_view text) {
  return {escaped(text), false};
}

Cell number(const std::optional<Usd>& amount) {
  return {amount_in_words(amount), true};
}

void table(std::string_view caption, const CellRow& heads, const std::vector<CellRow>& rows,
           const std::vector<CellRow>& foot, const TextOutput& out) {
  html_table(caption, heads, rows, foot, out, "\n");
}

void about(std::string_view caption, const std::vector<std::pair<std::string, ComparedSide>>& sides,
           const TextOutput& out) {
  std::vector<CellRow> rows;
  for (const auto& [name, side] : sides) {
    rows.push_back({words(name), words(side.title.empty() ? "without a title" : side.title),
                    words(in_words(side.as_of)), Cell{std::to_string(side.lines), true},
                    words(side.as_signed ? "as signed" : "as amended"), words(side.sha256)});
  }
  table(caption,
        {words("Ledger"),
         words("Title"),
         words("Seen on"),
         {"Lines", true},
         words("Terms"),
         words("Fingerprint")},
        rows, {}, out);
}

std::string kind_in_words(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::differs:
      return "differs";
    case DifferenceKind::only_mine:
      return "only in mine";
    case DifferenceKind::only_theirs:
      return "only in theirs";
    case DifferenceKind::order:
      return "another order";
    case DifferenceKind::several:
      return "priced together";
  }
  return {};
}

// The totals that stand in the schedule; the others are in its table of totals.
constexpr std::array shown{ComparedTotal::royalty, ComparedTotal::obligations,
                           ComparedTotal::outstanding, ComparedTotal::interest,
                           ComparedTotal::claim};

CellRow headings(CellRow first) {
  for (const ComparedTotal total : shown) first.push_back({std::string(heading_of(total)), true});
  return first;
}

CellRow with_figures(CellRow first, const Figures& figures) {
  for (const ComparedTotal total : shown) {
    first.push_back(number(figures.at(static_cast<std::size_t>(total))));
  }
  return first;
}

bool changes_a_total(const Figures& figures) {
  return !std::all_of(figures.begin(), figures.end(),
                      [](const auto& figure) { return figure && figure->is_zero(); });
}

std::string link_to(std::size_t number) {
  const std::string text = std::to_string(number);
  return "<a href=\"#d" + text + "\">" + text + "</a>";
}

void totals(const Comparison& all, const TextOutput& out) {
  std::vector<CellRow> rows;
  for (std::size_t i = 0; i < compared_total_count; ++i) {
    rows.push_back({words(heading_of(static_cast<ComparedTotal>(i))), number(all.mine.totals[i]),
                    number(all.theirs.totals[i]), number(all.whole[i]), number(all.attributed[i]),
                    number(all.interaction[i])});
  }
  table("Totals, US$",
        {words("Total"),
         {"Mine", true},
         {"Theirs", true},
         {"Difference", true},
         {"Each difference alone", true},
         {"Interaction", true}},
        rows, {}, out);
}

void schedule(const Comparison& all, const TextOutput& out) {
  std::vector<CellRow> rows;
  std::vector<CellRow> without_effect;
  for (std::size_t i = 0; i < all.differences.size(); ++i) {
    const Difference& one = all.differences[i];
    CellRow first{{link_to(i + 1), false}, words(one.what), words(kind_in_words(one.kind))};
    if (changes_a_total(one.effect)) {
      rows.push_back(with_figures(std::move(first), one.effect));
    } else {
      without_effect.push_back(std::move(first));
    }
  }
  const auto foot = [&](std::string_view text, const Figures& figures) {
    return with_figures({Cell{escaped(text), false, 3}}, figures);
  };
  out("<h2>What differs, and what it is worth</h2>\n");
  table("Each difference taken alone from theirs into mine, US$, the largest first",
        headings({words("No."), words("What differs"), words("Where")}), rows,
        {foot("Sum", all.attributed), foot("Interaction", all.interaction),
         foot("Difference", all.whole)},
        out);
  if (!without_effect.empty()) {
    table("Differences that change no total", {words("No."), words("What differs"), words("Where")},
          without_effect, {}, out);
  }
}

// Which differences act on those before them.
void together(const Comparison& all, const TextOutput& out) {
  std::vector<CellRow> rows;
  for (std::size_t i = 0; i < all.differences.size(); ++i) {
    const Difference& one = all.differences[i];
    const bool is_determined = std::any_of(one.together.begin(), one.together.end(),
                                           [](const auto& figure) { return figure.has_value(); });
    if (!is_determined || !changes_a_total(one.together)) continue;
    rows.push_back(with_figures({Cell{link_to(i + 1), false}, words(one.what)}, one.together));
  }
  if (rows.empty()) return;
  out("<h2>The interaction</h2>\n");
  table("What each does beyond its price when those above it have been taken too, US$",
        headings({words("No."), words("What differs")}), rows,
        {with_figures({Cell{"Interaction", false, 2}}, all.interaction)}, out);
}

// A fact that only one of them has, in one cell: "date 2010-02-01; country GB".
std::string all_fields(const FactDifference& fact) {
  std::string text;
  for (const FieldDifference& field : fact.fields) {
    if (!text.empty()) text += "; ";
    (text += field.name + ' ') += isolated(field.mine ? *field.mine : field.theirs.value_or(""));
  }
  return text;
}

// A row for each field that differs; one for a fact that only one of them has.
void add_rows(const FactDifference& fact, const Cell& number, std::vector<CellRow>& rows) {
  const bool has_place = fact.mine || fact.theirs;
  const auto place = [&](const std::optional<std::string>& pointer) {
    return words(pointer ? *pointer : has_place ? "none" : "");
  };
  const CellRow begin{number, words(fact.what), place(fact.mine), place(fact.theirs)};
  const auto add = [&](CellRow cells, std::initializer_list<Cell> more) {
    cells.insert(cells.end(), more);
    rows.push_back(std::move(cells));
  };
  if (fact.fields.empty() || (has_place && !(fact.mine && fact.theirs))) {
    const std::string text = all_fields(fact);
    return add(begin, {words(""), words(fact.mine ? text : ""), words(fact.theirs ? text : "")});
  }
  for (const FieldDifference& field : fact.fields) {
    const bool is_first = &field == &fact.fields.front();
    add(is_first ? begin : CellRow(4, words("")),
        {words(field.name), words(field.mine.value_or("")), words(field.theirs.value_or(""))});
  }
}

void facts(const Comparison& all, const TextOutput& out) {
  constexpr std::size_t most = 50;  // of a group; the table for spreadsheets has more
  std::vector<CellRow> rows;
  for (std::size_t i = 0; i < all.differences.size(); ++i) {
    const Difference& one = all.differences[i];
    const std::size_t count = one.facts.size() + one.more;
    Cell number{std::to_string(i + 1), false, 1, "d" + std::to_string(i + 1)};
    if (count > 1) {
      rows.push_back({number, Cell{escaped(one.what) + ", " + kind_in_words(one.kind), false, 6}});
      number = words("");
    }
    for (std::size_t n = 0; n < std::min(most, one.facts.size()); ++n) {
      add_rows(one.facts[n], number, rows);
    }
    if (count > most) {
      rows.push_back({words(""), Cell{"And " + counted(count - most, "further fact"), false, 6}});
    }
  }
  out("<h2>The facts, field by field</h2>\n");
  table("Where they stand in each ledger, and what each says",
        {words("No."), words("Fact"), words("Mine at"), words("Theirs at"), words("Field"),
         words("Mine"), words("Theirs")},
        rows, {}, out);
}

}  // namespace

void write_html(const Comparison& all, const TextOutput& out) {
  out(html_head("Reconciliation of two ledgers"));
  out("<h1>Reconciliation of two ledgers</h1>\n"
      "<p>Licence of " +
      in_full(as_signed::execution) +
      " between Johnson Matthey PLC and NeoTherapeutics, Inc. "
      "(JM216).</p>\n");
  about("The ledgers", {{"Mine", all.mine}, {"Theirs", all.theirs}}, out);
  totals(all, out);
  if (all.differences.empty()) {
    out("<p>Nothing differs.</p>\n");
  } else {
    schedule(all, out);
    together(all, out);
    facts(all, out);
    out("<h2>How it was made</h2>\n");
    for (const std::string& remark : remarks_of(all)) out("<p>" + escaped(remark) + "</p>\n");
  }
  out(html_end());
}

void write_html(const StatementsCompared& all, const TextOutput& out) {
  out(html_head(all.is_correction ? "Correction statement" : "Statements against computed"));
  out(all.is_correction
          ? "<h1>Correction statement</h1>\n<p>What has become of the statements that were sent "
            "under V.8, by quarter and cause; the sum belongs into the next statement. Licence of "
          : "<h1>Statements sent against the royalty computed</h1>\n"
            "<p>Audit under V.7 of the statements under V.8; licence of ");
  out(in_full(as_signed::execution) +
      " between Johnson "
      "Matthey PLC and NeoTherapeutics, Inc. (JM216).</p>\n");
  about("The ledger", {{"Ledger", all.ledger}}, out);
  std::vector<CellRow> causes;
  for (const CauseFound& cause : all.by_cause) {
    causes.push_back({words(in_words(cause.cause)), number(cause.amount)});
  }
  table("Computed less reported by cause, US$", {words("Cause"), {"US$", true}}, causes,
        {{words("Difference"), number(all.difference)}}, out);
  std::vector<CellRow> rows;
  std::size_t silent = 0;
  std::size_t right = 0;
  for (const StatementAudit& one : all.quarters) {
    if (one.causes.empty() && (!one.sent || one.on_time)) {
      ++(one.sent ? right : silent);
      continue;
    }
    CellRow begin{
        words(to_string(one.quarter)),
        words(one.sent ? in_words(*one.sent) + (one.on_time ? "" : ", late") : "not sent"),
        one.reported ? number(one.reported) : Cell{"none", true}, number(one.computed),
        number(one.difference)};
    if (one.causes.empty()) {
      begin.insert(begin.end(), {words(""), words(""), Cell{"", true}});
      rows.push_back(std::move(begin));
      continue;
    }
    for (const CauseFound& cause : one.causes) {
      CellRow cells = begin;
      const bool has_amount = cause.cause != StatementCause::not_computed;
      cells.insert(cells.end(), {words(in_words(cause.cause)), words(cause.what),
                                 has_amount ? number(cause.amount) : Cell{"", true}});
      rows.push_back(std::move(cells));
      for (std::size_t i = 1; i < 5; ++i) begin[i].html.clear();
    }
  }
  table("By quarter and cause, US$; the sums are those of all quarters",
        {words("Quarter"),
         words("Sent"),
         {"Reported", true},
         {"Computed", true},
         {"Difference", true},
         words("Cause"),
         words("Which"),
         {"Of this cause", true}},
        rows,
        {{words("Sum"),
          words(""),
          number(all.reported),
          number(all.computed),
          number(all.difference),
          words(""),
          words(""),
          {"", true}}},
        out);
  if (right > 0) {
    out("<p>For " + counted(right, "further quarter") +
        " the statement came in time and reports what is computed.</p>\n");
  }
  if (silent > 0) {
    out("<p>For " + counted(silent, "further quarter") +
        " without royalty no statement was sent, though one is owed for every quarter of the "
        "licence (V.8).</p>\n");
  }
  out("<p>A cause is named where it gives the difference to the cent, or to what rounding the "
      "quarter's rows can come to: more than one may, and the first that was tried is shown. What "
      "none gives is unexplained.</p>\n");
  out(html_end());
}

}  // namespace jm216
