// I.10: from the invoiced price to the Net Sales Value of a line.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_i_10_net_sales_test {

// One line invoiced in dollars at 1000, with these members besides.
Answer one_line(const std::string& members) {
  return ask(ledger("2009-06-30",
                    R"({"invoice": "A", "date": "2009-02-03", "country": "DE", "currency": "USD",
                        "gross": "1000", )" +
                        members + '}'));
}

// One credit note of -100 with these members besides.
Answer one_credit(const std::string& members) {
  return ask(ledger("2009-06-30",
                    R"({"invoice": "A", "date": "2009-02-03", "country": "DE", "currency": "USD",
                        "gross": "500", "quantity": "1"},
                       {"invoice": "C", "date": "2009-02-04", "country": "FR", "currency": "USD",
                        "gross": "-100", )" +
                        members + '}'));
}

std::string net_sales(const Answer& answer, std::size_t row = 0) {
  return answer.row("2009-Q1", row).net_sales.decimal().at_least(2);
}

TEST_CASE("I.10 without deductions the Net Sales Value is the invoiced price") {
  const Answer a = one_line(R"("quantity": "2.5")");
  CHECK(net_sales(a) == "1000.00");
  CHECK(a.row("2009-Q1").quantity.decimal().shortest() == "2.5");
  CHECK_FALSE(a.has("deduction-not-allowed"));
}

TEST_CASE("I.10 trade discounts and credits for goods are always deducted") {
  // 1000 − 100.25 − 50 = 849.75, though neither is separately charged
  CHECK(net_sales(one_line(R"("deductions": {"trade_discount": "100.25", "returns": "50"})")) ==
        "849.75");
}

TEST_CASE("I.10 delivery and sales tax are deducted only if separately charged") {
  const std::string deductions =
      R"("deductions": {"packing": "10", "insurance": "20", "freight": "30", "sales_tax": "40"})";
  const Answer none = one_line(deductions);
  CHECK(net_sales(none) == "1000.00");
  CHECK(none.count("deduction-not-allowed") == 4);  // one for each kind

  const Answer some = one_line(deductions + R"(, "separately_charged": ["freight", "sales_tax"])");
  CHECK(net_sales(some) == "930.00");  // 1000 − 30 − 40
  CHECK(some.count("deduction-not-allowed") == 2);
  CHECK(some.finding("deduction-not-allowed").where == "/sales/0/deductions/insurance");

  const Answer all = one_line(deductions + R"(, "separately_charged": true)");
  CHECK(net_sales(all) == "900.00");  // 1000 − 100
  CHECK_FALSE(all.has("deduction-not-allowed"));

  CHECK(net_sales(one_line(deductions + R"(, "separately_charged": false)")) == "1000.00");
}

TEST_CASE("I.10 duties and export insurance need an export order as well") {
  const std::string deductions = R"("deductions": {"import_duty": "5", "export_insurance": "7"})";
  CHECK(net_sales(one_line(deductions)) == "1000.00");
  CHECK(net_sales(one_line(deductions + R"(, "export": true)")) == "1000.00");
  const Answer at_home = one_line(deductions + R"(, "separately_charged": true)");
  CHECK(net_sales(at_home) == "1000.00");
  CHECK(at_home.count("deduction-not-allowed") == 2);
  const Answer exported = one_line(deductions + R"(, "separately_charged": true, "export": true)");
  CHECK(net_sales(exported) == "988.00");  // 1000 − 12
  CHECK_FALSE(exported.has("deduction-not-allowed"));
}

TEST_CASE("I.10 an export order does not free freight from being separately charged") {
  CHECK(net_sales(one_line(R"("deductions": {"freight": "30"}, "export": true)")) == "1000.00");
}

TEST_CASE("I.10 deductions beyond the price are taken and warned about") {
  const Answer a = one_line(R"("deductions": {"trade_discount": "1050"})");
  CHECK(net_sales(a) == "-50.00");
  CHECK(a.finding("deductions-exceed-price").where == "/sales/0/deductions");
  CHECK_FALSE(
      one_line(R"("deductions": {"trade_discount": "1000"})").has("deductions-exceed-price"));
}

TEST_CASE("I.10 a deduction that is not allowed: what it would have needed") {
  const auto needed = [](const std::string& deduction) {
    return one_line("\"deductions\": {\"" + deduction + "\": \"5\"}")
        .finding("deduction-not-allowed")
        .message;
  };
  const std::string charged = "if separately charged on the customer's invoice.";
  CHECK(needed("freight") ==
        "The deduction freight stays in the Net Sales Value: it counts only " + charged);
  const std::pair<std::string, std::string> of_exports[] = {
      {"import_duty", "import duty"}, {"export_insurance", "export insurance"}};
  for (const auto& [field, words] : of_exports) {
    CHECK(needed(field) == "The deduction " + words +
                               " stays in the Net Sales Value: it counts only on an export order "
                               "and " +
                               charged);
  }
}

TEST_CASE("I.10 a row's summary adds up to its Net Sales Value") {
  const auto line = [](const std::string& members) {
    return R"({"invoice": "A", "date": "2009-02-03", "country": "US", "currency": "USD", )" +
           members + '}';
  };
  const Answer a = ask(
      ledger("2009-06-30",
             line(R"("gross": "1000", "deductions": {"trade_discount": "100.25",
                         "freight": "30"}, "separately_charged": true)") +
                 ',' + line(R"("gross": "500", "arms_length": false, "fair_market_price": "600")") +
                 ',' + line(R"("gross": "-50", "credit_reason": "other")") + ',' +
                 line(R"("gross": "-40", "credit_reason": "returned",
                             "deductions": {"freight": "3"}, "separately_charged": true)")));
  // 1000 − 100.25 − 30, raised to 600, nothing, and −40 + 3: 869.75 + 600 + 0 − 37
  CHECK(net_sales(a) == "1432.75");
  // Invoiced 1000 + 500 − 50 − 40; freight 30 − 3; the −50 that counts nothing taken out again;
  // raised by 600 − 500. This is the row's explanation where it has too many lines to list.
  const Step sum = a.evaluation.explanations.at("row:2009-Q1:0").steps.front();
  CHECK(sum.formula == "1410.00 − 100.25 − 27.00 − -50.00 + 100.00 = 1432.75");
  CHECK(sum.text ==
        "4 lines invoiced at USD 1,410.00, less trade discount 100.25, less freight 27.00, without "
        "credits that do not count, raised to the fair market price.");
}

TEST_CASE("I.10 a row's summary where the trade discount is the only deduction") {
  const Answer a = one_line(R"("deductions": {"trade_discount": "100.25"})");
  const Step sum = a.evaluation.explanations.at("row:2009-Q1:0").steps.front();
  CHECK(sum.formula == "1000.00 − 100.25 = 899.75");
}

TEST_CASE("I.10 what was given away counts at its market price: a price of nothing is no credit") {
  const Answer a = ask(ledger("2009-06-30", R"({"invoice": "A", "date": "2009-02-03",
      "country": "DE", "currency": "USD", "gross": "0", "for_money": false,
      "fair_market_price": "1200"})"));
  CHECK(net_sales(a) == "1200.00");
  CHECK(text(a.quarter("2009-Q1").royalty) == "102.00");  // 1200 × 8.5%
  CHECK_FALSE(a.has("credit-note-unmarked"));
}

TEST_CASE("I.10 nothing of a line is rounded") {
  const Answer a = one_line(R"("deductions": {"trade_discount": "999.9999"})");
  CHECK(net_sales(a) == "0.0001");
  CHECK(a.row("2009-Q1").royalty == *Decimal::parse("0.0000085"));  // 0.0001 × 8.5%
}

TEST_CASE("I.10 not at arm's length: the fair market price, if higher") {
  for (const std::string how : {R"("arms_length": false)", R"("for_money": false)"}) {
    CHECK(net_sales(one_line(how + R"(, "fair_market_price": "1200")")) == "1200.00");
    CHECK(net_sales(one_line(how + R"(, "fair_market_price": "900")")) == "1000.00");
    // It stands against the value after deductions: max(1000 − 100, 950).
    CHECK(net_sales(one_line(how + R"(, "fair_market_price": "950",
                                       "deductions": {"trade_discount": "100"})")) == "950.00");
    const Answer missing = one_line(how);
    CHECK(net_sales(missing) == "1000.00");
    CHECK(missing.has("fair-market-price-missing"));
    CHECK_FALSE(one_line(how + R"(, "fair_market_price": "900")").has("fair-market-price-missing"));
  }
  // At arm's length and for money the market price does not matter.
  CHECK(net_sales(one_line(R"("fair_market_price": "1200")")) == "1000.00");
}

TEST_CASE("I.10 a missing fair market price does not matter where no royalty is owed") {
  const Answer a =
      ask(ledger("2009-06-30",
                 R"({"invoice": "A", "date": "2009-02-03", "country": "DE",
                                  "currency": "USD", "gross": "1000", "arms_length": false})",
                 R"("generics": [{"country": "DE", "available_from": "2009-03-31"}])"));
  CHECK(a.row("2009-Q1").basis == Basis::generic);
  CHECK_FALSE(a.has("fair-market-price-missing"));
}

TEST_CASE("I.10 a credit note takes its allowed deductions back") {
  // −100 + 10 (trade discount); freight was not separately charged and is not taken back
  const Answer a = one_credit(R"("credit_of": "A", "credit_reason": "returned",
                                 "deductions": {"trade_discount": "10", "freight": "3"})");
  CHECK(net_sales(a, 1) == "-90.00");
  CHECK(a.finding("deduction-not-allowed").where == "/sales/1/deductions/freight");
  CHECK_FALSE(a.has("deductions-exceed-price"));
  // −100 + 3
  CHECK(net_sales(one_credit(R"("credit_of": "A", "credit_reason": "returned",
                                "deductions": {"freight": "3"}, "separately_charged": true)"),
                  1) == "-97.00");
}

TEST_CASE("I.10 a line is a credit note for its credit_of, whatever its price") {
  const Answer a = ask(ledger("2009-06-30",
                              R"({"invoice": "A", "date": "2009-02-03", "country": "DE",
                                  "currency": "USD", "gross": "500"},
                                 {"invoice": "C", "date": "2009-02-04", "country": "FR",
                                  "currency": "USD", "gross": "0", "credit_of": "A",
                                  "credit_reason": "discount",
                                  "deductions": {"trade_discount": "20"}})"));
  CHECK(net_sales(a, 1) == "20.00");  // 0 + 20: what had been deducted comes back
}

TEST_CASE("I.10 which credits count") {
  for (const std::string reason : {"returned", "defective", "correction", "discount"}) {
    const Answer a = one_credit(R"("credit_of": "A", "credit_reason": ")" + reason + '"');
    CHECK(net_sales(a, 1) == "-100.00");
    CHECK_FALSE(a.has("credit-not-allowed"));
    CHECK_FALSE(a.has("credit-reason-missing"));
  }
  const Answer other = one_credit(R"("credit_of": "A", "credit_reason": "other",
                                     "deductions": {"trade_discount": "10"})");
  CHECK(net_sales(other, 1) == "0.00");
  CHECK(other.finding("credit-not-allowed").where == "/sales/1/credit_reason");

  const Answer none = one_credit(R"("credit_of": "A")");
  CHECK(net_sales(none, 1) == "-100.00");
  CHECK(none.has("credit-reason-missing"));
}

TEST_CASE("I.10 the fair market price never stands in on a credit note") {
  const Answer a = one_credit(R"("credit_of": "A", "credit_reason": "returned",
                                 "arms_length": false, "fair_market_price": "50")");
  CHECK(net_sales(a, 1) == "-100.00");
  const Answer without =
      one_credit(R"("credit_of": "A", "credit_reason": "returned", "arms_length": false)");
  CHECK_FALSE(without.has("fair-market-price-missing"));
}

TEST_CASE("I.10 a negative price without credit_of counts as a credit note") {
  const Answer a =
      one_credit(R"("credit_reason": "returned", "deductions": {"trade_discount": "1"})");
  CHECK(net_sales(a, 1) == "-99.00");
  CHECK(a.finding("credit-note-unmarked").where == "/sales/1/gross");
  CHECK_FALSE(
      one_credit(R"("credit_of": "A", "credit_reason": "returned")").has("credit-note-unmarked"));
}

TEST_CASE("V.7 an invoice line that stands twice counts twice, with a warning") {
  const std::string twice = R"({"invoice": "A", "line": "1", "date": "2009-02-03", "country": "DE",
                                "currency": "USD", "gross": "10"},
                               {"invoice": "A", "line": "1", "date": "2009-02-05", "country": "DE",
                                "currency": "USD", "gross": "20"})";
  const Answer a = ask(ledger("2009-06-30", twice));
  CHECK(net_sales(a) == "30.00");
  CHECK(a.finding("duplicate-invoice").where == "/sales/1/invoice");
  // Before the second is known there is no duplicate.
  CHECK_FALSE(ask(ledger("2009-02-04", twice)).has("duplicate-invoice"));
  // Another line number, or another seller, is another line.
  const Answer others = ask(ledger("2009-06-30",
                                   R"({"invoice": "A", "line": "1", "date": "2009-02-03",
                                       "country": "DE", "currency": "USD", "gross": "10"},
                                      {"invoice": "A", "date": "2009-02-03", "country": "DE",
                                       "currency": "USD", "gross": "10"},
                                      {"invoice": "A", "line": "1", "date": "2009-02-03",
                                       "country": "DE", "currency": "USD", "gross": "10",
                                       "seller": "X"})"));
  CHECK_FALSE(others.has("duplicate-invoice"));
}

}  // namespace jm216::test::article_i_10_net_sales_test
