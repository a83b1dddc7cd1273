#pragma once
// Readings: where the agreement's text leaves two or three answers, the user chooses; each choice
// has a default.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/agreement/schedule_a.hpp"
#include "core/basics/decimal.hpp"

namespace jm216 {

enum class Ireland1044 : std::uint8_t { as_listed, extended };
enum class GenericWithdrawn : std::uint8_t { restores, permanent };
enum class FxMissingDay : std::uint8_t { previous, exact };
enum class NegativeQuarter : std::uint8_t { carry_forward, lapse };
enum class CreditNoteQuarter : std::uint8_t { credit, invoice };
enum class ChainSales : std::uint8_t { first_outside, literal };
enum class InfringingGeneric : std::uint8_t { reduction, generic };
enum class DayCount : std::uint8_t { act_365, act_360 };
enum class EarlyEnd : std::uint8_t { as_listed, actual };
enum class LateCure : std::uint8_t { ends_right, keeps_right };
enum class PaymentExtension : std::uint8_t { all, interest_only, termination_only };
enum class PostExpiry : std::uint8_t { to_term, us_stops, where_patented };
enum class FreeSupply : std::uint8_t { no_royalty, fair_market_price };
enum class GenericSource : std::uint8_t { independent, any };
enum class CreditNoteRate : std::uint8_t { sale, own };
enum class CreditsGivenBy : std::uint8_t { any_seller, licensee };
enum class SupplyDate : std::uint8_t { earlier, supplied, invoiced };
enum class SeveralInfringers : std::uint8_t { sum, highest };
enum class InfringementClock : std::uint8_t { notified, evidence };
enum class LicenseeSuit : std::uint8_t { bars, no_bar };
enum class SellOffPastTerm : std::uint8_t { nil, royalty };
enum class ChallengeEnds : std::uint8_t { licences, agreement };
enum class AccruedAtEnd : std::uint8_t { payable, lost };
enum class NoticeGiven : std::uint8_t { sent, received };
enum class NoticePeriod : std::uint8_t { received, sent };
enum class EarlyPayment : std::uint8_t { due_date, payment_day };
enum class Withholding : std::uint8_t { creditable_part, all_or_nothing };
enum class Spc : std::uint8_t { extends, apart };
enum class ForceMajeureMilestones : std::uint8_t { none, extend };
enum class LiabilityCap : std::uint8_t { both, defects };
enum class CreditNoteExchange : std::uint8_t { credit, sale };

struct Readings {
  ScheduleA schedule_a{};
  Ireland1044 ireland_1044{};
  GenericWithdrawn generic_withdrawn{};
  Rounding rounding = Rounding::half_up;
  FxMissingDay fx_missing_day{};
  NegativeQuarter negative_quarter{};
  CreditNoteQuarter credit_note_quarter{};
  ChainSales chain_sales{};
  InfringingGeneric infringing_generic{};
  DayCount day_count{};
  EarlyEnd early_end{};
  LateCure late_cure{};
  PaymentExtension payment_extension{};
  PostExpiry post_expiry{};
  FreeSupply free_supply{};
  GenericSource generic_source{};
  CreditNoteRate credit_note_rate{};
  CreditsGivenBy credits_given_by{};
  SupplyDate supply_date{};
  SeveralInfringers several_infringers{};
  InfringementClock infringement_clock{};
  LicenseeSuit licensee_suit{};
  SellOffPastTerm sell_off_past_term{};
  ChallengeEnds challenge_ends{};
  AccruedAtEnd accrued_at_end{};
  NoticeGiven notice_given{};
  NoticePeriod notice_period{};
  EarlyPayment early_payment{};
  Withholding withholding{};
  Spc spc{};
  ForceMajeureMilestones force_majeure_milestones{};
  LiabilityCap liability_cap{};
  CreditNoteExchange credit_note_exchange{};

  friend bool operator==(const Readings&, const Readings&) = default;
};

// Two or three texts, one for each value of a reading.
class ReadingTexts {
 public:
  constexpr ReadingTexts(std::string_view first, std::string_view second,
                         std::string_view third = {})
      : texts_{first, second, third}, count_(third.empty() ? 2 : 3) {}

  [[nodiscard]] constexpr std::size_t size() const { return count_; }
  [[nodiscard]] constexpr std::string_view operator[](std::size_t index) const {
    return texts_.at(index);
  }
  [[nodiscard]] constexpr std::string_view at(std::size_t index) const { return texts_.at(index); }
  [[nodiscard]] const std::string_view* begin() const { return texts_.data(); }
  [[nodiscard]] const std::string_view* end() const { return texts_.data() + count_; }

 private:
  std::array<std::string_view, 3> texts_;
  std::size_t count_;
};

// What a reading decides.
enum class ReadingGroup : std::uint8_t { bearing, rate, exchange, ends, notices, liability };
inline constexpr std::size_t reading_group_count = 6;
std::string_view to_string(ReadingGroup group);

// Whom the default favours, as a rule.
enum class Favours : std::uint8_t { either, licensor, licensee };

// Why there is a reading at all.
struct ReadingReason {
  ReadingGroup group;
  std::string_view words;  // of the clause, that leave it open; empty where it is silent
  std::string_view why;    // the default is the default
  Favours favours = Favours::either;
  std::string_view with{};  // another reading, without which it may not matter
};

// One reading as the interfaces name it. The first value is the default.
struct ReadingInfo {
  std::string_view name;      // "rounding"
  std::string_view clause;    // "V.6"
  std::string_view question;  // what the text leaves open, in a sentence
  ReadingTexts values;        // "half-up", "half-even"
  ReadingTexts meanings;      // what each value does, in a sentence
  ReadingReason reason;
  std::size_t (*get)(const Readings&);  // index into values
  void (*set)(Readings&, std::size_t);
};

inline constexpr std::size_t reading_count = 33;
using ReadingTable = std::array<ReadingInfo, reading_count>;

// Every reading, in the order a report lists them.
const ReadingTable& reading_table();

// The reading of that name, or null.
const ReadingInfo* find_reading(std::string_view name);

enum class SetReading : std::uint8_t { done, unknown_name, unknown_value };
SetReading set_reading(Readings& readings, std::string_view name, std::string_view value);

// "rounding: half-up", as steps of explanations name the reading used.
std::string reading_used(const Readings& readings, std::string_view name);

}  // namespace jm216
