#include "core/rules/quarters.hpp"

#include <algorithm>
#include <set>

#include "core/report/words.hpp"

namespace jm216 {

namespace {

// V.5: quarter end + 30 days, unless amended or extended.
Date due_date(Quarter quarter, const std::string& obligation, const DatedTerms& terms,
              const Readings& readings) {
  // READING(payment_extension): an agreed extension moves the due date, or only holds back XI.2's
  // right.
  if (readings.payment_extension == PaymentExtension::all) {
    if (const auto extended = terms.extended_due(obligation)) return extended->to;
  }
  return quarter.last_day() + Days{terms.on(quarter.last_day()).payment_days};
}

Explanation explain_incomplete(const QuarterReport& quarter) {
  Explanation why;
  why.value = "null";
  why.steps.push_back(
      {"V.6",
       "A row has no dollars, so the quarter has no royalty and carries nothing on.",
       "",
       {},
       "",
       "null"});
  for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
    if (quarter.rows[n].royalty_usd) continue;
    why.steps.back().inputs.push_back(
        {"row", "null", "row:" + to_string(quarter.quarter) + ':' + std::to_string(n), ""});
  }
  return why;
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
    quarter.obligation = "royalty-" + to_string(q);
    quarter.due = due_date(q, quarter.obligation, terms, readings);
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
                                Findings& findings) {
  std::vector<Explanation> explanations;
  Usd carried;
  for (QuarterReport& quarter : quarters) {
    quarter.carried_in = carried;
    carried = Usd{};
    const std::string name = to_string(quarter.quarter);
    if (!quarter.complete) {
      explanations.push_back(explain_incomplete(quarter));
      explanations.back().id = "quarter:" + name;
      continue;
    }
    Explanation why;
    why.id = "quarter:" + name;
    Usd royalty;
    Step sum{"V.6", "The quarter's royalty is the sum of its rows, each rounded to the cent once.",
             "",    {},
             "",    ""};
    for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
      const Row& row = quarter.rows[n];
      royalty += *row.royalty_usd;
      sum.inputs.push_back({row.seller + ' ' + row.country + ' ' + row.product,
                            row.royalty_usd->text(), "row:" + name + ':' + std::to_string(n), ""});
      sum.formula += (n == 0 ? "" : " + ") + row.royalty_usd->text();
    }
    if (quarter.rows.empty()) sum.text = "No sales are recorded in the quarter.";
    sum.result = royalty.text();
    sum.formula += (quarter.rows.empty() ? "0.00 = " : " = ") + sum.result;
    why.steps.push_back(std::move(sum));
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
                   "The credits of " + name + " exceed its sales by " + in_words(-royalty) +
                       (carries ? "; the amount is carried into the next quarter."
                                : "; the amount lapses.") +
                       " (" + reading_used(readings, "negative_quarter") + ")");
    }
    if (!quarter.carried_in.is_zero() || total.is_negative()) {
      why.steps.push_back(
          {"V.4",
           "Payable is the royalty with what earlier credits carried in, if that is above zero.",
           royalty.text() + " + " + quarter.carried_in.text() + " = " + total.text(),
           {{"carried in", quarter.carried_in.text(), "", ""},
            {"carried out", quarter.carried_out->text(), "", ""}},
           reading_used(readings, "negative_quarter"),
           quarter.payable->text()});
    } else {
      why.not_applied.push_back({"V.4", "Nothing was carried in from an earlier quarter."});
    }
    explanations.push_back(std::move(why));
  }
  return explanations;
}

}  // namespace jm216
