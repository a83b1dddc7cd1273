// What the page keeps of the sales lines, and which it asks the worker for.
#include "web/views/sales_lines.hpp"

#include "doctest/doctest.h"

namespace jm216::test::sales_lines_of_page_test {

using views::LinesWish;
using views::SalesLines;

/// `size` lines from `offset` on, of `count` that fit no particular query.
LinePage page(std::uint64_t offset, std::size_t size, std::uint64_t count) {
  LinePage one;
  one.count = count;
  one.offset = offset;
  one.rows.resize(size);
  return one;
}

TEST_CASE("lines are asked for by hundreds, with half a hundred more on each side, and once") {
  SalesLines lines;
  // Rows 0 to 70, hence to 119.
  CHECK(lines.want(0, 70) == LinesWish{"", 0, 200});
  CHECK_FALSE(lines.want(0, 70).has_value());
  // Rows 200 to 299 are wished for as 150 to 349.
  CHECK(lines.want(200, 300) == LinesWish{"", 100, 300});
}

TEST_CASE("what is there is not asked for again, and no more than there is") {
  SalesLines lines;
  lines.take(page(0, 200, 250));
  CHECK(lines.is_there);
  CHECK(lines.is_fresh);
  CHECK(lines.find(199) != nullptr);
  CHECK(lines.find(200) == nullptr);
  CHECK_FALSE(lines.want(0, 100).has_value());
  CHECK(lines.want(100, 200) == LinesWish{"", 200, 100});
  lines.take(page(200, 50, 250));
  CHECK(lines.find(249) != nullptr);
  CHECK(lines.find(250) == nullptr);
  CHECK_FALSE(lines.want(200, 250).has_value());
}

TEST_CASE("another report keeps the lines on the screen until its own are there") {
  SalesLines lines;
  lines.take(page(0, 200, 200));
  lines.report_changed();
  CHECK(lines.is_there);
  CHECK_FALSE(lines.is_fresh);
  CHECK(lines.find(10) != nullptr);
  CHECK(lines.want(0, 10) == LinesWish{"", 0, 100});
  lines.take(page(0, 100, 150));
  CHECK(lines.find(99) != nullptr);
  CHECK(lines.find(100) == nullptr);  // of the report before
}

TEST_CASE("of forty hundreds kept, those furthest away are let go") {
  SalesLines lines;
  for (std::uint64_t part = 0; part < 50; ++part) lines.take(page(part * 100, 100, 100000));
  CHECK(lines.find(999) == nullptr);
  CHECK(lines.find(1000) != nullptr);  // 10 to 49 are forty
  lines.take(page(0, 100, 100000));
  CHECK(lines.find(0) != nullptr);
  CHECK(lines.find(4999) == nullptr);
}

TEST_CASE("of one kind of wish, the last of a frame is done, and once") {
  views::Actions actions;
  actions.ask(views::FormWish::check);
  actions.ask(views::Command::undo);
  actions.ask(views::FormWish::apply);
  const auto asked = actions.take();
  REQUIRE(asked.size() == 2);
  CHECK(std::get<views::FormWish>(asked[0]) == views::FormWish::apply);
  CHECK(std::get<views::Command>(asked[1]) == views::Command::undo);
  CHECK(actions.take().empty());
}

}  // namespace jm216::test::sales_lines_of_page_test
