#include "core/rules/quarters.hpp"

#include <algorithm>
#include <set>

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// V.5: quarter end + 30 days, unless amended or extended.
Date due_date(Quarter quarter, const std::string& obligation, const DatedTerms& terms,
              const Readings& readings) {
  // READING(payment_extension): an agreed extension moves the due date, or only holds back XI.2's
  // right.
  if (readings.payment_extension != PaymentExtension::termination_only) {
    if (const auto extended = terms.extended_due(obligation)) return extended->to;
  }
  return terms.payment_due(quarter);
}

}  // namespace

// V.6: "the date provided therefor herein".
Date exchange_due(Quarter quarter, const DatedTerms& terms, const Readings& readings) {
  // READING(payment_extension): "interest-only" leaves the day of the exchange rate where it stood.
  if (readings.payment_extension != PaymentExtension::all) return terms.payment_due(quarter);
  return due_date(quarter, ObligationId::royalty(quarter), terms, readings);
}

namespace {

// What the quarter before left.
void add_carried_in(Explanation& why, const QuarterReport& quarter, const QuarterReport* before) {
  const bool is_carried = before != nullptr && before->carried_out;
  Step& step = why.step("V.4", is_carried ? "Carried in from the quarter before."
                                          : "Nothing is carried in from an earlier quarter.");
  if (is_carried) step.from("carried out", quarter.carried_in, FigureId::quarter(before->quarter));
  step.gives(quarter.carried_in, "carried_in_usd");
}

Explanation explain_incomplete(const QuarterReport& quarter, const QuarterReport* before) {
  Explanation why;
  why.id = FigureId::quarter(quarter.quarter);
  why.value = "null";
  add_carried_in(why, quarter, before);
  Step& step =
      why.step("V.6", "A row has no dollars, so the quarter has no royalty and carries nothing on.")
          .gives("null", "royalty_usd");
  for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
    if (!quarter.rows[n].royalty_usd) step.from("row", "null", FigureId::row(quarter.quarter, n));
  }
  return why;
}

// A quarter in which credits play a part.
void explain_carrying(const QuarterReport& quarter, const QuarterReport* before,
                      const Readings& readings, Explanation& why) {
  const std::string reading = reading_used(readings, "negative_quarter");
  const std::string sum = quarter.royalty->text() + " + " + quarter.carried_in.text();
  add_carried_in(why, quarter, before);
  why.step("V.4",
           "Payable is the royalty with what earlier credits carried in, if that is above zero.")
      .under(reading)
      .exactly("max(" + sum + ", 0.00)", quarter.payable, "payable_usd");
  if (readings.negative_quarter == NegativeQuarter::carry_forward) {
    why.step("V.4", "What is below zero is carried into the next quarter.")
        .under(reading)
        .exactly("min(" + sum + ", 0.00)", quarter.carried_out, "carried_out_usd");
  } else {
    why.step("V.4", "What is below zero lapses.")
        .under(reading)
        .gives(quarter.carried_out, "carried_out_usd");
  }
}

}  // namespace

QuartersResult quarters_of(RoyaltyResult royalty, const LicenceSpan& span, const DatedTerms& terms,
                           const Readings& readings, Date as_of) {
  const Date last_day = std::min(as_of, span.sell_off_until.value_or(span.term_ends));
  std::set<Quarter> shown;
  for (Quarter q = Quarter::of(span.effective);
       q <= Quarter::of(last_day) && span.effective <= as_of; q = q.next()) {
    shown.insert(q);
  }
  for (const auto& [quarter, rows] : royalty.quarters) shown.insert(quarter);

  QuartersResult result;
  for (const Quarter q : shown) {
    QuarterReport quarter;
    quarter.quarter = q;
    quarter.obligation = ObligationId::royalty(q);
    quarter.due = due_date(q, quarter.obligation, terms, readings);
    quarter.exchange_due = exchange_due(q, terms, readings);
    std::vector<Explanation> explanations;
    if (const auto found = royalty.quarters.find(q); found != royalty.quarters.end()) {
      quarter.rows = std::move(found->second.rows);
      explanations = std::move(found->second.explanations);
    }
    result.quarters.push_back(std::move(quarter));
    result.row_explanations.push_back(std::move(explanations));
  }
  return result;
}

std::vector<Explanation> add_up(std::vector<QuarterReport>& quarters, const Readings& readings,
                                const LicenceSpan& span, Date as_of, Findings& findings) {
  std::vector<Explanation> explanations;
  Usd carried;
  const QuarterReport* before = nullptr;
  for (QuarterReport& quarter : quarters) {
    quarter.carried_in = carried;
    carried = Usd{};
    if (!quarter.complete) {
      explanations.push_back(explain_incomplete(quarter, before));
      before = &quarter;
      continue;
    }
    Explanation why;
    why.id = FigureId::quarter(quarter.quarter);
    Usd royalty;
    Step& sum = why.step(
        "V.6",
        quarter.rows.empty()
            ? "No sales are recorded in the quarter."
            : "The quarter's royalty is the sum of its rows, each rounded to the cent once.");
    for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
      const Row& row = quarter.rows[n];
      royalty += *row.royalty_usd;
      sum.from(isolated(row.seller) + ' ' + row.country + ' ' + isolated(row.product),
               row.royalty_usd, FigureId::row(quarter.quarter, n));
    }
    sum.sums_up(royalty, "royalty_usd");
    why.value = royalty.text();

    const Usd total = royalty + quarter.carried_in;
    quarter.royalty = royalty;
    quarter.payable = std::max(total, Usd{});
    // READING(negative_quarter): the agreement does not say what credits beyond the quarter's sales
    // do.
    const bool carries = readings.negative_quarter == NegativeQuarter::carry_forward;
    quarter.carried_out = carries ? std::min(total, Usd{}) : Usd{};
    carried = *quarter.carried_out;
    if (royalty.is_negative()) {
      findings.add(FindingCode::negative_quarter, "",
                   {{"quarter", quarter.quarter},
                    {"amount", -royalty},
                    {carries ? "carried" : "lapses"},
                    {"reading", reading_used(readings, "negative_quarter")}});
    }
    if (!quarter.carried_in.is_zero() || total.is_negative()) {
      explain_carrying(quarter, before, readings, why);
    } else {
      why.steps.back().figure += " payable_usd";
      why.step("V.4", "Nothing is carried in from an earlier quarter, and nothing out.")
          .gives("0.00", "carried_in_usd carried_out_usd");
    }
    before = &quarter;
    explanations.push_back(std::move(why));
  }
  if (carried.is_negative() && as_of > span.sell_off_until.value_or(span.term_ends)) {
    findings.add(FindingCode::credit_unmatched, "", {{"amount", -carried}});
  }
  return explanations;
}

}  // namespace jm216
