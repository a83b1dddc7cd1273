#include "core/agreement/judgment.hpp"

namespace jm216 {

const std::array<LeftToJudgment, 28>& left_to_judgment() {
  static constexpr std::array<LeftToJudgment, 28> list{{
      {"I.10", "Which trade discounts are normal is for the parties to judge."},
      {"I.10", "The fair market price in the country of disposal is a matter of evidence."},
      {"II.1", "What the licence's being revocable adds to the rights to terminate is not said."},
      {"III.1", "Whether research was diligent cannot be computed."},
      {"III.2", "Whether results were disclosed promptly is a matter of judgment."},
      {"IV.1", "Whether best efforts were made to attain a milestone cannot be computed."},
      {"IV.1",
       "Whether an NDA sent in parts is submitted with its first or its last part is not "
       "said."},
      {"IV.1", "Whether milestones fall due again for a further PRODUCT is not said (IV.1, V.3)."},
      {"V.4",
       "Whether a generic is sold in competition with the PRODUCT is a matter of fact and "
       "judgment."},
      {"V.4", "The agreement gives the LICENSOR no share of what sub-licensees pay up front."},
      {"VI.1", "Supply prices are to be agreed in a separate agreement."},
      {"VI.3", "Whether the LICENSOR is unable or unwilling to supply is a matter of evidence."},
      {"VII.3", "The terms for jointly owned patents after the TERM are to be agreed."},
      {"VII.5", "What evidence of infringement is reasonable is a matter of judgment."},
      {"VII.5", "What counts as promptly notifying is a matter of judgment."},
      {"VII.5", "Who brings and conducts a suit is for the parties to agree."},
      {"VII.6",
       "Who conducts the answer to a third party's suit, and pays for it, is for the "
       "parties to agree."},
      {"VII.8",
       "Whether all or only some of the licences are terminated is the LICENSOR's choice."},
      {"IX.1.1", "Whether best endeavours were used for approvals and sales cannot be computed."},
      {"XI.3", "Which extensions are reasonable, and good faith, are matters of judgment."},
      {"XI.6", "Whether foreign insolvency proceedings are among those named is not said."},
      {"XI.9",
       "Whether a sale in the sell-off was under contract or already made is not in the "
       "ledger."},
      {"XI.10",
       "Which endings are due to the LICENSEE's breach, and what is then handed over, is a "
       "matter of judgment."},
      {"XI.11", "The proportion of royalties from a later licensee is to be agreed."},
      {"XII",
       "How far force majeure excuses a late payment, statement or milestone is a matter of "
       "judgment."},
      {"XIV.3", "What replaces a void provision is to be agreed."},
      {"XVI",
       "Whether interest itself bears interest is not said: no day is named on which it "
       "falls due."},
      {"XVII.2",
       "Where to arbitrate depends on who claims: in California if the LICENSOR does, in "
       "London if the LICENSEE does."},
  }};
  return list;
}

}  // namespace jm216
