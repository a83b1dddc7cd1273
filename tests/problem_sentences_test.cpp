// What problems say: the catalogue's sentences are well formed, and each is said with all of its
// arguments, every passage of it by an input here.
#include <algorithm>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/compare/answers.hpp"
#include "core/import/import.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/workbook/workbook.hpp"
#include "doctest/doctest.h"
#include "tests/support/five_columns.hpp"
#include "tests/support/made_workbook.hpp"

namespace jm216::test::problem_sentences_test {

using five_columns::head;
using five_columns::mapping;

std::vector<Problem> said;

void keep(const Problems& problems) {
  said.insert(said.end(), problems.list.begin(), problems.list.end());
}

void of_ledger(std::string_view text) {
  keep(read_ledger_text(text).problems);
}

// A ledger with these members beside an empty list of sales; one with a line that has them.
void with(const std::string& members) {
  of_ledger("{\"sales\":[]," + members + "}");
}
std::string line(const std::string& members) {
  return R"({"sales":[{"invoice":"A","date":"2009-01-05","country":"US","currency":"USD",)" +
         members + "}]}";
}
void in_line(const std::string& members) {
  of_ledger(line(R"("gross":"1",)" + members));
}

void of_files(const std::string& first, const std::string& second) {
  keep(read_ledger(
           {{"a.json", source_of("{" + first + "}")}, {"b.json", source_of("{" + second + "}")}})
           .problems);
}

void of_mapping(const std::string& text) {
  keep(read_mapping(text).problems);
}

void of_table(const std::string& table, const std::string& mapping) {
  const MappingRead read = read_mapping(mapping);
  REQUIRE(read.mapping);
  keep(import_sales(source_of(table), *read.mapping).problems);
}
void of_row(const std::string& row) {
  of_table(head + row + "\n", mapping());
}

void say_what_is_no_json() {
  for (const char* text : {"\xFF\xFE{",
                           "PK\x03\x04",
                           "\xD0\xCF\x11\xE0",
                           "\x1F\x8B",
                           "%PDF",
                           "<p>",
                           "a,b,c\n1,2,3",
                           "jm216.A",
                           "",
                           "{",
                           "{} x",
                           "\"a\"",
                           "{\"a\" \"b\"",
                           "[\"\\ud800\"]",
                           "[\"\\x\"]",
                           "[\"a",
                           "[\"\n\"]",
                           "[\"\t\"]",
                           "[\"\x01\"]",
                           "[\"\xFF\"]",
                           "['a']",
                           "[“a”]",
                           "[/]",
                           "[+1]",
                           "[.5]",
                           "[\xC2\xA0]",
                           "[True]",
                           "[FALSE]",
                           "[None]",
                           "[1,]",
                           "[012]",
                           "[1.]",
                           "[0 1]",
                           "[001]"}) {
    of_ledger(text);
  }
  of_ledger(std::string("{\0\"\0", 4));
  of_ledger(std::string("[ \0]", 4));
  of_ledger(std::string("{\"sales\":[]}\0", 13));
  of_ledger("[\"" + std::string(70000, 'a'));
}

void say_what_is_wrong_with_records() {
  with("\"notes\":" + std::string(40, '[') + std::string(40, ']'));
  with("\"title\":\"" + std::string(5000, 'a') + '"');
  with("\"title\":\"\\u0000\"");
  std::string names;
  for (int i = 0; i < 2200; ++i)
    names += '"' + std::to_string(i) + std::string(4000, 'a') + "\":1,";
  with(names + "\"z\":1");
  of_mapping("{" + names + "\"z\":1}");
  with("\"format\":\"jm216-ledger/9\"");
  with("\"format\":\"jm216-report/1\"");
  with("\"readings\":{\"roundin\":\"half-up\",\"x\":\"\"}");
  with(
      R"("amendments":[{"effective":"2009-01-01","changes":{"milestone-1":{"x":1,"amoun_usd":1}}}])");
  of_ledger("{}");
  of_ledger("{\"sales\":[{}]}");
  with("\"fx\":[{\"currency\":\"EUR\",\"date\":\"2009-02-03\"}]");
  with("\"title\":\"a\",\"title\":\"b\"");
  with("\"title\":null,\"notes\":[1]");
  in_line("\"free\":\"yes\",\"export\":\"no\"");
  of_ledger("1");
  in_line("\"buyer\":\"\"");
  with("\"sellers\":{\"\":{\"role\":\"affiliate\"}}");
  for (const char* date :
       {"2009-13-03", "2009-13-31", "2009-02-30", "0000-02-30", "3.2.2009", "soon", "1899-12-31"}) {
    with("\"as_of\":\"" + std::string(date) + '"');
  }
  for (const char* quarter : {"Q1 2009", "x", "1899-Q4"}) {
    with("\"statements\":[{\"quarter\":\"" + std::string(quarter) +
         "\",\"date\":\"2009-04-01\",\"royalty_usd\":\"1\"}]");
  }
  for (const char* price :
       {"", " 1", "$1", "1,5", "1,000.00", "1e3", "x", "1000000000000000", "1.00001"}) {
    in_line("\"fair_market_price\":\"" + std::string(price) + '"');
  }
  in_line("\"fair_market_price\":\"-1\"");
  in_line("\"fair_market_price\":" + std::string(70000, '1'));
  with(R"("fx":[{"currency":"EUR","date":"2009-02-03","usd":"0"}])");
  with(R"("milestones":[{"milestone":9}])");
  in_line("\"currency\":\"XXY\"");
  with(R"("fx":[{"currency":"EURO","date":"2009-02-03","usd":"1"}])");
  with(R"("generics":[{"country":"UK","available_from":"2009-02-03"}])");
  with(R"("sellers":{"a":{"role":"affiliat"},"b":{"role":"x"}})");
  with("\"readings\":{\"rounding\":\"up\"}");
  in_line("\"credit_reason\":\"other.\"");
  in_line("\"separately_charged\":[\"freigt\",\"x\"]");
  of_ledger("{\"sellers\":{\"abcdef\":{\"role\":\"affiliate\"}}," +
            line(R"("gross":"1","seller":"abcdeg")").substr(1));
  of_ledger("{\"sellers\":{}," + line(R"("gross":"1","seller":"x")").substr(1));
  in_line("\"buyer\":\"somebody\"");
}

void say_what_contradicts() {
  with(R"("force_majeure":[{"party":"licensee","from":"2009-02-03","to":"2009-02-02"}])");
  of_files(R"("effective_date":"2001-08-28","sales":[])", R"("effective_date":"2001-08-29")");
  of_files(R"("sales":[],"sellers":{"a":{"role":"affiliate"}})",
           R"("sellers":{"a":{"role":"sublicensee"}})");
  with(R"("milestones":[{"milestone":1},{"milestone":1}])");
  with(R"("fx":[{"currency":"EUR","date":"2009-02-03","usd":"1"},)"
       R"({"currency":"EUR","date":"2009-02-03","usd":"2"},)"
       R"({"currency":"EUR","date":"2009-02-04","usd":"1","per_usd":"1"}])");
  with(R"("base_rates":[{"from":"2009-01-01","percent":"1"},{"from":"2009-01-01","percent":"2"}])");
  with(R"("milestones":[{"milestone":1,"instalments":{"a":"2009-01-01"}}])");
  with(
      R"("bank_accounts":[{"account":"1","from":"2009-01-01"},{"account":"2","from":"2009-02-01"}])");
  with(R"("amendments":[{"effective":"2009-01-01","changes":{"milestone-1":{"instalments":[)"
       R"({"id":"a","amount_usd":"1"},{"id":"a","amount_usd":"1"},{"id":"A","amount_usd":"1"}]},)"
       R"("milestone-2":{"amount_usd":"1","instalments":[{"id":"a","amount_usd":"1"}]}}}])");
  with(R"("statements":[{"quarter":"2009-Q1","date":"2009-04-01","royalty_usd":"1","rows":[)"
       R"({"seller":"licensee"},{"seller":"licensee","net_sales":"1"}]}])");
  with(R"("patents":[{"country":"US","application":"1","kind":"other"},)"
       R"({"country":"US","application":"1","kind":"spc"}])");
  in_line("\"quantity\":\"-1\"");
  in_line("\"free\":true");
  of_ledger(line(R"("gross":"0","free":true,"credit_of":"B")"));
  in_line("\"buyer\":\"licensee\"");

  Ledger ledger = *read_ledger_text("{\"sellers\":{\"a\":{\"role\":\"affiliate\"}}," +
                                    line(R"("gross":"1","seller":"a")").substr(1))
                       .ledger;
  keep(check_facts(ledger, "{\"sales\":[],\"sellers\":{}}"));
  Ledger sold =
      *read_ledger_text(R"({"sales":[{"invoice":"A","date":"2009-01-05","country":"US","currency":)"
                        R"("USD","gross":"1","seller":"a"},{"invoice":"B","date":"2009-01-05",)"
                        R"("country":"US","currency":"USD","gross":"1","buyer":"a"}]})")
           .ledger;
  keep(edit_sale(sold, SaleEdit::remove, 0, {}));
  Problems problems;
  CHECK_FALSE(compare_answers({"", "{}"}, {"", "{\"a\":\"\\u0000\"}"}, problems));
  CHECK_FALSE(
      compare_answers({"", "{}"}, {"", "{\"a\":\"" + std::string(5000, 'a') + "\"}"}, problems));
  keep(problems);
}

void say_what_is_wrong_with_mappings() {
  of_mapping(R"({"format":"x","titel":"a","x":1,"decimal":",","thousands":",","century":1950})");
  of_mapping(R"({"encoding":"x","header":"maybe","fields":{"x":{"column":"x"},"country":{"colum":)"
             R"("a","column":"x","constant":"US"},"buyer":{},"free":{"constant":"x"},)"
             R"("credit_reason":{"constant":"x"},"separately_charged":{"constant":"x"},)"
             R"("unit":{"constant":"x","values":{"a":"b"}}}})");
  of_mapping(
      R"({"sign_from":{"credits":"x"},"totals":{"keep":"x"},"skip_rows_with":{"cell":"x"}})");
  of_mapping(
      R"({"fields":{"gross":{"constant":"1","scale":"1000"},)"
      R"("unit":{"column":"x","scale":"1000"},"quantity":{"column":"x","per":"quantity"}}})");
  of_mapping(R"({"fields":{"gross":{"column":"x","percent_of":"gross"}}})");
  of_table(head, "{}");
  of_table(head, R"({"delimiter":",","header":true,"fields":{"gross":{"column":"gross"},)"
                 R"("date":{"column":"date"}}})");
  of_table("x,y\n", mapping());
  of_table("invoices,date,country,currency,gross\n", mapping());
  of_table(",,,,,\n", mapping());
  for (const std::string headings : {R"(["a","b"])", R"(["a"])"}) {
    of_table("a,x\n", R"({"delimiter":",","header":true,"decimal":".","dates":"ymd","headings":)" +
                          headings + R"(,"fields":{"invoice":{"column":2},"date":{"column":1},)" +
                          R"("country":{"constant":"US"},"currency":{"constant":"USD"},)" +
                          R"("gross":{"column":1}}})");
  }
  of_table("date,date," + head, mapping());
  of_table("x," + head, mapping(",\"ignored\":[]"));
  of_table(head, mapping(",\"skip_rows_without\":9"));
  of_table(head, mapping());
}

void say_what_is_wrong_with_rows() {
  of_row("A");
  of_row("A,2009-02-03,US,USD,1,2");
  of_row("\"A\"B");
  of_row("A\"B");
  of_row("\"A");
  of_row(std::string(70000, 'a'));
  of_row("\"" + std::string(70000, 'a') + "\"");
  of_row("\xFF,2009-02-03,US,USD,1");
  of_row("\xED\xA0\x80,2009-02-03,US,USD,1");
  of_table(head + "\x81,2009-02-03,US,USD,1\n", mapping(",\"encoding\":\"windows-1252\""));
  of_table(std::string("\xFF\xFE\0\0", 4) + head, mapping());
  of_table(std::string("\0a\0b", 4), mapping());
  of_table(
      "\xFF\xFE"
      "a",
      mapping());
  std::string many;
  for (int i = 0; i < 1001; ++i) many += "a,";
  of_table(many + "\n", mapping());
  of_row(",2009-02-03,US,USD,1");
  of_row(",2009-02-03,,USD,1");
  of_row("A,3.2.2009,UK,USD,1.2.3");
  of_row("A,30000,US,USD,\"1,5\"");
  of_row("A,09-02-03,US,USD,1.2E+5");
  of_row("A,soon,US,USD,1 EUR");
  of_row("A,2009-02-03,US,USD,1 kg");
  of_row("A,2009-02-03,US,USD,free");
  of_row("A,2009-02-03,US,USD,(1)");
  of_row("A,2009-02-03,US,USD,1-");
  // What a preview says of cells while the mapping is not decided.
  const MappingRead open = read_mapping(
      R"({"delimiter":",","header":true,"fields":{"date":{"column":"d"},"gross":{"column":"g"}}})");
  REQUIRE(open.mapping);
  const Preview shown = preview(source_of("d,g\n1,2\n"), *open.mapping, 1);
  REQUIRE(shown.rows.size() == 1);
  for (const ImportField field : {ImportField::date, ImportField::gross}) {
    const CellReading& cell = shown.rows[0].fields.at(static_cast<std::size_t>(field));
    said.push_back({{cell.code, cell.text}, "", ""});
  }
}

// What headings say beside their word, what marks a row, and what is worked out of several cells.
void say_what_is_wrong_with_rows_as_a_whole() {
  const std::string more = "invoice,date,country,currency,gross,quantity,type,discount %\n";
  const auto of_rows = [&](const std::string& gross, const std::string& says,
                           const std::string& rows, const std::string& of_gross = {}) {
    std::string heading = more;
    heading.replace(heading.find("gross"), 5, gross);
    of_table(heading + rows,
             R"({"delimiter":",","header":true,"decimal":".","dates":"ymd","fields":{"invoice":)"
             R"({"column":1},"date":{"column":2},"country":{"column":3},"currency":{"column":4},)"
             R"("quantity":{"column":6},"gross":{"column":5)" +
                 of_gross + "}" + says + "}");
  };
  of_rows("gross (TEUR)", "}", "");
  of_rows("gross (per pack)", "}", "");
  of_rows("gross", R"(,"trade_discount":{"column":8}})", "");
  of_rows("gross", R"(},"sign_from":{"column":7})", "");
  const std::string kinds = R"(},"sign_from":{"column":7,"credit":"C","sale":"S"})";
  of_rows("gross", kinds, "A,2009-02-03,US,USD,1,1,X,\nB,2009-02-03,US,USD,-1,1,C,\n");
  of_rows("gross", "}", "Total,2009-02-03,US,USD,1,1,,\n");
  of_rows("gross", "}",
          "A,2009-02-03,US,USD,1,,,\nB,2009-02-03,US,USD,2,,,\nC,2009-02-03,US,USD,3,,,\n");
  of_rows("gross", "}",
          "A,2009-02-03,US,USD,3,,,\nB,2009-02-03,US,USD,1,,,\nC,2009-02-03,US,USD,2,,,\n");
  of_rows("gross", "}",
          "A,2009-02-03,US,USD,1,,,\nB,2009-02-03,US,USD,1,,,\nC,2009-02-03,US,USD,2.5,,,\n"
          "D,2009-02-03,US,USD,3,,,\nE,2009-02-03,US,USD,5.5,,,\n");
  of_rows("gross", R"(},"skip_rows_with":{"column":7})", "");
  of_rows("gross", R"(},"skip_rows_with":{"column":7,"cells":"void"})",
          "A,2009-02-03,US,USD,1,1,cancelled,\n");
  for (const char* field :
       {R"({"columns":["a","b"]})", R"({"columns":["a","b"],"combined":"sum","column":"a"})",
        R"({"columns":["a","b"],"combined":"joined"})"}) {
    of_mapping(R"({"fields":{"gross":)" + std::string(field) + "}}");
  }
  of_table(head, mapping(",\"fill_down\":[\"gross\"]"));
  of_table(head + "1,2009-02-03,US,USD,$1\n2,2009-02-03,CA,CAD,$1\n", mapping());
  of_table(head, mapping(",\"fill_down\":[\"date\"],\"skip_rows_without\":\"date\""));
  for (const char* row :
       {"1,2009-02-03,US,$1,€1", "1,2009-02-03,US,,1", "1,2009-02-03,US,0.001,0.01"}) {
    of_table("invoice,date,country,a,b\n" + std::string(row) + "\n",
             R"({"delimiter":",","header":true,"decimal":".","dates":"ymd","fields":{)"
             R"("invoice":{"column":"invoice"},"date":{"column":"date"},"country":)"
             R"({"column":"country"},"currency":{"constant":"USD"},)"
             R"("gross":{"columns":["a","b"],"combined":"product"}}})");
  }
  of_table("in thousands of USD\n" + head, mapping(",\"first_line\":2"));
  of_table("\x02Sales (TEUR)\x02" + head, mapping());
  of_rows("gross", "}", "A,2009-02-03,US,$1,1,1,,\nA,2009-02-03,US,USD,€1,1,,\n");
  of_rows("gross (EUR)", "}", "A,2009-02-03,US,USD,1,1,,\n");
  of_rows("gross (each)", "}", "A,2009-02-03,US,USD,1,,,\n", R"(,"per":"quantity")");
  of_rows("gross",
          R"(,"trade_discount":{"column":8,"percent_of":""}},"negative_deductions":"taken-off")",
          "A,2009-02-03,US,USD,9,1,,-1\nB,2009-02-03,US,USD,9,1,,1\n");
  of_row(
      "A,2009-02-03T10:00:00Z,US,USD,1\xD9\xAB"
      "5");
  for (const char* cell : {"########", "#REF!", "1.04E+11"}) {
    of_row(std::string(cell) + ",2009-02-03,US,USD,1");
  }
}

void of_workbook(const std::string& bytes, const std::string& says = mapping()) {
  Workbook book(bytes);
  if (book.fault().empty()) {
    const std::string sheet = book.text_of(0);
    const MappingRead read = read_mapping(says);
    REQUIRE(read.mapping);
    if (book.fault().empty()) keep(import_sales(source_of(sheet), *read.mapping).problems);
  }
  if (!book.fault().empty()) said.push_back({{ProblemCode::bad_workbook, book.fault()}, "", ""});
}

std::string text_cell(const std::string& text) {
  return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

// A sheet with the headings and these rows, each one a sale with some cells of its own.
std::string sheet_of(const std::vector<std::pair<std::size_t, std::string>>& changes,
                     const std::string& attributes = {}) {
  std::string sheet = "<sheetData><row>";
  for (const char* heading : {"invoice", "date", "country", "currency", "gross"}) {
    sheet += text_cell(heading);
  }
  sheet += "</row>";
  for (const auto& [column, cell] : changes) {
    std::vector<std::string> cells = {text_cell("A"), "<c s=\"1\"><v>39847</v></c>",
                                      text_cell("US"), text_cell("USD"), "<c><v>1</v></c>"};
    cells.at(column) = cell;
    sheet += "<row" + attributes + ">";
    for (const std::string& one : cells) sheet += one;
    sheet += "</row>";
  }
  return sheet + "</sheetData>";
}

void say_what_is_wrong_with_workbooks() {
  const std::string styles =
      R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>)";
  const std::string invoice = text_cell("A");
  of_workbook(workbook_of(sheet_of({{0, text_cell(std::string(60001, 'a'))},
                                    {0, "<c t=\"e\"><v>#REF!</v></c>"},
                                    {1, "<c t=\"d\"><v>2009-02-30</v></c>"},
                                    {1, "<c s=\"1\"><v>-1</v></c>"},
                                    {1, "<c s=\"1\"><v>0.5</v></c>"},
                                    {1, "<c s=\"1\"><v>60</v></c>"},
                                    {1, "<c><v>39847</v></c>"},
                                    {4, "<c s=\"1\"><v>39847</v></c>"},
                                    {4, "<c><v>1,5</v></c>"},
                                    {4, "<c s=\"2\"><v>0.1</v></c>"},
                                    {4, "<c><f>A1</f></c>"},
                                    {0, "<c t=\"s\"><v>9</v></c>"}}),
                          styles));
  of_workbook(workbook_of(sheet_of({{1, text_cell("2009-02-03")}, {4, text_cell("1")}}), styles),
              R"({"header":true,"fields":{"invoice":{"column":1},"date":{"column":2},"country":)"
              R"({"column":3},"currency":{"column":4},"gross":{"column":5}}})");
  of_workbook(workbook_of(sheet_of({{0, invoice}}, " hidden=\"1\""), styles));
  of_workbook(workbook_of(sheet_of({{0, invoice}, {0, invoice}}, " hidden=\"1\""), styles));

  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  std::string wide;
  for (const char c : std::string("EncryptedPackage")) wide += std::string{c, '\0'};
  const auto of_type = [](const std::string& target) {
    return container_of({{"_rels/.rels", relationships("<Relationship Id=\"a\" Type=\"/"
                                                       "officeDocument\" Target=\"" +
                                                       target + "\"/>")}});
  };
  for (const std::string& bytes :
       {compound, compound + wide, std::string("PK\x03\x04"), container_of({{"a", ""}, {"a", ""}}),
        of_type("xl/workbook.bin"), of_type("none.xml"),
        container_of({{"content.xml", "<a/>"}, {"mimetype", "a"}})}) {
    of_workbook(bytes);
  }
  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "<a>";
  for (const std::string& sheet :
       {deep, std::string("<a>"), "<a b=\"" + std::string(2 << 20, ' ') + "\"/>",
        std::string("<row r=\"9\"/><row r=\"1\"/>"),
        std::string("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>"),
        std::string("<row><c><v>1</v><v>2</v></c></row>")}) {
    of_workbook(workbook_of(sheet));
  }
  of_workbook(workbook_of({}, {}, {}, R"(<sheet name="S"/>)"));
  of_workbook(workbook_of({}, {}, {}, R"(<sheet name="T" r:id="a"/>)"));
  of_workbook(container_of({{"_rels/.rels", "<!DOCTYPE a><a/>"}}));
}

// A sentence as a pattern; where one of its passages is `wanted`, only with that.
std::string pattern_of(std::string_view sentence, std::string_view wanted = {}) {
  std::string pattern;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if (c == '{') {
      pattern += "[^]*";
      i = sentence.find('}', i);
    } else if (c == '[') {
      pattern += "(?:";
      i = sentence.find('|', i);
    } else if (c == ']') {
      const std::size_t from = sentence.rfind('[', i);
      pattern += wanted.data() == sentence.data() + from ? ")" : ")?";
    } else {
      if (std::string_view(".()?*+\\^$|").find(c) != std::string_view::npos) pattern += '\\';
      pattern += c;
    }
  }
  return pattern;
}

bool is_said(const ProblemSentence& row, const std::string& pattern) {
  const std::regex whole(pattern);
  return std::any_of(said.begin(), said.end(), [&](const Problem& problem) {
    return problem.code == row.code && std::regex_match(problem.message, whole);
  });
}

std::string whole_pattern(const ProblemSentence& row, std::string_view wanted = {}) {
  const std::string finding = pattern_of(row.sentence, wanted);
  if (row.repair.empty()) return finding;
  const bool is_wanted =
      wanted.data() >= row.repair.data() && wanted.data() < row.repair.data() + row.repair.size();
  const bool may_be_missing = row.repair.front() == '[' && !is_wanted;
  return finding + "(?:; " + pattern_of(row.repair, wanted) + (may_be_missing ? ")?" : ")");
}

// Only where memory or the lines a ledger can hold are at an end; they take no arguments. Those of
// workbooks are said in import/workbook_test.mjs.
bool is_of_the_end_of_room(Sentence sentence) {
  return sentence == Sentence::no_room || sentence == Sentence::no_memory ||
         sentence == Sentence::workbook_too_large;
}

TEST_CASE("every sentence of a problem is well formed, and stands once") {
  const std::regex form(
      "([^{}\\[\\]|]|\\{[a-z_]+\\}|\\[[a-z_]+\\|([^{}\\[\\]|]|\\{[a-z_]+\\})+\\])*");
  std::vector<std::string> sentences;
  for (const ProblemSentence& row : problem_sentences()) {
    CAPTURE(row.sentence);
    CAPTURE(row.repair);
    CHECK(std::regex_match(std::string(row.sentence), form));
    CHECK(std::regex_match(std::string(row.repair), form));
    sentences.push_back(std::string(kind_of(row.code).code) + ": " + std::string(row.sentence));
  }
  std::sort(sentences.begin(), sentences.end());
  CHECK(std::adjacent_find(sentences.begin(), sentences.end()) == sentences.end());
}

TEST_CASE("every sentence of a problem, and every passage of it, is said with all its arguments") {
  said.clear();
  say_what_is_no_json();
  say_what_is_wrong_with_records();
  say_what_contradicts();
  say_what_is_wrong_with_mappings();
  say_what_is_wrong_with_rows();
  say_what_is_wrong_with_rows_as_a_whole();
  say_what_is_wrong_with_workbooks();
  const std::regex left_over("\\{[a-z_]+\\}");
  for (const Problem& problem : said) {
    CAPTURE(problem.message);
    CHECK_FALSE(std::regex_search(problem.message, left_over));
  }
  for (const ProblemSentence& row : problem_sentences()) {
    if (is_of_the_end_of_room(row.id) || row.sentence.empty()) continue;
    CAPTURE(row.sentence);
    CAPTURE(row.repair);
    CHECK(is_said(row, whole_pattern(row)));
    for (const std::string_view part : {row.sentence, row.repair}) {
      for (std::size_t i = part.find('['); i != std::string_view::npos; i = part.find('[', i + 1)) {
        const std::string_view passage = part.substr(i, 1);
        CAPTURE(part.substr(i, part.find('|', i) - i));
        CHECK(is_said(row, whole_pattern(row, passage)));
      }
    }
  }
}

TEST_CASE("a problem says its repair after a semicolon, and a further one after another") {
  Complaint complaint(Sentence::not_a_country, {{"found", "\"UK\""}, {"use", "\"GB\""}});
  CHECK(complaint.message == "\"UK\" is not an ISO 3166 country code; use \"GB\"");
  complaint.also(Sentence::or_as_value);
  CHECK(complaint.message ==
        "\"UK\" is not an ISO 3166 country code; use \"GB\"; or say what it means under the "
        "field's \"values\"");
  CHECK(Complaint(Sentence::not_a_country, {{"found", "\"U\""}}).message ==
        "\"U\" is not an ISO 3166 country code");
  // An argument that was forgotten is seen.
  CHECK(Complaint(Sentence::not_a_country).message == "{found} is not an ISO 3166 country code");
}

}  // namespace jm216::test::problem_sentences_test
