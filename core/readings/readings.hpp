#pragma once
// Readings: where the agreement's text leaves two answers, the user chooses; each choice has a
// default.
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
enum class PaymentExtension : std::uint8_t { all, termination_only };

struct Readings {
  ScheduleA schedule_a = ScheduleA::first;
  Ireland1044 ireland_1044 = Ireland1044::as_listed;
  GenericWithdrawn generic_withdrawn = GenericWithdrawn::restores;
  Rounding rounding = Rounding::half_up;
  FxMissingDay fx_missing_day = FxMissingDay::previous;
  NegativeQuarter negative_quarter = NegativeQuarter::carry_forward;
  CreditNoteQuarter credit_note_quarter = CreditNoteQuarter::credit;
  ChainSales chain_sales = ChainSales::first_outside;
  InfringingGeneric infringing_generic = InfringingGeneric::reduction;
  DayCount day_count = DayCount::act_365;
  EarlyEnd early_end = EarlyEnd::as_listed;
  LateCure late_cure = LateCure::ends_right;
  PaymentExtension payment_extension = PaymentExtension::all;
};

// One reading as the interfaces name it. The first value is the default.
struct ReadingInfo {
  std::string_view name;                     // "rounding"
  std::string_view clause;                   // "V.6"
  std::string_view question;                 // what the text leaves open, in a sentence
  std::array<std::string_view, 2> values;    // "half-up", "half-even"
  std::array<std::string_view, 2> meanings;  // what each value does, in a sentence
  std::size_t (*get)(const Readings&);       // index into values
  void (*set)(Readings&, std::size_t);
};

inline constexpr std::size_t reading_count = 13;
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
