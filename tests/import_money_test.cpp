// The signs of currencies that stand with amounts (core/import/money_signs.hpp).
#include <cstring>
#include <string>

#include "core/import/import.hpp"
#include "core/import/money_signs.hpp"
#include "core/import/suggest.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_money_test {

std::string parts(std::string_view cell) {
  const MoneyCell money = without_money_sign(cell);
  return money.number + "|" + money.sign;
}

// What becomes of a table with the mapping that is proposed for it.
std::string imported(const std::string& table) {
  const Proposal proposal = suggest(table, false);
  std::string text;
  for (const Question& question : proposal.questions) text += question.pointer + "?\n";
  if (!text.empty()) return text;
  const ImportResult result = import_sales(
      [left = std::string_view(table)](char* buffer, std::size_t capacity) mutable {
        const std::size_t size = std::min(capacity, left.size());
        std::memcpy(buffer, left.data(), size);
        left.remove_prefix(size);
        return size;
      },
      proposal.mapping);
  for (const Problem& problem : result.problems.list) text += to_string(problem) + "\n";
  if (!result.ledger) return text;
  write_canonical(*result.ledger, [&text](std::string_view piece) { text += piece; });
  return text.substr(text.find("\"currency\""));
}

TEST_SUITE_BEGIN("import: money");

TEST_CASE("signs and codes are taken off either end, minus and brackets stay") {
  CHECK(parts("$2,588.13") == "2,588.13|$");
  CHECK(parts("(CA$2,774.58)") == "(2,774.58)|CA$");
  CHECK(parts("-€5") == "-5|€");
  CHECK(parts("€-5") == "-5|€");
  CHECK(parts("\u2212£5") == "\u22125|£");
  CHECK(parts("(€ 173.16)") == "(173.16)|€");
  CHECK(parts("12,50 EUR") == "12,50|EUR");
  CHECK(parts("12,50\u00A0€") == "12,50|€");
  CHECK(parts("1.250,60- €") == "1.250,60-|€");
  CHECK(parts("CHF 1'234.50") == "1'234.50|CHF");
  CHECK(parts("Fr. 12.50") == "12.50|Fr.");
  CHECK(parts("$.50") == ".50|$");
  CHECK(parts("$5 USD") == "5|USD");
  CHECK(parts("100 kr.") == "100|kr.");
  for (const std::string_view cell :
       {"12.50", "12 kg", "", "n/a", "€", "$5 EUR", "ca. 5", "1.2E+05", "5%"}) {
    CHECK(parts(cell) == std::string(cell) + "|");
  }
}

TEST_CASE("whose a sign may be") {
  CHECK(may_be_sign_of("$", "CAD"));
  CHECK_FALSE(may_be_sign_of("CA$", "USD"));
  CHECK(may_be_sign_of("EUR", "EUR"));
  CHECK_FALSE(may_be_sign_of("€", "USD"));
  CHECK(only_currency_of("€") == "EUR");
  CHECK(only_currency_of("HUF") == "HUF");
  CHECK(only_currency_of("$").empty());
  CHECK(only_currency_of("").empty());
}

TEST_CASE("amounts with signs are read, and checked against the row's currency") {
  const std::string head = "Invoice;Date;Country;Currency;Gross;Discount\n";
  CHECK(imported(head + "1;2010-01-14;US;USD;$1,234.50;$0.50\n") ==
        "\"currency\":\"USD\",\"gross\":\"1234.5\",\"deductions\":{\"trade_discount\":\"0.5\"}}]}");
  CHECK(imported(head + "1;2010-01-14;DE;EUR;1.234,50 €;0,50 EUR\n") ==
        "\"currency\":\"EUR\",\"gross\":\"1234.5\",\"deductions\":{\"trade_discount\":\"0.5\"}}]}");
  CHECK(imported(head + "1;2010-01-14;CA;CAD;CA$5.50;$0.50\n2;2010-01-14;US;USD;€5.50;\n") ==
        "Gross (line 3, column 5): \"€\" stands with the amount, and the row's currency is USD\n");
  // A sign tells nothing of point and comma.
  CHECK(imported(head + "1;2010-01-14;DE;EUR;1.500 €;\n") == "/decimal?\n");
}

TEST_CASE("the signs of the amounts can be the currency") {
  const std::string head = "Invoice;Date;Country;Amount\n";
  CHECK(imported(head + "1;2010-01-14;DE;€7,409.85\n") ==
        "\"currency\":\"EUR\",\"gross\":\"7409.85\"}]}");
  CHECK(imported(head + "1;2010-01-14;DE;€7,409.85\n2;2010-01-14;US;$1.50\n") ==
        "/fields/currency?\n");
  Mapping mapping = suggest(head + "1;2010-01-14;US;$1.50\n", false).mapping;
  mapping.source(ImportField::currency) = FieldSource{ColumnRef{"Amount", 0}, {{"$", "USD"}}, {}};
  Problems problems;
  const Plan plan(mapping, {"Invoice", "Date", "Country", "Amount"}, problems);
  CHECK(problems.empty());
  for (const FieldPlan& field : plan.fields()) {
    if (field.field != ImportField::currency) continue;
    CHECK(plan.read(field, "($1.50)").text == "USD");
    CHECK(plan.read(field, "C$1.50").text ==
          "\"C$\" may be several currencies; say which under the field's \"values\"");
  }
}

TEST_CASE(
    "a sign of several currencies is that of one throughout, or each row's where that is said") {
  const std::string table =
      "Invoice,Date,Country,Currency,Gross\n1,2010-01-14,US,USD,$5.50\n2,2010-01-14,CA,CAD,$6.50\n"
      "3,2010-01-14,CA,CAD,CA$7.50\n";
  const Proposal proposal = suggest(table, false);
  REQUIRE(proposal.questions.size() == 1);
  CHECK(proposal.questions[0].pointer == "/fields/gross/currency");
  CHECK(proposal.questions[0].text ==
        "Line 3: \"$\" stands with an amount in CAD, and above with one in USD; if each is in its "
        "row's currency, the mapping must say of the field \"currency\": \"row\". Are the amounts "
        "in each row's own currency? If not, correct the rows.");
  Mapping mapping = proposal.mapping;
  const ImportResult refused = import_sales(source_of(table), mapping);
  REQUIRE(refused.problems.list.size() == 1);
  CHECK(refused.problems.list[0].line == 3);
  mapping.source(ImportField::gross)->in_row_currency = true;
  CHECK(import_sales(source_of(table), mapping).ledger);
  CHECK(suggest(table, false, mapping).questions.empty());
  // Of one country alone it may be Canada's.
  CHECK(suggest("Invoice,Date,Country,Currency,Gross\n1,2010-01-14,CA,CAD,$5.50\n", false)
            .questions.empty());
}

TEST_SUITE_END();

}  // namespace jm216::test::import_money_test
