#include "core/rules/liability.hpp"

#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "core/basics/ids.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

LiabilityResult liability_of(const Ledger& ledger, const Readings& readings, Date as_of,
                             Findings& findings) {
  LiabilityResult result;
  LiabilityReport& liability = result.liability;
  liability.cap = as_signed::liability_cap();
  // READING(liability_cap): the cap is set off by a comma, and covers (a) and (b); or (b) alone.
  const bool covers_both = readings.liability_cap == LiabilityCap::both;
  const std::string reading = reading_used(readings, "liability_cap");
  Step claimed{"X.2", "Claims under the cap.", "", {}, reading, "", "claimed_usd"};
  Step outside{"X.2", "Claims outside it.", "", {}, reading, "", "outside_cap_usd"};
  for (std::size_t i = 0; i < ledger.claims.size(); ++i) {
    const Claim& claim = ledger.claims[i];
    if (!is_known(claim.date, as_of)) continue;
    const bool is_under = covers_both || claim.limb == Limb::defects;
    (is_under ? liability.claimed : liability.outside_cap) += claim.amount;
    (is_under ? claimed : outside)
        .inputs.push_back({"claim of " + to_string(claim.date), claim.amount.text(), "",
                           "/claims/" + std::to_string(i) + "/amount_usd"});
  }
  liability.left = std::max(liability.cap - liability.claimed, Usd{});
  const auto close = [](Step& step, const Usd& sum) {
    step.result = sum.text();
    if (!step.inputs.empty()) step.formula = sum_of(step.inputs) + " = " + step.result;
  };
  close(claimed, liability.claimed);
  close(outside, liability.outside_cap);
  const std::string most = liability.cap.text();
  const Step cap{
      "X.2", "The cap that the agreement names.", "", {{"cap", most, "", ""}}, "", most, "cap_usd"};
  const Step left{"X.2",
                  "What of the cap is left.",
                  "max(" + most + " − " + claimed.result + ", 0.00) = " + liability.left.text(),
                  {{"cap", most, FigureId::liability("cap_usd"), ""},
                   {"claimed", claimed.result, FigureId::liability("claimed_usd"), ""}},
                  "",
                  liability.left.text(),
                  "left_usd"};
  for (const Step& step : {cap, claimed, outside, left})
    result.explanations.push_back({FigureId::liability(step.figure), step.result, {step}, {}});
  if (liability.claimed > liability.cap) {
    findings.add(FindingCode::claims_exceed_cap, "/claims",
                 {{"claimed", liability.claimed}, {"cap", liability.cap}, {"reading", reading}});
  }
  return result;
}

}  // namespace jm216
