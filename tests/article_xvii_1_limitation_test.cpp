// XVII.1: until when a sum may be sued for (English law; Limitation Act 1980).
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xvii_1_limitation_test {

// US$100,000 fell due on 28 August 2001, US$150,000 on 31 January 2002.
Answer at(const std::string& as_of, const std::string& payments) {
  return ask(ledger(as_of, "", "\"payments\": [" + payments + ']'));
}

std::string paid(const std::string& what, const std::string& date, const std::string& amount) {
  return R"({"for": ")" + what + R"(", "date": ")" + date + R"(", "amount": ")" + amount + "\"}";
}

std::string limitation(const Answer& answer) {
  return text(answer.obligation("signature").limitation);
}

TEST_CASE("XVII.1 six years from the due date, for what is outstanding") {
  CHECK(limitation(at("2001-08-28", "")) == "null");
  CHECK(limitation(at("2001-08-29", "")) == "2007-08-28");
  CHECK_FALSE(at("2007-08-28", "").has("claim-may-be-barred"));
  const Answer a = at("2007-08-29", "");
  CHECK(a.count("claim-may-be-barred") == 1);
  CHECK(to_string(a.deadline("limitation-signature").date) == "2007-08-28");
  CHECK(limitation(at("2007-08-29", paid("signature", "2001-09-30", "100000"))) == "null");
  // A ledger that is silent on payment has one all the same.
  CHECK(limitation(ask(ledger("2007-08-29", ""))) == "2007-08-28");
}

TEST_CASE("XVII.1 a payment in time begins it anew, of interest too; one out of time does not") {
  CHECK(limitation(at("2010-01-01", paid("signature", "2007-08-28", "0.01"))) == "2013-08-28");
  CHECK(limitation(at("2010-01-01", paid("signature", "2007-08-29", "0.01"))) == "2007-08-28");
  CHECK(limitation(at("2010-01-01", paid("interest:signature", "2006-01-01", "5"))) ==
        "2012-01-01");
  CHECK(limitation(at("2014-01-01", paid("signature", "2005-03-01", "40000") + ',' +
                                        paid("signature", "2011-03-01", "1"))) == "2017-03-01");
}

TEST_CASE("XVII.1 where interest alone is open, six years from the settlement") {
  const std::string settled = paid("signature", "2002-01-28", "100000");
  CHECK(at("2008-01-28", settled).count("claim-may-be-barred") == 0);
  CHECK(at("2008-01-29", settled).count("claim-may-be-barred") == 1);
  CHECK(at("2008-01-29", settled + ',' + paid("interest:signature", "2008-01-01", "1"))
            .count("claim-may-be-barred") == 1);
}

}  // namespace jm216::test::article_xvii_1_limitation_test
