#include <algorithm>
#include <array>

#include "core/basics/shown.hpp"
#include "core/export/comparison.hpp"
#include "core/export/html_parts.hpp"
#include "core/export/text.hpp"
#include "core/json/json_writer.hpp"
#include "core/report/words.hpp"

namespace jm216 {
namespace {

constexpr std::string_view heading = "Two answers compared";
constexpr std::string_view remark =
    "Each line is something the two answers say differently; findings are left out. Why they "
    "differ only the "
    "ledgers behind them can tell: compare those, and each difference is priced by its cause.";

void add(JsonText& json, std::string_view name, const std::optional<std::string>& value) {
  json.key(name);
  if (value) {
    json.value(*value);
  } else {
    json.null();
  }
}

bool is_money(const AnswerDifference& one) {
  return one.where.back().ends_with("_usd");
}

std::optional<std::string> plain_difference(const AnswerDifference& one) {
  if (!one.difference) return std::nullopt;
  return is_money(one) ? one.difference->at_least(2) : one.difference->shortest();
}

void add(JsonText& json, std::string_view name, const AnswerSide& side) {
  json.key(name).begin_object();
  json.key("title").value(side.title);
  json.key("sha256").value(side.sha256);
  json.key("as_of").value(side.as_of);
  json.end_object();
}

std::string json_of(const AnswersCompared& all) {
  JsonText json;
  json.begin_object();
  json.key("format").value(std::string_view("jm216-report-comparison/1"));
  add(json, "mine", all.mine);
  add(json, "theirs", all.theirs);
  json.key("differences").begin_array();
  for (const AnswerDifference& one : all.differences) {
    json.begin_object();
    json.key("where").value(pointer_to(one.where));
    add(json, "mine", one.mine);
    add(json, "theirs", one.theirs);
    add(json, "difference", plain_difference(one));
    json.end_object();
  }
  json.end_array();
  if (all.more > 0) json.key("not_listed").value(all.more);
  json.end_object();
  return json.finish();
}

constexpr std::array<Column, 4> heads{{{"where", "Where"},
                                       {"mine", "Mine", ColumnKind::number},
                                       {"theirs", "Theirs", ColumnKind::number},
                                       {"difference", "Theirs less mine", ColumnKind::number}}};

std::string not_listed(const AnswersCompared& all) {
  return "and " + std::to_string(all.more) + " more, not listed";
}

void fill(const AnswersCompared& all, TableSink& sink) {
  sink.begin({heads.begin(), heads.end()});
  for (const AnswerDifference& one : all.differences) {
    sink.row({pointer_to(one.where), one.mine.value_or(""), one.theirs.value_or(""),
              plain_difference(one).value_or("")});
  }
  if (all.more > 0) sink.row({not_listed(all), "", "", ""});
}

// A figure with its thousands set apart.
std::string for_people(const AnswerDifference& one, const std::optional<std::string>& value) {
  if (!value) return "";
  if (*value == "null") return "none";
  // Money also where one side has none.
  const auto figure = is_money(one) || one.difference ? Decimal::parse(*value) : std::nullopt;
  if (!figure) return *value;
  return in_words(*figure, is_money(one) ? 2 : 0);
}

// What is said of the two sides above the table already.
bool is_said_above(const AnswerDifference& one) {
  const std::string where = pointer_to(one.where);
  return where == "/ledger/title" || where == "/ledger/sha256";
}

bool has_rows(const AnswersCompared& all) {
  return !std::all_of(all.differences.begin(), all.differences.end(), is_said_above);
}

std::string_view no_rows(const AnswersCompared& all) {
  return all.differences.empty() ? "Nothing differs." : "Nothing else differs.";
}

// No name of it turns those beside it.
std::string path_in_words(const AnswerPath& path) {
  std::string words;
  for (const std::string& name : path) (words += '/') += isolated(name);
  return words;
}

void fill_for_people(const AnswersCompared& all, TableSink& sink) {
  sink.begin({heads.begin(), heads.end()});
  for (const AnswerDifference& one : all.differences) {
    if (is_said_above(one)) continue;
    sink.row({path_in_words(one.where), for_people(one, one.mine), for_people(one, one.theirs),
              for_people(one, plain_difference(one))});
  }
  if (all.more > 0) sink.row({not_listed(all), "", "", ""});
}

std::string about(std::string_view name, const AnswerSide& side) {
  std::string words(name);
  words += ": ";
  words += side.title.empty() ? "ledger without a title" : isolated(side.title);
  words += ", on ";
  words += isolated(side.as_of);
  words += ", fingerprint ";
  words += isolated(side.sha256);
  return words;
}

class HtmlRows : public TableSink {
 public:
  explicit HtmlRows(const TextOutput& out) : out_(out) {}
  void begin(const std::vector<Column>& columns) override {
    for (const Column& column : columns)
      heads_.push_back({escaped(column.heading), column.is_number()});
  }
  void row(const std::vector<std::string>& cells) override {
    HtmlRow& row = rows_.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i)
      row.push_back({escaped(cells[i]), heads_[i].is_number && i > 0});
  }
  void finish() { html_table("What differs", heads_, rows_, {}, out_); }

 private:
  const TextOutput& out_;
  HtmlRow heads_;
  std::vector<HtmlRow> rows_;
};

void write_html(const AnswersCompared& all, const TextOutput& out) {
  out(html_head(heading));
  out("<h1>");
  out(heading);
  out("</h1>\n");
  out("<p>" + escaped(about("Mine", all.mine)) + "</p>\n");
  out("<p>" + escaped(about("Theirs", all.theirs)) + "</p>\n");
  if (!has_rows(all)) {
    out("<p>" + std::string(no_rows(all)) + "</p>\n");
  } else {
    HtmlRows rows(out);
    fill_for_people(all, rows);
    rows.finish();
  }
  out("<p>" + escaped(remark) + "</p>\n");
  out(html_end());
}

void write_words(const AnswersCompared& all, const TextOutput& out) {
  out(heading);
  out("\n\n" + plain(about("Mine", all.mine)) + '\n');
  out(plain(about("Theirs", all.theirs)) + "\n\n");
  if (!has_rows(all)) {
    out(no_rows(all));
    out("\n");
  } else {
    write_text([&](TableSink& sink) { fill_for_people(all, sink); }, out);
  }
  out("\n");
  out(remark);
  out("\n");
}

}  // namespace

Schedule schedule_of(const AnswersCompared& answers) {
  return {about("Mine", answers.mine) + " | " + about("Theirs", answers.theirs),
          {{"Differences", [&](TableSink& sink) { fill(answers, sink); }}}};
}

bool write_comparison(const AnswersCompared& answers, const ComparisonChoice& choice,
                      const TextOutput& out) {
  if (!choice.table.empty() && (choice.format != "csv" || choice.table != "differences"))
    return false;
  if (choice.format == "json") {
    out(json_of(answers));
  } else if (choice.format == "csv") {
    write_csv([&](TableSink& sink) { fill(answers, sink); },
              about("Mine", answers.mine) + " | " + about("Theirs", answers.theirs), choice.csv,
              out);
  } else if (choice.format == "html") {
    write_html(answers, out);
  } else if (choice.format == "text") {
    write_words(answers, out);
  } else {
    return false;
  }
  return true;
}

}  // namespace jm216
