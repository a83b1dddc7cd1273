// What a row is as a whole: a credit note by its kind, a total (core/import/row.hpp).
#include <algorithm>
#include <cstring>
#include <string>

#include "core/import/headings.hpp"
#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"
#include "tests/support/asked.hpp"

namespace jm216::test::import_rows_test {

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
  CHECK(asked("Invoice;Date;Country;Currency;Gross;+/-\n1;2010-01-14;DE;EUR;5;+\n"
              "2;2010-01-14;DE;EUR;6;-\n") == "/sign_from/credit: [+] [-] []\n");
  CHECK(asked("Invoice;Date;Country;Currency;Gross;Doc. type\n1;2010-01-14;DE;EUR;5;INV\n"
              "2;2010-01-14;DE;EUR;6;CRN\n") == "/sign_from/credit: [CRN] []\n");
}

TEST_CASE("kinds that programs name by codes, crosses and remarks are recognised and asked") {
  const std::string codes =
      "Fakturaart;Faktura;Fkdat;WE-Land;Menge;Währg;Betrag\nF2;1;14.01.2010;DE;4;EUR;100,50\n"
      "G2;2;14.01.2010;DE;2;EUR;50,25\nS1;3;14.01.2010;DE;4;EUR;100,50\n"
      "RE;3;14.01.2010;DE;4;EUR;100,50\n";
  CHECK(asked(codes) == "/sign_from/credit: [G2\nS1] [G2] [S1] [RE] []\n");
  // Where no code is known as a credit note's, all of them may be.
  CHECK(asked("Doc. Type,Invoice,Date,Country,Currency,Gross\nF2,1,2010-01-14,US,USD,1.50\n"
              "RE,2,2010-01-14,US,USD,1.25\n") == "/sign_from/credit: [RE] []\n");
  CHECK(asked("Type,Invoice,Date,Country,Currency,Gross\nRetail,1,2010-01-14,US,USD,1.50\n"
              "Wholesale,2,2010-01-14,US,USD,1.25\n")
            .empty());
  const std::string crossed =
      "Invoice,Date,Country,Quantity,Currency,Gross,Credit\n1,2010-01-14,US,4,USD,100.50,\n"
      "2,2010-01-14,US,2,USD,50.25,X\n";
  CHECK(asked(crossed) == "/sign_from/credit: [X] []\n");
  Mapping mapping = suggest(crossed, false).mapping;
  mapping.sign_from->credit = {"X"};
  CHECK(imported(crossed, mapping) == "4 100.5;-2 -50.25;");
  const std::string remarked =
      "Num,Date,Country,Quantity,Currency,Amount,Memo\n1,2010-01-14,US,4,USD,100.50,by air\n"
      "2,2010-01-14,US,2,USD,50.25,Credit memo for 1\n";
  CHECK(asked(remarked) == "/sign_from/credit: [Credit memo for 1] []\n");
  mapping = suggest(remarked, false).mapping;
  mapping.sign_from->credit = {"Credit memo for 1"};
  CHECK(imported(remarked, mapping) == "4 100.5;-2 -50.25;");
  // Another's credit note does not pass for a sale.
  CHECK(imported(remarked + "3,2010-01-14,US,2,USD,20.25,Credit memo for 2\n", mapping)
            .starts_with("Memo (line 4, column 7): \"Credit memo for 2\" is not said"));
  // China is no credit note.
  CHECK(asked("Invoice,Date,Country,Currency,Gross,Country of Origin\n1,2010-01-14,US,USD,1.5,CN\n")
            .empty());
}

TEST_CASE("rows that were cancelled are asked about, and left out as the mapping says") {
  const std::string table =
      "Invoice,Date,Country,Quantity,Currency,Gross,Status\n1,2010-01-14,US,4,USD,100.50,Paid\n"
      "2,2010-01-14,US,2,USD,50.25,Voided\n3,2010-01-14,US,1,USD,20.25,Storniert\n";
  CHECK(asked(table) == "/skip_rows_with/cells: [Voided\nStorniert] []\n");
  Mapping mapping = suggest(table, false).mapping;
  CHECK(
      imported(table, mapping) ==
      "/skip_rows_with/cells: not decided: what column \"Status\" holds in the rows that are left "
      "out\n");
  mapping.skip_rows_with->cells = {"Voided"};
  CHECK(
      imported(table, mapping) ==
      "Status (line 4, column 7): \"Storniert\" says that the row was cancelled; the mapping must "
      "have it under \"cells\" of \"skip_rows_with\"\n");
  mapping.skip_rows_with->cells = {"Voided", "Storniert"};
  CHECK(imported(table, mapping) == "4 100.5; 2 left out");
  CHECK(asked(table, mapping).empty());
  const std::string written = to_json(mapping);
  CHECK(to_json(*read_mapping(written).mapping) == written);
  mapping.skip_rows_with->cells = std::vector<std::string>();
  CHECK(imported(table, mapping) == "4 100.5;2 50.25;1 20.25;");
  CHECK(asked("Invoice,Date,Country,Currency,Gross,Storno\n1,2010-01-14,US,USD,1.5,\n"
              "2,2010-01-14,US,USD,1.5,X\n") == "/skip_rows_with/cells: [X] []\n");
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
        "\"Credit memo\"; leave \"sign_from\" out if the amounts have their signs\n");
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

TEST_CASE("totals with every cell filled are asked about, and never counted silently") {
  const std::string sales =
      "Invoice,Date,Country,Currency,Quantity,Gross\n"
      "1,2010-01-14,US,USD,4,1500.00\n2,2010-01-31,US,USD,3,1200.50\n";
  const std::string named = sales +
                            "Subtotal January,2010-01-31,US,USD,7,2700.50\n"
                            "3,2010-02-14,US,USD,3,1200.50\n"
                            "Grand total,2010-02-28,US,USD,10,3901.00\n";
  CHECK(asked(named) == "/totals: [named] [read]\n");
  Mapping mapping = suggest(named, false).mapping;
  CHECK(
      imported(named, mapping) ==
      "Invoice (line 4, column 1): \"Subtotal January\" says that this row is a total; the mapping "
      "must say what becomes of such rows: \"totals\": \"named\" leaves them out, \"read\" counts "
      "them as sales\n"
      "Invoice (line 6, column 1): \"Grand total\" says that this row is a total; the mapping "
      "must say what becomes of such rows: \"totals\": \"named\" leaves them out, \"read\" counts "
      "them as sales\n");
  mapping.totals = TotalRows::named;
  CHECK(asked(named, mapping).empty());
  CHECK(imported(named, mapping) == "4 1500;3 1200.5;3 1200.5; 2 left out");
  mapping.totals = TotalRows::read;
  CHECK(imported(named, mapping) == "4 1500;3 1200.5;7 2700.5;3 1200.5;10 3901;");

  const std::string unnamed = sales +
                              "R,2010-01-31,US,USD,7,2700.50\n3,2010-02-14,US,USD,3,1200.50\n"
                              "R,2010-02-28,US,USD,10,3901.00\n";
  CHECK(asked(unnamed) == "/totals: [sums] [read]\n");
  mapping = suggest(unnamed, false).mapping;
  CHECK(imported(unnamed, mapping)
            .starts_with("Gross (line 4, column 6): 2700.50 is the sum of the rows above; the "
                         "mapping must say"));
  mapping.totals = TotalRows::sums;
  CHECK(imported(unnamed, mapping) == "4 1500;3 1200.5;3 1200.5; 2 left out");
  mapping.totals = TotalRows::named;
  CHECK(imported(unnamed, mapping) == "4 1500;3 1200.5;7 2700.5;3 1200.5;10 3901;");
}

TEST_CASE("a sum is one in quantity too, and of more than one row") {
  const std::string begin =
      "Invoice,Date,Country,Currency,Quantity,Gross\n1,2010-01-14,US,USD,4,1500.00\n";
  CHECK(asked(begin + "2,2010-01-14,US,USD,4,1500.00\n").empty());
  CHECK(asked(begin + "2,2010-01-14,US,USD,1,100.00\n3,2010-01-14,US,USD,2,1600.00\n").empty());
  CHECK(asked(begin + "2,2010-01-14,US,USD,0,0\n3,2010-01-14,US,USD,0,0\n").empty());
}

TEST_CASE(
    "totals of one row, of one currency, above their rows and in any column are asked about") {
  const std::string begin = "Invoice,Date,Country,Currency,Quantity,Gross\n";
  const auto row = [](std::string_view invoice, std::string_view currency, int quantity,
                      std::string_view gross) {
    return std::string(invoice) + ",2010-01-14,US," + std::string(currency) + "," +
           std::to_string(quantity) + "," + std::string(gross) + "\n";
  };
  // A group of one row does not end the search.
  const std::string groups = begin + row("1", "USD", 4, "100.50") + row("x", "USD", 4, "100.50") +
                             row("2", "USD", 4, "150.25") + row("3", "USD", 4, "50.25") +
                             row("y", "USD", 8, "200.50");
  CHECK(asked(groups) == "/totals: [sums] [read]\n");
  Mapping mapping = suggest(groups, false).mapping;
  mapping.totals = TotalRows::sums;
  CHECK(
      imported(groups, mapping)
          .starts_with("Gross (line 3, column 6): 100.50 may be the total of the row above: row 6 "
                       "is a sum only if it is one; "));
  mapping.totals_left_out = {"x"};
  CHECK(imported(groups, mapping) == "4 100.5;4 150.25;4 50.25; 2 left out");
  mapping.totals_left_out.clear();
  mapping.totals_kept = {"x", "y"};
  CHECK(imported(groups, mapping) == "4 100.5;4 100.5;4 150.25;4 50.25;8 200.5;");
  const std::string written = to_json(mapping);
  CHECK(to_json(*read_mapping(written).mapping) == written);
  // One total for each currency.
  const std::string currencies = begin + row("1", "USD", 4, "100.50") +
                                 row("2", "EUR", 4, "150.25") + row("3", "USD", 1, "30.25") +
                                 row("x", "USD", 5, "130.75") + row("y", "EUR", 4, "150.25");
  CHECK(asked(currencies) == "/totals: [sums] [read]\n");
  mapping = suggest(currencies, false).mapping;
  mapping.totals = TotalRows::sums;
  CHECK(imported(currencies, mapping) == "4 100.5;4 150.25;1 30.25; 2 left out");
  // Above its rows, which only their end shows.
  const std::string above = begin + row("all", "USD", 5, "130.75") + row("1", "USD", 4, "100.50") +
                            row("2", "USD", 1, "30.25");
  CHECK(asked(above) == "/totals: [sums] [read]\n");
  mapping.totals.reset();
  CHECK(imported(above, mapping)
            .starts_with("Gross (line 2, column 6): 130.75 is the sum of the rows below; "));
  mapping.totals_left_out = {"all"};
  CHECK(imported(above, mapping) == "4 100.5;1 30.25; 1 left out");
  // In a column that no field takes; what only sounds like a total is no more than asked.
  const std::string other =
      "Invoice,Date,Country,Currency,Quantity,Gross,Customer\n"
      "1,2010-01-14,US,USD,4,100.50,Total Health\n2,2010-01-14,US,USD,4,150.25,Acme\n"
      "3,2010-01-31,US,USD,8,251.00,Result\n";
  CHECK(asked(other) == "/totals: [named] [read]\n");
  mapping = suggest(other, false).mapping;
  mapping.totals = TotalRows::named;
  CHECK(imported(other, mapping) == "4 100.5;4 150.25; 1 left out");
}

TEST_CASE("a row that only sounds like a total can be kept, and one that does not be left out") {
  const std::string table =
      "Invoice,Date,Country,Currency,Quantity,Gross,Product\n"
      "1,2010-01-14,US,USD,4,100.50,JM216\n2,2010-01-14,US,USD,2,70.25,Total Care Kit\n"
      "3,2010-01-31,US,USD,8,251.00,Total\n4,2010-01-31,US,USD,9,300.00,Alles\n";
  Mapping mapping = suggest(table, false).mapping;
  mapping.totals = TotalRows::named;
  CHECK(imported(table, mapping) == "4 100.5;9 300; 2 left out");
  mapping.totals_kept = {"Total Care Kit"};
  mapping.totals_left_out = {"Alles"};
  CHECK(imported(table, mapping) == "4 100.5;2 70.25; 2 left out");
  // What was left out is told, by its rows.
  const ImportResult result = import_sales(source_of(table), mapping);
  REQUIRE(result.totals.size() == 2);
  CHECK(result.totals[0] == std::pair(std::size_t{4}, std::string("Total")));
  const MappingRead read =
      read_mapping(R"({"totals": {"rows": "named", "kept": "Total Care Kit"}})");
  REQUIRE(read.mapping);
  CHECK(read.mapping->totals == TotalRows::named);
  CHECK(read.mapping->totals_kept == std::vector<std::string>{"Total Care Kit"});
}

TEST_CASE("words for totals, in several languages") {
  for (const std::string_view cell :
       {"Total",          "TOTAL",          "Grand Total",    "Sub-total", "Summe Januar",
        "** Gesamtsumme", "Zwischensumme:", "Sous-total",     "Totale",    "Suma",
        "JM216 Total",    "合計",           "2010-01 gesamt", "Übertrag",  "Sum:",
        "Result",         "Overall Result", "Gesamtergebnis", "Soma",      "Totale generale",
        "Grand-Total",    "A Result"}) {
    CAPTURE(cell);
    CHECK(says_total(cell));
  }
  for (const std::string_view cell :
       {"", "1001", "INV-77", "Totalis AG", "Results GmbH", "Summerfield", "Sumatra", "*"}) {
    CAPTURE(cell);
    CHECK_FALSE(says_total(cell));
  }
}

TEST_CASE("what a spreadsheet damaged is refused in every mapped column, with the repair") {
  const std::string table =
      "Invoice,Date,Country,Currency,Gross,Product,Seller,Type\n"
      "1.04E+11,2010-01-14,US,USD,1500.00,#N/A,#VALUE!,Invoice\n"
      "#NAME?,########,#BEZUG!,USD,1500.00,2,A,#REF!\n";
  Mapping mapping = suggest(table, false).mapping;
  mapping.dates = DateOrder::ymd;
  mapping.sign_from = SignColumn{{"Type", 0}, {{"Credit memo"}}};
  mapping.ignored.reset();
  const std::string said = imported(table, mapping);
  CHECK(std::count(said.begin(), said.end(), '\n') == 7);
  CHECK(
      said.find(
          "Invoice (line 2, column 1): \"1.04E+11\" is a number that the spreadsheet has rounded; "
          "show the column as text or as whole numbers, and save again\n") == 0);
  CHECK(said.find(
            "Date (line 3, column 2): \"########\" is what a spreadsheet shows of a column that "
            "is too narrow; widen it and save again\n") != std::string::npos);
  CHECK(said.find(
            "Type (line 3, column 8): \"#REF!\" is an error of the spreadsheet's formula; mend it "
            "there and save again\n") != std::string::npos);
  for (const std::string_view cell : {"1,04E+11", "-2E-05", "#NV", "#¡VALOR!", "##", "#DIV/0!"}) {
    CAPTURE(cell);
    CHECK(damage_in(cell));
  }
  for (const std::string_view cell :
       {"", "#", "#12", "#1!", "E+1", "1E+", "A1E+05", "1.2.3E+4", "5E4", "# 7"}) {
    CAPTURE(cell);
    CHECK_FALSE(damage_in(cell));
  }
}

TEST_CASE("deductions below zero are asked about once, and taken off with one sign in all rows") {
  const std::string begin = "Invoice,Date,Country,Currency,Quantity,Gross,Discount,VAT\n";
  const std::string table = begin +
                            "1,2010-01-14,US,USD,4,1500.00,($30.00),19.00\n"
                            "2,2010-02-14,US,USD,-1,-375.00,7.50,-4.75\n"
                            "3,2010-02-15,US,USD,1,375.00,,\n";
  CHECK(asked(table) == "/negative_deductions: [taken-off]\n");
  Mapping mapping = suggest(table, false).mapping;
  CHECK(imported(table, mapping) ==
        "Discount (line 2, column 7): \"-30.00\" is below zero, which an amount of money cannot be "
        "here; if amounts taken off are written below zero, the mapping must say so: "
        "\"negative_deductions\": \"taken-off\"\n"
        "VAT (line 3, column 8): \"-4.75\" is below zero, which an amount of money cannot be here; "
        "if "
        "amounts taken off are written below zero, the mapping must say so: "
        "\"negative_deductions\": \"taken-off\"\n");
  mapping.takes_off_negatives = true;
  CHECK(asked(table, mapping).empty());
  CHECK(imported(table, mapping) == "4 1500;-1 -375;1 375;");
  CHECK(read_mapping(to_json(mapping)).mapping->takes_off_negatives);
  // One that is added where the others are taken off.
  CHECK(
      imported(table + "4,2010-02-15,US,USD,1,375.00,5.00,\n", mapping) ==
      "Discount (line 5, column 7): 5.00 has another sign beside its gross than the rows above: is "
      "it taken off?\n");
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
