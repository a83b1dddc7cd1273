#include "core/basics/ids.hpp"

#include <doctest/doctest.h>

namespace jm216::test::basics_ids_test {
namespace {

const Quarter quarter = *Quarter::parse("2012-Q1");

template <class AnyId>
std::string text(const AnyId& id) {
  return id;
}

TEST_CASE("an id is made from its parts") {
  CHECK(text(ObligationId::signature()) == "signature");
  CHECK(text(ObligationId::supply()) == "supply");
  CHECK(text(ObligationId::milestone(3)) == "milestone-3");
  CHECK(text(ObligationId::royalty(quarter)) == "royalty-2012-Q1");
  CHECK(text(DeadlineId::statement(quarter)) == "statement-2012-Q1");
  CHECK(text(DeadlineId::patent("IE", "1044/97")) == "patent-IE-1044/97");
  CHECK(text(DeadlineId::notice(2)) == "notice-3-effective");
  CHECK(text(RightId{RightKind::reduce_royalty, "IT"}) == "reduce-royalty-IT");
  CHECK(text(RightId{RightKind::manufacture, {}}) == "manufacture");
  CHECK(text(FigureId::licence()) == "licence");
  CHECK(text(FigureId::row(quarter, 11)) == "row:2012-Q1:11");
  CHECK(text(FigureId::interest(ObligationId::royalty(quarter))) == "interest:royalty-2012-Q1");
  CHECK(text(FigureId::total("paid_usd")) == "total:paid_usd");
  CHECK(text(FigureId::line("/sales/17")) == "line:/sales/17");
}

TEST_CASE("and taken apart into the same parts; any text is an id of some kind") {
  for (const std::string id :
       {"licence", "term", "milestone:3", "quarter:2012-Q1", "row:2012-Q1:0", "interest:supply",
        "total:paid_usd", "right:manufacture", "deadline:term-end", "statement:2012-Q1",
        "amendment:0", "line:/sales/1", "royalty-2012-Q1", "", "licences", "Term", "row"}) {
    CAPTURE(id);
    CHECK(text(FigureId::parse(id)) == id);
    CHECK(text(ObligationId::parse(id)) == id);
    CHECK(text(DeadlineId::parse(id)) == id);
    CHECK(text(RightId::parse(id)) == id);
  }
  CHECK(FigureId::parse("interest:supply").kind == FigureKind::interest);
  CHECK(FigureId::parse("interest:supply").name == "supply");
  CHECK(FigureId::parse("licences").kind == FigureKind::obligation);
  CHECK(ObligationId::parse("royalty-2012-Q1").kind == ObligationKind::royalty);
  CHECK(ObligationId::parse("signatures").kind == ObligationKind::other);
  CHECK(DeadlineId::parse("patent-IE-1044/97").name == "IE-1044/97");
  CHECK(RightId::parse("terminate-milestone-2").name == "2");
}

TEST_CASE("the row and the notice that an id is of") {
  const auto row = row_of("row:2012-Q1:11");
  REQUIRE(row);
  CHECK(row->quarter == quarter);
  CHECK(row->row == 11);
  for (const char* other : {"row:2012-Q1", "row:2012-Q1:", "row:2012-Q1:011", "row:2012-Q1:1 ",
                            "row:2012-Q1:-1", "row:2012-Q5:1", "quarter:2012-Q1", "row:", ""}) {
    CAPTURE(other);
    CHECK_FALSE(row_of(other));
  }
  CHECK(notice_of("notice-3-effective") == 2);
  for (const char* other :
       {"notice-0-effective", "notice-03-effective", "notice-3", "notice--effective", "notice-"}) {
    CAPTURE(other);
    CHECK_FALSE(notice_of(other));
  }
}

}  // namespace
}  // namespace jm216::test::basics_ids_test
