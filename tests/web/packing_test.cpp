// Texts on their way between the page's scripts, the page and the worker.
#include "web/bridge/packing.hpp"

#include "doctest/doctest.h"
#include "web/bridge/alternative.hpp"
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

}  // namespace jm216::test::packing_test
