// I.13: PATENT RIGHTS are more than Schedule A lists.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_i_13_patent_rights_test {

// A sale in the United States after the last patent of Schedule A there (24 April 2015).
Answer after_the_last(const std::string& patent, const std::string& country = "US",
                      const std::string& expires = "2017-01-01") {
  return ask(
      ledger("2016-12-31",
             R"({"invoice": "1", "date": "2016-06-01", "country": "US", "currency": "USD",
                        "gross": "1000"})",
             R"("patents": [{"kind": "other", "country": ")" + country +
                 R"(", "application": "10/000001", "expires": ")" + expires + '"' + patent + "}]"),
      {{"post_expiry", "us-stops"}});
}

std::string basis_of(const Answer& answer) {
  return std::string(to_string(answer.row("2016-Q2").basis));
}

TEST_CASE("I.13 a PATENT RIGHT outside Schedule A keeps a country's royalty alive") {
  const Answer a = after_the_last(R"(, "granted": "7000001")");
  CHECK(basis_of(a) == "full");
  CHECK(text(a.row("2016-Q2").royalty_usd) == "85.00");
  // It stands in no list, moves no TERM and has no deadline.
  CHECK(to_string(a.report().term.ends) == "2018-04-24");
  CHECK_FALSE(a.has_deadline("patent-US-10/000001"));
  CHECK_FALSE(a.has("patent-unknown"));
}

TEST_CASE("I.13 it is in force from its grant to its expiry or its early end, in its own country") {
  CHECK(basis_of(after_the_last("")) == "patent-expired");
  CHECK(basis_of(after_the_last(R"(, "granted": "1", "granted_on": "2016-06-01")")) == "full");
  CHECK(basis_of(after_the_last(R"(, "granted": "1", "ended": "2016-05-31")")) == "patent-expired");
  CHECK(basis_of(after_the_last(R"(, "granted": "1", "ended": "2016-06-01")")) == "full");
  CHECK(basis_of(after_the_last(R"(, "granted": "7000001")", "CA")) == "patent-expired");
  CHECK(basis_of(after_the_last(R"(, "granted": "1")", "US", "2016-05-31")) == "patent-expired");
  CHECK(basis_of(after_the_last(R"(, "granted": "1")", "US", "2016-06-01")) == "full");
}

TEST_CASE("I.13 a certificate keeps it in force beyond its expiry") {
  const auto until = [](const std::string& extended) {
    return basis_of(after_the_last(R"(, "granted": "1", "extended_to": ")" + extended + '"', "US",
                                   "2016-01-01"));
  };
  CHECK(until("2016-05-31") == "patent-expired");
  CHECK(until("2016-06-01") == "full");
}

}  // namespace jm216::test::article_i_13_patent_rights_test
