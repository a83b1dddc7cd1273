#include "core/agreement/judgment.hpp"

namespace jm216 {

const std::array<LeftToJudgment, 17>& left_to_judgment() {
  static constexpr std::array<LeftToJudgment, 17> list{{
      {"I.10", "Which trade discounts are normal is for the parties to judge."},
      {"I.10", "The fair market price in the country of disposal is a matter of evidence."},
      {"IV.1", "Whether best efforts were made to attain a milestone cannot be computed."},
      {"V.4",
       "Whether a generic is sold in competition with the PRODUCT is a matter of fact and "
       "judgment."},
      {"VI.1", "Supply prices are to be agreed in a separate agreement."},
      {"VI.3", "Whether the LICENSOR is unable or unwilling to supply is a matter of evidence."},
      {"VII.5", "What evidence of infringement is reasonable is a matter of judgment."},
      {"VII.5", "What counts as promptly notifying is a matter of judgment."},
      {"VII.5", "Who brings and conducts a suit is for the parties to agree."},
      {"VII.6", "The answer to a third party's claim and its costs are for the parties to agree."},
      {"VII.8",
       "Whether all or only some of the licences are terminated is the LICENSOR's choice."},
      {"IX.1.1", "Whether best endeavours were used for approvals and sales cannot be computed."},
      {"X.2", "Claims under the cap of US$5 million depend on facts outside the ledger."},
      {"XI.3", "Which extensions are reasonable, and good faith, are matters of judgment."},
      {"XI.9",
       "Whether a sale in the sell-off was under contract or already made is not in the ledger."},
      {"XI.11", "The proportion of royalties from a later licensee is to be agreed."},
      {"XII",
       "How far force majeure excuses a late payment, statement or milestone is a matter of "
       "judgment."},
  }};
  return list;
}

}  // namespace jm216
