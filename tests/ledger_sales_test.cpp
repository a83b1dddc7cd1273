// The column store of sales lines.
#include "core/facts/sales.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "core/ledger/reader/read_ledger.hpp"
#include "doctest/doctest.h"

namespace jm216::test::ledger_sales_test {

// Lines as somebody would keep them who had all the memory in the world.
struct PlainLine {
  std::string seller;
  std::string invoice;
  std::string line;
  std::string credit_of;  // empty for none
  std::int64_t gross = 0;
  DeductionSet given = 0;
  bool has_price = false;
};

// A small repeatable generator of numbers.
class Random {
 public:
  unsigned below(unsigned n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(state_ >> 33U) % n;
  }

 private:
  std::uint64_t state_ = 1;
};

std::vector<PlainLine> made_up(std::size_t count) {
  Random random;
  std::vector<PlainLine> lines;
  for (std::size_t i = 0; i < count; ++i) {
    PlainLine line;
    line.seller = "S" + std::to_string(random.below(3));
    line.invoice = "INV-" + std::to_string(random.below(500));
    line.line = random.below(2) == 0 ? "" : std::to_string(random.below(3));
    if (random.below(10) == 0) line.credit_of = "INV-" + std::to_string(random.below(600));
    line.gross = static_cast<std::int64_t>(random.below(2000000)) - 1000000;
    if (random.below(3) == 0) line.given = static_cast<DeductionSet>(random.below(256));
    line.has_price = random.below(20) == 0;
    lines.push_back(line);
  }
  return lines;
}

Date day_of(const PlainLine& plain) {
  return make_date(2009, 1, 5) + Days{plain.gross % 97};
}

SaleLine stored(const PlainLine& plain, Sales& sales) {
  SaleLine line;
  line.invoice = plain.invoice;
  line.line = plain.line;
  line.date = day_of(plain);
  line.profile.seller = sales.texts().intern(plain.seller);
  line.gross = plain.gross;
  line.deductions_given = plain.given;
  for (std::size_t i = 0; i < deduction_count; ++i) {
    if ((plain.given >> i & 1) != 0)
      line.deductions[i] = plain.gross + static_cast<std::int64_t>(i);
  }
  if (plain.has_price) line.fair_market_price = plain.gross * 2;
  if (!plain.credit_of.empty()) line.credit_of = plain.credit_of;
  return line;
}

TEST_SUITE_BEGIN("sales lines");

TEST_CASE("what is stored comes back, repeated lines and credited invoices are found") {
  const std::vector<PlainLine> plain = made_up(5000);
  Sales sales;
  for (const PlainLine& line : plain) CHECK(sales.add(stored(line, sales)));
  sales.finish();
  REQUIRE(sales.size() == plain.size());

  std::vector<std::vector<std::uint32_t>> repeated;
  for (std::uint32_t i = 0; i < plain.size(); ++i) {
    const SaleLine line = sales.line(i);
    REQUIRE(line.invoice == plain[i].invoice);
    REQUIRE(line.line == plain[i].line);
    REQUIRE(sales.texts().text(line.profile.seller) == plain[i].seller);
    REQUIRE(line.gross == plain[i].gross);
    REQUIRE(line.deductions_given == plain[i].given);
    for (std::size_t d = 0; d < deduction_count; ++d) {
      const bool given = (plain[i].given >> d & 1) != 0;
      REQUIRE(line.deductions[d] == (given ? plain[i].gross + static_cast<std::int64_t>(d) : 0));
    }
    REQUIRE(line.fair_market_price.has_value() == plain[i].has_price);
    if (plain[i].has_price) REQUIRE(*line.fair_market_price == plain[i].gross * 2);
    REQUIRE(line.credit_of.value_or("") == plain[i].credit_of);

    std::vector<std::uint32_t> group;
    std::vector<std::uint32_t> credited;
    for (std::uint32_t j = 0; j < plain.size(); ++j) {
      const bool same_seller = plain[i].seller == plain[j].seller;
      if (same_seller && plain[i].invoice == plain[j].invoice && plain[i].line == plain[j].line) {
        group.push_back(j);
      }
      if (same_seller && !plain[i].credit_of.empty() && plain[j].credit_of.empty() &&
          plain[j].invoice == plain[i].credit_of &&
          (credited.empty() || day_of(plain[j]) < day_of(plain[credited.back()]))) {
        credited.push_back(j);
      }
    }
    if (group.size() > 1 && group[0] == i) repeated.push_back(group);
    REQUIRE(sales.credited_by(i) == credited);
  }
  CHECK(sales.repeated() == repeated);
  CHECK(repeated.size() > 100);
}

TEST_CASE("a copy stands on its own") {
  Sales copy;
  {
    Sales sales;
    CHECK(sales.add(stored({"EURO", "A", "1", "", 5, 0, false}, sales)));
    sales.finish();
    copy = sales;
  }
  CHECK(copy.invoice(0) == "A");
  CHECK(copy.texts().text(copy.profile(0).seller) == "EURO");
  CHECK(copy.texts().find("EURO") == copy.profile(0).seller);
}

TEST_CASE("a line costs a few dozen bytes") {
  std::string text = "[";
  for (int i = 0; i < 20000; ++i) {
    text +=
        (i == 0 ? "" : ",") + (R"({"invoice":"INV-)" + std::to_string(1000000 + i)) +
        R"(","line":"1","date":"2009-02-03","country":"DE","seller":"EURO","product":"JM216","quantity":"120","unit":"pack",)"
        R"("currency":"EUR","gross":"12000.50","deductions":{"freight":"35.20"},"separately_charged":true})";
  }
  const ReadResult result = read_ledger_text(text + "]");
  REQUIRE(result.ledger);
  const double bytes = static_cast<double>(result.ledger->sales.bytes()) / 20000;
  CHECK(bytes < 64);
}

TEST_SUITE_END();

}  // namespace jm216::test::ledger_sales_test
