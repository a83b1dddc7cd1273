// Tables of sales become ledgers, or every problem of every row is said (core/import/import.hpp).
#include <cstring>
#include <string>

#include "core/import/import.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_sales_test {

ByteSource source_of(std::string text) {
  std::size_t given = 0;
  return [text = std::move(text), given](char* buffer, std::size_t capacity) mutable {
    const std::size_t size = std::min(capacity, text.size() - given);
    std::memcpy(buffer, text.data() + given, size);
    given += size;
    return size;
  };
}

// Every field has a heading that is its name.
Mapping plain(std::initializer_list<ImportField> fields) {
  Mapping mapping;
  mapping.delimiter = ',';
  mapping.header = true;
  mapping.decimal = '.';
  mapping.dates = DateOrder::ymd;
  for (const ImportField field : fields) {
    mapping.source(field) = FieldSource{ColumnRef{std::string(info_of(field).name), 0}, {}, {}};
  }
  return mapping;
}

const Mapping five = plain({ImportField::invoice, ImportField::date, ImportField::country,
                            ImportField::currency, ImportField::gross});
const std::string head = "invoice,date,country,currency,gross\n";

std::string facts(const ImportResult& result) {
  std::string text;
  for (const Problem& problem : result.problems.list) text += to_string(problem) + "\n";
  if (result.problems.more > 0) text += "+" + std::to_string(result.problems.more) + "\n";
  CHECK(result.ledger.has_value() == text.empty());
  if (result.ledger) {
    write_canonical(*result.ledger, [&text](std::string_view piece) { text += piece; });
  }
  return text;
}

std::string imported(const std::string& table, const Mapping& mapping = five) {
  return facts(import_sales(source_of(table), mapping));
}

TEST_SUITE_BEGIN("import: sales");

TEST_CASE("a table becomes an ordinary ledger") {
  Mapping mapping = five;
  mapping.source(ImportField::freight) = FieldSource{ColumnRef{"", 6}, {}, {}};
  mapping.source(ImportField::separately_charged) = FieldSource{{}, {}, "freight, sales_tax"};
  mapping.source(ImportField::is_export) =
      FieldSource{ColumnRef{"E", 0}, {{"ja", "true"}, {"", "false"}}, {}};
  mapping.title = "Q\"1\"";
  const ImportResult result = import_sales(
      source_of("invoice,date,country,currency,gross,Fracht,E\n"
                "\"A\n1\",2009-02-03,DE,EUR,12.50,0.10,ja\nA2,2009-02-04,FR,EUR,7,,\n"),
      mapping);
  CHECK(facts(result) ==
        "{\"sales\":[{\"invoice\":\"A\\n1\",\"date\":\"2009-02-03\",\"country\":\"DE\","
        "\"currency\":\"EUR\",\"gross\":\"12.5\",\"deductions\":{\"freight\":\"0.1\"},"
        "\"separately_charged\":[\"freight\",\"sales_tax\"],\"export\":true},"
        "{\"invoice\":\"A2\",\"date\":\"2009-02-04\",\"country\":\"FR\",\"currency\":\"EUR\","
        "\"gross\":\"7\",\"separately_charged\":[\"freight\",\"sales_tax\"]}]}");
  CHECK(result.ledger->title == "Q\"1\"");
  CHECK(result.rows == 2);
}

TEST_CASE("every problem of every row, with its line and column") {
  CHECK(
      imported(head + "\"A\n1\",2009-02-30,UK,EUR,x\n"
                      "A2,2009-02-03,DE,EURO,1.23456\n"
                      "\n,2009-02-03,DE,EUR,5\n"
                      ",,,,100.00\n"
                      "A3,2009-02-03,DE,EUR,5,6\n"
                      "A4,\"2009\"x\n"
                      "A5,2209-02-03,DE,EUR,123456789012345\n") ==
      "date (line 2, column 2): \"2009-02-30\" is not a date in the order year, month, day\n"
      "country (line 2, column 3): \"UK\" is not an ISO 3166 country code; use \"GB\"; or say what "
      "it "
      "means under the field's \"values\"\n"
      "gross (line 2, column 5): \"x\" is not a number with a decimal point and nothing between "
      "the "
      "thousands; choose another column, or say under \"values\" what it means\n"
      "currency (line 4, column 4): \"EURO\" is not an ISO 4217 currency code; use \"EUR\"; or say "
      "what it means under the field's \"values\"\n"
      "gross (line 4, column 5): \"1.23456\" is too fine: a price has at most 4 digits after "
      "the point\n"
      "invoice (line 6, column 1): empty, and every sales line needs its invoice\n"
      "(line 7): no invoice, no date, no country and no currency: if this row is a total or a "
      "remark, leave such rows out (\"skip_rows_without\")\n"
      "(line 8): 6 cells where the table has 5 columns; a cell that holds the delimiter needs "
      "quotation marks\n"
      "(line 9): text after the closing quotation mark of a cell; write a quotation mark that "
      "belongs to the text twice\n"
      "date (line 10, column 2): \"2209-02-03\" is not between 1900-01-01 and 2200-12-31\n"
      "gross (line 10, column 5): \"123456789012345\" is too large: a price has at most 14 digits "
      "before the point\n");
}

TEST_CASE("what only the ledger's reader can tell is told of the table's places") {
  Mapping mapping = five;
  mapping.source(ImportField::quantity) = FieldSource{ColumnRef{"Menge", 0}, {}, {}};
  mapping.source(ImportField::buyer) = FieldSource{ColumnRef{"Käufer", 0}, {}, {}};
  CHECK(
      imported("invoice,date,country,currency,gross,Menge,Käufer\n"
               "A,2009-02-03,DE,EUR,5,-1,\n"
               "B,2009-02-03,DE,EUR,-5,-1,\n"
               "C,2009-02-03,DE,EUR,x,-1,Meier\n",
               mapping) ==
      "Menge (line 2, column 6): a quantity below zero, which only a credit note can have (a "
      "negative \"gross\" or a \"credit_of\")\n"
      "gross (line 4, column 5): \"x\" is not a number with a decimal point and nothing between "
      "the "
      "thousands; choose another column, or say under \"values\" what it means\n"
      "Käufer (line 4, column 7): \"Meier\" is not another seller of this ledger; leave the field "
      "out for a buyer outside the licensed group\n");
}

TEST_CASE("a hundred problems are told, the rest counted, the first ones first") {
  std::string table = head;
  for (int row = 0; row < 150; ++row) {
    const std::string number = std::to_string(row);  // so that no two are alike
    table += row % 2 == 0 ? "A,2009-02-03,DE,EUR,x" + number + "\n"
                          : "B,2009-02-03,X" + number + ",EUR,5\n";
  }
  const ImportResult result = import_sales(source_of(table), five);
  REQUIRE(result.problems.list.size() == 100);
  CHECK(result.problems.more == 50);
  CHECK(result.problems.list[99].line == 101);
}

TEST_CASE("rows without a cell that every sale has may be left out") {
  Mapping mapping = five;
  mapping.skip_rows_without = ColumnRef{"invoice", 0};
  const ImportResult result =
      import_sales(source_of(head + "A,2009-02-03,DE,EUR,5\n,,,,5\nTotal\n"), mapping);
  CHECK(result.skipped == 1);
  CHECK(result.problems.list.size() == 1);
  CHECK(import_sales(source_of(head + "A,2009-02-03,DE,EUR,5\n,,,,5\n"), mapping).ledger);
}

TEST_CASE("a row shorter than the headings has empty last cells") {
  Mapping mapping = five;
  mapping.source(ImportField::freight) = FieldSource{ColumnRef{"freight", 0}, {}, {}};
  mapping.source(ImportField::product) = FieldSource{ColumnRef{"product", 0}, {}, {}};
  const std::string wide = "invoice,date,country,currency,gross,freight,product\n";
  CHECK(
      imported(wide + "A,2009-02-03,DE,EUR,5\nB,2009-02-03,DE,EUR,6,1\n", mapping) ==
      "{\"sales\":[{\"invoice\":\"A\",\"date\":\"2009-02-03\",\"country\":\"DE\",\"currency\":"
      "\"EUR\","
      "\"gross\":\"5\"},{\"invoice\":\"B\",\"date\":\"2009-02-03\",\"country\":\"DE\",\"currency\":"
      "\"EUR\",\"gross\":\"6\",\"deductions\":{\"freight\":\"1\"}}]}");
  CHECK(imported(wide + "A,2009-02-03,DE,EUR\n", mapping) ==
        "gross (line 2, column 5): empty, and every sales line needs its gross\n");
}

TEST_CASE("a line that says what separates the cells is no row") {
  for (const std::string_view line : {"sep=,\r\n", "SEP=,\n"}) {
    CHECK(imported(std::string(line) + head + "A,2009-02-03,DE,EUR,5\n").front() == '{');
  }
}

TEST_CASE("a row that ends before the cell that may be empty is a problem, not left out") {
  Mapping mapping = five;
  mapping.skip_rows_without = ColumnRef{"gross", 0};
  const std::string table = head + "A,2009-02-03,DE,EUR,5\nB,2009-02-03,DE\nC,2009-02-03,DE,EUR,\n";
  const ImportResult result = import_sales(source_of(table), mapping);
  CHECK(facts(result) ==
        "(line 3): 3 cells where the table has 5 columns; a cell that holds the delimiter needs "
        "quotation marks\n");
  CHECK(result.skipped == 1);
  const Preview shown = preview(source_of(table), mapping, 5);
  REQUIRE(shown.rows.size() == 3);
  CHECK_FALSE(shown.rows[1].is_skipped);
  CHECK(shown.rows[2].is_skipped);
}

TEST_CASE("of rows that are all wrong a hundred problems and a count are kept") {
  std::size_t row = 0;
  std::string text = head;
  const ByteSource rows = [&](char* buffer, std::size_t capacity) {
    for (; text.size() < capacity && row < 300'000; ++row) {
      text += "A,2009-02-03,DE,EUR,x" + std::to_string(row) + "\n";
    }
    const std::size_t size = std::min(capacity, text.size());
    std::memcpy(buffer, text.data(), size);
    text.erase(0, size);
    return size;
  };
  const ImportResult result = import_sales(rows, five);
  CHECK(result.problems.list.size() == 100);
  CHECK(result.problems.more == 299'900);
  CHECK(result.problems.list[99].line == 101);
}

TEST_CASE("what is no character is refused with its place, in a cell and in a heading") {
  Mapping windows = five;
  windows.encoding = Encoding::windows_1252;
  CHECK(
      imported(head + "A\x81"
                      "B,2009-02-03,DE,EUR,5\n",
               windows) ==
      "invoice (line 2, column 1): \"A\\u0081B\" has the byte 0x81 in it, which is not a character "
      "of Windows-1252; write what was meant, or save the file as UTF-8 and have the mapping say "
      "so: \"encoding\": \"utf-8\"\n");
  CHECK(imported("invoice,date,country,currency,gross,W\xE4hrung\nA,2009-02-03,DE,EUR,5,x\n") ==
        "(line 1, column 6): \"W\\u00e4hrung\" is not UTF-8 text; if the file is Windows-1252 "
        "(\"ANSI\"), the mapping must say so: \"encoding\": \"windows-1252\"\n");
  const auto wide = [](const std::string& text) {
    std::string bytes = "\xFF\xFE";
    for (const char c : text) bytes += {c, c == '?' ? '\xD8' : '\0'};
    return bytes;
  };
  CHECK(imported(wide(head + "A,2009-02-03,DE,EUR,5\nA?B,2009-02-03,DE,EUR,5\n")) ==
        "invoice (line 3, column 1): \"A\\ud83fB\" has half of a surrogate pair in it (U+D83F), "
        "which is not a character; write what was meant, and save the file as UTF-8\n");
  CHECK(imported(wide(head + "A,2009-02-03,DE,EUR,5\n") + "x") ==
        "(line 2): the file ends in the middle of a character, for UTF-16 takes two bytes for "
        "each: it was not "
        "copied or saved in full\n");
  CHECK(
      imported(wide(head).substr(2)) ==
      "(line 1): this is not text, or is UTF-16 or UTF-32 without a byte order mark; save the file "
      "as UTF-8\n");
}

TEST_CASE("where the first row cannot be read, that is said, not that it lacks columns") {
  CHECK(imported("invoice,\"date,country\nA,1\n") ==
        "(line 1): the quotation mark that opens a cell here is not closed before the file ends\n");
  Mapping below = five;
  below.first_line = 3;
  CHECK(imported("Sales of 2009\n\"first quarter\n" + head + "A,2009-02-03,DE,EUR,5\n", below) ==
        "(line 2): the quotation mark that opens a cell here is not closed before the file ends\n");
  CHECK(imported(std::string(70'000, 'x') + "\nA,2009-02-03,DE,EUR,5\n") ==
        "(line 1): a cell of more than 64 KiB, where a ledger's texts have at most 4096 bytes; end "
        "the row with a line break, or say what really separates its cells "
        "(\"delimiter\")\n");
  CHECK(imported("invoice" + std::string(1'000, ',') + "\nA,2009-02-03,DE,EUR,5\n") ==
        "(line 1): 1001 columns, where a table of sales may have 1000; take those out that hold "
        "nothing of a sale, or say what really separates the cells (\"delimiter\")\n");
}

TEST_CASE("a constant reason goes to credit notes alone") {
  Mapping mapping = five;
  mapping.source(ImportField::credit_reason) = FieldSource{{}, {}, "returned"};
  CHECK(imported(head + "A,2009-02-03,DE,EUR,5\nB,2009-02-03,DE,EUR,-5\n", mapping) ==
        "{\"sales\":[{\"invoice\":\"A\",\"date\":\"2009-02-03\",\"country\":\"DE\",\"currency\":"
        "\"EUR\",\"gross\":\"5\"},{\"invoice\":\"B\",\"date\":\"2009-02-03\",\"country\":\"DE\","
        "\"currency\":\"EUR\",\"gross\":\"-5\",\"credit_reason\":\"returned\"}]}");
}

TEST_CASE("nothing is imported while something is not decided") {
  CHECK(imported(head, Mapping()) ==
        "/delimiter: not decided: a comma, a semicolon, a tab or a bar between cells\n"
        "/header: not decided: whether the first row holds headings\n"
        "/fields/invoice: not decided: a column, or a constant for all rows\n"
        "/fields/date: not decided: a column, or a constant for all rows\n"
        "/fields/country: not decided: a column, or a constant for all rows\n"
        "/fields/currency: not decided: a column, or a constant for all rows\n"
        "/fields/gross: not decided: a column, or a constant for all rows\n");
  Mapping mapping = five;
  mapping.dates.reset();
  mapping.decimal.reset();
  CHECK(imported(head, mapping) ==
        "/decimal: not decided: a decimal point or a decimal comma\n"
        "/dates: not decided: the order of day, month and year\n");
}

TEST_CASE("columns that are not there, are there twice, or are not accounted for") {
  CHECK(imported("invoce,date,country,currency,gross\n") ==
        "/fields/invoice/column: the table has no column \"invoice\"; use \"invoce\"\n");
  CHECK(imported("invoice,date,country,currency,gross,gross\n") ==
        "/fields/gross/column: two columns are headed \"gross\"; name the one you mean by its "
        "number (5 is the first)\n");
  Mapping mapping = five;
  mapping.ignored.emplace();
  CHECK(imported("invoice,date,country,currency,gross,Rabatt\n", mapping) ==
        "/ignored: column \"Rabatt\" is neither a field nor ignored; map it, or add it here\n");
  mapping.ignored->push_back({"Rabatt", 0});
  CHECK(imported("invoice,date,country,currency,gross,Rabatt\nA,2009-02-03,DE,EUR,5,1\n", mapping)
            .front() == '{');
  CHECK(imported(head) == "no row of the table holds a sale\n");
}

TEST_CASE("a mapping that knows its headings takes no other column by its number") {
  Mapping mapping = five;
  mapping.source(ImportField::gross) = FieldSource{ColumnRef{"", 5}, {}, {}};
  mapping.headings = {"invoice", "date", "country", "currency", "gross"};
  const std::string sale = "A,2009-02-03,DE,EUR,5,100\n";
  CHECK(imported("invoice,date,country,currency,quantity,gross\n" + sale, mapping) ==
        "/fields/gross/column: the mapping was made for another table: column 5 is headed "
        "\"quantity\" here, and \"gross\" there; have a mapping proposed for this table, or leave "
        "\"headings\" out of this one\n");
  // One more column behind it, and what is found by its name, are no other table's.
  CHECK(imported("invoice,date,country,currency,gross,note\n" + sale, mapping).front() == '{');
  CHECK(imported("date,invoice,country,currency,gross\n2009-02-03,A,DE,EUR,5\n", mapping).front() ==
        '{');
  mapping.headings.clear();
  CHECK(imported("invoice,date,country,currency,quantity,gross\n" + sale, mapping).front() == '{');
}

TEST_CASE("bytes that are no UTF-8 are said, or read as the mapping says") {
  Mapping mapping = five;
  mapping.source(ImportField::product) = FieldSource{ColumnRef{"P", 0}, {}, {}};
  const std::string table =
      "invoice,date,country,currency,gross,P\nA,2009-02-03,DE,EUR,5,K\xE4se\n";
  CHECK(imported(table, mapping).find("is not UTF-8 text") != std::string::npos);
  mapping.encoding = Encoding::windows_1252;
  CHECK(imported(table, mapping).find("\"product\":\"Käse\"") != std::string::npos);
}

TEST_CASE("a preview shows the first rows as the mapping reads them, incomplete as it may be") {
  Mapping mapping = five;
  mapping.dates.reset();
  const Preview shown =
      preview(source_of(head + "A,2009-02-03,Deutschland,EUR,12.50\nB\nC\n"), mapping, 2);
  CHECK(shown.columns.size() == 5);
  REQUIRE(shown.rows.size() == 2);
  const auto& fields = shown.rows[0].fields;
  const auto at = [&](ImportField field) { return fields[static_cast<std::size_t>(field)]; };
  CHECK(at(ImportField::gross).text == "12.50");
  CHECK(at(ImportField::date).outcome == CellReading::Outcome::refused);
  CHECK(at(ImportField::country).outcome == CellReading::Outcome::refused);
  CHECK(at(ImportField::freight).outcome == CellReading::Outcome::empty);
}

TEST_CASE("of problems that are alike ten are shown and the others counted: none hides another") {
  std::string table = head;
  for (int i = 1; i <= 200; ++i) {
    table += std::to_string(i) + ",2010-01-04,DE,EURO,1\n";
  }
  table += "201,2010-13-04,DE,EUR,1\n";
  const ImportResult result = import_sales(source_of(table), five);
  REQUIRE(result.problems.list.size() == 11);
  CHECK(result.problems.more == 190);
  CHECK(result.problems.list[0].line == 2);
  CHECK(result.problems.list[8].message == result.problems.list[0].message);
  CHECK(result.problems.list[9].message ==
        result.problems.list[0].message + "; and so in 190 more rows");
  CHECK(result.problems.list[10].line == 202);
}

TEST_CASE("every cause is told once, with the rows that have it, whatever stands in their cells") {
  std::string table = head;
  for (int i = 1; i <= 13'872; ++i) {
    const std::string number = std::to_string(i);
    table += number + (i % 5 == 0 ? ",soon " + number : ",2010-01-04") +
             (i % 3 == 0 ? ",Land " + number : ",DE") + ",EUR" +
             (i % 7 == 0 ? "," + number + " kg\n" : ",1\n");
  }
  const ImportResult result = import_sales(source_of(table), five);
  REQUIRE(result.causes.size() == 3);
  const auto is = [&](std::size_t i, std::size_t line, std::size_t column, std::size_t rows) {
    const ProblemCause& cause = result.causes[i];
    return cause.first.line == line && cause.first.column == column && cause.rows == rows;
  };
  CHECK(is(0, 4, 3, 4'624));
  CHECK(is(1, 6, 2, 2'774));
  CHECK(is(2, 8, 5, 1'981));
  CHECK(result.problems.list.size() + result.problems.more == 4'624 + 2'774 + 1'981);
  const Problems told = by_cause(result);
  REQUIRE(told.list.size() == 3);
  CHECK(told.more == 0);
  CHECK(told.list[2].message.ends_with("unit; and so in 1980 more rows"));
}

TEST_CASE("a stray quotation mark in a column that nobody uses harms nothing") {
  const std::string noted = "invoice,date,country,currency,gross,note\n";
  const auto grosses = [&](const std::string& rows, const Mapping& mapping) {
    const ImportResult result = import_sales(source_of(noted + rows), mapping);
    std::string text;
    for (const Problem& problem : result.problems.list) text += to_string(problem) + "\n";
    if (!result.ledger) return text;
    std::string ledger;
    write_canonical(*result.ledger, [&ledger](std::string_view piece) { ledger += piece; });
    constexpr std::string_view name = "\"gross\":\"";
    for (std::size_t at = ledger.find(name); at != std::string::npos; at = ledger.find(name, at)) {
      at += name.size();
      text += ledger.substr(at, ledger.find('"', at) - at) + ";";
    }
    return text;
  };
  const std::string one = "1,2009-02-03,DE,EUR,5.50,";
  const std::string two = "2,2009-02-03,DE,EUR,6.50,";
  const std::string three = "3,2009-02-03,DE,EUR,7.50,";
  const std::string all = "5.5;6.5;7.5;";
  CHECK(grosses(one + "3\" pipe\n" + two + "\"abc\" def\n" + three + "\"say \"\"so\"\"\"\n",
                five) == all);
  // One that opens a cell, and is closed rows below, by chance or never, swallows none of them.
  CHECK(grosses(one + "\"5 in pipe\n" + two + "none\n" + three + "see 3\"\n", five) == all);
  CHECK(grosses(one + "\"5 in pipe\r\n" + two + "none\r\n" + three + "x\" y\r\n", five) == all);
  CHECK(grosses(one + "\"5 in pipe\n" + two + "none\n" + three + "\n", five) == all);
  // What is meant to go over lines still does.
  CHECK(grosses(one + "\"a\nb, c\"\n" + two + "\n" + three + "\n", five) == all);
  // In a column that is used it is said, of its line, and the others are read.
  Mapping used = five;
  used.source(ImportField::product) = FieldSource{ColumnRef{"note", 0}, {}, {}};
  CHECK(grosses(one + "3\" pipe\n" + two + "x\n", used).starts_with("(line 2): "));
  CHECK(grosses(one + "\"open\n" + two + "x\n" + three + "y\"\n", used).starts_with("(line 2): "));
}

TEST_SUITE_END();

}  // namespace jm216::test::import_sales_test
