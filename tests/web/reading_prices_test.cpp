// What the view of readings says of another choice.
#include "web/views/reading_prices.hpp"

#include "doctest/doctest.h"

namespace jm216::test::reading_prices_test {

using views::price_of;
using views::ReadingPrice;

Report report() {
  Report one;
  one.totals.royalty = Usd::dollars(1000);
  one.term.ends = make_date(2018, 4, 24);
  return one;
}

/// The report's figures after a change, of which the royalty is another.
engine::Alternative other(const Report& report, std::string change, int royalty) {
  engine::Alternative one{std::move(change), report.totals, report.term.ends, ""};
  one.totals.royalty = Usd::dollars(royalty);
  return one;
}

void work_out(views::Alternatives& all, engine::Alternative one) {
  const std::string change = one.change;
  all[change] = std::move(one);
}

TEST_CASE("each other value of a reading has its own price") {
  const Report now = report();
  const ReadingInfo& reading = *find_reading("post_expiry");
  views::Alternatives done;
  work_out(done, other(now, "post_expiry=us-stops", 850));
  ReadingPrice price = price_of(reading, now, done);
  CHECK_FALSE(price.is_complete);  // the third value is not worked out
  CHECK(price.moves);
  work_out(done, other(now, "post_expiry=where-patented", 1000));
  price = price_of(reading, now, done);
  CHECK(price.is_complete);
  CHECK(price.lines == std::vector<std::string>{"US stops, US$: royalty −150.00"});
}

TEST_CASE("a reading that moves no total is priced by what else it moves") {
  const Report now = report();
  views::Alternatives done;
  engine::Alternative one = other(now, "liability_cap=defects", 1000);
  one.others = "Left of the cap: 5000000.00 instead of 4000000.00";
  work_out(done, one);
  const ReadingPrice price = price_of(*find_reading("liability_cap"), now, done);
  CHECK(price.moves);
  CHECK(price.lines ==
        std::vector<std::string>{"defects, Left of the cap: 5000000.00 instead of 4000000.00"});
}

TEST_CASE("a pair has a price where it does what neither does by itself") {
  const Report now = report();
  const ReadingInfo& reading = *find_reading("generic_source");
  const std::string pair = "generic_source=any&infringing_generic=generic";
  views::Alternatives done;
  work_out(done, other(now, "generic_source=any", 1000));
  work_out(done, other(now, "infringing_generic=generic", 900));
  CHECK_FALSE(price_of(reading, now, done).is_complete);
  work_out(done, other(now, pair, 900));  // no more than the second alone
  CHECK_FALSE(price_of(reading, now, done).moves);
  work_out(done, other(now, pair, 0));
  const ReadingPrice price = price_of(reading, now, done);
  CHECK(price.moves);
  CHECK(price.lines ==
        std::vector<std::string>{"any, with generic chosen for “Is a product that infringes the "
                                 "patents a GENERIC PRODUCT as well?”, US$: royalty −1,000.00"});
}

TEST_CASE("a choice is worth what one party would be owed more, or owe less, with interest") {
  Report now = report();
  now.totals.obligations = Usd::dollars(1000);
  now.totals.paid = Usd::dollars(400);
  now.totals.interest_outstanding = Usd::dollars(30);
  views::Alternatives done;
  engine::Alternative more = other(now, "post_expiry=us-stops", 1000);
  more.totals.obligations = Usd::dollars(1200);
  more.totals.interest_outstanding = Usd::dollars(36);
  work_out(done, more);  // 200 + 6
  engine::Alternative less = other(now, "post_expiry=where-patented", 1000);
  less.totals.obligations = Usd::dollars(950);
  less.totals.paid = Usd::dollars(410);
  work_out(done, less);  // -50 - 10
  const ReadingPrice price = price_of(*find_reading("post_expiry"), now, done);
  CHECK(price.licensor.dollars == Usd::dollars(206));
  CHECK(price.licensor.choice == "US stops");
  CHECK(price.licensee.dollars == Usd::dollars(60));
  CHECK(price.most() == Usd::dollars(206));
  CHECK(views::worth_words(price) == "Worth US$ 206.00 to the LICENSOR, US$ 60.00 to the LICENSEE");
  CHECK(views::worth_words(price_of(*find_reading("rounding"), now, done)).empty());
}

TEST_CASE("a reading that goes with another names one that is there") {
  for (const ReadingInfo& reading : reading_table()) {
    CAPTURE(reading.name);
    if (reading.reason.with.empty()) continue;
    CHECK(find_reading(reading.reason.with) != nullptr);
    CHECK(reading.reason.with != reading.name);
  }
}

}  // namespace jm216::test::reading_prices_test
