#pragma once
// What each side may do on the report's day (VI.3, VII.5, XI.2–XI.4, XI.12, XII).
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/infringements.hpp"
#include "core/rules/results/notices.hpp"
#include "core/rules/results/patents.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct RightsResult {
  std::vector<Right> rights;
  std::vector<Explanation> explanations;  // "right:<id>"
};

// XI.2: the earliest due date of a payment that was missed, as the right counts it. A late payment
// ends the right or not by reading `late_cure`; a payment that nobody recorded gives none.
struct MissedPayment {
  std::string obligation;
  Date due;
};
std::optional<MissedPayment> earliest_missed(const std::vector<Obligation>& obligations,
                                             const DatedTerms& terms, const Readings& readings,
                                             Date as_of);

RightsResult rights_of(const Ledger& ledger, const Report& report, const DatedTerms& terms,
                       const NoticesResult& notices, const PatentsResult& patents,
                       const InfringementsResult& infringements);

}  // namespace jm216
