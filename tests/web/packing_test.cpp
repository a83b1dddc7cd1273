// Texts on their way between the page's scripts, the page and the worker.
#include "web/bridge/packing.hpp"

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doctest/doctest.h"
#include "web/bridge/alternative.hpp"
#include "web/bridge/packed_book.hpp"
#include "web/bridge/problems.hpp"
#include "web/bridge/table.hpp"

namespace jm216::test::packing_test {

using namespace std::string_literals;

std::string packed(std::string_view text) {
  std::string out;
  engine::put(out, text);
  return out;
}

TEST_CASE("a text goes with its length in bytes") {
  CHECK(packed("") == "0:");
  CHECK(packed("12:ab") == "5:12:ab");
  CHECK(packed("€") == "3:€");
  std::string out;
  engine::put(out, std::size_t{216});
  CHECK(out == "3:216");
}

TEST_CASE("a NUL goes as its picture") {
  // U+2400 has three bytes.
  CHECK(packed("a\0b"s) == "5:a\u2400b");
}

TEST_CASE("texts come back one after the other, whatever they hold") {
  std::string out;
  for (const std::string_view text : {"", "1:", "two\nlines", ":"}) engine::put(out, text);
  std::string_view bytes = out;
  CHECK(engine::take(bytes).empty());
  CHECK(engine::take(bytes) == "1:");
  CHECK(engine::take(bytes) == "two\nlines");
  CHECK(engine::take(bytes) == ":");
  CHECK(bytes.empty());
}

TEST_CASE("of bytes that are no texts, every take leaves fewer") {
  for (const std::string& start : {"x"s, ":"s, "::"s, "5"s, "5abc"s, "-1:abc"s, "9:abc"s, "1:"s,
                                   "99999999999999999999999:abc"s, "\0"s}) {
    CAPTURE(start);
    std::string_view bytes = start;
    while (!bytes.empty()) {
      const std::size_t before = bytes.size();
      engine::take(bytes);
      REQUIRE(bytes.size() < before);
    }
  }
  std::string_view cut = "9:abc";
  CHECK(engine::take(cut) == "abc");
}

TEST_CASE("there are no more texts to come than bytes") {
  std::string_view honest =
      "1:2"
      "1:a"
      "1:b";
  CHECK(engine::take_count(honest) == 2);
  std::string_view boasting =
      "10:9999999999"
      "1:a";
  CHECK(engine::take_count(boasting) == 3);  // "1:a"
  std::string_view last = "1:7";
  CHECK(engine::take_count(last) == 0);
}

TEST_CASE("problems go there and back") {
  Problems problems;
  problems.list.push_back({{ProblemCode::unknown_code, "\"UK\" is no country: use \"GB\""},
                           "a.json",
                           "/sales/17/country",
                           412,
                           20});
  problems.list.push_back(
      {{ProblemCode::missing_member, "colon: 3:abc\nand a second line", "role"}, "", "", 0, 0});
  problems.more = 7;
  const std::string bytes = engine::to_bytes(problems);
  CHECK(bytes.rfind("1:7"
                    "2:15"  // the code's place in the catalogue
                    "0:"    // of no member
                    "6:a.json"
                    "0:"  // of no sheet
                    "17:/sales/17/country"
                    "3:412"
                    "2:20",
                    0) == 0);
  const Problems back = engine::problems_from(bytes);
  REQUIRE(back.list.size() == 2);
  CHECK(back.more == 7);
  CHECK(back.list[0].file == "a.json");
  CHECK(back.list[0].pointer == "/sales/17/country");
  CHECK(back.list[0].line == 412);
  CHECK(back.list[0].column == 20);
  CHECK(back.list[0].message == "\"UK\" is no country: use \"GB\"");
  CHECK(back.list[0].code == ProblemCode::unknown_code);
  CHECK(back.list[1].code == ProblemCode::missing_member);
  CHECK(back.list[1].name == "role");
  CHECK(back.list[1].file.empty());
  CHECK(back.list[1].message == "colon: 3:abc\nand a second line");
  CHECK(engine::problems_from("").empty());
}

TEST_CASE("a change of a reading is its name, six totals, the TERM's end and what else differs") {
  const auto other = engine::alternative_from(
      "rounding=half-even\n1332.06\n1000.00\n\n-0.01\n0.00\n12.5\n2018-06-05\nMilestone 3, "
      "deadline");
  REQUIRE(other.has_value());
  CHECK(other->change == "rounding=half-even");
  CHECK(other->others == "Milestone 3, deadline");
  CHECK(other->totals.royalty == Usd::cents(133206));
  CHECK(other->totals.obligations == Usd::dollars(1000));
  CHECK_FALSE(other->totals.paid.has_value());  // it cannot be known
  CHECK(other->totals.outstanding == Usd::cents(-1));
  CHECK(other->totals.overdue == Usd::cents(0));
  CHECK(other->totals.interest_outstanding == Usd::cents(1250));
  CHECK(other->term_ends == make_date(2018, 6, 5));
  CHECK_FALSE(engine::alternative_from("").has_value());
  CHECK_FALSE(engine::alternative_from("rounding\n1332.06").has_value());
  CHECK_FALSE(engine::alternative_from("rounding\n1\n2\n3\n4\n5\n6\nsoon").has_value());
}

TEST_CASE("every other value of every reading is priced, and pairs after them") {
  Readings now;
  const std::vector<std::string> wished = engine::changes_to_price(now);
  const auto has = [&wished](const std::string& change) {
    return std::find(wished.begin(), wished.end(), change) != wished.end();
  };
  CHECK(has("post_expiry=us-stops"));
  CHECK(has("post_expiry=where-patented"));
  CHECK_FALSE(has("post_expiry=to-term"));  // it is that already
  CHECK(has("generic_source=any&infringing_generic=generic"));
  // Thirty readings of two values, three of three; six go with another.
  CHECK(wished.size() == 30 + 3 * 2 + 6);
  CHECK(wished.back().find('&') != std::string::npos);
  REQUIRE(set_reading(now, "infringing_generic", "generic") == SetReading::done);
  CHECK(engine::partner_of(*find_reading("generic_source"), now) == "infringing_generic=reduction");
  CHECK(engine::partner_of(*find_reading("rounding"), now).empty());
}

TEST_CASE("what a table looks like comes back as it went") {
  engine::TableLook look;
  Mapping& mapping = look.proposal.mapping;
  mapping.title = "Sales, 2010";
  mapping.delimiter = ';';
  mapping.header = false;
  mapping.thousands = Thousands::apostrophe;
  mapping.dates = DateOrder::dmy;
  mapping.century = 1900;
  mapping.source(ImportField::country) = FieldSource{ColumnRef{"Land", 0}, {{"", "DE"}}, ""};
  mapping.source(ImportField::currency) = FieldSource{std::nullopt, {}, "EUR"};
  mapping.ignored = {{"Bemerkung", 0}, {"", 7}};
  look.proposal.questions = {{"/decimal", "Point or comma?", {{",", "1.50"}, {".", "150"}}}};
  look.proposal.first_lines = {"a;b"};
  look.preview.columns = {"Land", ""};
  Preview::Row& row = look.preview.rows.emplace_back();
  row.line = 3;
  row.is_skipped = true;
  row.cells = {"Spanien", "x"};
  row.fields[0].text = "A-1";
  look.preview.problems.more = 2;
  look.preview.problems.add(
      {{ProblemCode::unknown_column, "no such column"}, "", "/ignored", 0, 0});

  const engine::TableLook back = engine::look_from(engine::to_bytes(look));
  CHECK(to_json(back.proposal.mapping) == to_json(mapping));
  REQUIRE(back.proposal.questions.size() == 1);
  CHECK(back.proposal.questions[0].choices[1].means == "150");
  CHECK(back.proposal.first_lines == look.proposal.first_lines);
  CHECK(back.preview.columns == look.preview.columns);
  REQUIRE(back.preview.rows.size() == 1);
  CHECK(back.preview.rows[0].line == 3);
  CHECK(back.preview.rows[0].is_skipped);
  CHECK(back.preview.rows[0].cells == row.cells);
  CHECK(back.preview.rows[0].fields[0].text == "A-1");
  CHECK(back.preview.problems.more == 2);
  REQUIRE(back.preview.problems.list.size() == 1);
  CHECK(back.preview.problems.list[0].pointer == "/ignored");
}

TEST_CASE("a sheet is looked at as a table is") {
  const std::string sheet =
      "\x02Sales\x02"
      "\"Invoice\",\"Gross\",\"Date\"\n\"R-1\",\"\x02n12.5\",\"\x02"
      "d2009-02-03\"\n";
  const engine::TableLook look = engine::look_at(sheet, false, {});
  CHECK(look.preview.columns == Columns{"Invoice", "Gross", "Date"});
  REQUIRE(look.preview.rows.size() == 1);
  CHECK(look.preview.rows[0].line == 2);
  CHECK(look.preview.rows[0].cells == std::vector<std::string>{"R-1", "12.5", "2009-02-03"});
  CHECK(look.preview.rows[0].fields[static_cast<std::size_t>(ImportField::date)].text ==
        "2009-02-03");
}

TEST_CASE("a problem keeps its place in a sheet") {
  Problems problems;
  problems.add({{ProblemCode::bad_date, "no date"}, "", "Date", 2, 9, "Sales"});
  const Problems back = engine::problems_from(engine::to_bytes(problems));
  REQUIRE(back.list.size() == 1);
  CHECK(to_string(back.list[0]) == "sheet \"Sales\", I2 (Date): no date");
}

std::string sheets(std::initializer_list<std::array<const char*, 3>> all) {
  std::string out;
  for (const auto& sheet : all) {
    for (const char* const text : sheet) engine::put(out, text);
  }
  return out;
}

TEST_CASE("the sheet is the mapping's, or the only one with a table, or asked for") {
  const std::string notes = sheets({{"Notes", "0", "0"}, {"2008", "1", "1"}});
  const std::string two = notes + sheets({{"2009", "0", "1"}});
  const std::string one = sheets({{"Notes", "0", "0"}, {"2009", "0", "1"}});
  engine::TableLook look;
  CHECK(engine::sheet_for(engine::sheets_from("", one), {}, look) == std::size_t{1});
  CHECK(look.proposal.questions.empty());

  // A hidden one is not taken unasked.
  CHECK(!engine::sheet_for(engine::sheets_from("", notes), {}, look));
  REQUIRE(look.proposal.questions.size() == 1);
  CHECK(look.proposal.questions[0].text ==
        "The only table of the workbook is in a hidden sheet. Does it hold the sales?");
  REQUIRE(look.proposal.questions[0].choices.size() == 1);
  CHECK(look.proposal.questions[0].choices[0].value == "2008");
  look = {};
  Mapping mapping;
  mapping.sheet = "Notes";
  CHECK(engine::sheet_for(engine::sheets_from("", two), mapping, look) == std::size_t{0});

  CHECK(!engine::sheet_for(engine::sheets_from("", two), {}, look));
  REQUIRE(look.proposal.questions.size() == 1);
  CHECK(look.proposal.questions[0].pointer == "/sheet");
  REQUIRE(look.proposal.questions[0].choices.size() == 2);
  CHECK(look.proposal.questions[0].choices[0].value == "2008");
  CHECK(look.proposal.questions[0].choices[0].means == "hidden");
  CHECK(look.proposal.questions[0].choices[1].means.empty());

  look = {};
  mapping.sheet = "2007";
  CHECK(!engine::sheet_for(engine::sheets_from("", two), mapping, look));
  REQUIRE(look.proposal.questions.size() == 1);
  CHECK(look.proposal.questions[0].text ==
        "The workbook has no sheet \"2007\"; it has \"Notes\", \"2008\" (hidden), \"2009\". Which "
        "one "
        "is it?");
  CHECK(look.proposal.mapping.sheet == "2007");
}

TEST_CASE("a workbook that cannot be read asks nothing, and says why") {
  engine::TableLook look;
  CHECK(!engine::sheet_for(engine::sheets_from("the file is cut", ""), {}, look));
  REQUIRE(look.proposal.questions.size() == 1);
  CHECK(look.proposal.questions[0].pointer.empty());
  CHECK(look.proposal.questions[0].text == "The file is cut.");
  look = {};
  const std::string notes = sheets({{"Notes", "0", "0"}});
  CHECK(!engine::sheet_for(engine::sheets_from("", notes), {}, look));
  CHECK(look.proposal.questions[0].pointer.empty());
}

/// Writes down what a workbook is made of.
class Noted : public WorkbookSink {
 public:
  using WorkbookSink::add;
  void add(std::string_view name, const TableFiller& fill, const CellFormulas& formulas) override {
    text += "table " + std::string(name) + '\n';
    Rows rows(text, formulas);
    fill(rows);
  }
  void add_facts(std::string_view name, const std::vector<Fact>& facts) override {
    text += "facts " + std::string(name) + '\n';
    for (const Fact& fact : facts) {
      text += fact.name + ": " + fact.value + " by " + fact.formula + '\n';
    }
  }

  std::string text{};

 private:
  class Rows : public TableSink {
   public:
    Rows(std::string& text, const CellFormulas& formulas) : text_(text), formulas_(formulas) {}
    void begin(const std::vector<Column>& columns) override {
      for (const Column& column : columns) {
        text_ += std::string(column.name) + (column.is_number() ? "#" : "") + ' ';
      }
      text_ += '\n';
    }
    void row(const std::vector<std::string>& cells) override {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto formula = formulas_ ? formulas_(count_, i) : std::nullopt;
        text_ += (formula ? formula->formula + " is " + formula->value : cells[i]) + " | ";
      }
      text_ += '\n';
      ++count_;
    }

   private:
    std::string& text_;
    const CellFormulas& formulas_;
    std::size_t count_ = 0;
  };
};

void fill_book(WorkbookSink& book) {
  book.add_facts("Overview", {{"As of", "2010-01-05"}, {"Sum", "3", {}, "=SUM(A1:A2)"}});
  const auto fill = [](TableSink& sink) {
    sink.begin({{"quarter", "Quarter"}, {"royalty", "Royalty", ColumnKind::number}});
    sink.row({"=no formula", "1"});
    sink.row({"2009-Q2", "2"});
  };
  book.add("Rows", fill, [](std::size_t row, std::size_t column) -> std::optional<CellFormula> {
    if (row != 1 || column != 1) return std::nullopt;
    return CellFormula{"=1+1", "2"};
  });
  book.add("Empty", [](TableSink& sink) { sink.begin({{"facts", "Facts"}}); });
}

TEST_CASE("a workbook's sheets, rows and formulas come back as they went") {
  engine::PackedBook packed_book("Our \0 sales"s, Date(date::year(2010) / 1 / 5));
  fill_book(packed_book);
  std::string_view bytes = packed_book.bytes();
  const engine::BookHead head = engine::take_head(bytes);
  CHECK(head.title == "Our \u2400 sales");
  CHECK(head.day == parse_date("2010-01-05"));
  Noted direct;
  fill_book(direct);
  Noted back;
  engine::add_packed(bytes, back);
  CHECK(back.text == direct.text);
  CHECK(
      direct.text ==
      "facts Overview\nAs of: 2010-01-05 by \nSum: 3 by =SUM(A1:A2)\ntable Rows\nquarter royalty# "
      "\n=no formula | 1 | \n2009-Q2 | =1+1 is 2 | \ntable Empty\nfacts \n");
}

}  // namespace jm216::test::packing_test
