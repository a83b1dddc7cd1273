// Every entry of the report has an explanation with the value that stands there, and every input
// names something that exists. tests/walk works each figure out again.
#include <algorithm>

#include "core/evaluation/explain.hpp"
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"
#include "tests/support/rich_ledger.hpp"

namespace jm216::test::explanations_test {

// The explanation of that id, with the value and last result of the figure.
void check_explained(const Answer& answer, const std::string& id, const std::string& figure) {
  INFO(id);
  REQUIRE(answer.evaluation.explanations.contains(id));
  const Explanation why = answer.why(id);
  CHECK(why.id == id);
  CHECK(why.value == figure);
  REQUIRE_FALSE(why.steps.empty());
  for (const Step& step : why.steps) {
    CHECK_FALSE(step.clause.empty());
    CHECK_FALSE(step.text.empty());
  }
}

// How many entries of a section a pointer like "/fx/3/usd" can choose from.
std::size_t size_of(const Ledger& ledger, std::string_view section) {
  if (section == "sales") return ledger.sales.size();
  if (section == "claims") return ledger.claims.size();
  if (section == "generics") return ledger.generics.size();
  if (section == "infringements") return ledger.infringements.size();
  if (section == "milestones") return ledger.milestones.size();
  if (section == "payments") return ledger.payments ? ledger.payments->size() : 0;
  if (section == "statements") return ledger.statements ? ledger.statements->size() : 0;
  if (section == "amendments") return ledger.amendments.size();
  if (section == "fx") return ledger.fx.size();
  if (section == "base_rates") return ledger.base_rates.size();
  if (section == "patents") return ledger.patents.size();
  if (section == "extensions") return ledger.extensions.size();
  if (section == "notices") return ledger.notices.size();
  if (section == "force_majeure") return ledger.force_majeure.size();
  if (section == "events") return ledger.events.size();
  if (section == "done") return ledger.done.size();
  return 0;
}

bool exists(const Ledger& ledger, const std::string& pointer) {
  if (pointer.rfind("/supply_agreement/", 0) == 0 || pointer == "/effective_date") return true;
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string section = pointer.substr(1, end - 1);
  if (end == pointer.size()) return false;
  return std::stoul(pointer.substr(end + 1)) < size_of(ledger, section);
}

// How many rows the report has.
std::size_t check_all_explained(const Answer& a) {
  const Report& report = a.report();
  check_explained(a, "term", to_string(report.term.ends));
  for (const MilestoneReport& m : report.milestones) {
    check_explained(a, "milestone:" + std::to_string(m.number), std::string(to_string(m.status)));
  }
  std::size_t rows = 0;
  for (const QuarterReport& q : report.quarters) {
    check_explained(a, "quarter:" + to_string(q.quarter), text(q.royalty));
    for (std::size_t n = 0; n < q.rows.size(); ++n) {
      check_explained(a, "row:" + to_string(q.quarter) + ':' + std::to_string(n),
                      text(q.rows[n].royalty_usd));
      ++rows;
    }
  }
  for (const Obligation& o : report.obligations) {
    check_explained(a, o.id, text(o.amount));
    check_explained(a, "interest:" + o.id, text(o.interest));
    if (o.limitation) check_explained(a, "limitation:" + o.id, to_string(*o.limitation));
  }
  check_explained(a, "total:royalty_usd", text(report.totals.royalty));
  check_explained(a, "total:obligations_usd", text(report.totals.obligations));
  check_explained(a, "total:paid_usd", text(report.totals.paid));
  check_explained(a, "total:outstanding_usd", text(report.totals.outstanding));
  check_explained(a, "total:overdue_usd", text(report.totals.overdue));
  check_explained(a, "total:interest_outstanding_usd", text(report.totals.interest_outstanding));
  check_explained(a, "liability:cap_usd", report.liability.cap.text());
  check_explained(a, "liability:claimed_usd", report.liability.claimed.text());
  check_explained(a, "liability:outside_cap_usd", report.liability.outside_cap.text());
  check_explained(a, "liability:left_usd", report.liability.left.text());
  return rows;
}

TEST_CASE("every figure and date of a rich report is explained, with the value it has there") {
  CHECK(check_all_explained(ask(rich_ledger)) == 11);
  check_all_explained(ask(ended_ledger));
  const Answer later = ask(later_ledger);
  check_all_explained(later);
  CHECK(later.report().liability.left.text() == "0.00");  // 120,000.00 + 4,900,000.50
  CHECK(later.evaluation.explanations.contains("limitation:signature"));
}

TEST_CASE("what cannot be known is explained as well") {
  // No quote for the pound: the last quarter of 2009 has no dollars.
  const Answer incomplete = ask(rich_ledger);
  check_explained(incomplete, "royalty-2009-Q4", "null");
  check_explained(incomplete, "interest:royalty-2009-Q4", "null");
  check_explained(incomplete, "total:royalty_usd", "null");
  const Answer silent = ask(ledger("2009-06-30", ""));
  check_explained(silent, "interest:signature", "null");
  check_explained(silent, "interest:milestone-1", "0.00");
}

TEST_CASE("a bare array's pointers name lines as well") {
  const Answer a = ask(R"([{"invoice": "A", "date": "2009-02-03", "country": "US",
                            "currency": "USD", "gross": "100"}])",
                       {}, "2009-06-30");
  for (const char* id : {"line:/0", "line:/sales/0", "line:/0/gross"}) {
    const auto why = explain(a.ledger, a.evaluation, id);
    REQUIRE(why);
    CHECK(why->id == "line:/0");
    CHECK(why->value == "8.5000");
  }
  for (const char* id :
       {"line:/1", "line:0", "line:", "line:/fx/0", "line:/sales/", "row:2009-Q1:1"}) {
    CHECK_FALSE(explain(a.ledger, a.evaluation, id));
  }
}

TEST_CASE("a row asked for lists its lines, up to as many as anybody reads") {
  const Answer few = ask(rich_ledger);
  const auto row = explain(few.ledger, few.evaluation, "row:2009-Q1:2");
  REQUIRE(row);
  REQUIRE(row->steps.front().inputs.size() == 2);
  CHECK(row->steps.front().inputs[1].id == "line:/sales/1");
  CHECK(row->steps.front().formula == "1000.00 + 500.00 = 1500.00");
  std::string lines;
  for (int i = 0; i < 201; ++i) {
    lines += R"({"invoice": ")" + std::to_string(i) +
             R"(", "date": "2009-02-03", "country": "US", "currency": "USD", "gross": "1"},)";
  }
  lines.pop_back();
  const Answer many = ask(ledger("2009-06-30", lines));
  CHECK(explain(many.ledger, many.evaluation, "row:2009-Q1:0")->steps.front().inputs.size() == 2);
}

TEST_CASE("a row of credits exchanged as their sales were lists its own lines") {
  // EUR 40 and 20 taken back in one quarter, of sales of two others.
  const auto line = [](const std::string& invoice, const std::string& day, const std::string& gross,
                       const std::string& more = {}) {
    return R"({"invoice": ")" + invoice + R"(", "date": ")" + day +
           R"(", "country": "DE", "currency": "EUR", "gross": ")" + gross + '"' + more + '}';
  };
  const auto credit_of = [](const std::string& invoice) {
    return R"(, "credit_reason": "returned", "credit_of": ")" + invoice + '"';
  };
  const Answer a =
      ask(ledger("2009-12-31",
                 line("A", "2009-02-03", "100") + ',' + line("B", "2009-05-04", "100") + ',' +
                     line("C", "2009-07-06", "-20", credit_of("B")) + ',' +
                     line("D", "2009-07-06", "-40", credit_of("A")) + ',' +
                     line("E", "2009-07-06", "5"),
                 R"("fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1.3"},
                       {"currency": "EUR", "date": "2009-07-30", "usd": "1.4"},
                       {"currency": "EUR", "date": "2009-10-30", "usd": "1.5"}])"),
          {{"credit_note_exchange", "sale"}});
  REQUIRE(a.quarter("2009-Q3").rows.size() == 3);  // oldest first
  const auto only_line = [&](std::size_t n) {
    const Step step = a.why("row:2009-Q3:" + std::to_string(n)).steps.front();
    REQUIRE(step.inputs.size() == 1);
    CHECK(step.result == step.inputs[0].value);
    return step.inputs[0].id;
  };
  CHECK(only_line(0) == "line:/sales/3");
  CHECK(only_line(1) == "line:/sales/2");
  CHECK(only_line(2) == "line:/sales/4");
  CHECK(text(a.row("2009-Q3", 0).royalty_usd) == "-4.42");  // 3.40 × 1.3
  CHECK(text(a.row("2009-Q3", 1).royalty_usd) == "-2.38");  // 1.70 × 1.4
  CHECK(text(a.row("2009-Q3", 2).royalty_usd) == "0.64");   // 0.425 × 1.5 = 0.6375
}

void check_inputs(const Answer& a) {
  std::size_t ids = 0;
  std::size_t places = 0;
  for (const auto& entry : a.evaluation.explanations) {
    const std::string& id = entry.first;
    const Explanation why = a.why(id);
    for (const Step& step : why.steps) {
      for (const Input& input : step.inputs) {
        INFO(id << ": " << input.name);
        if (!input.id.empty()) {
          CHECK_MESSAGE(explain(a.ledger, a.evaluation, input.id), input.id);
          ++ids;
        }
        if (!input.where.empty()) {
          CHECK_MESSAGE(exists(a.ledger, input.where), input.where);
          ++places;
        }
      }
    }
  }
  CHECK(ids > 50);
  CHECK(places > 30);
}

TEST_CASE("an input's id has an explanation, and its place exists in the ledger") {
  for (const auto& text : {rich_ledger, ended_ledger, later_ledger}) check_inputs(ask(text));
}

TEST_CASE("a step names the reading that decided") {
  const Answer a = ask(rich_ledger);
  const auto names = [&](const std::string& id, const std::string& reading) {
    const auto steps = a.why(id).steps;
    return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
      return step.reading.find(reading) != std::string::npos;
    });
  };
  CHECK(names("term", "schedule_a: first"));
  CHECK(names("quarter:2009-Q2", "negative_quarter: carry-forward"));
  CHECK(names("interest:supply", "day_count: act/365"));
  CHECK(names("royalty-2009-Q2", "payment_extension: all"));
  CHECK(names("row:2009-Q1:0", "rounding: half-up"));
  CHECK(names("liability:claimed_usd", "liability_cap: both"));
}

TEST_CASE("a line's explanation names the readings that decided") {
  const auto names = [](const std::string& members, const std::string& reading,
                        const std::string& sections = {}) {
    const Answer a = ask(ledger("2009-12-31",
                                R"({"invoice": "A", "date": "2009-09-01", "country": "IT",
                                    "currency": "USD", "gross": "0")" +
                                    members + '}',
                                sections));
    const auto steps = a.why("line:/sales/0").steps;
    return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
      return step.reading.find(reading) != std::string::npos;
    });
  };
  CHECK(names(R"(, "supplied": "2009-08-01")", "supply_date: earlier"));
  CHECK(names(R"(, "free": true)", "free_supply: no-royalty"));
  CHECK(
      names("", "several_infringers: sum",
            R"("infringements": [{"country": "IT", "percent": "40", "notified": "2009-01-05"}])"));
  CHECK_FALSE(names("", "supply_date"));
}

TEST_CASE("a step is said in the order in which it is read") {
  Explanation why;
  const Date end = make_date(2012, 3, 31);
  why.step("V.5", "Royalties are due 30 days after the quarter's end.")
      .from("the quarter's last day", end, "term")
      .fact("payment days", "30", "/amendments/0/payment_days")
      .under("payment_extension: all")
      .plus(end, days(30), "due");
  why.step("V.4", "Halved.").exactly("3.00 ÷ 2", Usd::cents(150), "amount_usd");
  why.step("V.6", "Divided.").nearly("1.00 ÷ 3", Usd::cents(33));
  why.step("V.6", "Unknown.").gives(std::optional<Usd>());
  REQUIRE(why.steps.size() == 4);
  const Step& due = why.steps[0];
  CHECK(due.clause == "V.5");
  CHECK(due.formula == "2012-03-31 + 30 days = 2012-04-30");
  CHECK(due.result == "2012-04-30");
  CHECK(due.figure == "due");
  CHECK(due.reading == "payment_extension: all");
  REQUIRE(due.inputs.size() == 2);
  CHECK(due.inputs[0].value == "2012-03-31");
  CHECK(due.inputs[0].id == "term");
  CHECK(due.inputs[1].where == "/amendments/0/payment_days");
  CHECK(why.steps[1].formula == "3.00 ÷ 2 = 1.50");
  CHECK(why.steps[2].formula == "1.00 ÷ 3 ≈ 0.33");
  CHECK(why.steps[2].figure.empty());
  CHECK(why.steps[3].result == "null");
}

}  // namespace jm216::test::explanations_test
