#include "core/readings/readings.hpp"

#include <string>

#include "core/agreement/as_signed.hpp"

namespace jm216 {

namespace {

template <auto Member>
std::size_t get(const Readings& readings) {
  return static_cast<std::size_t>(readings.*Member);
}

template <auto Member>
void set(Readings& readings, std::size_t value) {
  readings.*Member = static_cast<std::decay_t<decltype(readings.*Member)>>(value);
}

template <auto Member>
constexpr ReadingInfo reading(std::string_view name, std::string_view clause,
                              std::string_view question, std::array<std::string_view, 2> values,
                              std::array<std::string_view, 2> meanings) {
  return {name, clause, question, values, meanings, &get<Member>, &set<Member>};
}

}  // namespace

const ReadingTable& reading_table() {
  static const std::string meanings[] = {
      "The first copy: Brazil " + in_full(brazil_1044(ScheduleA::first)) +
          ", Europe country by country.",
      "The second copy: Brazil " + in_full(brazil_1044(ScheduleA::second)) +
          ", one row for Europe.",
      "It expired on " + in_full(ireland_1044_listed()) + ", as listed.",
      "It was extended to " + in_full(ireland_1044_extended) + ".",
      "The latest earlier one, at most " + in_figures(days(as_signed::fx_days_back)) + " back."};
  static const ReadingTable table{{
      reading<&Readings::schedule_a>(
          "schedule_a", "Sch.A",
          "Schedule A is printed twice and the copies disagree. Which one binds?",
          {"first", "second"}, {meanings[0], meanings[1]}),
      reading<&Readings::ireland_1044>(
          "ireland_1044", "Sch.A",
          "Ireland's patent of Case MBUS 1044 is marked as extendable. Was it extended?",
          {"as-listed", "extended"}, {meanings[2], meanings[3]}),
      reading<&Readings::generic_withdrawn>(
          "generic_withdrawn", "V.4", "Does the full rate come back once a generic is withdrawn?",
          {"restores", "permanent"},
          {"Yes, from the first day of the quarter after the withdrawal.",
           "No, the 0% stays for good."}),
      reading<&Readings::rounding>("rounding", "V.6", "How is half a cent rounded?",
                                   {"half-up", "half-even"},
                                   {"Away from zero.", "To the even cent."}),
      reading<&Readings::fx_missing_day>(
          "fx_missing_day", "V.6", "Which rate serves where none was quoted on the day itself?",
          {"previous", "exact"}, {meanings[4], "None: the row stays without dollars."}),
      reading<&Readings::negative_quarter>(
          "negative_quarter", "V.4", "What becomes of a quarter whose credits exceed its sales?",
          {"carry-forward", "lapse"},
          {"The negative amount reduces the next quarter.", "The negative amount lapses."}),
      reading<&Readings::credit_note_quarter>(
          "credit_note_quarter", "V.5", "Which quarter does a credit note belong to?",
          {"credit", "invoice"},
          {"The quarter of its own date.", "The quarter of the invoice it credits."}),
      reading<&Readings::chain_sales>(
          "chain_sales", "V.4", "Does a transfer inside the licensed group bear royalty?",
          {"first-outside", "literal"},
          {"No: only the first sale to somebody outside counts.",
           "Yes: every sale by licensee, affiliate or sub-licensee counts."}),
      reading<&Readings::infringing_generic>(
          "infringing_generic", "VII.5",
          "Is a product that infringes the patents a GENERIC PRODUCT as well?",
          {"reduction", "generic"},
          {"No: only the reduction for infringement applies.", "Yes: the rate falls to 0%."}),
      reading<&Readings::day_count>("day_count", "XVI",
                                    "How many days has the year for which interest is counted?",
                                    {"act/365", "act/360"}, {"365.", "360."}),
      reading<&Readings::early_end>(
          "early_end", "I.16",
          "Which date counts for a patent that ended before its listed expiry?",
          {"as-listed", "actual"},
          {"The date listed in Schedule A.", "The day on which it ended."}),
      reading<&Readings::late_cure>(
          "late_cure", "XI.3", "Does attaining or paying late end the right to terminate?",
          {"ends-right", "keeps-right"},
          {"Yes, if no notice was given before.", "No: the failure stays a failure."}),
      reading<&Readings::payment_extension>(
          "payment_extension", "XI.2", "What does an agreed extension of a payment move?",
          {"all", "termination-only"},
          {"The due date, the day of the exchange rate and the start of interest.",
           "Only the right to terminate for non-payment."}),
  }};
  return table;
}

const ReadingInfo* find_reading(std::string_view name) {
  for (const ReadingInfo& info : reading_table()) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

SetReading set_reading(Readings& readings, std::string_view name, std::string_view value) {
  const ReadingInfo* info = find_reading(name);
  if (info == nullptr) return SetReading::unknown_name;
  for (std::size_t i = 0; i < info->values.size(); ++i) {
    if (info->values[i] == value) {
      info->set(readings, i);
      return SetReading::done;
    }
  }
  return SetReading::unknown_value;
}

std::string reading_used(const Readings& readings, std::string_view name) {
  const ReadingInfo* info = find_reading(name);
  return std::string(name) + ": " + std::string(info->values[info->get(readings)]);
}

}  // namespace jm216
