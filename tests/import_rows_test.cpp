// What a row is as a whole: a credit note by its kind, a total (core/import/row.hpp).
#include <cstring>
#include <string>

#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_rows_test {

std::string asked(const std::string& table, const Mapping& known = {}) {
  std::string text;
  for (const Question& question : suggest(table, false, known).questions) {
    text += question.pointer + ":";
    for (const Question::Answer& answer : question.answers) text += " [" + answer.value + "]";
    text += '\n';
  }
  return text;
}

// What a mapping that says the rest makes of a table: problems, or each sale's quantity and gross.
std::string imported(const std::string& table, const Mapping& mapping) {
  const ImportResult result = import_sales(
      [left = std::string_view(table)](char* buffer, std::size_t capacity) mutable {
        const std::size_t size = std::min(capacity, left.size());
        std::memcpy(buffer, left.data(), size);
        left.remove_prefix(size);
        return size;
      },
      mapping);
  std::string text;
  for (const Problem& problem : result.problems.list) text += to_string(problem) + "\n";
  if (!result.ledger) return text;
  std::string ledger;
  write_canonical(*result.ledger, [&ledger](std::string_view piece) { ledger += piece; });
  for (std::size_t at = ledger.find("\"quantity\""); at != std::string::npos;
       at = ledger.find("\"quantity\"", at + 1)) {
    const auto word = [&](std::string_view name) {
      const std::size_t from = ledger.find(name, at) + name.size();
      return ledger.substr(from, ledger.find('"', from) - from);
    };
    text += word("\"quantity\":\"") + " " + word("\"gross\":\"") + ";";
  }
  if (result.skipped > 0) text += " " + std::to_string(result.skipped) + " left out";
  return text;
}

const std::string head = "Invoice,Type,Date,Country,Currency,Quantity,Gross\n";
const std::string memo = head +
                         "1,Invoice,2010-01-14,US,USD,4,1500.00\n"
                         "2,Credit memo,2010-02-14,US,USD,1,375.00\n"
                         "3,Credit memo,2010-02-15,US,USD,0,0\n";

TEST_SUITE_BEGIN("import: rows");

TEST_CASE("a column that says which rows are credit notes is asked about, and followed") {
  CHECK(asked(memo) == "/sign_from/credit: [Credit memo] []\n");
  Mapping mapping = suggest(memo, false).mapping;
  CHECK(imported(memo, mapping) ==
        "/sign_from/credit: not decided: what column \"Type\" holds in the rows of credit notes\n");
  mapping.sign_from->credit = {"Credit memo"};
  CHECK(asked(memo, mapping).empty());
  CHECK(imported(memo, mapping).starts_with("4 1500;-1 -375;"));
  mapping.sign_from = SignColumn{};
  CHECK(asked(memo, mapping).empty());
  mapping.ignored->push_back({"Type", 0});
  CHECK(imported(memo, mapping).starts_with("4 1500;1 375;"));
}

TEST_CASE("whose credit a sign is, the table does not tell") {
  const std::string table =
      "Belegnr.;Datum;Land;Währung;Menge;Betrag;S/H\n"
      "1;14.01.2010;DE;EUR;4;1500,00;S\n2;14.02.2010;DE;EUR;1;375,00;H\n";
  CHECK(asked(table) == "/sign_from/credit: [S] [H] []\n");
  Mapping mapping = suggest(table, false).mapping;
  mapping.sign_from->credit = {"H"};
  CHECK(imported(table, mapping) == "4 1500;-1 -375;");
  CHECK(asked("Invoice;Date;Country;Currency;Gross;Dr/Cr\n1;2010-01-14;DE;EUR;5;Dr\n"
              "2;2010-01-14;DE;EUR;6;Cr\n") == "/sign_from/credit: [Dr] [Cr] []\n");
}

TEST_CASE("of several words for credit notes all can be said at once") {
  CHECK(asked(head +
              "1,Invoice,2010-01-14,US,USD,4,1500.00\n2,Credit Note,2010-02-14,US,USD,1,375.00\n"
              "3,Refund,2010-02-14,US,USD,1,75.00\n") ==
        "/sign_from/credit: [Credit Note\nRefund] [Credit Note] [Refund] []\n");
}

TEST_CASE(
    "nothing is asked where the amounts have their signs, and a row that does not fit is refused") {
  const std::string table = head +
                            "1,Invoice,2010-01-14,US,USD,4,1500.00\n"
                            "2,Credit memo,2010-02-14,US,USD,-1,-375.00\n";
  CHECK(asked(table).empty());
  Mapping mapping = suggest(memo, false).mapping;
  mapping.sign_from->credit = {"Credit memo"};
  CHECK(imported(table, mapping) ==
        "Gross (line 3, column 7): -375.00 is below zero already, in the row of a credit note by "
        "\"Credit memo\": leave \"sign_from\" out if the amounts have their signs\n");
  const std::string other = head + "1,Refund,2010-01-14,US,USD,4,1500.00\n";
  CHECK(
      imported(other, mapping) ==
      "Type (line 2, column 2): \"Refund\" is not said to be a credit note or a sale; the mapping "
      "must have it under \"credit\" or \"sale\" of \"sign_from\"\n");
  mapping.sign_from->sale = {"Invoice"};
  CHECK(imported(head + "1,Order,2010-01-14,US,USD,4,1500.00\n", mapping)
            .starts_with("Type (line 2"));
}

TEST_CASE("a table whose rows are all sales does not let another's credit memo pass for one") {
  const std::string table = head + "1,Invoice,2010-01-14,US,USD,4,1500.00\n";
  CHECK(asked(table).empty());
  const Mapping mapping = suggest(table, false).mapping;
  CHECK(imported(table, mapping) == "4 1500;");
  CHECK(
      imported(memo, mapping).starts_with("Type (line 3, column 2): \"Credit memo\" is not said"));
}

TEST_CASE("the kind of a row is read from a mapping and written back") {
  const auto again = [](const std::string& sign) {
    const MappingRead read = read_mapping("{\"sign_from\": " + sign + "}");
    return read.mapping ? to_json(*read.mapping) : read.problems.list.at(0).message;
  };
  CHECK(again(R"({"column": "Type", "credit": "Memo", "sale": ["A", "B"]})").find(R"("sign_from": {
    "column": "Type",
    "credit": [
      "Memo"
    ],
    "sale": [
      "A",
      "B"
    ]
  })") != std::string::npos);
  CHECK(again("\"\"").find("\"sign_from\": \"\"") != std::string::npos);
  CHECK(again("{}") == "no \"column\" that says it");
  CHECK(again(R"({"column": 1, "credits": "x"})") ==
        "\"credits\" is nothing that is said of a row's kind; use \"credit\"");
}

TEST_SUITE_END();

}  // namespace jm216::test::import_rows_test
