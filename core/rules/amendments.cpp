#include "core/rules/amendments.hpp"

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"

namespace jm216 {

AmendmentsResult amendments_of(const Ledger& ledger, const DatedTerms& terms, Findings& findings) {
  AmendmentsResult result;
  for (const std::size_t i : terms.in_force()) {
    const Amendment& amendment = ledger.amendments[i];
    const std::string where = "/amendments/" + std::to_string(i);
    const std::string effective = to_string(amendment.effective);
    result.explanations.push_back({FigureId::amendment(result.amendments.size()),
                                   effective,
                                   {{"XIV.2",
                                     "The amendment counts from this day.",
                                     "",
                                     {{"effective", effective, "", where + "/effective"}},
                                     "",
                                     effective,
                                     "effective"}},
                                   {}});
    result.amendments.push_back(
        {amendment.title, amendment.effective, terms_changed_by(amendment)});
    findings.add(FindingCode::amendment_applied, where,
                 (amendment.title.empty() ? "An amendment" : isolated(amendment.title)) +
                     " is in force from " + in_words(amendment.effective) + ".");
  }
  if (result.amendments.empty()) {
    findings.add(FindingCode::as_signed, "",
                 "The terms are those of " + in_full(as_signed::execution) +
                     " as signed. At least two amendments were made (2002 and 2007); none is in "
                     "this ledger by the as-of date.");
  }
  return result;
}

}  // namespace jm216
