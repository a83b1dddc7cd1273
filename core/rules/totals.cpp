#include "core/rules/totals.hpp"

#include <algorithm>

#include "core/report/words.hpp"

namespace jm216 {

namespace {

// A figure added up, which is unknown as soon as one part is.
class Total {
 public:
  Total(std::string clause, std::string text) : step_{std::move(clause), std::move(text)} {}

  void add(const std::optional<Usd>& part) {
    if (!sum_) return;
    if (part) {
      *sum_ += *part;
    } else {
      sum_.reset();
    }
  }
  // Names a part in the explanation.
  void name(const std::string& part, const std::optional<Usd>& value, std::string id) {
    step_.from(part, value, std::move(id));
  }
  // As a figure of the report.
  std::optional<Usd> close(const std::string& figure, std::vector<Explanation>& explanations) {
    if (sum_)
      step_.sums_up(*sum_, figure);
    else
      step_.gives("null", figure);
    explanations.push_back({FigureId::total(figure), step_.result, {step_}, {}});
    return sum_;
  }

 private:
  Step step_;
  std::optional<Usd> sum_ = Usd{};
};

bool is_nothing(const std::optional<Usd>& amount) {
  return amount && amount->is_zero();
}

}  // namespace

TotalsResult totals_of(const std::vector<QuarterReport>& quarters,
                       const std::vector<Obligation>& obligations) {
  Total royalty("V.4", "The royalties of all quarters.");
  for (const QuarterReport& quarter : quarters) {
    royalty.add(quarter.royalty);
    if (quarter.rows.empty()) continue;
    const std::string name = to_string(quarter.quarter);
    royalty.name(name, quarter.royalty, FigureId::quarter(quarter.quarter));
  }
  Total owed("V",
             "What has fallen due or is payable, without what is not triggered or still accruing.");
  Total paid("V.6", "Payments counted, with creditable tax.");
  Total outstanding("V", "What is outstanding.");
  Total overdue("V", "What is outstanding after its due date.");
  Total interest("XVI", "Interest less interest paid, never below zero for one obligation.");
  for (const Obligation& o : obligations) {
    if (o.status == ObligationStatus::not_triggered || o.status == ObligationStatus::accruing)
      continue;
    owed.add(o.amount);
    owed.name(o.id, o.amount, o.id);
    paid.add(o.paid);
    if (!o.paid.is_zero()) paid.name(o.id, o.paid, o.id);
    outstanding.add(o.outstanding);
    if (!is_nothing(o.outstanding)) outstanding.name(o.id, o.outstanding, o.id);
    if (o.status == ObligationStatus::overdue) {
      overdue.add(o.outstanding);
      overdue.name(o.id, o.outstanding, o.id);
    }
    if (o.status == ObligationStatus::unrecorded) continue;
    std::optional<Usd> left;
    if (o.interest) left = std::max(*o.interest - o.interest_paid, Usd{});
    interest.add(left);
    if (!is_nothing(left)) interest.name(o.id, left, FigureId::interest(o.id));
  }
  TotalsResult result;
  result.totals.royalty = royalty.close("royalty_usd", result.explanations);
  result.totals.obligations = owed.close("obligations_usd", result.explanations);
  result.totals.paid = paid.close("paid_usd", result.explanations);
  result.totals.outstanding = outstanding.close("outstanding_usd", result.explanations);
  result.totals.overdue = overdue.close("overdue_usd", result.explanations);
  result.totals.interest_outstanding =
      interest.close("interest_outstanding_usd", result.explanations);
  return result;
}

}  // namespace jm216
