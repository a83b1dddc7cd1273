#include "core/rules/amendments.hpp"

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"

namespace jm216 {

AmendmentsResult amendments_of(const Ledger& ledger, const DatedTerms& terms, Findings& findings) {
  AmendmentsResult result;
  for (const std::size_t i : terms.in_force()) {
    const Amendment& amendment = ledger.amendments[i];
    const std::string where = "/amendments/" + std::to_string(i);
    Explanation& why = result.explanations.emplace_back();
    why.id = FigureId::amendment(result.amendments.size());
    why.value = to_string(amendment.effective);
    why.step("XIV.2", "The amendment counts from this day.")
        .fact("effective", why.value, where + "/effective")
        .gives(why.value, "effective");
    result.amendments.push_back(
        {amendment.title, amendment.effective, terms_changed_by(amendment)});
    findings.add(FindingCode::amendment_applied, where,
                 {{amendment.title.empty() ? "untitled" : "title", isolated(amendment.title)},
                  {"day", amendment.effective}});
  }
  if (result.amendments.empty())
    findings.add(FindingCode::as_signed, "", {{"day", in_full(as_signed::execution)}});
  return result;
}

}  // namespace jm216
