// What a heading says beside its word is asked, said in the mapping, and then exact (core/import/row.hpp).
#include <cstring>
#include <string>

#include "core/import/headings.hpp"
#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_headings_test {

// The open questions, a line each: pointer, and the answers.
std::string asked(const std::string& table, const Mapping& known = {}) {
  std::string text;
  for (const Question& question : suggest(table, false, known).questions) {
    text += question.pointer + ":";
    for (const Question::Choice& choice : question.choices) text += " " + choice.value;
    text += '\n';
  }
  return text;
}

// A table of one sale in euros with this column, read with the mapping that is proposed for it and
// what `say` adds.
template <class Say>
std::string with_column(const std::string& heading, const std::string& cell, const Say& say) {
  const std::string table = "Invoice;Date;Country;Currency;Quantity;" + heading +
                            "\n1;2010-01-14;DE;EUR;4;" + cell + "\n";
  Mapping mapping = suggest(table, false).mapping;
  say(mapping);
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
  write_canonical(*result.ledger, [&text](std::string_view piece) { text += piece; });
  return text.substr(text.find("\"currency\""));
}

std::string qualifiers(ImportField field, std::string_view heading) {
  std::string text;
  for (const Qualifier& one : qualifiers_of(field, heading)) {
    constexpr std::array<std::string_view, 5> kinds = {"currency", "scale", "percent", "each",
                                                       "other"};
    text += std::string(kinds.at(static_cast<std::size_t>(one.kind))) + " " + one.value + ";";
  }
  return text;
}

TEST_SUITE_BEGIN("import: headings");

TEST_CASE("what a heading says beside its word") {
  const auto gross = [](std::string_view heading) {
    const auto match = match_heading(heading);
    CHECK((match && match->field == ImportField::gross));
    return qualifiers(ImportField::gross, heading);
  };
  CHECK(gross("Gross") == "");
  CHECK(gross("Sales (USD thousands)") == "currency USD;scale 1000;");
  CHECK(gross("Umsatz (TEUR)") == "scale 1000;currency EUR;");
  CHECK(gross("Umsatz TEUR") == "scale 1000;currency EUR;");
  CHECK(gross("Umsatz in Mio. EUR") == "currency EUR;scale 1000000;");
  CHECK(gross("Sales (k€)") == "scale 1000;currency EUR;");
  CHECK(gross("Revenue ($m)") == "scale 1000000;currency ;");
  CHECK(gross("Sales $'000") == "scale 1000;currency ;");
  CHECK(gross("Betrag (EUR)") == "currency EUR;");
  CHECK(gross("Betrag €") == "currency EUR;");
  CHECK(gross("Gross price (per pack)") == "each ;");
  CHECK(gross("Bruttopreis pro Stück") == "each ;");
  CHECK(gross("Bruttopreis (je 1)") == "each ;");
  CHECK(gross("Amount (net of VAT)") == "other ;");
  CHECK(gross("Amount (Foreign Currency)") == "");
  CHECK(qualifiers(ImportField::trade_discount, "Discount %") == "percent ;");
  CHECK(qualifiers(ImportField::trade_discount, "% Discount") == "percent ;");
  CHECK(qualifiers(ImportField::sales_tax, "MwSt (%)") == "percent ;");
  CHECK(qualifiers(ImportField::sales_tax, "VAT [percent]") == "percent ;");
  CHECK(qualifiers(ImportField::quantity, "Quantity (thousands)") == "scale 1000;");
  CHECK(qualifiers(ImportField::quantity, "Menge (Stück)") == "");
  CHECK(qualifiers(ImportField::date, "Date (due)") == "other ;");
  CHECK(qualifiers(ImportField::date, "Date (DD/MM/YYYY)") == "");
  CHECK(qualifiers(ImportField::country, "Country (ISO)") == "");
  CHECK(qualifiers(ImportField::invoice, "Document (No.)") == "");
}

TEST_CASE("headings of the usual programs and of several languages") {
  const auto field = [](std::string_view heading) {
    const auto match = match_heading(heading);
    return match ? std::string(info_of(match->field).name) : std::string("none");
  };
  for (const std::string_view heading :
       {"Num", "Faktura", "Document Number", "N\u00BA Factura", "Num\u00E9ro de facture",
        "Numero fattura", "\u8ACB\u6C42\u66F8\u756A\u53F7"}) {
    CAPTURE(heading);
    CHECK(field(heading) == "invoice");
  }
  for (const std::string_view heading :
       {"Fkdat", "Date de facture", "Fecha", "Data fattura", "\u8ACB\u6C42\u65E5"}) {
    CHECK(field(heading) == "date");
  }
  for (const std::string_view heading :
       {"WE-Land", "Ship Country", "Pays", "Pa\u00EDs", "Paese", "\u56FD"}) {
    CHECK(field(heading) == "country");
  }
  for (const std::string_view heading :
       {"Qty. Sold", "Fakt.Menge", "Quantit\u00E9", "Cantidad", "Quantit\u00E0", "\u6570\u91CF"}) {
    CHECK(field(heading) == "quantity");
  }
  for (const std::string_view heading :
       {"W\u00E4hrg", "Devise", "Moneda", "Valuta", "\u901A\u8CA8"}) {
    CHECK(field(heading) == "currency");
  }
  for (const std::string_view heading : {"Nettowert", "Montant", "Importe", "Importo (EUR)",
                                         "\u91D1\u984D", "\u91D1\u984D\uFF08JPY\uFF09"}) {
    CAPTURE(heading);
    CHECK(field(heading) == "gross");
  }
  CHECK(field("U/M") == "unit");
  CHECK(field("TVA") == "sales_tax");
  CHECK(field("Remise") == "trade_discount");
  CHECK(field("\u5099\u8003") == "none");
}

TEST_CASE("from a net amount no deduction is taken twice without being asked") {
  const std::string head = "Faktura;Fkdat;WE-Land;Währg;";
  const std::string row = "\n1;14.01.2010;US;USD;";
  CHECK(asked(head + "Nettowert;Rabatt" + row + "900,50;100,00\n") ==
        "/fields/trade_discount: Rabatt\n");
  CHECK(asked(head + "Net value;Mwst" + row + "900,50;100,00\n") == "/fields/sales_tax: Mwst\n");
  CHECK(asked(head + "Nettowert;Fracht" + row + "900,50;100,00\n").empty());
  // Beside a gross amount the net one is none.
  CHECK(asked(head + "Bruttowert;Rabatt;Nettowert" + row + "1000,50;100,00;900,50\n").empty());
  for (const std::string_view heading :
       {"Net amount", "Montant net", "Montant HT", "Umsatz netto", "Nettobetrag"}) {
    CAPTURE(heading);
    CHECK(asked(head + std::string(heading) + row + "900,50\n")
              .starts_with("/fields/gross: " + std::string(heading)));
  }
  CHECK_FALSE(says_net("Network sales"));
  CHECK_FALSE(match_heading("Net weight"));
}

TEST_CASE("which of several currencies an amount is in is asked") {
  const std::string head = "Date,Num,Country,Currency,";
  const std::string row = "\n1/14/2010,1,DE,EUR,";
  CHECK(asked(head + "Amount,Foreign Amount" + row + "130.00,100.00\n") ==
        "/fields/gross: Amount Foreign Amount\n");
  CHECK(asked(head + "Betrag,Betrag in HW" + row + "100.00,130.00\n")
            .starts_with("/fields/gross: Betrag Betrag in HW\n"));
  CHECK(asked(head + "Home amount" + row + "130.00\n").starts_with("/fields/gross: Home amount\n"));
}

TEST_CASE("a scale in a title or a footnote is asked like a heading's") {
  const auto said = [](std::string_view note) {
    const auto scale = scale_in_note(note);
    return scale ? scale->value : std::string("none");
  };
  for (const std::string_view note :
       {"Amounts in thousands of US dollars", "Sales Q1 2010 (USD thousands)", "Angaben in TEUR",
        "all amounts in thousands", "USD '000", "in 1000 EUR", "Beträge in Tsd. EUR",
        "en milliers d'euros", "($000)"}) {
    CAPTURE(note);
    CHECK(said(note) == "1000");
  }
  CHECK(said("Umsatz in Mio. EUR") == "1000000");
  for (const std::string_view note : {"Total 10 000 EUR", "Sales by item in the US", "1000",
                                      "M. Miller, USD", "Jan - Mar 2010", "Packs of 1000"}) {
    CAPTURE(note);
    CHECK(said(note) == "none");
  }
  const std::string table =
      "Invoice;Date;Country;Currency;Gross;Freight\n"
      "1;2010-01-14;US;USD;12.50;1.50\n2;2010-01-14;US;USD;15.25;1.50\n";
  CHECK(asked(table).empty());
  CHECK(asked("Amounts in thousands of USD;;;;;\n" + table) ==
        "/fields/gross/scale: 1000 1\n/fields/freight/scale: 1000 1\n");
  CHECK(asked(table + "(TUSD);;;;;\n").starts_with("/fields/gross/scale: 1000 1\n"));
}

TEST_CASE("what a title says of thousands is not passed over by a mapping that does not say it") {
  const std::string rows = "Invoice;Date;Country;Currency;Gross\n1;2010-01-14;US;USD;12.50\n";
  const auto problems = [](const std::string& table, const Mapping& mapping) {
    std::string text;
    for (const Problem& one : import_sales(source_of(table), mapping).problems.list) {
      text += to_string(one) + "\n";
    }
    return text;
  };
  const std::string titled = "Sales in thousands of USD\n" + rows;
  Mapping mapping = suggest(titled, false).mapping;
  CHECK(problems(titled, mapping) ==
        "/fields/gross/scale: not decided: row 1 says \"thousands\" of the table's amounts; say "
        "\"1000\", or \"1\" if its cells are whole amounts\n");
  mapping.source(ImportField::gross)->scale = "1000";
  CHECK(problems(titled, mapping).empty());
  const std::string noted = rows + ";;;;in thousands of USD\n";
  mapping = suggest(rows, false).mapping;
  mapping.skip_rows_without = ColumnRef{"Date", 0};
  CHECK(problems(noted, mapping).starts_with("/fields/gross/scale: not decided: row 3 says"));
}

TEST_CASE("a unit is no quantity") {
  const std::string head = "Invoice;Date;Country;Currency;Gross;Units\n1;2010-01-14;DE;EUR;1.50;";
  CHECK(suggest(head + "PK\n", false).mapping.source(ImportField::unit).has_value());
  CHECK_FALSE(suggest(head + "PK\n", false).mapping.source(ImportField::quantity).has_value());
  CHECK(suggest(head + "4\n", false).mapping.source(ImportField::quantity).has_value());
  const Mapping both = suggest(
                           "Invoice;Date;Country;Currency;Gross;Menge;Einheit\n"
                           "1;2010-01-14;DE;EUR;1.50;Packung;4\n",
                           false)
                           .mapping;
  CHECK(both.source(ImportField::quantity)->column == ColumnRef{"Menge", 0});
  CHECK(both.source(ImportField::unit)->column == ColumnRef{"Einheit", 0});
}

TEST_CASE("a scale in a heading is asked, and what is read is exact") {
  const std::string table =
      "Invoice;Date;Country;Currency;Umsatz (TEUR)\n1;14.01.2010;DE;EUR;1500,5\n";
  CHECK(asked(table) == "/fields/gross/scale: 1000 1\n");
  Mapping known;
  known.source(ImportField::gross) = FieldSource{ColumnRef{"Umsatz (TEUR)", 0}, {}, {}, "1000"};
  CHECK(asked(table, known).empty());

  const auto scaled = [](const std::string& cell, const std::string& scale) {
    return with_column("Sales in thousands", cell, [&](Mapping& mapping) {
      mapping.source(ImportField::gross)->scale = scale;
    });
  };
  CHECK(scaled("1500.0001", "1000") == R"("currency":"EUR","gross":"1500000.1"}]})");
  CHECK(scaled("1500.0", "1") == R"("currency":"EUR","gross":"1500"}]})");
  CHECK(scaled("1.23456789", "1000") ==
        "Sales in thousands (line 2, column 6): \"1234.56789\" is too fine: a price has at most 4 "
        "digits after the point; it is 1.23456789 × 1000\n");
  CHECK(with_column("Sales in thousands", "1500.0", [](Mapping&) {}) ==
        "/fields/gross/scale: not decided: the heading \"Sales in thousands\" says \"thousands\"; "
        "say \"1000\", or \"1\" if its cells are whole amounts\n");
}

TEST_CASE("a percentage is no amount: it is asked, and taken of the gross exactly") {
  const std::string table =
      "Invoice;Date;Country;Currency;Gross;Discount %;VAT %\n1;2010-01-14;DE;EUR;1500.00;2;19\n";
  CHECK(asked(table) ==
        "/fields/trade_discount/percent_of: gross \n/fields/sales_tax/percent_of: gross \n");
  // The amount beside it says the same.
  CHECK(asked("Invoice;Date;Country;Currency;Gross;Discount;Discount %\n"
              "1;2010-01-14;DE;EUR;1500.00;30.00;2\n")
            .empty());
  const auto of_gross = [](const std::string& heading, const std::string& cells) {
    return with_column(heading, cells, [](Mapping& mapping) {
      mapping.source(ImportField::trade_discount)->percent_of_gross = true;
    });
  };
  CHECK(of_gross("Gross;Discount %", "1200.50;2.5") ==
        R"("currency":"EUR","gross":"1200.5","deductions":{"trade_discount":"30.0125"}}]})");
  CHECK(of_gross("Gross;Discount %", "-1200.50;2") ==
        R"("currency":"EUR","gross":"-1200.5","deductions":{"trade_discount":"24.01"}}]})");
  CHECK(of_gross("Gross;Discount %", "1200.50;0.125") ==
        "Discount % (line 2, column 7): \"1.500625\" is too fine: an amount of money has at most 4 "
        "digits after the point; it is 0.125% of 1200.5\n");
}

TEST_CASE("a price for one is asked, and multiplied by the quantity exactly") {
  CHECK(asked("Invoice;Date;Country;Currency;Quantity;Gross price (per pack)\n"
              "1;2010-01-14;DE;EUR;4;1500.00\n") == "/fields/gross/per: quantity \n");
  const auto each = [](const std::string& cell) {
    return with_column("Gross price (per pack)", cell, [](Mapping& mapping) {
      mapping.source(ImportField::gross)->per_quantity = true;
    });
  };
  CHECK(each("12.3456") == R"("currency":"EUR","gross":"49.3824"}]})");
  CHECK(with_column("Gross price (per pack)", "12.50", [](Mapping& mapping) {
          mapping.source(ImportField::gross)->per_quantity = true;
          mapping.source(ImportField::quantity).reset();
          mapping.ignored.reset();
        }).find("the row has no quantity to multiply it by") != std::string::npos);
}

TEST_CASE("a heading that says what no mapping follows is asked before it is a field") {
  const std::string table =
      "Invoice;Date (due);Country;Currency;Gross\n1;2010-01-14;DE;EUR;1500.00\n";
  CHECK(asked(table) == "/fields/date: Date (due)\n");
  Mapping known;
  known.source(ImportField::date) = FieldSource{ColumnRef{"Date (due)", 0}, {}, {}};
  CHECK(asked(table, known).empty());
}

TEST_CASE("a currency in a heading that is not that of the row is asked, and refused until then") {
  const std::string table =
      "Invoice;Date;Country;Currency;Amount "
      "(USD)\n1;2010-01-14;US;USD;1.50\n2;2010-01-14;DE;EUR;2.50\n";
  CHECK(asked(table) == "/fields/gross/currency: row\n");
  CHECK(asked(table.substr(0, table.find("2;"))).empty());
  CHECK(with_column("Amount (USD)", "2.50", [](Mapping&) {}) ==
        "Amount (USD) (line 2, column 6): its heading says USD, the row EUR; if the amounts are in "
        "each row's own currency, the mapping must say of the field \"currency\": \"row\"\n");
  CHECK(with_column("Amount (USD)", "2.50", [](Mapping& mapping) {
          mapping.source(ImportField::gross)->in_row_currency = true;
        }) == R"("currency":"EUR","gross":"2.5"}]})");
}

TEST_CASE("what is said of a column's numbers is read and written back") {
  const std::string json =
      R"({"fields": {"gross": {"column": "G", "scale": 1000, "per": "quantity", "currency": "row"},
                     "sales_tax": {"column": "T", "percent_of": "gross"},
                     "freight": {"column": "F", "percent_of": "", "per": "", "scale": "0.01"}}})";
  const MappingRead read = read_mapping(json);
  REQUIRE(read.mapping);
  const std::string written = to_json(*read.mapping);
  CHECK(to_json(*read_mapping(written).mapping) == written);
  CHECK(written.find("\"scale\": \"1000\"") != std::string::npos);
  CHECK(written.find("\"percent_of\": \"\"") != std::string::npos);
  const auto problem = [](const std::string& field, const std::string& members) {
    const MappingRead wrong = read_mapping("{\"fields\": {\"" + field + "\": {" + members + "}}}");
    CHECK_FALSE(wrong.problems.list.empty());
    return wrong.problems.list.empty() ? std::string() : wrong.problems.list[0].message;
  };
  CHECK(problem("date", R"("column": 1, "scale": 2)") ==
        "\"date\" is no number, of which that could be said");
  CHECK(problem("gross", R"("column": 1, "percent_of": "gross")") ==
        "the gross is no part of itself");
  CHECK(problem("gross", R"("column": 1, "per": "net")") ==
        "\"net\" is none of \"\", \"quantity\"");
  CHECK(problem("gross", R"("column": 1, "scale": "-1")") != "");
  CHECK(problem("gross", R"("constant": "1", "scale": 1000)") ==
        "a constant stands for itself; keep it or what is said of the numbers of a column");
}

TEST_SUITE_END();

}  // namespace jm216::test::import_headings_test
