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
  std::vector<Step> steps;
  steps.reserve(4);
  Step& cap = add_step(steps, "X.2", "The cap that the agreement names.")
                  .from("cap", liability.cap)
                  .gives(liability.cap, "cap_usd");
  Step& claimed = add_step(steps, "X.2", "Claims under the cap.").under(reading);
  Step& outside = add_step(steps, "X.2", "Claims outside it.").under(reading);
  for (std::size_t i = 0; i < ledger.claims.size(); ++i) {
    const Claim& claim = ledger.claims[i];
    if (!is_known(claim.date, as_of)) continue;
    const bool is_under = covers_both || claim.limb == Limb::defects;
    (is_under ? liability.claimed : liability.outside_cap) += claim.amount;
    (is_under ? claimed : outside)
        .fact("claim of " + to_string(claim.date), claim.amount,
              "/claims/" + std::to_string(i) + "/amount_usd");
  }
  liability.left = std::max(liability.cap - liability.claimed, Usd{});
  claimed.sums_up(liability.claimed, "claimed_usd");
  outside.sums_up(liability.outside_cap, "outside_cap_usd");
  add_step(steps, "X.2", "What of the cap is left.")
      .from("cap", cap.result, FigureId::liability(cap.figure))
      .from("claimed", claimed.result, FigureId::liability(claimed.figure))
      .exactly("max(" + cap.result + " − " + claimed.result + ", 0.00)", liability.left,
               "left_usd");
  for (const Step& step : steps)
    result.explanations.push_back({FigureId::liability(step.figure), step.result, {step}, {}});
  if (liability.claimed > liability.cap) {
    findings.add(FindingCode::claims_exceed_cap, "/claims",
                 {{"claimed", liability.claimed}, {"cap", liability.cap}, {"reading", reading}});
  }
  return result;
}

}  // namespace jm216
