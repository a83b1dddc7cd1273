#include "core/export/comparison.hpp"

#include <algorithm>

#include "core/export/comparison_parts.hpp"
#include "core/export/text.hpp"
#include "core/json/json_writer.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// --- JSON ---------------------------------------------------------------------------------------

void field(JsonText& json, std::string_view name, std::string_view value) {
  json.key(name).value(value);
}

void text_or_null(JsonText& json, std::string_view name, const std::optional<std::string>& value) {
  json.key(name);
  if (value) {
    json.value(*value);
  } else {
    json.null();
  }
}

std::optional<std::string> text_of(const std::optional<Usd>& amount) {
  if (!amount) return std::nullopt;
  return amount->text();
}

void figures(JsonText& json, std::string_view name, const Figures& figures) {
  json.key(name).begin_object();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    text_or_null(json, to_string(static_cast<ComparedTotal>(i)), text_of(figures[i]));
  }
  json.end_object();
}

void side(JsonText& json, std::string_view name, const ComparedSide& side) {
  json.key(name).begin_object();
  field(json, "title", side.title);
  field(json, "sha256", side.sha256);
  field(json, "as_of", to_string(side.as_of));
  json.key("as_signed").value(side.as_signed);
  json.key("lines_read").value(side.lines);
  figures(json, "totals", side.totals);
  json.end_object();
}

void fact(JsonText& json, const FactDifference& fact) {
  json.begin_object();
  field(json, "what", fact.what);
  text_or_null(json, "mine", fact.mine);
  text_or_null(json, "theirs", fact.theirs);
  json.key("fields").begin_array();
  for (const FieldDifference& one : fact.fields) {
    json.begin_object();
    field(json, "field", one.name);
    text_or_null(json, "mine", one.mine);
    text_or_null(json, "theirs", one.theirs);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

std::string json_of(const Comparison& all) {
  JsonText json;
  json.begin_object();
  field(json, "format", "jm216-comparison/1");
  side(json, "mine", all.mine);
  side(json, "theirs", all.theirs);
  json.key("differences").begin_array();
  for (const Difference& one : all.differences) {
    json.begin_object();
    field(json, "what", one.what);
    field(json, "section", to_string(one.section));
    field(json, "kind", to_string(one.kind));
    field(json, "priced", to_string(one.priced));
    figures(json, "effect", one.effect);
    figures(json, "together", one.together);
    json.key("facts").begin_array();
    for (const FactDifference& each : one.facts) fact(json, each);
    json.end_array();
    json.key("facts_not_listed").value(std::uint64_t{one.more});
    json.end_object();
  }
  json.end_array();
  figures(json, "attributed", all.attributed);
  figures(json, "interaction", all.interaction);
  figures(json, "difference", all.whole);
  json.key("evaluations").value(std::uint64_t{all.evaluations});
  json.key("grouped").value(all.grouped);
  json.end_object();
  return json.finish();
}

std::string json_of(const StatementsCompared& all) {
  JsonText json;
  json.begin_object();
  field(json, "format", "jm216-statements/1");
  side(json, "ledger", all.ledger);
  json.key("quarters").begin_array();
  for (const StatementAudit& one : all.quarters) {
    json.begin_object();
    field(json, "quarter", to_string(one.quarter));
    field(json, "due", to_string(one.due));
    text_or_null(json, "sent", one.sent ? std::optional(to_string(*one.sent)) : std::nullopt);
    text_or_null(
        json, "status",
        one.sent ? std::optional<std::string>(one.on_time ? "on-time" : "late") : std::nullopt);
    text_or_null(json, "reported_usd", text_of(one.reported));
    text_or_null(json, "computed_usd", text_of(one.computed));
    text_or_null(json, "difference_usd", text_of(one.difference));
    json.key("causes").begin_array();
    for (const CauseFound& cause : one.causes) {
      json.begin_object();
      field(json, "cause", to_string(cause.cause));
      field(json, "what", cause.what);
      field(json, "amount_usd", cause.amount.text());
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  field(json, "reported_usd", all.reported.text());
  text_or_null(json, "computed_usd", text_of(all.computed));
  text_or_null(json, "difference_usd", text_of(all.difference));
  json.key("by_cause").begin_array();
  for (const CauseFound& cause : all.by_cause) {
    json.begin_object();
    field(json, "cause", to_string(cause.cause));
    field(json, "amount_usd", cause.amount.text());
    json.end_object();
  }
  json.end_array();
  json.key("evaluations").value(std::uint64_t{all.evaluations});
  json.end_object();
  return json.finish();
}

// --- tables -------------------------------------------------------------------------------------

std::string cell(const std::optional<Usd>& amount) {
  return amount ? amount->text() : "";
}

void add_figures(std::vector<std::string>& row, const Figures& figures) {
  for (const auto& figure : figures) row.push_back(cell(figure));
}

void fill_differences(const Comparison& all, TableSink& sink) {
  std::vector<Column> columns{{"number", "No.", ColumnKind::number},
                              {"what", "What differs"},
                              {"section", "Section"},
                              {"kind", "Where"},
                              {"facts", "Facts", ColumnKind::number},
                              {"priced", "Priced"}};
  for (std::size_t i = 0; i < compared_total_count; ++i) {
    const auto total = static_cast<ComparedTotal>(i);
    columns.push_back({to_string(total), heading_of(total), ColumnKind::number});
  }
  sink.begin(columns);
  for (std::size_t i = 0; i < all.differences.size(); ++i) {
    const Difference& one = all.differences[i];
    std::vector<std::string> row{std::to_string(i + 1),
                                 one.what,
                                 std::string(to_string(one.section)),
                                 std::string(to_string(one.kind)),
                                 std::to_string(one.facts.size() + one.more),
                                 std::string(to_string(one.priced))};
    add_figures(row, one.effect);
    sink.row(row);
  }
  const auto sum = [&](const std::string& what, const Figures& figures) {
    std::vector<std::string> row{"", what, "", "", "", ""};
    add_figures(row, figures);
    sink.row(row);
  };
  sum("Sum of the differences, each alone", all.attributed);
  sum("Interaction", all.interaction);
  sum("Whole difference, theirs less mine", all.whole);
}

void fill_facts(const Comparison& all, TableSink& sink) {
  sink.begin({{"number", "No.", ColumnKind::number},
              {"fact", "Fact"},
              {"mine_at", "Mine at"},
              {"theirs_at", "Theirs at"},
              {"field", "Field"},
              {"mine", "Mine"},
              {"theirs", "Theirs"}});
  for (std::size_t i = 0; i < all.differences.size(); ++i) {
    for (const FactDifference& fact : all.differences[i].facts) {
      const std::vector<std::string> begin{std::to_string(i + 1), fact.what, fact.mine.value_or(""),
                                           fact.theirs.value_or("")};
      for (const FieldDifference& one : fact.fields) {
        std::vector<std::string> row = begin;
        row.insert(row.end(), {one.name, one.mine.value_or(""), one.theirs.value_or("")});
        sink.row(row);
      }
      if (fact.fields.empty()) {
        std::vector<std::string> row = begin;
        row.resize(7);
        sink.row(row);
      }
    }
  }
}

void fill_statements(const StatementsCompared& all, TableSink& sink) {
  sink.begin({{"quarter", "Quarter"},
              {"due", "Due", ColumnKind::date},
              {"sent", "Sent", ColumnKind::date},
              {"status", "In time"},
              {"reported_usd", "Reported", ColumnKind::number},
              {"computed_usd", "Computed", ColumnKind::number},
              {"difference_usd", "Difference", ColumnKind::number},
              {"cause", "Cause"},
              {"what", "Which"},
              {"amount_usd", "Of this cause", ColumnKind::number}});
  for (const StatementAudit& one : all.quarters) {
    const std::vector<std::string> row{to_string(one.quarter),
                                       to_string(one.due),
                                       one.sent ? to_string(*one.sent) : "",
                                       one.sent ? (one.on_time ? "on-time" : "late") : "",
                                       cell(one.reported),
                                       cell(one.computed),
                                       cell(one.difference)};
    std::vector<CauseFound> causes = one.causes;
    if (causes.empty()) {
      std::vector<std::string> whole = row;
      whole.resize(10);
      sink.row(whole);
    }
    for (std::size_t i = 0; i < causes.size(); ++i) {
      std::vector<std::string> whole = row;
      // A figure stands once, so that a column can be added up.
      if (i > 0) whole[4] = whole[5] = whole[6] = "";
      whole.insert(whole.end(), {std::string(to_string(causes[i].cause)), causes[i].what,
                                 causes[i].amount.text()});
      sink.row(whole);
    }
  }
}

// --- text ---------------------------------------------------------------------------------------

void about(const ComparedSide& side, std::string_view name, const TextOutput& out) {
  out(std::string(name) + ": " +
      (side.title.empty() ? "ledger without a title" : plain(side.title)) + ", on " +
      in_words(side.as_of) + ", " + counted(side.lines, "line") + ", fingerprint " + side.sha256 +
      (side.as_signed ? ", terms as signed" : ", terms as amended") + '\n');
}

void write_words(const Comparison& all, const TextOutput& out) {
  out("Reconciliation of two ledgers\n\n");
  about(all.mine, "Mine", out);
  about(all.theirs, "Theirs", out);
  out("\n");
  write_text(
      [&](TableSink& sink) {
        sink.begin({{"total", "Total"},
                    {"mine", "Mine", ColumnKind::number},
                    {"theirs", "Theirs", ColumnKind::number},
                    {"difference", "Difference", ColumnKind::number},
                    {"attributed", "Each alone", ColumnKind::number},
                    {"interaction", "Interaction", ColumnKind::number}});
        for (std::size_t i = 0; i < compared_total_count; ++i) {
          sink.row({std::string(heading_of(static_cast<ComparedTotal>(i))),
                    amount_in_words(all.mine.totals[i]), amount_in_words(all.theirs.totals[i]),
                    amount_in_words(all.whole[i]), amount_in_words(all.attributed[i]),
                    amount_in_words(all.interaction[i])});
        }
      },
      out);
  out("\n");
  if (all.differences.empty()) {
    out("Nothing differs.\n");
    return;
  }
  write_text([&](TableSink& sink) { fill_differences(all, sink); }, out);
  out("\n");
  write_text([&](TableSink& sink) { fill_facts(all, sink); }, out);
  out("\n");
  for (const std::string& remark : remarks_of(all)) out(remark + '\n');
}

void write_words(const StatementsCompared& all, const TextOutput& out) {
  out(all.is_correction ? "Correction statement (V.7, V.8)\n\n"
                        : "Statements sent against the royalty computed (V.7, V.8)\n\n");
  about(all.ledger, "Ledger", out);
  out("Reported " + amount_in_words(all.reported) + ", computed " + amount_in_words(all.computed) +
      (all.is_correction ? ", to be corrected by " : ", difference ") +
      amount_in_words(all.difference) + ".\n\n");
  write_text([&](TableSink& sink) { fill_statements(all, sink); }, out);
  out("\n");
  for (const CauseFound& cause : all.by_cause) {
    out(std::string(in_words(cause.cause)) + ": " + amount_in_words(cause.amount) + '\n');
  }
}

}  // namespace

std::vector<std::string> remarks_of(const Comparison& all) {
  std::vector<std::string> remarks;
  remarks.push_back(
      "Each difference is priced by taking it alone from theirs into mine. The interaction is what "
      "they do to each other when all are taken: the sum of the prices and the interaction is the "
      "whole difference.");
  const auto count = [&](const auto& is) {
    return static_cast<std::uint64_t>(
        std::count_if(all.differences.begin(), all.differences.end(), is));
  };
  const std::uint64_t otherwise =
      count([](const Difference& one) { return one.priced != Pricing::alone; });
  if (otherwise > 0) {
    remarks.push_back(counted(otherwise, "difference") +
                      " taken alone would leave a total unknown, for want of a rate of exchange or "
                      "of another difference: priced with the rates of both ledgers "
                      "(alone-with-rates), or as the last one to be taken (last).");
  }
  const std::uint64_t together =
      count([](const Difference& one) { return one.kind == DifferenceKind::several; });
  if (together > 0) {
    remarks.push_back("What can only be priced together stands in one line.");
  }
  for (std::size_t i = 0; i < compared_total_count; ++i) {
    const std::string name{heading_of(static_cast<ComparedTotal>(i))};
    if (!all.mine.totals[i] || !all.theirs.totals[i]) {
      const bool both = !all.mine.totals[i] && !all.theirs.totals[i];
      remarks.push_back(name + " is not known in " +
                        (both                  ? "either ledger"
                         : !all.mine.totals[i] ? "mine"
                                               : "theirs") +
                        ", so its difference has no price; the findings of the report say why.");
    } else if (!all.attributed[i]) {
      remarks.push_back(name + ": a difference has no price, so neither has the interaction.");
    }
  }
  if (all.grouped) {
    remarks.push_back(
        "There are more differences than are priced one by one: like ones are priced together.");
  }
  remarks.push_back(counted(all.evaluations, "evaluation") + " of the licence were made for it.");
  return remarks;
}

namespace {

std::string mark_of(const Comparison& all) {
  return "Mine: " + csv_mark(all.mine.title, all.mine.as_signed) +
         " | Theirs: " + csv_mark(all.theirs.title, all.theirs.as_signed);
}

}  // namespace

Schedule schedule_of(const Comparison& comparison) {
  return {mark_of(comparison),
          {{"Differences", [&](TableSink& sink) { fill_differences(comparison, sink); }},
           {"Facts", [&](TableSink& sink) { fill_facts(comparison, sink); }}}};
}

Schedule schedule_of(const StatementsCompared& statements) {
  return {csv_mark(statements.ledger.title, statements.ledger.as_signed),
          {{statements.is_correction ? "Corrections" : "Statements",
            [&](TableSink& sink) { fill_statements(statements, sink); }}}};
}

bool write_comparison(const Comparison& comparison, const ComparisonChoice& choice,
                      const TextOutput& out) {
  if (!choice.table.empty() &&
      (choice.format != "csv" || (choice.table != "differences" && choice.table != "facts"))) {
    return false;
  }
  if (choice.format == "json") {
    out(json_of(comparison));
  } else if (choice.format == "csv" && choice.table == "facts") {
    write_csv([&](TableSink& sink) { fill_facts(comparison, sink); }, mark_of(comparison),
              choice.csv, out);
  } else if (choice.format == "csv") {
    write_csv([&](TableSink& sink) { fill_differences(comparison, sink); }, mark_of(comparison),
              choice.csv, out);
  } else if (choice.format == "html") {
    write_html(comparison, out);
  } else if (choice.format == "text") {
    write_words(comparison, out);
  } else {
    return false;
  }
  return true;
}

bool write_comparison(const StatementsCompared& statements, const ComparisonChoice& choice,
                      const TextOutput& out) {
  if (!choice.table.empty()) return false;
  if (choice.format == "json") {
    out(json_of(statements));
  } else if (choice.format == "csv") {
    write_csv([&](TableSink& sink) { fill_statements(statements, sink); },
              csv_mark(statements.ledger.title, statements.ledger.as_signed), choice.csv, out);
  } else if (choice.format == "html") {
    write_html(statements, out);
  } else if (choice.format == "text") {
    write_words(statements, out);
  } else {
    return false;
  }
  return true;
}

}  // namespace jm216
