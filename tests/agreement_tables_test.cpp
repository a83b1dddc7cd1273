// The agreement as data, against its text and against the sources of its tables.
#include <map>

#include "core/agreement/bank_rate.hpp"
#include "core/agreement/schedule_a.hpp"
#include "core/terms/terms.hpp"
#include "tests/support/material.hpp"

namespace jm216::test::agreement_tables_test {
using jm216::test::shared_file;
using jm216::test::shared_table;
using jm216::test::split;

const std::map<std::string, std::string> country_codes{
    {"Austria", "AT"},       {"Belgium", "BE"},      {"France", "FR"},    {"Germany", "DE"},
    {"Great Britain", "GB"}, {"GB", "GB"},           {"Greece", "GR"},    {"Italy", "IT"},
    {"Luxembourg", "LU"},    {"Netherlands", "NL"},  {"Holland", "NL"},   {"Spain", "ES"},
    {"Sweden", "SE"},        {"Switzerland", "CH"},  {"Australia", "AU"}, {"Brazil", "BR"},
    {"Canada", "CA"},        {"Denmark", "DK"},      {"Finland", "FI"},   {"Hungary", "HU"},
    {"Ireland", "IE"},       {"Israel", "IL"},       {"Japan", "JP"},     {"S. Korea", "KR"},
    {"Mexico", "MX"},        {"New Zealand", "NZ"},  {"Norway", "NO"},    {"Portugal", "PT"},
    {"Romania", "RO"},       {"South Africa", "ZA"}, {"Taiwan", "TW"},    {"USA", "US"},
    {"Europe", "EP"}};

// The columns of a printed row, which stand two or more spaces apart.
std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> found;
  for (std::size_t at = line.find_first_not_of(" \t\r"); at != std::string::npos;
       at = line.find_first_not_of(" \t\r", at)) {
    const std::size_t end = std::min(line.find("  ", at), line.size());
    std::string column = line.substr(at, end - at);
    while (!column.empty() && (column.back() == ' ' || column.back() == '\r')) column.pop_back();
    found.push_back(column);
    at = end;
  }
  return found;
}

// "26Jan09", "31Jan 06(can be extended": a printed expiry, of this century.
std::string printed_date(const std::string& printed) {
  static const std::string months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  std::string plain;
  for (const char c : printed) {
    if (c == '(') break;
    if (c != ' ') plain += c;
  }
  const std::size_t name = plain.find_first_not_of("0123456789");
  const std::size_t month = months.find(plain.substr(name, 3)) / 3 + 1;
  const Date date =
      make_date(2000 + std::stoi(plain.substr(name + 3)), static_cast<unsigned>(month),
                static_cast<unsigned>(std::stoi(plain.substr(0, name))));
  return to_string(date);
}

struct PrintedRow {
  std::string case_;
  std::string country;
  std::string application;
  std::string patent;
  std::string expires;
};

// Both printings of Schedule A, read from the agreement's text.
std::vector<std::vector<PrintedRow>> printings(const std::string& text) {
  std::vector<std::vector<PrintedRow>> found;
  std::string case_;
  for (const std::string& line : split(text, '\n')) {
    if (line.find("SCHEDULE A") != std::string::npos) found.emplace_back();
    if (found.empty()) continue;
    if (const std::size_t at = line.find("Case MBUS "); at != std::string::npos) {
      case_ = line.substr(at + 5, 9);
    }
    std::vector<std::string> c = columns(line);
    if (c.size() < 4 || country_codes.count(c[0]) == 0) continue;
    PrintedRow row{case_, country_codes.at(c[0]), c[1], c[2], printed_date(c[3])};
    if (row.application == "\"") row.application = found.back().back().application;
    if (row.patent == "\"") row.patent = found.back().back().patent;
    if (row.patent == "-" || row.patent == "--") row.patent.clear();
    found.back().push_back(row);
  }
  return found;
}

void check_printing(const std::vector<ScheduledPatent>& ours,
                    const std::vector<PrintedRow>& theirs) {
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    CHECK(ours[i].case_ == theirs[i].case_);
    CHECK(ours[i].country == theirs[i].country);
    CHECK(ours[i].application == theirs[i].application);
    CHECK(ours[i].patent == theirs[i].patent);
    CHECK_MESSAGE(to_string(ours[i].expires) == theirs[i].expires, theirs[i].country);
  }
}

TEST_CASE("Sch.A both printings, row by row, as the agreement prints them") {
  const auto text = shared_file("licence/agreement.txt");
  if (!text) return;
  const auto found = printings(*text);
  REQUIRE(found.size() == 2);
  check_printing(schedule_a(ScheduleA::first), found[0]);
  check_printing(schedule_a(ScheduleA::second), found[1]);
}

TEST_CASE("I.16 the European Union on 28 August 2001") {
  std::size_t members = 0;
  for (const auto& row : shared_table("material/codes/eu15_2001-08-28.csv", ',')) {
    CHECK_MESSAGE(was_eu_member(row[0]), row[0]);
    ++members;
  }
#ifdef JM216_SHARED
  CHECK(members == 15);
#endif
  for (const char* later_or_never : {"CH", "NO", "HU", "RO", "PL", "US", "EP", "UK", ""}) {
    CHECK_FALSE(was_eu_member(later_or_never));
  }
}

TEST_CASE("XVI the built-in Bank Rate is the published one") {
  const auto& ours = bank_rate();
  for (std::size_t i = 1; i < ours.size(); ++i) CHECK(ours[i - 1].from < ours[i].from);
  const auto rows = shared_table("material/bankrate/bank_rate.csv", ',');
  if (rows.empty()) return;
  REQUIRE(rows.size() == ours.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(to_string(ours[i].from) == rows[i][0]);
    CHECK_MESSAGE(ours[i].percent.value() == *Decimal::parse(rows[i][1]), rows[i][0]);
  }
}

TEST_CASE("the terms as signed") {
  const Ledger nothing;
  const DatedTerms terms(nothing, make_date(2009, 6, 30));
  const Terms now = terms.on(make_date(2009, 6, 30));
  CHECK(now.royalty.text() == "8.5");
  CHECK(now.payment_days == 30);
  CHECK(now.statement_days == 30);
  CHECK(now.interest_margin.text() == "3");
  CHECK(now.sell_off_months == 6);
  CHECK(now.generic.text() == "0");
  CHECK(now.infringement_threshold.text() == "30");
  CHECK(now.infringement_cap.text() == "50");
  CHECK(now.infringement_days == 120);
  CHECK(now.supply.text() == "150000.00");
  CHECK(as_signed::liability_cap().text() == "5000000.00");
  CHECK(as_signed::limitation == years(6));
  CHECK(as_signed::milestone_grace == days(90));
}

}  // namespace jm216::test::agreement_tables_test
