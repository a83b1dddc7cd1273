#include "core/readings/readings.hpp"

#include <array>
#include <iterator>
#include <string>
#include <tuple>

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
                              std::string_view question, ReadingTexts values, ReadingTexts meanings,
                              ReadingReason reason) {
  return {name, clause, question, values, meanings, reason, &get<Member>, &set<Member>};
}

// Where a meaning names a term of the agreement, that term is put into its words.
const auto& meanings() {
  static const std::array<std::string, 5> all{
      "The first copy: Brazil " + in_full(brazil_1044(ScheduleA::first)) +
          ", Europe country by country.",
      "The second copy: Brazil " + in_full(brazil_1044(ScheduleA::second)) +
          ", one row for Europe.",
      "It expired on " + in_full(ireland_1044_listed()) + ", as listed.",
      "It was extended to " + in_full(ireland_1044_extended) + ".",
      "The latest earlier one, at most " + in_figures(days(as_signed::fx_days_back)) + " back."};
  return all;
}

auto readings_1() {
  return std::array{
      reading<&Readings::schedule_a>(
          "schedule_a", "Sch.A",
          "Schedule A is printed twice and the copies disagree. Which one binds?",
          {"first", "second"}, {meanings()[0], meanings()[1]},
          {ReadingGroup::ends, "Brazil 1100963-2 1100963-2 14May17",
           "What is printed first, with the signatures, is the schedule."}),
      reading<&Readings::ireland_1044>(
          "ireland_1044", "Sch.A",
          "Ireland's patent of Case MBUS 1044 is marked as extendable. Was it extended?",
          {"as-listed", "extended"}, {meanings()[2], meanings()[3]},
          {ReadingGroup::ends, "can be extended to 31Jan09",
           "What can be extended was not therefore extended."}),
      reading<&Readings::generic_withdrawn>(
          "generic_withdrawn", "V.4", "Does the full rate come back once a generic is withdrawn?",
          {"restores", "permanent"},
          {"Yes, from the first day of the quarter after the withdrawal.",
           "No, the 0% stays for good."},
          {ReadingGroup::rate, "first becomes available",
           "The 0% answers competition, and ends with it.", Favours::licensor}),
      reading<&Readings::rounding>("rounding", "V.6", "How is half a cent rounded?",
                                   {"half-up", "half-even"},
                                   {"Away from zero.", "To the even cent."},
                                   {ReadingGroup::exchange, "", "As accounts are commonly kept."}),
      reading<&Readings::fx_missing_day>(
          "fx_missing_day", "V.6", "Which rate serves where none was quoted on the day itself?",
          {"previous", "exact"}, {meanings()[4], "None: the row stays without dollars."},
          {ReadingGroup::exchange, "quoted in The Wall Street Journal on the date",
           "The last rate quoted is the market on a day without a paper."}),
      reading<&Readings::negative_quarter>(
          "negative_quarter", "V.4", "What becomes of a quarter whose credits exceed its sales?",
          {"carry-forward", "lapse"},
          {"The negative amount reduces the next quarter.", "The negative amount lapses."},
          {ReadingGroup::bearing, "", "What was paid on goods that came back is not owed twice.",
           Favours::licensee}),
      reading<&Readings::credit_note_quarter>(
          "credit_note_quarter", "V.5", "Which quarter does a credit note belong to?",
          {"credit", "invoice"},
          {"The quarter of its own date.", "The quarter of the invoice it credits."},
          {ReadingGroup::exchange, "PRODUCTS invoiced in that calendar quarter",
           "Statements already sent stay as they are."}),
      reading<&Readings::chain_sales>(
          "chain_sales", "V.4", "Does a transfer inside the licensed group bear royalty?",
          {"first-outside", "literal"},
          {"No: only the first sale to somebody outside counts.",
           "Yes: every sale by licensee, affiliate or sub-licensee counts."},
          {ReadingGroup::bearing, "all PRODUCTS sold or otherwise supplied",
           "One royalty for one PRODUCT.", Favours::licensee}),
      reading<&Readings::infringing_generic>(
          "infringing_generic", "VII.5",
          "Is a product that infringes the patents a GENERIC PRODUCT as well?",
          {"reduction", "generic"},
          {"No: only the reduction for infringement applies.", "Yes: the rate falls to 0%."},
          {ReadingGroup::rate, "by a THIRD PARTY of the PATENT RIGHTS",
           "V.4 read literally would leave VII.5 nothing to do.", Favours::licensor}),
      reading<&Readings::day_count>(
          "day_count", "XVI", "How many days has the year for which interest is counted?",
          {"act/365", "act/360"}, {"365 to the year.", "360 to the year."},
          {ReadingGroup::exchange, "base rate from time to time", "Sterling counts 365.",
           Favours::licensee}),
      reading<&Readings::early_end>(
          "early_end", "I.16",
          "Which date counts for a patent that ended before its listed expiry?",
          {"as-listed", "actual"}, {"The date listed in Schedule A.", "The day on which it ended."},
          {ReadingGroup::ends, "expiration dates specified on Schedule A",
           "The printed dates are what I.16 speaks of.", Favours::licensor})};
}

auto readings_2() {
  return std::array{
      reading<&Readings::late_cure>(
          "late_cure", "XI.3", "Does attaining or paying late end the right to terminate?",
          {"ends-right", "keeps-right"},
          {"Yes, if no notice was given before.", "No: the failure stays a failure."},
          {ReadingGroup::ends, "in the event of failure",
           "A right to end what has been put right is not presumed.", Favours::licensee}),
      reading<&Readings::payment_extension>(
          "payment_extension", "XI.2", "What does an agreed extension of a payment move?",
          {"all", "interest-only", "termination-only"},
          {"The due date, the day of the exchange rate and the start of interest.",
           "The due date and the start of interest, not the day of the exchange rate.",
           "Only the right to terminate for non-payment."},
          {ReadingGroup::exchange, "mutually agreed upon extension of any such date",
           "What the parties move, they move for all purposes."}),
      reading<&Readings::post_expiry>(
          "post_expiry", "V.4", "Does royalty run on in a country once its last patent is gone?",
          {"to-term", "us-stops", "where-patented"},
          {"Yes, to the end of the TERM, whatever patents are left.",
           "Not in the United States, whose courts enforce none after the last patent there "
           "(Kimble v. Marvel, 2015).",
           "No: it runs only where and while a patent is in force."},
          {ReadingGroup::bearing, "during the TERM",
           "V.4 names the TERM, not the patents of a country.", Favours::licensor}),
      reading<&Readings::free_supply>(
          "free_supply", "V.4", "Does what is supplied free of charge bear royalty?",
          {"no-royalty", "fair-market-price"},
          {"No: V.4 asks for money or money's worth.",
           "Yes, on its fair market price, as any other disposal under I.10."},
          {ReadingGroup::bearing, "for money or money's worth",
           "V.4 says what bears royalty; I.10 only values it.", Favours::licensee, "chain_sales"}),
      reading<&Readings::generic_source>(
          "generic_source", "I.4", "Are the licensed goods, resold by another, a GENERIC PRODUCT?",
          {"independent", "any"},
          {"No: only a product of independent source is.",
           "Yes: any product that a THIRD PARTY markets is."},
          {ReadingGroup::rate, "marketed by a THIRD PARTY",
           "Goods that bore royalty once do not compete with themselves.", Favours::licensor,
           "infringing_generic"}),
      reading<&Readings::credit_note_rate>(
          "credit_note_rate", "I.10", "At which rate does a credit note take royalty back?",
          {"sale", "own"}, {"At that of the sale it credits.", "At that of its own day."},
          {ReadingGroup::rate, "credits actually given",
           "A credit takes back what the sale bore."}),
      reading<&Readings::credits_given_by>(
          "credits_given_by", "I.10", "Whose credits for returned goods reduce Net Sales Value?",
          {"any-seller", "licensee"},
          {"Those of every seller, as though they were the LICENSEE's (II.2).",
           "Those of the LICENSEE and its AFFILIATES, not of sub-licensees."},
          {ReadingGroup::bearing, "credits actually given by the LICENSEE",
           "II.2 treats sub-licensees' sales as its own.", Favours::licensee}),
      reading<&Readings::supply_date>("supply_date", "V.4",
                                      "Which day of a sale decides its basis and rate?",
                                      {"earlier", "supplied", "invoiced"},
                                      {"The earlier of supply and invoice: either suffices.",
                                       "The day of supply.", "The invoice date."},
                                      {ReadingGroup::rate, "sold or otherwise supplied",
                                       "Either suffices, so the first does.", Favours::licensor}),
      reading<&Readings::several_infringers>(
          "several_infringers", "VII.5", "How do several infringers in one country count?",
          {"sum", "highest"}, {"Their shares are added up.", "Each by itself; the highest counts."},
          {ReadingGroup::rate, "by a THIRD PARTY",
           "In English law the singular includes the plural.", Favours::licensee})};
}

auto readings_3() {
  return std::array{
      reading<&Readings::infringement_clock>(
          "infringement_clock", "VII.5", "When do the LICENSOR's days to sue begin?",
          {"notified", "evidence"},
          {"When it notified the infringer.",
           "When the LICENSEE gave it evidence, if that was earlier."},
          {ReadingGroup::rate, "after the LICENSOR has promptly notified",
           "The words count from the notice.", Favours::licensor}),
      reading<&Readings::licensee_suit>(
          "licensee_suit", "VII.5", "Does a suit that the LICENSEE brought bar the reduction?",
          {"bars", "no-bar"},
          {"Yes: the LICENSOR has not failed to sue.", "No: the LICENSOR itself filed none."},
          {ReadingGroup::rate, "should the LICENSOR have failed to file suit",
           "Its option opens only where the LICENSEE does not sue.", Favours::licensor,
           "infringement_clock"}),
      reading<&Readings::sell_off_past_term>(
          "sell_off_past_term", "XI.9", "Does a sell-off sale after the TERM bear royalty?",
          {"nil", "royalty"},
          {"No: V.4 runs during the TERM.", "Yes: XI.9 asks royalty on the sell-off."},
          {ReadingGroup::bearing, "royalties thereon in accordance with Article V",
           "Article V asks none after the TERM.", Favours::licensee, "challenge_ends"}),
      reading<&Readings::challenge_ends>(
          "challenge_ends", "VII.8", "What does the LICENSOR's notice after a challenge end?",
          {"licences", "agreement"},
          {"The licences alone; the Agreement goes on, without a sell-off.",
           "The Agreement, with its sell-off."},
          {ReadingGroup::ends, "all or any of the licences granted hereunder",
           "VII.7 says \"this Agreement and all licences\"; VII.8 does not.", Favours::licensor}),
      reading<&Readings::accrued_at_end>(
          "accrued_at_end", "XI.8.2",
          "Is a milestone owed that was attained before the end and falls due after it?",
          {"payable", "lost"},
          {"Yes: it was earned (XI.7).", "No: only what had accrued due is saved."},
          {ReadingGroup::ends, "have accrued due", "XI.7 keeps rights existing at the end.",
           Favours::licensor, "notice_period"}),
      reading<&Readings::notice_given>("notice_given", "XI.4", "On which day is a notice given?",
                                       {"sent", "received"},
                                       {"The day it is sent.", "The day it is deemed received."},
                                       {ReadingGroup::notices, "the date such notice is given",
                                        "XV.1 tells sending from receipt."}),
      reading<&Readings::notice_period>(
          "notice_period", "XV.1", "From which day do the periods of XI.3, XI.5 and XII run?",
          {"received", "sent"}, {"The day the notice is received.", "The day it is sent."},
          {ReadingGroup::notices, "deemed to be received",
           "A period for the other side runs once it knows."}),
      reading<&Readings::early_payment>(
          "early_payment", "V.6", "At which rate is a royalty exchanged that is paid early?",
          {"due-date", "payment-day"},
          {"At the due date's, whatever it turns out to be.", "At that of the day of payment."},
          {ReadingGroup::exchange, "on the date that payment is due",
           "The words name the due date alone.", Favours::either, "fx_missing_day"}),
      reading<&Readings::withholding>(
          "withholding", "V.6", "What of a tax withheld counts if only a part is creditable?",
          {"creditable-part", "all-or-nothing"},
          {"The creditable part.", "Nothing: it must be creditable in full."},
          {ReadingGroup::exchange, "may be credited in full", "\"Except in so far as\" divides.",
           Favours::licensee}),
      reading<&Readings::spc>(
          "spc", "I.16", "Does a supplementary protection certificate move the TERM?",
          {"extends", "apart"},
          {"Yes, as any extension of a patent's term.",
           "No: I.16's list does not name it; it only keeps the patent in force."},
          {ReadingGroup::ends, "patent term extension",
           "A certificate does what an extension does.", Favours::licensor}),
      reading<&Readings::force_majeure_milestones>(
          "force_majeure_milestones", "XII", "Does force majeure move a milestone's deadline?",
          {"none", "extend"}, {"No.", "Yes, by the days of it that the LICENSEE gave notice of."},
          {ReadingGroup::ends, "excused from such performance to the extent",
           "IV.1 and XI.3 name extensions by agreement only.", Favours::licensor})};
}

auto readings_4() {
  return std::array{
      reading<&Readings::liability_cap>(
          "liability_cap", "X.2", "Which claims does the cap on the LICENSOR's liability cover?",
          {"both", "defects"},
          {"Those for infringement and for defects together.", "Those for defects alone."},
          {ReadingGroup::liability, "up to a maximum cap of $5 million",
           "Set off by a comma, it closes both limbs.", Favours::licensor}),
      reading<&Readings::credit_note_exchange>(
          "credit_note_exchange", "V.6", "At which quarter's rate is a credit note exchanged?",
          {"credit", "sale"},
          {"At that of the quarter it belongs to.", "At that of the sale it credits."},
          {ReadingGroup::exchange, "in the case of each sale",
           "A quarter is exchanged at one rate."})};
}

}  // namespace

const ReadingTable& reading_table() {
  static const ReadingTable table =
      std::apply([](const auto&... reading) { return ReadingTable{reading...}; },
                 std::tuple_cat(readings_1(), readings_2(), readings_3(), readings_4()));
  return table;
}

std::string_view to_string(ReadingGroup group) {
  static constexpr std::string_view names[] = {
      "What bears royalty",     "At which rate", "When, and at what rate of exchange",
      "Milestones and the end", "Notices",       "Liability"};
  static_assert(std::size(names) == reading_group_count);
  return names[static_cast<std::size_t>(group)];
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
