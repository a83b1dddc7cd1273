// A table of sales on its way to becoming a ledger, beside a worker that writes down what it is asked.
#include "web/app/table_importer.hpp"

#include "doctest/doctest.h"
#include "web/bridge/client.hpp"

namespace {

std::string table_asked;  // of the worker, last

}  // namespace

namespace jm216::engine {

void ask_table(std::string_view what, const std::string& mapping) {
  table_asked = std::string(what) + (mapping.empty() ? "" : " with a mapping");
}

}  // namespace jm216::engine

namespace jm216::test::table_importer_test {

using Reading = views::TableImport::Reading;
using views::TableWish;

TableImporter opened() {
  table_asked.clear();
  TableImporter importer;
  importer.open("sales.csv");
  return importer;
}

engine::TableLook undecided() {
  engine::TableLook look;
  look.proposal.questions.push_back({"/dates", "Which comes first?", {}});
  return look;
}

TEST_CASE("the rows are read once nothing is open, and not before") {
  TableImporter importer = opened();
  importer.looked(undecided());
  CHECK(importer.table()->is_looked_at);
  CHECK(importer.table()->reading == Reading::waits);
  CHECK(table_asked.empty());
  importer.looked({});
  CHECK(importer.table()->reading == Reading::under_way);
  CHECK(table_asked == "read with a mapping");
  importer.progress(1, 4);
  CHECK(importer.table()->part == 0.25);
  importer.progress(0, 0);
  CHECK(importer.table()->part == 0);
  importer.read("12\n3\n1\n");
  CHECK(importer.table()->reading == Reading::done);
  CHECK(importer.table()->rows == 12);
  CHECK(importer.table()->skipped == 3);
  CHECK(importer.table()->hidden == 1);
}

TEST_CASE("of a workbook the sheets with a table can be chosen") {
  TableImporter importer = opened();
  CHECK(!importer.table()->is_workbook);
  importer.sheets({"", {{"Notes"}, {"2008", true}, {"2009"}}, {1, 2}});
  CHECK(importer.table()->is_workbook);
  REQUIRE(importer.table()->sheets.size() == 2);
  CHECK(importer.table()->sheets[0].name == "2008");
  CHECK(importer.table()->sheets[0].is_hidden);
  CHECK(importer.table()->sheets[1].name == "2009");
}

TEST_CASE("what was found in the rows stands until the table is looked at again") {
  TableImporter importer = opened();
  importer.looked({});
  Problems problems;
  problems.add({{ProblemCode::bad_date, "no date"}, "", "/rows/2", 3, 0});
  importer.refused(problems);
  CHECK(importer.table()->reading == Reading::refused);
  CHECK(importer.table()->found.list.size() == 1);
  importer.looked(undecided());
  CHECK(importer.table()->found.empty());
}

TEST_CASE("a mapping that is refused leaves the one on the screen, which is looked at again") {
  TableImporter importer = opened();
  importer.looked(undecided());
  Problems problems;
  problems.add({{ProblemCode::not_json, "no mapping"}, "mapping.json", "", 1, 1});
  importer.mapping_refused(problems);
  CHECK(importer.table()->look.proposal.questions.size() == 1);
  CHECK(importer.table()->mapping_problems.list.size() == 1);
  CHECK(importer.table()->is_changed);
  CHECK(importer.table()->reading == Reading::waits);
}

TEST_CASE("a mapping goes along where it matters") {
  const TableImporter importer = opened();
  importer.ask(TableWish::look);
  CHECK(table_asked == "look with a mapping");
  importer.ask(TableWish::save_mapping);
  CHECK(table_asked == "save with a mapping");
  importer.ask(TableWish::load);
  CHECK(table_asked == "load");
  importer.ask(TableWish::open_mapping);
  CHECK(table_asked == "open");
  importer.ask(TableWish::close);
  CHECK(table_asked == "close");
}

TEST_CASE("what comes after the table was closed is for nobody") {
  TableImporter importer = opened();
  importer.close();
  importer.looked({});
  importer.read("1\n0");
  importer.refused({});
  importer.progress(1, 2);
  importer.mapping_refused({});
  importer.ask(TableWish::load);
  CHECK_FALSE(importer.is_open());
  CHECK(importer.table() == nullptr);
  CHECK(table_asked.empty());
}

TEST_CASE("a look goes there and back, and half of one does no harm") {
  const engine::TableLook look =
      engine::look_at("Date,Country,Net\n2009-02-03,DE,10.00\n2009-02-04,FR,\n", false, {});
  CHECK(look.preview.columns == std::vector<std::string>{"Date", "Country", "Net"});
  const std::string bytes = engine::to_bytes(look);
  const engine::TableLook back = engine::look_from(bytes);
  CHECK(back.preview.columns == look.preview.columns);
  REQUIRE(back.preview.rows.size() == 2);
  CHECK(back.preview.rows[1].cells == std::vector<std::string>{"2009-02-04", "FR", ""});
  CHECK(back.proposal.questions.size() == look.proposal.questions.size());
  CHECK(engine::to_bytes(back) == bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    engine::look_from(std::string_view(bytes).substr(0, size));
  }
  // No number of a choice is one that the choice does not have.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = '9';
    const Mapping mapping = engine::look_from(changed).proposal.mapping;
    CHECK_NOTHROW((void)to_json(mapping));
  }
}

TEST_CASE("all that a mapping says reaches the page") {
  engine::TableLook look;
  const MappingRead read = read_mapping(R"({
    "sheet": "2009", "hidden_rows": "skip", "headings": ["Art", "Preis"], "delimiter": ";", "header": true, "decimal": ",", "negative_deductions": "taken-off",
    "totals": "sums",
    "sign_from": {"column": "Art", "credit": ["Storno", "Gutschrift"], "sale": "Rechnung"},
    "fields": {
      "gross": {"column": "Preis", "scale": "1000", "per": "quantity", "currency": "row"},
      "sales_tax": {"column": 7, "percent_of": "gross"},
      "freight": {"column": "Fracht", "percent_of": "", "per": ""}}})");
  REQUIRE(read.mapping);
  look.proposal.mapping = *read.mapping;
  const auto crossed = [&] {
    return to_json(engine::look_from(engine::to_bytes(look)).proposal.mapping);
  };
  CHECK(crossed() == to_json(*read.mapping));
  look.proposal.mapping.sign_from = SignColumn{};
  CHECK(crossed() == to_json(look.proposal.mapping));
  look.proposal.mapping.sign_from = SignColumn{{"Art", 0}};
  CHECK(crossed() == to_json(look.proposal.mapping));
}

}  // namespace jm216::test::table_importer_test
