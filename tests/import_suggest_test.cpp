// What is proposed for a table, and what is asked (core/import/suggest.hpp).
#include <algorithm>
#include <string>

#include "core/import/suggest.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_suggest_test {

// The open questions, a line each: pointer, and the choices as value=meaning.
std::string questions(const Proposal& proposal) {
  std::string text;
  for (const Question& question : proposal.questions) {
    text += question.pointer;
    for (const Question::Choice& choice : question.choices) {
      text += " " + choice.value + "=" + choice.means;
    }
    text += '\n';
  }
  return text;
}

std::string column(const Proposal& proposal, ImportField field) {
  const auto& source = proposal.mapping.source(field);
  if (!source || !source->column) return "none";
  return source->column->heading.empty() ? std::to_string(source->column->number)
                                         : source->column->heading;
}

// A table with these dates and amounts, in dollars.
Proposal table(std::string_view date_1, std::string_view amount_1, std::string_view date_2 = {},
               std::string_view amount_2 = {}) {
  std::string text = "Invoice;Date;Country;Currency;Gross\n";
  for (const auto& [date, amount] : {std::pair(date_1, amount_1), std::pair(date_2, amount_2)}) {
    if (date.empty()) continue;
    text += "1;" + std::string(date) + ";US;USD;" + std::string(amount) + "\n";
  }
  return suggest(text, false);
}

TEST_SUITE_BEGIN("import: suggest");

TEST_CASE("English and German headings are recognised, other columns are named as ignored") {
  const Proposal proposal = suggest(
      "Rechnungs-Nr.\tPos.\tRechnungsdatum\tLand\tWährung\tBetrag (EUR)\tMwSt.\tKunde\n"
      "R1\t1\t14.01.2010\tDeutschland\tEUR\t12,50\t1,00\tMeier\n"
      "R2\t1\t15.01.2010\tBelgien\t€\t7,25\t\tMüller\n",
      false);
  CHECK(questions(proposal).empty());
  const Mapping& mapping = proposal.mapping;
  CHECK(mapping.encoding == Encoding::utf_8);
  CHECK(mapping.delimiter == '\t');
  CHECK(mapping.header == true);
  CHECK(mapping.decimal == ',');
  CHECK(mapping.thousands == Thousands::none);
  CHECK(mapping.dates == DateOrder::dmy);
  CHECK(column(proposal, ImportField::invoice) == "Rechnungs-Nr.");
  CHECK(column(proposal, ImportField::line) == "Pos.");
  CHECK(column(proposal, ImportField::gross) == "Betrag (EUR)");
  CHECK(column(proposal, ImportField::sales_tax) == "MwSt.");
  CHECK(column(proposal, ImportField::buyer) == "none");
  using Values = std::vector<std::pair<std::string, std::string>>;
  CHECK(mapping.source(ImportField::country)->values ==
        Values{{"Deutschland", "DE"}, {"Belgien", "BE"}});
  CHECK(mapping.source(ImportField::currency)->values == Values{{"€", "EUR"}});
  REQUIRE(mapping.ignored);
  CHECK(*mapping.ignored == std::vector<ColumnRef>{{"Kunde", 0}});
}

TEST_CASE("the delimiter is told by the headings, or asked") {
  CHECK(suggest("Invoice,Date,Gross\n1,2009-01-02,5\n", false).mapping.delimiter == ',');
  CHECK(suggest("Invoice|Date|Gross\n1|2009-01-02|5,5\n", false).mapping.delimiter == '|');
  CHECK(questions(suggest("A1;2009-01-03;12,50\nA2;2009-01-04;13,50\n", false)) ==
        "/delimiter ,=comma ;=semicolon\n");
  CHECK(questions(suggest("one column\nonly\n", false)) ==
        "/delimiter ,=comma ;=semicolon \t=tab |=bar\n");
}

TEST_CASE("where the delimiter is asked, the first lines are shown as they stand") {
  using Lines = std::vector<std::string>;
  CHECK(suggest("A1;2009-01-03;12,50\r\n\nA2;2009-01-04;13,50\n", false).first_lines ==
        Lines{"A1;2009-01-03;12,50", "A2;2009-01-04;13,50"});
  CHECK(suggest("Invoice,Date,Gross\n1,2009-01-02,5\n", false).first_lines.empty());
  // Not so many that nobody looks, none without end, and no character cut in two.
  const std::string umlauts = "x" + [] {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "\xC3\xBC";
    return text;
  }();
  const Lines lines = suggest(umlauts + "\n1\n2\n3\n4\n5\n6\n7\n8\n", false).first_lines;
  REQUIRE(lines.size() == 8);
  CHECK(lines[0] == umlauts.substr(0, 399));
  CHECK(lines[7] == "7");
}

TEST_CASE("sep= settles what separates the cells, whatever follows") {
  for (const char sign : {',', ';', '\t', '|'}) {
    const std::string s(1, sign);
    const std::string table = "a" + s + "b\r\n1" + s + "2009,5;1\r\n";
    const Mapping mapping = suggest("sep=" + s + "\r\n" + table, false).mapping;
    CHECK(mapping.delimiter == sign);
    CHECK(mapping.first_line == 2);
  }
  CHECK(suggest("sep=x\nInvoice,Date,Gross\n1,2009-01-02,5\n", false).mapping.delimiter == ',');
}

TEST_CASE("rows whose last cells are left away are rows of the table") {
  const std::string table =
      "Invoice,Date,Country,Currency,Gross,Discount,Freight,Product\n"
      "1,2009-01-14,DE,EUR,5.00\n2,2009-01-14,DE,EUR,5.00,1.00\n3,2009-01-14,DE,EUR,5.00,1.00,2."
      "00\n";
  CHECK(suggest(table, false).mapping.delimiter == ',');
  CHECK(questions(suggest(table, false)).empty());
}

TEST_CASE("a heading in any script is no sale") {
  CHECK(questions(suggest("\u4F1D\u7968 1,\u91D1\u984D 2\nx,y\n", false))
            .starts_with("/header true"));
}

TEST_CASE("titles above the headings are left out") {
  const Proposal proposal = suggest(
      "Sales report,,,,\nas of today,,,,\nInvoice,Date,Country,Currency,Gross\n"
      "1,2009-01-02,US,USD,5.00\n",
      false);
  CHECK(questions(proposal).empty());
  CHECK(proposal.mapping.first_line == 3);
}

TEST_CASE("whether the first row is a heading is asked where it does not tell") {
  CHECK(questions(suggest("a,b\nc,d\n", false)).substr(0, 38) ==
        "/header true=headings false=a sale\n/fi");
  CHECK(suggest("R1,2009-01-02\nR2,2009-01-03\n", false).mapping.header == false);
}

TEST_CASE("of more columns than a table may have nothing is asked, whatever they are called") {
  const std::string too_many =
      "1001 columns, where a table of sales may have 1000; take those out that hold nothing of a "
      "sale, or say what really separates the cells (\"delimiter\").";
  const auto asked = [](std::string_view first, std::size_t columns) {
    const std::string rest(columns - 5, ',');
    const std::string sale = "1,2009-01-02,DE,EUR,5";
    return suggest(std::string(first) + rest + '\n' + sale + rest + '\n', false).questions;
  };
  for (const std::string_view first : {"Invoice,Date,Country,Currency,Gross", "a,b,c,d,e"}) {
    const auto questions = asked(first, 1001);
    REQUIRE(questions.size() == 1);
    CHECK(questions[0].pointer.empty());
    CHECK(questions[0].text == too_many);
  }
  CHECK(asked("Invoice,Date,Country,Currency,Gross", 1000).empty());
}

TEST_CASE("the order of dates") {
  CHECK(table("13.02.2009", "1.5").mapping.dates == DateOrder::dmy);
  CHECK(table("03/04/2009", "1.5", "03/14/2009", "1.5").mapping.dates == DateOrder::mdy);
  CHECK(table("2009-04-03", "1.5").mapping.dates == DateOrder::ymd);
  CHECK(questions(table("03/04/2009", "1.5")) == "/dates dmy=2009-04-03 mdy=2009-03-04\n");
  // Points are no proof either.
  CHECK(questions(table("03.04.2009", "1.5")) == "/dates dmy=2009-04-03 mdy=2009-03-04\n");
  CHECK(questions(table("14.04.99", "1.5")) == "/century 1900=1999-04-14 2000=2099-04-14\n");
  CHECK(questions(table("14.04.09", "1.5")) == "/dates dmy=2009-04-14 ymd=2014-04-09\n");
  // A licence of 2001 has no sales of 1909.
  CHECK(table("15/05/09", "1.5").mapping.century == 2000);
  CHECK(questions(table("Meier", "1.5")) == "/fields/date\n");
  const Proposal zoned = table("2009-04-03T23:00:00Z", "1.5");
  CHECK(questions(zoned) == "/fields/date\n");
  CHECK(zoned.questions.front().text.find("which has a time in a zone") != std::string::npos);
}

TEST_CASE("the decimal sign") {
  const auto style = [](const Proposal& proposal) {
    CHECK(questions(proposal).empty());
    return std::string(1, proposal.mapping.decimal.value_or('?')) +
           std::string(to_string(proposal.mapping.thousands.value_or(Thousands::none)));
  };
  CHECK(style(table("2009-04-03", "12.50")) == ".");
  CHECK(style(table("2009-04-03", "12,50")) == ",");
  CHECK(style(table("2009-04-03", "1.234,50")) == ",.");
  CHECK(style(table("2009-04-03", "1,234", "2009-04-04", "12.50")) == ".,");
  CHECK(style(table("2009-04-03", "1 234,50")) == ", ");
  CHECK(style(table("2009-04-03", "1'234.50")) == ".'");
  CHECK(style(table("2009-04-03", "1234")) == ".");
  CHECK(questions(table("2009-04-03", "1,234")) == "/decimal .=1234 ,=1.234\n");
  CHECK(questions(table("2009-04-03", "1.234")) == "/decimal .=1.234 ,=1234\n");
  CHECK(table("2009-04-03", "(1.50)").mapping.parentheses);
  CHECK(table("2009-04-03", "1.50-").mapping.trailing_minus);
}

TEST_CASE("what the beginning of a long file does not show is asked") {
  const std::string text = "Invoice;Date;Country;Currency;Gross\n1;2009-04-03;US;USD;12\n1;2009";
  CHECK(questions(suggest(text, true)) == "/decimal .=12.50 ,=12,50\n");
  CHECK(questions(suggest(text + "-04-04;US;USD;1", false)).empty());
}

TEST_CASE("whole quantities do not tell the decimal sign of a gross without a column yet") {
  const std::string text =
      "Invoice;Date;Country;Currency;Quantity;Betrag X\n"
      "1;2009-01-14;DE;EUR;1;1.234\n";
  const Proposal before = suggest(text, false);
  CHECK(questions(before) == "/fields/gross\n");
  CHECK_FALSE(before.mapping.decimal);
  Mapping known = before.mapping;
  known.source(ImportField::gross).emplace().column = ColumnRef{"Betrag X", 0};
  CHECK(questions(suggest(text, false, known)) == "/decimal .=1.234 ,=1234\n");
}

TEST_CASE(
    "a sign in cells that no style reads is asked, whatever whole quantities stand beside it") {
  const auto asked = [](std::string_view gross) {
    return questions(
        suggest("Invoice;Date;Country;Currency;Quantity;Gross\n"
                "1;2009-01-14;DE;EUR;4;" +
                    std::string(gross) + "\n2;2009-01-15;DE;EUR;3;" + std::string(gross) + "\n",
                false));
  };
  for (const std::string_view gross : {"1.500 per pack", "1,500/pc", "ca. 1.500", "2.500 kg"}) {
    CHECK(asked(gross) == "/decimal .=12.50 ,=12,50\n");
  }
  CHECK(asked("1500").empty());
  CHECK(asked("1.500,00").empty());
}

TEST_CASE("several columns that may be a field are asked, and a required one without any") {
  CHECK(questions(suggest("Invoice;Date;Land;Betrag;Umsatz\n1;2009-04-13;DE;1,5;2,5\n", false)) ==
        "/fields/currency\n/fields/gross Betrag=Betrag Umsatz=Umsatz\n");
}

TEST_CASE("columns in question are not ignored until they are answered; ignored ones stay so") {
  const std::string text = "Invoice;Date;Land;Betrag;Umsatz\n1;2009-04-13;DE;1,5;2,5\n";
  Mapping mapping = suggest(text, false).mapping;
  REQUIRE(mapping.ignored);
  CHECK(mapping.ignored->empty());
  mapping.ignored = std::vector<ColumnRef>{{"Umsatz", 0}, {"Land", 0}};
  mapping.source(ImportField::country).reset();
  const Proposal again = suggest(text, false, mapping);
  CHECK(column(again, ImportField::gross) == "Betrag");
  CHECK(questions(again) == "/fields/country\n/fields/currency\n");
}

TEST_CASE("an encoding that is not UTF-8 is asked with an example") {
  CHECK(questions(suggest("Invoice;Date;Land;Currency;Gross\n1;2009-04-13;\xD6sterreich;EUR;1,5\n",
                          false)) == "/encoding windows-1252=Österreich\n");
}

TEST_CASE("what is known is kept, and choices lead on") {
  Mapping known;
  known.decimal = '.';
  const Proposal proposal =
      suggest("Invoice;Date;Country;Currency;Gross\n1;03/04/2009;US;USD;1,234\n", false, known);
  CHECK(proposal.mapping.thousands == Thousands::comma);
  CHECK(questions(proposal) == "/dates dmy=2009-04-03 mdy=2009-03-04\n");
}

TEST_CASE("a file that no choice makes a table is refused, and it is said what to open instead") {
  const std::string instead =
      " Save the sheet that holds the sales as CSV or TSV, and open that file.";
  const auto only = [](const Proposal& proposal) {
    REQUIRE(proposal.questions.size() == 1);
    const Question& question = proposal.questions.front();
    CHECK(question.pointer.empty());
    CHECK(question.choices.empty());
    return question.text;
  };
  CHECK(only(suggest("", false)) == "The file is empty." + instead);
  CHECK(only(suggest("\xEF\xBB\xBF\r\n \r\n", false)) == "The file is empty." + instead);
  CHECK(only(suggest("PK\x03\x04,a,b\n", false)) ==
        "The file is a workbook, perhaps from Excel, not text." + instead);
  CHECK(only(suggest("%PDF-1.4\n%\xE2\xE3\n", false)) == "The file is a PDF, not text." + instead);
  CHECK(only(suggest(std::string("\x89PNG\r\n\0\0\xFF", 9), false)) ==
        "The file is not text." + instead);
  // UTF-16, which spreadsheets save as "Unicode text", is full of NUL bytes and is text.
  CHECK(questions(suggest(std::string("\xFF\xFE"
                                      "a\0\t\0b\0\n\0",
                                      10),
                          false)) != "\n");
}

TEST_CASE("sep= settles the delimiter, whatever sign it names and whatever follows") {
  for (const char sign : std::string(";|\t^~#!:")) {
    std::string table = "sep=;\nInvoice;Date;Country;Currency;Gross\n1;2010-01-14;US;USD;2.00\n";
    std::replace(table.begin(), table.end(), ';', sign);
    CAPTURE(table);
    const Proposal proposal = suggest(table, false);
    CHECK(questions(proposal).empty());
    CHECK(proposal.mapping.delimiter == sign);
    const MappingRead read = read_mapping(to_json(proposal.mapping));
    REQUIRE(read.mapping);
    CHECK(read.mapping->delimiter == sign);
  }
  for (const char sign : std::string("=\"x7 ")) {
    CHECK_FALSE(may_separate(sign));
  }
}

TEST_CASE("a sheet saved as a web page or as XML is named as what it is") {
  for (const std::string_view text : {"<?xml version=\"1.0\"?>\n<Workbook/>\n",
                                      "<html><table><tr><td>Invoice</td></tr></table></html>",
                                      "<table>\n<tr><td>1,2</td></tr>\n"}) {
    CAPTURE(text);
    const Proposal proposal = suggest(text, false);
    REQUIRE(proposal.questions.size() == 1);
    CHECK(proposal.questions[0].pointer.empty());
    CHECK(proposal.questions[0].text.starts_with("The file is a web page or XML"));
  }
}

TEST_SUITE_END();

}  // namespace jm216::test::import_suggest_test
