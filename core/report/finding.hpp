#pragma once
// Findings: what a rule had to assume, refuse or warn about. One catalogue: code, severity, clause
// and sentence; a rule gives the place and the arguments.
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/money.hpp"

namespace jm216 {

enum class Severity : std::uint8_t { error, warning, note, question };
std::string_view to_string(Severity severity);

enum class FindingCode : std::uint8_t {
  // errors
  sale_before_effective_date,
  sale_outside_licence,
  milestone_country_not_eu,
  fair_market_price_missing,
  fx_missing,
  base_rate_missing,
  notice_without_right,
  notice_method,
  // warnings
  statement_differs,
  statement_late,
  statement_missing,
  statement_seal_broken,
  deduction_not_allowed,
  deductions_exceed_price,
  duplicate_invoice,
  credit_note_unmarked,
  credited_invoice_unknown,
  credit_not_allowed,
  sold_exceeds_made,
  milestone_order,
  withholding_shortfall,
  overpaid,
  payment_for_nothing,
  generic_marketed_by_seller,
  patent_unknown,
  record_unused,
  extension_unused,
  infringement_without_patent,
  infringement_not_notified,
  infringing_without_patent,
  generic_not_third_party,
  sublicence_ended,
  sell_off_exceeds_stock,
  seller_outside_dates,
  claims_exceed_cap,
  statement_row_differs,
  currency_out_of_time,
  unknown_field,
  // notes
  as_signed,
  payments_unrecorded,
  amendment_applied,
  sublicence_assigned,
  credit_reason_missing,
  intra_group_sale,
  generic_infringing,
  seller_role_assumed,
  schedule_a_conflict,
  article_v2_reference,
  base_rate_builtin,
  base_rate_stale,
  fx_previous_day,
  fx_provisional,
  negative_quarter,
  milestone_attained_late,
  infringement_too_small,
  infringement_suit_filed,
  article_vi2_reference,
  paid_late_right,
  generic_licensed_goods,
  royalty_after_patent,
  credit_at_fair_market_price,
  credit_unmatched,
  not_accrued_at_end,
  milestone_after_end,
  milestone_force_majeure,
  licensor_telefax_blank,
  notice_facts_unrecorded,
  claim_may_be_barred,
  // questions, of a review alone (core/review)
  country_fell_silent,
  month_without_invoices,
  price_far_below,
  invoice_of_two_dates,
  invoice_in_two_files,
  round_numbers_only,
  dismissed_question_gone,
};

struct FindingKind {
  std::string_view code;  // "fx-missing"
  Severity severity;
  std::string_view clause;
  std::string_view sentence;  // arguments by name, and passages (core/basics/sentence.hpp)
};
const FindingKind& kind_of(FindingCode code);
// The catalogue, in the order of FindingCode: what rules find, and the questions of a review.
std::span<const FindingKind> finding_kinds();
std::span<const FindingKind> question_kinds();

struct Finding {
  FindingCode code = FindingCode::as_signed;
  std::string clause;      // the catalogue's, unless the case at hand has a nearer one
  std::string where;       // JSON pointer into the merged ledger, or empty
  std::string message;     // for a lawyer or an accountant
  std::string question{};  // of a review: the id under which it may be dismissed
};

// An argument of a sentence; one without a text only chooses a passage. What others wrote is isolated
// before it comes here.
struct FindingArgument {
  FindingArgument(std::string_view called, std::string_view as_text = {})  // NOLINT
      : name(called), text(as_text) {}
  FindingArgument(std::string_view called, Date day);
  FindingArgument(std::string_view called, const Usd& amount);
  FindingArgument(std::string_view called, const Percent& rate);
  FindingArgument(std::string_view called, Quarter quarter);

  std::string_view name;
  std::string text;
};
std::string with_arguments(std::string_view sentence,
                           std::initializer_list<FindingArgument> arguments);

// Collects findings: one per cause. The first of a cause gives place and words, the others are
// counted.
class Findings {
 public:
  // Where the case at hand has a nearer clause than the catalogue's, that.
  void add(FindingCode code, std::string where = {},
           std::initializer_list<FindingArgument> arguments = {}, std::string_view clause = {});
  // A question of a review, with its id.
  void add_question(FindingCode code, std::string id, std::string where,
                    std::initializer_list<FindingArgument> arguments);
  // Says something once, however often it comes up.
  void add_first(FindingCode code, std::initializer_list<FindingArgument> arguments = {});
  // Whether a cause comes up for the first time: then its finding is the next to be added. Further
  // cases are counted.
  bool is_first(FindingCode code, std::string_view cause = {});
  // Those of another, behind one's own; cases of one cause are counted together.
  void add_all(const Findings& others);
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  // Ordered by severity, code, where; counts of further cases written into the messages.
  [[nodiscard]] std::vector<Finding> sorted() const;

 private:
  struct Cause {
    std::size_t index = 0;
    std::size_t count = 0;
  };
  using Key = std::pair<FindingCode, std::string>;
  using SoughtKey = std::pair<FindingCode, std::string_view>;
  // So that a cause can be looked up, as for every line of a large ledger, without making a string.
  struct Before {
    using is_transparent = void;
    static SoughtKey seen(const Key& key) { return {key.first, key.second}; }
    static SoughtKey seen(const SoughtKey& key) { return key; }
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      return seen(a) < seen(b);
    }
  };

  std::vector<Finding> list_;
  std::map<Key, Cause, Before> causes_;
};

}  // namespace jm216
