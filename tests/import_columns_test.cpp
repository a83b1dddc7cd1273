// Fields of several columns, of a part of one, and of a cell above (core/import/table.hpp, row.hpp).
#include <string>
#include <string_view>

#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"
#include "tests/support/asked.hpp"

namespace jm216::test::import_columns_test {

// Of each sale these members, with blanks between them; or the problems, a line each.
std::string sales(const std::string& table, const Mapping& mapping,
                  std::initializer_list<std::string_view> members) {
  const ImportResult result = import_sales(source_of(table), mapping);
  std::string text;
  for (const Problem& problem : result.problems.list) text += to_string(problem) + "\n";
  if (!result.ledger) return text;
  std::string ledger;
  write_canonical(*result.ledger, [&ledger](std::string_view piece) { ledger += piece; });
  std::size_t at = ledger.find("\"sales\":[");
  for (; (at = ledger.find("{\"", at)) != std::string::npos; ++at) {
    const std::string sale = ledger.substr(at, ledger.find('}', at) - at);
    std::string line;
    for (const std::string_view member : members) {
      const std::string name = "\"" + std::string(member) + "\":\"";
      const std::size_t from = sale.find(name);
      line += line.empty() ? "" : " ";
      if (from == std::string::npos) continue;
      line +=
          sale.substr(from + name.size(), sale.find('"', from + name.size()) - from - name.size());
    }
    text += line + ";";
    at += sale.size();
  }
  if (result.skipped > 0) text += " " + std::to_string(result.skipped) + " left out";
  return text;
}

Mapping mapping_of(const std::string& json) {
  const MappingRead read = read_mapping(json);
  for (const Problem& problem : read.problems.list) FAIL_CHECK(to_string(problem));
  REQUIRE(read.mapping);
  CHECK(to_json(*read_mapping(to_json(*read.mapping)).mapping) == to_json(*read.mapping));
  return *read.mapping;
}

// The rest of the mapping of tables whose headings are the fields' names, but for these.
Mapping with(const std::string& fields, const std::string& more = {}) {
  return mapping_of(R"({"delimiter":",","header":true,"decimal":".","dates":"ymd","fields":{)"
                    R"("country":{"constant":"US"},"currency":{"constant":"USD"},)" +
                    fields + "}" + more + "}");
}

TEST_SUITE_BEGIN("import: columns");

const std::string groups =
    "Country,Invoice,Date,Product,Currency,Quantity,Gross\n"
    "Germany,,,,,,\n"
    ",A1,2010-01-14,caps,EUR,4,100.50\n"
    ",A2,2010-01-15,vial,EUR,2,50.25\n"
    "France,,,,,,\n"
    ",A3,2010-01-16,caps,EUR,1,20.25\n"
    "Total,,,,,7,171.00\n";

TEST_CASE("a cell that stands for the rows beneath it is asked about, and filled down") {
  CHECK(asked(groups).starts_with("/fill_down: [Country] []\n"));
  Mapping mapping = suggest(groups, false).mapping;
  mapping.fill_down = {{"Country", 0}};
  CHECK(asked(groups, mapping) == "/totals: [named] [read]\n");
  mapping.totals = TotalRows::named;
  CHECK(asked(groups, mapping).empty());
  // The two heads and the total are no sales.
  CHECK(sales(groups, mapping, {"invoice", "country", "gross"}) ==
        "A1 DE 100.5;A2 DE 50.25;A3 FR 20.25; 3 left out");
  const Preview shown = preview(source_of(groups), mapping, 10);
  CHECK(shown.rows.at(0).is_skipped);
  CHECK(shown.rows.at(1).fields.at(static_cast<std::size_t>(ImportField::country)).text == "DE");
  CHECK(shown.rows.at(2).cells.at(0) == "Germany");
  // Said to be empty, they are.
  mapping.fill_down = std::vector<ColumnRef>();
  CHECK(sales(groups, mapping, {"invoice"}).find("empty, and every sales line needs its country") !=
        std::string::npos);
}

TEST_CASE("only the first row of a group may have what is its rows'") {
  const std::string table =
      "Invoice,Date,Country,Item,Currency,Gross\n"
      "A1,2010-01-14,US,caps,USD,1.50\n,,,vial,USD,2.50\nA2,,US,caps,USD,3.50\n,,,vial,USD,4.25\n";
  // The day stands for more rows than the invoice, and comes first.
  CHECK(asked(table) == "/fill_down: [Date\nInvoice\nCountry] []\n");
  Mapping mapping = suggest(table, false).mapping;
  mapping.fill_down = {{"Date", 0}, {"Invoice", 0}, {"Country", 0}};
  CHECK(sales(table, mapping, {"invoice", "date", "gross"}) ==
        "A1 2010-01-14 1.5;A1 2010-01-14 2.5;A2 2010-01-14 3.5;A2 2010-01-14 4.25;");
  // A new invoice ends what is said after it: its day is not the earlier one's.
  mapping.fill_down = {{"Invoice", 0}, {"Date", 0}, {"Country", 0}};
  CHECK(sales(table, mapping, {"invoice"}) ==
        "Date (line 4, column 2): empty, and every sales line needs its date\n"
        "Date (line 5, column 2): empty, and every sales line needs its date\n");
}

TEST_CASE("what says total stands for nothing, and a forgotten cell makes no group") {
  Mapping mapping = with(R"("invoice":{"column":"invoice"},"date":{"column":"date"},)"
                         R"("gross":{"column":"gross"},"product":{"column":"product"})",
                         R"(,"fill_down":["product"],"totals":"named")");
  CHECK(
      sales(
          "product,invoice,date,gross\nCaps,,,\n,1,2010-01-14,2\nTotal caps,,,2\n,2,2010-01-15,3\n",
          mapping, {"invoice", "product"}) == "1 Caps;2 ; 2 left out");
  CHECK(asked("Invoice,Date,Country,Item,Currency,Gross\n1,2010-01-14,US,a,USD,1.50\n"
              "2,2010-01-14,US,a,USD,2.50\n3,2010-01-14,US,a,USD,3.50\n4,2010-01-14,,a,USD,4.25\n"
              "5,2010-01-14,US,a,USD,5.75\n")
            .empty());
  mapping = with(R"("invoice":{"column":"invoice"},"date":{"column":"date"},)"
                 R"("gross":{"column":"gross"})",
                 R"(,"fill_down":["gross","invoice"],"skip_rows_without":"invoice")");
  CHECK(
      sales("invoice,date,gross\n1,2010-01-14,2\n", mapping, {}) ==
      "/fill_down/0: column \"gross\" is an amount, which stands for its own row alone\n"
      "/fill_down/1: an empty cell of column \"invoice\" says that its row is left out: it cannot "
      "stand for the one above as well\n");
}

TEST_CASE("columns are joined, without what would stand beside an empty cell") {
  const Mapping mapping =
      with(R"("invoice":{"columns":["series","number"],"combined":"joined","between":"-"},)"
           R"("date":{"columns":["year","month","day"],"combined":"joined","between":"-"},)"
           R"("gross":{"column":"gross"})");
  const std::string head = "series,number,year,month,day,gross\n";
  CHECK(sales(head + "AB,17,2010,1,14,2\n,18,2010,12,3,2.5\n", mapping, {"invoice", "date"}) ==
        "AB-17 2010-01-14;18 2010-12-03;");
  CHECK(sales(head + "AB,1.04E+11,2010,1,14,2\nAB,1,2010,13,14,2\n", mapping, {})
            .starts_with("number (line 2, column 2): \"1.04E+11\" "));
}

TEST_CASE("a part of a cell is taken") {
  const Mapping mapping =
      with(R"("invoice":{"column":"document","split_at":"/","part":1},)"
           R"("line":{"column":"document","split_at":"/","part":2},)"
           R"("date":{"column":"date"},"gross":{"column":"price","split_at":" per ","part":1})");
  const std::string head = "document,date,price\n";
  CHECK(sales(head + "A1 / 10,2010-01-14,12.50 per lot\nA2,2010-01-14,3\n", mapping,
              {"invoice", "line", "gross"}) == "A1 10 12.5;A2  3;");
  CHECK(sales(head + "/10,2010-01-14,3\n", mapping, {}) ==
        "document (line 2, column 1): empty, and every sales line needs its invoice\n");
}

TEST_CASE("columns are calculated, exactly") {
  const auto gross = [](const std::string& said, const std::string& row) {
    return sales("invoice,date,a,b,c\n1,2010-01-14," + row + "\n",
                 with(R"("invoice":{"column":"invoice"},"date":{"column":"date"},"gross":)" + said),
                 {"gross"});
  };
  const std::string product = R"({"columns":["a","b"],"combined":"product"})";
  CHECK(gross(product, "3,12.3456,") == "37.0368;");
  CHECK(gross(product, "-3,12.5,") == "-37.5;");
  CHECK(gross(R"({"columns":["a","b","c"],"combined":"product"})", "2,10,1.25") == "25;");
  CHECK(gross(R"({"columns":["a","b","c"],"combined":"sum"})", "100,,0.25") == "100.25;");
  CHECK(gross(R"({"columns":["a","b"],"combined":"difference"})", "119,19,") == "100;");
  CHECK(gross(R"({"columns":["a","b"],"combined":"difference"})", "119,,") == "119;");
  CHECK(gross(R"({"columns":["a","b"],"combined":"sum","scale":"1000"})", "1.5,0.25,") == "1750;");
  // 0.111 × 1.01 = 0.11211, of five decimals.
  CHECK(gross(product, "0.111,1.01,") ==
        "a (line 2, column 3): \"0.11211\" is too fine: a price has at most 4 digits after the "
        "point; it is 0.111 × 1.01; to round it, "
        "the field must say \"round\": 4, or fewer\n");
  CHECK(gross(R"({"columns":["a","b"],"combined":"product","round":2})", "0.111,1.01,") == "0.11;");
  // Half a cent goes away from zero: 0.5 × 0.25 = 0.125.
  CHECK(gross(R"({"columns":["a","b"],"combined":"product","round":2})", "0.5,0.25,") == "0.13;");
  CHECK(gross(R"({"columns":["a","b"],"combined":"product","round":2})", "-0.5,0.25,") == "-0.13;");
  CHECK(gross(R"({"column":"a","round":2})", "2.345678,,") == "2.35;");
  CHECK(gross(R"({"column":"a","round":0,"scale":"0.1"})", "25,,") == "3;");
  CHECK(gross(product, "3,,") == "b (line 2, column 4): empty, and gross is worked out of it\n");
  CHECK(gross(R"({"columns":["a","b"],"combined":"difference"})", ",3,") ==
        "a (line 2, column 3): empty, and gross is worked out of it\n");
  CHECK(gross(product, ",,") ==
        "a (line 2, column 3): empty, and every sales line needs its gross\n");
  CHECK(gross(product, "3,x,").starts_with("b (line 2, column 4): \"x\""));
  CHECK(gross(product, "$3,€4,") ==
        "b (line 2, column 4): \"€\" stands with it, and \"$\" with what it is combined with\n");
  CHECK(gross(product, "99999999999999,99999999999999,").starts_with("b (line 2, column 4): "));
}

TEST_CASE("what is calculated may be of any column's heading but must be said where it says more") {
  const std::string table =
      "Invoice,Date,Country,Currency,Cartons,Price (per carton)\n1,2010-01-14,US,USD,3,12.50\n";
  Mapping mapping = suggest(table, false).mapping;
  mapping.source(ImportField::quantity).reset();
  mapping.source(ImportField::gross) = FieldSource{};
  mapping.source(ImportField::gross)->columns = {{"Cartons", 0}, {"Price (per carton)", 0}};
  mapping.source(ImportField::gross)->combined = Combined::product;
  mapping.ignored.reset();
  const Proposal proposal = suggest(table, false, mapping);
  CHECK(proposal.questions.empty());
  CHECK(proposal.mapping.ignored->empty());
  CHECK(proposal.mapping.decimal == '.');
  CHECK(sales(table, proposal.mapping, {"gross"}) == "37.5;");
}

TEST_CASE("what is said of columns is judged when the mapping is read") {
  const auto wrong = [](const std::string& field) {
    std::string text;
    for (const Problem& problem : read_mapping(R"({"fields":{)" + field + "}}").problems.list) {
      text += problem.pointer + ": " + problem.message + "\n";
    }
    return text;
  };
  CHECK(wrong(R"("invoice":{"columns":["a","b"]})") ==
        "/fields/invoice: \"columns\" needs \"combined\" beside it\n");
  CHECK(wrong(R"("invoice":{"column":"a","split_at":"/"})") ==
        "/fields/invoice: \"split_at\" needs \"part\" beside it\n");
  CHECK(wrong(R"("invoice":{"columns":["a"],"combined":"joined"})") ==
        "/fields/invoice/columns: a list where a list of two to eight columns was expected\n");
  CHECK(wrong(R"("invoice":{"columns":["a","b"],"combined":"joined","constant":"c"})") ==
        "/fields/invoice: \"columns\" beside a \"column\" or a \"constant\"; keep one\n");
  CHECK(wrong(R"("invoice":{"columns":["a","b"],"combined":"sum"})") ==
        "/fields/invoice/combined: \"invoice\" is no number, of which that could be said\n");
  CHECK(wrong(R"("gross":{"columns":["a","b"],"combined":"joined"})") ==
        "/fields/gross/combined: \"gross\" is an amount, and only texts are joined; say \"sum\", "
        "\"difference\" or \"product\"\n");
  CHECK(wrong(R"("gross":{"column":"a","round":5})").starts_with("/fields/gross/round: "));
  CHECK(wrong(R"("gross":{"column":"a","part":0,"split_at":"x"})")
            .starts_with("/fields/gross/part: "));
}

TEST_SUITE_END();

}  // namespace jm216::test::import_columns_test
