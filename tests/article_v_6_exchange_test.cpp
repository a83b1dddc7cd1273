// V.6 (printed 5.2, 5.3): dollars, the day of the rate, missing quotes, the more favourable rate.
#include <algorithm>

#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_v_6_exchange_test {

// A sale of the first quarter of 2009, whose royalty is due on 30 April.
std::string sale(const std::string& currency, const std::string& gross,
                 const std::string& country = "DE") {
  return R"({"invoice": "N)" + currency + gross + country +
         R"(", "date": "2009-02-03", "country": ")" + country + R"(", "currency": ")" + currency +
         R"(", "gross": ")" + gross + R"(", "credit_reason": "returned"})";
}

std::string quote(const std::string& currency, const std::string& date, const std::string& usd) {
  return R"({"currency": ")" + currency + R"(", "date": ")" + date + R"(", "usd": ")" + usd + "\"}";
}

std::string fx(const std::string& quotes) {
  return "\"fx\": [" + quotes + ']';
}

// The dollars of the one row.
std::string dollars(const std::string& line, const std::string& quotes, Choices readings = {},
                    const std::string& as_of = "2009-06-30") {
  return text(ask(ledger(as_of, line, fx(quotes)), readings).row("2009-Q1").royalty_usd);
}

TEST_CASE("V.6 a row is converted at the quote of the due date") {
  // 1000 × 8.5% = 85 EUR × 1.3 = 110.50, whatever the quotes of the days around it
  const std::string quotes = quote("EUR", "2009-04-29", "1.2") + ',' +
                             quote("EUR", "2009-04-30", "1.3") + ',' +
                             quote("EUR", "2009-05-01", "1.4");
  CHECK(dollars(sale("EUR", "1000"), quotes) == "110.50");
  const Answer a = ask(ledger("2009-06-30", sale("EUR", "1000"), fx(quotes)));
  CHECK(text(a.quarter("2009-Q1").due) == "2009-04-30");
  CHECK(text(a.row("2009-Q1").fx_date) == "2009-04-30");
  CHECK(a.row("2009-Q1").fx->rate == Decimal(13, 1));
  CHECK_FALSE(a.quarter("2009-Q1").provisional);
  CHECK_FALSE(a.has("fx-previous-day"));
}

TEST_CASE("V.6 quotes of units for one dollar divide") {
  const auto yen = [](const std::string& per_usd, Choices readings = {}) {
    return dollars(sale("JPY", "100000"),
                   R"({"currency": "JPY", "date": "2009-04-30", "per_usd": ")" + per_usd + "\"}",
                   readings);
  };
  CHECK(yen("95.5") == "89.01");  // 8500 / 95.5 = 89.0052…
  // 8500 / 32 = 265.625, half a cent
  CHECK(yen("32") == "265.63");
  CHECK(yen("32", {{"rounding", "half-even"}}) == "265.62");
}

TEST_CASE("V.6 READING rounding: half a cent, on both sides of zero") {
  // 85 × 1.321 = 112.285
  const std::string quotes = quote("EUR", "2009-04-30", "1.321");
  CHECK(dollars(sale("EUR", "1000"), quotes) == "112.29");
  CHECK(dollars(sale("EUR", "1000"), quotes, {{"rounding", "half-even"}}) == "112.28");
  CHECK(dollars(sale("EUR", "-1000"), quotes) == "-112.29");
  CHECK(dollars(sale("EUR", "-1000"), quotes, {{"rounding", "half-even"}}) == "-112.28");
  // Dollars are rounded too: 1 × 8.5% = 0.085, 3 × 8.5% = 0.255
  CHECK(dollars(sale("USD", "1"), "") == "0.09");
  CHECK(dollars(sale("USD", "1"), "", {{"rounding", "half-even"}}) == "0.08");
  CHECK(dollars(sale("USD", "3"), "", {{"rounding", "half-even"}}) == "0.26");
}

TEST_CASE("V.6 each row is rounded once and the quarter is the sum of its rows") {
  const Answer a = ask(ledger("2009-06-30", sale("USD", "1") + ',' + sale("USD", "1", "FR")));
  CHECK(a.quarter("2009-Q1").royalty->text() == "0.18");  // 0.09 + 0.09, not 0.17
}

TEST_CASE("V.6 dollars take no quote") {
  const Answer a = ask(ledger("2009-06-30", sale("USD", "100")));
  CHECK_FALSE(a.row("2009-Q1").fx.has_value());
  CHECK(text(a.row("2009-Q1").fx_date) == "null");
  CHECK(a.quarter("2009-Q1").royalty->text() == "8.50");
}

TEST_CASE("V.6 READING fx_missing_day: the latest earlier quote, at most seven days back") {
  const std::string line = sale("EUR", "1000");
  // 30 April − 7 days = 23 April
  CHECK(dollars(line, quote("EUR", "2009-04-23", "1.3")) == "110.50");
  CHECK(dollars(line, quote("EUR", "2009-04-22", "1.3")) == "null");
  CHECK(dollars(line, quote("EUR", "2009-04-29", "1.3"), {{"fx_missing_day", "exact"}}) == "null");
  CHECK(dollars(line, quote("EUR", "2009-05-01", "1.3")) == "null");  // never a later one

  const Answer back = ask(ledger("2009-06-30", line, fx(quote("EUR", "2009-04-23", "1.3"))));
  CHECK(back.finding("fx-previous-day").where == "/fx/0");
  CHECK(text(back.row("2009-Q1").fx_date) == "2009-04-23");

  const Answer none = ask(ledger("2009-06-30", line, fx(quote("EUR", "2009-04-22", "1.3"))));
  CHECK(none.count("fx-missing") == 1);
  CHECK(none.finding("fx-missing").message.find("EUR") != std::string::npos);
  CHECK(none.finding("fx-missing").message.find("30 Apr 2009") != std::string::npos);
}

TEST_CASE("V.6 a row's explanation says which day's rate it took, and by which readings") {
  const std::string line = sale("EUR", "1000");
  const auto dollars_of = [&](const std::string& day, const std::string& as_of) {
    return ask(ledger(as_of, line, fx(quote("EUR", day, "1.3"))))
        .step("row:2009-Q1:0", "royalty_usd");
  };
  const Step that_day = dollars_of("2009-04-30", "2009-06-30");
  CHECK(that_day.text == "Dollars at the rate of the due date, 30 Apr 2009.");
  CHECK(that_day.formula == "85.0000 × 1.3 ≈ 110.50");
  CHECK(that_day.reading == "rounding: half-up");  // no day is missing
  const Step earlier = dollars_of("2009-04-23", "2009-06-30");
  CHECK(earlier.text ==
        "Dollars at the rate of 23 Apr 2009: none was quoted on the due date, 30 Apr 2009.");
  CHECK(earlier.reading == "rounding: half-up, fx_missing_day: previous");
  const Step ahead = dollars_of("2009-04-10", "2009-04-17");
  CHECK(ahead.text == "Dollars at the latest rate known: the due date, 30 Apr 2009, lies ahead.");
  CHECK(ahead.reading == "rounding: half-up, fx_missing_day: previous");
}

TEST_CASE("V.6 one finding for a currency and a date") {
  const Answer a = ask(ledger(
      "2009-06-30", sale("EUR", "10") + ',' + sale("EUR", "10", "FR") + ',' + sale("GBP", "10")));
  CHECK(a.count("fx-missing") == 2);
}

TEST_CASE("V.6 a due date ahead: the latest quote up to the as-of date, for now") {
  const std::string line = sale("EUR", "1000");
  // 85 × 1.2 = 102.00
  const std::string quotes =
      quote("EUR", "2009-04-10", "1.2") + ',' + quote("EUR", "2009-04-30", "1.3");
  const Answer a = ask(ledger("2009-04-17", line, fx(quotes)));  // seven days after the quote
  CHECK(text(a.row("2009-Q1").royalty_usd) == "102.00");
  CHECK(a.quarter("2009-Q1").provisional);
  CHECK(a.has("fx-provisional"));
  CHECK_FALSE(a.has("fx-previous-day"));
  CHECK(dollars(line, quotes, {}, "2009-04-18") == "null");
  CHECK(dollars(line, quotes, {{"fx_missing_day", "exact"}}, "2009-04-17") == "null");
  CHECK(dollars(line, quotes, {{"fx_missing_day", "exact"}}, "2009-04-10") == "102.00");
  // On the due date itself the quarter is no longer provisional.
  const Answer due = ask(ledger("2009-04-30", line, fx(quotes)));
  CHECK(text(due.row("2009-Q1").royalty_usd) == "110.50");
  CHECK_FALSE(due.quarter("2009-Q1").provisional);
}

TEST_CASE("V.6 a royalty of exactly zero takes no quote and makes nothing incomplete") {
  const Answer a = ask(ledger("2009-04-10", sale("EUR", "0")));
  CHECK(text(a.row("2009-Q1").royalty_usd) == "0.00");
  CHECK_FALSE(a.row("2009-Q1").fx.has_value());
  CHECK(a.quarter("2009-Q1").complete);
  CHECK_FALSE(a.quarter("2009-Q1").provisional);
  CHECK_FALSE(a.has("fx-missing"));
}

TEST_CASE("V.6 a row without dollars leaves its quarter, and every total, unknown") {
  const Answer a = ask(
      ledger("2009-12-31",
             R"({"invoice": "C", "date": "2009-02-03", "country": "DE", "currency": "USD",
          "gross": "-100", "credit_reason": "returned"},
         {"invoice": "A", "date": "2009-04-03", "country": "DE", "currency": "EUR", "gross": "1"},
         {"invoice": "B", "date": "2009-04-03", "country": "DE", "currency": "USD", "gross": "100"},
         {"invoice": "D", "date": "2009-07-03", "country": "DE", "currency": "USD", "gross": "100"})",
             R"("payments": [{"for": "royalty-2009-Q2", "date": "2009-07-30", "amount": "5"}])"));
  CHECK(text(a.quarter("2009-Q1").carried_out) == "-8.50");
  const QuarterReport& incomplete = a.quarter("2009-Q2");
  CHECK_FALSE(incomplete.complete);
  CHECK(incomplete.carried_in.text() == "-8.50");
  CHECK(text(incomplete.royalty) == "null");
  CHECK(text(incomplete.payable) == "null");
  CHECK(text(incomplete.carried_out) == "null");
  CHECK(text(incomplete.rows[1].royalty_usd) == "8.50");  // the dollar row has its dollars
  CHECK(a.quarter("2009-Q3").carried_in.text() == "0.00");

  const Obligation& o = a.obligation("royalty-2009-Q2");
  CHECK(text(o.amount) == "null");
  CHECK(text(o.outstanding) == "null");
  CHECK(text(o.outstanding_if_paid_now) == "null");
  CHECK(text(o.fx_uplift) == "null");
  CHECK(text(o.excess) == "null");
  CHECK(text(o.interest) == "null");
  CHECK(o.paid.text() == "5.00");
  CHECK(o.status == ObligationStatus::overdue);  // by date alone: due 30 July
  const Totals& totals = a.report().totals;
  CHECK(text(totals.royalty) == "null");
  CHECK(text(totals.obligations) == "null");
  CHECK(text(totals.outstanding) == "null");
  CHECK(text(totals.overdue) == "null");
  CHECK(text(totals.interest_outstanding) == "null");
  CHECK(text(totals.paid) == "5.00");
}

TEST_CASE("V.6 the status of an incomplete quarter goes by date alone") {
  const std::string line =
      R"({"invoice": "A", "date": "2009-04-03", "country": "DE", "currency": "EUR", "gross": "1"})";
  const auto status = [&](const std::string& as_of, const std::string& sections) {
    return to_string(ask(ledger(as_of, line, sections)).obligation("royalty-2009-Q2").status);
  };
  CHECK(status("2009-06-30", R"("payments": [])") == "accruing");
  CHECK(status("2009-07-01", R"("payments": [])") == "due");
  CHECK(status("2009-07-30", R"("payments": [])") == "due");
  CHECK(status("2009-07-31", R"("payments": [])") == "overdue");
  CHECK(status("2009-07-31", R"("title": "no payments")") == "unrecorded");
}

// --- the more favourable rate -----------------------------------------------------------------
//
// Royalties of 85 EUR and 85 GBP, due on 30 April at 1.3 and 1.5: 110.50 + 127.50 = A = 238.00.
// On 20 May the euro is up at 1.4 (119.00), the pound down at 1.4 (119.00): V = 119.00 + 127.50 =
// 246.50.

const std::string two_currencies = sale("EUR", "1000") + ',' + sale("GBP", "1000");
const std::string both_rates =
    quote("EUR", "2009-04-30", "1.3") + ',' + quote("GBP", "2009-04-30", "1.5") + ',' +
    quote("EUR", "2009-05-20", "1.4") + ',' + quote("GBP", "2009-05-20", "1.4");

Answer paid(const std::string& payments, const std::string& as_of = "2009-05-20",
            const std::string& rates = both_rates, Choices readings = {}) {
  return ask(ledger(as_of, two_currencies, fx(rates) + ", \"payments\": [" + payments + ']'),
             readings);
}

std::string payment(const std::string& date, const std::string& amount) {
  return R"({"for": "royalty-2009-Q1", "date": ")" + date + R"(", "amount": ")" + amount + "\"}";
}

// Whether a step of the royalty's explanation begins so.
bool says(const Answer& a, std::string_view text) {
  const auto steps = a.why("royalty-2009-Q1").steps;
  return std::any_of(steps.begin(), steps.end(),
                     [&](const Step& step) { return step.text.rfind(text, 0) == 0; });
}

TEST_CASE("V.6 paid on the due date there is no other rate") {
  const Answer a = paid(payment("2009-04-30", "238.00"));
  const Obligation& o = a.obligation("royalty-2009-Q1");
  CHECK(text(o.amount) == "238.00");
  CHECK(o.status == ObligationStatus::paid);
  CHECK(text(o.fx_uplift) == "0.00");
  CHECK(text(o.interest) == "0.00");
  CHECK_FALSE(says(a, "At those rates that much settles"));
}

TEST_CASE("V.6 paid late in full: each currency at whichever rate gives more") {
  const Answer a = paid(payment("2009-05-20", "246.50"));
  const Obligation& o = a.obligation("royalty-2009-Q1");
  CHECK(o.status == ObligationStatus::paid_late);
  CHECK(text(o.outstanding) == "0.00");
  CHECK(text(o.fx_uplift) == "8.50");  // 246.50 − 238.00
  CHECK(text(o.excess) == "0.00");
  // XVI: 238.00 × (0.5% + 3%) × 20 / 365 = 0.4564…, on the principal and not on the uplift
  CHECK(text(o.interest) == "0.46");
  CHECK(says(a, "At those rates that much settles"));
  CHECK_FALSE(says(a, "A smaller payment"));  // it was no smaller one
  CHECK(says(a, "The same if it is paid on the as-of date"));
}

TEST_CASE("V.6 a cent more is excess, a cent less leaves a cent") {
  const Obligation more = paid(payment("2009-05-20", "246.51")).obligation("royalty-2009-Q1");
  CHECK(text(more.excess) == "0.01");
  CHECK(text(more.fx_uplift) == "8.50");
  // 246.49 × 238 / 246.50 = 237.9903… → 237.99 extinguished, uplift 8.50
  const Obligation less = paid(payment("2009-05-20", "246.49")).obligation("royalty-2009-Q1");
  CHECK(text(less.outstanding) == "0.01");
  CHECK(text(less.fx_uplift) == "8.50");
  CHECK(text(less.excess) == "0.00");
  CHECK(less.status == ObligationStatus::overdue);
}

TEST_CASE("V.6 the explanation of a late payment adds up rows of dollars and of other currencies") {
  // 85.00 in dollars and, at 1.4 instead of 1.3, 119.00 of the 85 EUR. The generic's row is nothing.
  const Answer a = ask(
      ledger("2009-05-20",
             sale("USD", "1000", "US") + ',' + sale("EUR", "1000") + ',' + sale("EUR", "500", "FR"),
             fx(both_rates) + R"(, "generics": [{"country": "FR", "available_from": "2009-01-05"}],
                           "payments": [)" +
                 payment("2009-05-20", "204.00") + ']'));
  CHECK(a.obligation("royalty-2009-Q1").status == ObligationStatus::paid_late);
  CHECK(a.step("row:2009-Q1:2", "royalty_usd").formula == "85.0000 ≈ 85.00");
  const Step then = a.step_saying("royalty-2009-Q1", "What they are worth then");
  CHECK(then.formula == "85.00 + max(110.50, 119.00) = 204.00");
  REQUIRE(then.inputs.size() == 2);
  CHECK(then.inputs[0].name == "licensee DE JM216");
  CHECK(then.inputs[1].name == "licensee US JM216");
  const Step euro = a.step_saying("royalty-2009-Q1", "At the rate of 20 May 2009");
  CHECK(euro.inputs.at(0).value == "85.0000");
  CHECK(euro.formula == "85.0000 × 1.4 ≈ 119.00");
}

TEST_CASE("V.6 a partial late payment extinguishes its part of the principal") {
  // 100 × 238 / 246.50 = 96.5517… → 96.55; 238 − 96.55 = 141.45; 141.45 × 246.5 / 238 = 146.5017…
  const Answer a = paid(payment("2009-05-20", "100.00"));
  const Obligation& o = a.obligation("royalty-2009-Q1");
  CHECK(text(o.fx_uplift) == "3.45");
  CHECK(text(o.outstanding) == "141.45");
  CHECK(text(o.outstanding_if_paid_now) == "146.50");
  CHECK(text(o.paid_on) == "2009-05-20");
}

TEST_CASE("V.6 what each of several late payments did") {
  // 246.50 / 238.00 as above. Twice 100.00 extinguish 96.55 each, with 3.45 of uplift, and leave
  // 44.90. That is 44.90 × 246.5 / 238 = 46.5035… → 46.50 then: of 50.00, 3.50 are excess and
  // 46.50 − 44.90 = 1.60 uplift. The last 10.00 are excess.
  const Answer a =
      paid(payment("2009-05-20", "100.00") + ',' + payment("2009-05-20", "100.00") + ',' +
           payment("2009-05-20", "50.00") + ',' + payment("2009-05-20", "10.00"));
  const Obligation& o = a.obligation("royalty-2009-Q1");
  std::string taken;
  for (const PaymentTaken& p : o.payments) {
    taken += p.extinguished.text() + ' ' + p.uplift.text() + ' ' + p.excess.text() + "; ";
  }
  CHECK(taken == "96.55 3.45 0.00; 96.55 3.45 0.00; 44.90 1.60 3.50; 0.00 0.00 10.00; ");
  CHECK(text(o.fx_uplift) == "8.50");
  CHECK(text(o.excess) == "13.50");
  CHECK(o.status == ObligationStatus::paid_late);
}

TEST_CASE("V.6 what was paid by the due date is settled at the due date's rates") {
  // O = 238 − 38 = 200; 200 × 246.5 / 238 = 207.1428… → 207.14 settles
  const Answer a = paid(payment("2009-05-20", "207.14") + ',' + payment("2009-04-30", "38.00"));
  const Obligation& o = a.obligation("royalty-2009-Q1");
  CHECK(text(o.outstanding) == "0.00");
  CHECK(text(o.fx_uplift) == "7.14");
  CHECK(text(o.excess) == "0.00");
  CHECK(o.paid.text() == "245.14");
}

TEST_CASE("V.6 unpaid: outstanding at the due date's rates, and what would settle now") {
  const Obligation o = paid("").obligation("royalty-2009-Q1");
  CHECK(text(o.outstanding) == "238.00");
  CHECK(text(o.outstanding_if_paid_now) == "246.50");
  CHECK(o.status == ObligationStatus::overdue);
  // Up to the due date nothing is more favourable.
  const Answer on_due_date = paid("", "2009-04-30");
  CHECK(text(on_due_date.obligation("royalty-2009-Q1").outstanding_if_paid_now) == "238.00");
  CHECK(says(on_due_date, "The same if it is paid on the as-of date"));
  CHECK_FALSE(says(paid(""), "The same if it is paid on the as-of date"));
}

TEST_CASE("V.6 rates that fell do not reduce what is owed") {
  const std::string fell =
      quote("EUR", "2009-04-30", "1.3") + ',' + quote("GBP", "2009-04-30", "1.5") + ',' +
      quote("EUR", "2009-05-20", "1.2") + ',' + quote("GBP", "2009-05-20", "1.4");
  const Obligation o =
      paid(payment("2009-05-20", "238.00"), "2009-05-20", fell).obligation("royalty-2009-Q1");
  CHECK(text(o.fx_uplift) == "0.00");
  CHECK(o.status == ObligationStatus::paid_late);
}

TEST_CASE("V.6 no quote for the payment's day: the due date's serves, with an error") {
  const std::string euro_only = quote("EUR", "2009-04-30", "1.3") + ',' +
                                quote("GBP", "2009-04-30", "1.5") + ',' +
                                quote("EUR", "2009-05-20", "1.4");
  // Pound at 1.5 again: V = 246.50
  const Answer a = paid(payment("2009-05-20", "246.50"), "2009-05-20", euro_only);
  CHECK(text(a.obligation("royalty-2009-Q1").outstanding) == "0.00");
  CHECK(a.count("fx-missing") == 1);
  // 85 × 1.3 and 85 × 1.4; the pound's 85 × 1.5 has nothing to be compared with.
  CHECK(a.step_saying("royalty-2009-Q1", "What they are worth then").formula ==
        "max(110.50, 119.00) + 127.50 = 246.50");
  // For the as-of date there is no figure at all.
  const Answer unpaid = paid("", "2009-05-20", euro_only);
  CHECK(text(unpaid.obligation("royalty-2009-Q1").outstanding) == "238.00");
  CHECK(text(unpaid.obligation("royalty-2009-Q1").outstanding_if_paid_now) == "null");
}

TEST_CASE("V.6 a quote up to seven days before the payment serves, with the note") {
  // 27 May − 7 days = 20 May
  const Answer a = paid(payment("2009-05-27", "246.50"), "2009-05-27");
  CHECK(text(a.obligation("royalty-2009-Q1").outstanding) == "0.00");
  CHECK(a.has("fx-previous-day"));
  CHECK(a.step_saying("royalty-2009-Q1", "At the rate of 20 May 2009, for payment on 27 May 2009")
            .reading == "rounding: half-up, fx_missing_day: previous");
  const Answer that_day = paid(payment("2009-05-20", "246.50"));
  CHECK_FALSE(that_day.has("fx-previous-day"));
  CHECK(that_day.step_saying("royalty-2009-Q1", "At the rate of 20 May 2009").reading ==
        "rounding: half-up");
  const Answer exact = paid(payment("2009-05-27", "246.50"), "2009-05-27", both_rates,
                            {{"fx_missing_day", "exact"}});
  CHECK(text(exact.obligation("royalty-2009-Q1").excess) == "8.50");  // 246.50 − 238.00
  CHECK(exact.count("fx-missing") == 2);
}

TEST_CASE("V.6 payments in a currency of dollars know no favourable rate") {
  const Answer a = ask(ledger("2009-06-30", sale("USD", "1000"),
                              R"("payments": [{"for": "royalty-2009-Q1", "date": "2009-06-01",
                                               "amount": "85.00"}])"));
  const Obligation& o = a.obligation("royalty-2009-Q1");
  CHECK(o.status == ObligationStatus::paid_late);
  CHECK(text(o.fx_uplift) == "0.00");
}

}  // namespace jm216::test::article_v_6_exchange_test
