// A link that did not come through whole says so in the right words, and never gives a wrong ledger.
#include <string>
#include <vector>

#include "core/ledger/reader/read_ledger.hpp"
#include "core/link/base64url.hpp"
#include "core/link/bytes.hpp"
#include "core/link/link.hpp"
#include "doctest/doctest.h"
#include "tests/support/statements.hpp"

namespace jm216::test::link_damage_test {

constexpr std::size_t mark = 6;  // "jm216."

std::string sample() {
  const ReadResult read = read_ledger_text(test::quarterly_statements());
  REQUIRE(read.ledger);
  const auto link = make_link(*read.ledger, {make_date(2012, 1, 31), {}, "overview", {}});
  REQUIRE(link);
  return *link;
}

LinkFault fault(std::string_view text) {
  const OpenedLink opened = open_link(text);
  REQUIRE(opened.ledger.has_value() == (opened.fault == LinkFault::none));
  return opened.fault;
}

TEST_SUITE_BEGIN("link: damage");

TEST_CASE("cut off after any character: how much arrived") {
  const std::string link = sample();
  for (std::size_t size = 1; size < link.size(); ++size) {
    CAPTURE(size);
    const OpenedLink opened = open_link(link.substr(0, size));
    REQUIRE(opened.fault == LinkFault::cut_off);
    REQUIRE_FALSE(opened.ledger);
    REQUIRE(opened.arrived == size);
    if (size >= mark + 12) REQUIRE(opened.expected == link.size());
  }
  CHECK(explain_fault(open_link(link.substr(0, 1000))).find("1,000 of its 1,1") !=
        std::string::npos);
}

TEST_CASE("any bit of its bytes turned over: altered") {
  const std::string link = sample();
  const auto bytes = from_base64url(link.substr(mark));
  REQUIRE(bytes);
  for (std::size_t bit = 0; bit < bytes->size() * 8; ++bit) {
    CAPTURE(bit);
    std::string turned = *bytes;
    turned[bit / 8] =
        static_cast<char>(static_cast<unsigned char>(turned[bit / 8]) ^ 1U << bit % 8);
    REQUIRE(fault(link.substr(0, mark) + to_base64url(turned)) == LinkFault::altered);
  }
}

TEST_CASE("any bit of its characters turned over: never a ledger") {
  const std::string link = sample();
  for (std::size_t bit = 0; bit < link.size() * 8; ++bit) {
    CAPTURE(bit);
    std::string turned = link;
    turned[bit / 8] =
        static_cast<char>(static_cast<unsigned char>(turned[bit / 8]) ^ 1U << bit % 8);
    const LinkFault found = fault(turned);
    REQUIRE(found != LinkFault::none);
    // A character that became a blank, a "#" or, at the end, a full stop is one that did not arrive.
    const char c = turned[bit / 8];
    const bool is_gone = std::string(" \t\r\n#.,;:!?)]>\"'").find(c) != std::string::npos;
    if (!is_gone) REQUIRE(found == (bit / 8 < mark ? LinkFault::not_ours : LinkFault::altered));
  }
}

TEST_CASE("two characters exchanged, one left out, one too many") {
  const std::string link = sample();
  for (std::size_t i = mark; i + 1 < link.size(); ++i) {
    CAPTURE(i);
    std::string swapped = link;
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped != link) REQUIRE(fault(swapped) == LinkFault::altered);
    REQUIRE(fault(link.substr(0, i) + link.substr(i + 1)) != LinkFault::none);
    REQUIRE(fault(link.substr(0, i) + 'A' + link.substr(i)) == LinkFault::altered);
  }
}

TEST_CASE("what mail programs do to an address does no harm") {
  const std::string link = sample();
  CHECK(fault("https://example.org/jm216/#" + link) == LinkFault::none);
  CHECK(fault("<https://example.org/jm216/#" + link + ">") == LinkFault::none);
  CHECK(fault("  " + link.substr(0, 76) + "\r\n" + link.substr(76) + "\n") == LinkFault::none);
  CHECK(fault(link + ".") == LinkFault::none);
  CHECK(fault("> https://example.org/jm216/#" + link.substr(0, 76) + "\r\n> " + link.substr(76)) ==
        LinkFault::none);
  CHECK(fault("Ledger #3: https://example.org/jm216/#" + link + "\r\n\r\nYours, A. (B.)") ==
        LinkFault::none);
  CHECK(fault("https://example.org/jm216/#" + link.substr(0, 500) + "\r\nYours") ==
        LinkFault::cut_off);
}

TEST_CASE("what is no link of ours") {
  for (const std::string_view text :
       {"", " ", "#", "hello", "https://example.org/", "#section-2", "JM216.AQAA", "{}"}) {
    CAPTURE(text);
    CHECK(fault(text) == LinkFault::not_ours);
  }
  CHECK(fault("jm2") == LinkFault::cut_off);
  CHECK(fault(std::string(2'000'000, 'A')) == LinkFault::too_large);
  CHECK(fault("jm216." + std::string(1'100'000, 'A')) == LinkFault::too_large);
}

// A section that says how many records it has, and then has none.
std::string section_of(std::string_view name, std::size_t records) {
  std::string bytes;
  put_number(bytes, 1);  // a name spelt out
  put_text(bytes, name);
  put_byte(bytes, 1);  // records
  put_number(bytes, records);
  return bytes;
}

TEST_CASE("rows of statements count together, and more than a link may hold are said") {
  Ledger ledger;
  ledger.statements.emplace(2);
  for (StatementSent& statement : *ledger.statements) statement.rows.resize(5000);
  CHECK_FALSE(too_many_for_link(ledger));
  ledger.statements->front().rows.emplace_back();
  const auto many = too_many_for_link(ledger);
  REQUIRE(many);
  CHECK(in_words(*many) == "10,001 rows of statements, and a link may hold 10,000 at most");
}

TEST_CASE("what each notice of non-payment is judged by counts in every section of it") {
  const auto judged = [](const auto& fill) {
    Ledger ledger;
    ledger.notices.resize(200);
    for (Notice& notice : ledger.notices) notice.kind = NoticeKind::terminate_nonpayment;
    fill(ledger);
    const auto many = too_many_for_link(ledger);
    return many ? in_words(*many) : "";
  };
  // 200 × 1,250 = 250,000
  const std::string one_more =
      "250,200 records to judge notices of non-payment by, and a link may hold 250,000 at most";
  CHECK(judged([](Ledger& all) {
          all.infringements.resize(1000);
          all.patents.resize(250);
        }) == "");
  CHECK(judged([](Ledger& all) {
          all.infringements.resize(1000);
          all.patents.resize(251);
        }) == one_more);
  CHECK(judged([](Ledger& all) {
          all.generics.resize(500);
          all.amendments.resize(200);
          all.base_rates.resize(200);
          all.force_majeure.resize(100);
          all.fx.resize(200);
          all.payments.emplace(50);
          all.sellers.emplace(1);
        }) == one_more);
}

TEST_CASE("a section with more records than a link may hold is refused by their number") {
  std::optional<TooMany> too_many;
  CHECK_FALSE(document_from_bytes(section_of("base_rates", 400), too_many));
  CHECK_FALSE(too_many);
  CHECK_FALSE(document_from_bytes(section_of("base_rates", 401), too_many));
  REQUIRE(too_many);
  CHECK(too_many->section == "base_rates");
  CHECK(too_many->records == 401);
  CHECK(too_many->most == 400);

  OpenedLink opened;
  opened.fault = LinkFault::too_large;
  opened.too_many = TooMany{"base_rates", 12'345, 400};
  CHECK(explain_fault(opened).find("This link holds 12,345 base rates, and a link may hold 400 at "
                                   "most.") == 0);
}

TEST_CASE("no link is made that could not be opened") {
  const auto linked = [](std::size_t amendments, std::size_t payments, std::size_t lines) {
    const auto list = [](std::size_t count, const std::string& record) {
      std::string all = "[";
      for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + record;
      return all + ']';
    };
    const auto read = read_ledger_text(
        R"({"amendments": )" + list(amendments, R"({"effective": "2003-01-01", "changes": {}})") +
        R"(, "payments": )" +
        list(payments, R"({"for": "royalty-2010-Q1", "date": "2010-06-01", "amount": "1"})") +
        R"(, "sales": )" +
        list(lines, R"({"invoice": "1", "date": "2010-01-14", "country": "US", "currency": "USD",
                        "gross": "1"})") +
        '}');
    REQUIRE(read.ledger);
    const auto link = make_link(*read.ledger, {make_date(2011, 1, 1), {}, "", {}});
    if (link) CHECK(open_link(*link).fault == LinkFault::none);
    return link.has_value();
  };
  CHECK(linked(200, 0, 0));
  CHECK_FALSE(linked(201, 0, 0));
  CHECK(linked(0, 100, 1500));  // each payment values each line of its quarter
  CHECK_FALSE(linked(0, 100, 1501));
}

TEST_SUITE_END();

}  // namespace jm216::test::link_damage_test
