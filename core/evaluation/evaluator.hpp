#pragma once
// What the steps of evaluate.cpp work on: the facts, what each step leaves to later ones, and the
// answer as far as it has got.
#include <string>
#include <vector>

#include "core/evaluation/evaluate.hpp"
#include "core/rules/nonpayment.hpp"
#include "core/rules/results/licence.hpp"
#include "core/rules/results/notices.hpp"
#include "core/rules/results/royalty.hpp"
#include "core/rules/royalty/rate_card.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

class Evaluator {
 public:
  Evaluator(const Ledger& ledger, const Readings& readings, Date as_of, KeptLines* kept = nullptr);

  Evaluation run(std::string sha256);
  Dollars run_for_dollars();

 private:
  Evaluator(const Ledger& ledger, const Readings& readings, Date as_of, DatedTerms terms,
            KeptLines* kept);

  void evaluate_dollars();
  void evaluate_term();
  void evaluate_notices();
  void evaluate_owed();
  void evaluate_royalty();
  RoyaltyResult evaluate_lines();
  void evaluate_obligations();

  // What was owed on a day, as known and agreed then.
  [[nodiscard]] Account account_on(Date day) const;

  void explain(Explanation why) { result_.explanations[why.id] = std::move(why); }
  void explain(std::vector<Explanation> all) {
    for (Explanation& why : all) explain(std::move(why));
  }
  // Puts the figures of a rule's result into the report, and its explanations with the others.
  template <class Result, class Figures>
  void take(Result result, Figures Result::*figures, Figures& place) {
    place = std::move(result.*figures);
    explain(std::move(result.explanations));
  }

  const Ledger& ledger_;
  const Readings& readings_;
  Date as_of_;
  KeptLines* kept_ = nullptr;
  DatedTerms terms_;
  LicenceSpan span_{};
  NoticesResult notices_;
  RateGrounds grounds_;
  Findings findings_;
  Evaluation result_;
  Report& report_ = result_.report;
};

}  // namespace jm216
