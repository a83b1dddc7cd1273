#include "core/report/finding.hpp"

#include <array>

#include "core/basics/sentence.hpp"
#include "core/basics/sort_stably.hpp"
#include "core/report/words.hpp"

namespace jm216 {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::question:
      return "question";
    case Severity::note:
      break;
  }
  return "note";
}

namespace {

struct FindingCatalogue {
  using S = Severity;
  static constexpr auto kinds = std::to_array<FindingKind>({
      {"sale-before-effective-date", S::error, "I.2",
       "A sale before the EFFECTIVE DATE: the licence did not cover it and no royalty is "
       "computed."},
      {"sale-outside-licence", S::error, "XI.9",
       "[licences|A sale after the licences ended (VII.8): the Agreement goes on, and the royalty "
       "of V.4 is computed, but no licence covered the sale.][sell_off|A sale after the sell-off: "
       "the licence no longer covered it and no royalty is computed.]"},
      {"milestone-country-not-eu", S::error, "IV.3",
       "Milestone {number} speaks of a European Union state; {country} was none on the day: this "
       "approval does not attain it."},
      {"fair-market-price-missing", S::error, "I.10",
       "This sale in {country} is not at arm's length or not exclusively for money, and no fair "
       "market price is given: the royalty may be understated."},
      {"fx-missing", S::error, "V.6",
       "No usable New York rate for {currency} on {day}: add a quote to the ledger."},
      {"base-rate-missing", S::error, "XVI",
       "No base rate is known for {day}: the interest on {obligation} cannot be computed."},
      {"notice-without-right", S::error, "XI",
       "The {notice} given on {day} has no right and no effect: [early|it was given before the "
       "EFFECTIVE DATE][late|it was given after the TERM][licensor|this right is the "
       "LICENSOR's][licensee|this right is the LICENSEE's][milestone|no milestone gave this right "
       "on the day it was given][payment|no payment was overdue on the day it was given][breach|no "
       "notice of breach by the same party had run its {breach} without "
       "remedy][force_majeure|force majeure of the other party had not run for "
       "{force_majeure}][ended|the licence had been terminated on {ended}]."},
      {"notice-method", S::error, "XV.1",
       "A notice is given by registered or recorded post or by telefax; one by {method} has no "
       "effect."},
      {"statement-differs", S::warning, "V.7",
       "The statement for {quarter} reports {reported}, computed is {computed}: a difference of "
       "{difference}."},
      {"statement-late", S::warning, "V.8",
       "The statement for {quarter} was due on {due} and came on {sent}."},
      {"statement-missing", S::warning, "V.8",
       "No statement for {quarter} is recorded; it was due on {due}."},
      {"statement-seal-broken", S::warning, "V.8",
       "The statement of {quarter}, issued on {day}, does not fit its seal: it was changed "
       "afterwards."},
      {"deduction-not-allowed", S::warning, "I.10",
       "The deduction {deduction} stays in the Net Sales Value: it counts only [returns|if the "
       "LICENSEE or an AFFILIATE gave it ({reading})][export|on an export order and if separately "
       "charged on the customer's invoice][other|if separately charged on the customer's "
       "invoice]."},
      {"deductions-exceed-price", S::warning, "I.10",
       "The deductions exceed the invoiced price: the Net Sales Value is below zero."},
      {"duplicate-invoice", S::warning, "V.7",
       "Invoice \"{invoice}\", line \"{line}\" of this seller stands in the ledger more than once; "
       "every one counts."},
      {"credit-note-unmarked", S::warning, "I.10",
       "A negative price that names no credited invoice: it counts as a credit note."},
      {"credited-invoice-unknown", S::warning, "I.10",
       "No counted line of this seller has the invoice \"{invoice}\" that this credit note names."},
      {"credit-not-allowed", S::warning, "I.10",
       "[other|Only credits for returned or defective goods, corrections and trade discounts "
       "reduce the Net Sales Value: this credit counts nothing.][sublicensee|Only credits that the "
       "LICENSEE or an AFFILIATE gave reduce the Net Sales Value: this one of a sub-licensee "
       "counts nothing ({reading}).]"},
      {"sold-exceeds-made", S::warning, "V.7",
       "{goods}: by the end of {quarter} {quantity} more were sold than made."},
      {"milestone-order", S::warning, "IV.1",
       "Milestone {later} is recorded as attained, milestone {earlier} is not: a second indication "
       "presupposes the approval of a first."},
      {"withholding-shortfall", S::warning, "V.6",
       "Of {withheld} tax withheld from the payment for {obligation} only {creditable} counts as "
       "creditable: the rest pays nothing ({reading})."},
      {"overpaid", S::warning, "V",
       "[sum|The {sum}][interest|Interest on the {interest}] is overpaid by {amount}."},
      {"payment-for-nothing", S::warning, "V",
       "{amount} were paid for \"{obligation}\", which is not owed on the as-of date."},
      {"generic-marketed-by-seller", S::warning, "I.4",
       "{marketer} sells under this licence; its own PRODUCT is no GENERIC PRODUCT, so this record "
       "is ignored."},
      {"patent-unknown", S::warning, "Sch.A",
       "Schedule A ({reading}) has no row {case}, {country}, {application}; this entry changes "
       "nothing."},
      {"record-unused", S::warning, "V.8",
       "[deadline|There is no deadline \"{deadline}\" in the report.][statement|The report has no "
       "quarter {statement} for this statement.][production|The report has no quarter {production} "
       "for this production.]"},
      {"extension-unused", S::warning, "XI.2",
       "Nothing in the report is called \"{obligation}\": this extension moves no due date."},
      {"infringement-without-patent", S::warning, "VII.5",
       "No patent was in force in {country} on {day}, the first day on which this infringement "
       "could count: VII.5 is about PATENT RIGHTS infringed in that country."},
      {"infringement-not-notified", S::warning, "VII.5",
       "The ledger does not say that the LICENSOR notified the infringer in {country}: without it "
       "no days to sue run, and nothing is reduced. VII.5 asks it to notify promptly."},
      {"infringing-without-patent", S::warning, "VII.5",
       "There is no patent in {country} that this product could infringe: it counts from the day "
       "on which it became available."},
      {"generic-not-third-party", S::warning, "I.18",
       "The LICENSOR and its AFFILIATES are no THIRD PARTIES: their goods are no GENERIC PRODUCT, "
       "so this record is ignored."},
      {"sublicence-ended", S::warning, "XI.8.3",
       "The sub-licence of {seller} ended with the Agreement; XI.9 gives the sell-off to the "
       "LICENSEE. The sale is counted as one in the sell-off."},
      {"sell-off-exceeds-stock", S::warning, "XI.9",
       "{goods}: {quantity} more were sold after the termination than were in "
       "stock. Were they under contract then (XI.9)?"},
      {"seller-outside-dates", S::warning, "V.4",
       "{seller} sold outside its dates as a seller. The sale counts; V.4 may not reach it, for it "
       "names the LICENSEE, its AFFILIATES and sublicensees alone."},
      {"claims-exceed-cap", S::warning, "X.2",
       "Claims of {claimed} exceed the cap of {cap} on the LICENSOR's liability ({reading})."},
      {"statement-row-differs", S::warning, "V.8",
       "The statement for {quarter} differs from what is computed for {goods}: "
       "{figures}."},
      {"currency-out-of-time", S::warning, "V.6",
       "{currency}[until| was withdrawn by {until}][from| was no money before {from}]; this line "
       "is dated {day}."},
      {"unknown-field", S::warning, "",
       "This field is not part of the ledger format and was not used[nearest|; was \"{nearest}\" "
       "meant?][unlike|.][count| (the first of {count} such cases)]"},
      {"as-signed", S::note, "XIV.2",
       "The terms are those of {day} as signed. At least two amendments were made (2002 and 2007); "
       "none is in this ledger by the as-of date."},
      {"payments-unrecorded", S::note, "V",
       "The ledger says nothing about payments: what fell due is shown as unrecorded, without "
       "interest."},
      {"amendment-applied", S::note, "XIV.2",
       "[title|{title}][untitled|An amendment] is in force from {day}."},
      {"sublicence-assigned", S::note, "XI.8.3",
       "The sub-licence of {seller} is in the form of Exhibit 1 and passed to the LICENSOR on "
       "termination: no royalty from the LICENSEE."},
      {"credit-reason-missing", S::note, "I.10",
       "A credit note that gives no reason: it counts as one for goods returned."},
      {"intra-group-sale", S::note, "V.4",
       "A transfer inside the licensed group bears no royalty; the first sale to somebody outside "
       "does ({reading})."},
      {"generic-infringing", S::note, "VII.5",
       "A product that infringes the patents brings no 0% in {country}[until| up to the last "
       "patent day, {until}]; an infringement record brings the reduction of VII.5 ({reading})."},
      {"seller-role-assumed", S::note, "V.4",
       "The ledger does not say who {seller} is: taken as the LICENSEE's own sales."},
      {"schedule-a-conflict", S::note, "Sch.A",
       "Schedule A is printed twice and the copies disagree (Brazil {first} or {second}; Case MBUS "
       "1192 in Europe as fourteen rows or one). Used here: the {used} copy."},
      {"article-v2-reference", S::note, "V.2",
       "V.2 refers to Article V for the supply agreement; Article VI, which describes it, is taken "
       "to be meant."},
      {"base-rate-builtin", S::note, "XVI",
       "The ledger gives no base rates: interest uses the Bank of England's Bank Rate, which "
       "Lloyds Bank's base rate follows."},
      {"base-rate-stale", S::note, "XVI",
       "The built-in Bank Rate is known to {day}; later days take its last rate."},
      {"fx-previous-day", S::note, "V.6",
       "No rate for {currency} was quoted on {day}; that of {quoted} serves."},
      {"fx-provisional", S::note, "V.6",
       "{quarter} is provisional: its due date, {due}, lies ahead, so the latest rates known "
       "serve."},
      {"negative-quarter", S::note, "V.4",
       "Credits make the royalty of {quarter} negative: {amount} below zero; the amount "
       "[carried|is carried into the next quarter][lapses|lapses]. ({reading})"},
      {"milestone-attained-late", S::note, "XI.3",
       "Milestone {number} was attained on {attained}, after its deadline of {deadline}. Whether "
       "the right to terminate (XI.3) survives is a reading ({reading})."},
      {"infringement-too-small", S::note, "VII.5",
       "Infringement of {percent} in {country} is not more than {threshold}: no reduction."},
      {"infringement-suit-filed", S::note, "VII.5",
       "The [licensor|LICENSOR][licensee|LICENSEE] filed suit in {country} on {day}, by day "
       "{number} ({last}): no reduction[licensee| ({reading})]."},
      {"article-vi2-reference", S::note, "II.3",
       "II.3 refers to VI.2 for the right to manufacture; VI.3, which gives it, is taken to be "
       "meant."},
      {"paid-late-right", S::note, "XI.2",
       "The {obligation} was paid late, and no notice under XI.2 was given in between. Whether the "
       "right to terminate survives is a reading ({reading})."},
      {"generic-licensed-goods", S::note, "I.4",
       "The licensed goods themselves, resold or imported, are taken for no GENERIC PRODUCT "
       "({reading})."},
      {"royalty-after-patent", S::note, "V.4",
       "Royalty is computed on sales in the United States after its last patent there expired on "
       "{expired}; its courts may not enforce it ({reading})."},
      {"credit-at-fair-market-price", S::note, "I.10",
       "The sale stays at its fair market price, which is still higher than its price with this "
       "credit: the credit takes nothing back."},
      {"credit-unmatched", S::note, "V.4",
       "Credits of {amount} are left after the last quarter: the agreement has no later one to set "
       "them against."},
      {"not-accrued-at-end", S::note, "XI.8.2",
       "The {obligation} had not accrued when the licence ended: [unearned|no event had earned "
       "it][later|it fell due after that day ({later})]."},
      {"milestone-after-end", S::note, "V.3",
       "Milestone {number} was attained on {attained}, after the licence had ended on {ended}: it "
       "pays nothing."},
      {"milestone-force-majeure", S::note, "XII",
       "Milestone {number} was missed; on {days} up to its deadline the LICENSEE was in force "
       "majeure that it had given notice of ({reading})."},
      {"licensor-telefax-blank", S::note, "XV.2",
       "The agreement leaves the LICENSOR's telefax number blank: a notice to it by telefax is "
       "taken as good."},
      {"notice-facts-unrecorded", S::note, "XI",
       "The facts that the {notice} rests on are not in the ledger; it is taken as good."},
      {"claim-may-be-barred", S::note, "XVII.1",
       "[sum|The claim for the {sum}][interest|The interest on the {interest}] may be barred: the "
       "last day to sue for it was {last}. Concealment, an acknowledgment and another law of the "
       "tribunal (XVII.2) are not computed."},
  });
  static_assert(kinds.size() == static_cast<std::size_t>(FindingCode::claim_may_be_barred) + 1);
  static constexpr auto questions = std::to_array<FindingKind>({
      {"country-fell-silent", Severity::question, "V.7",
       "{seller} sold in {countries} in each of the two quarters before {quarter} and not in it: "
       "did sales there end, or are lines missing?"},
      {"month-without-invoices", Severity::question, "V.7",
       "{seller} invoiced in every month from {first} on and not in {month}: is a file missing?"},
      {"price-far-below", Severity::question, "V.7",
       "{price} for a quantity of {quantity} in {country} is a third or more below what {seller} "
       "usually asks there, {usual} for {usual_quantity}: are price, quantity and currency right?"},
      {"invoice-of-two-dates", Severity::question, "V.7",
       "Invoice \"{invoice}\" of {seller} has lines of {first} and of {second}: is it one invoice "
       "that came with two files?"},
      {"invoice-in-two-files", Severity::question, "V.7",
       "Invoice \"{invoice}\" of {seller} has lines in two of the files: was it taken twice?"},
      {"round-numbers-only", Severity::question, "V.7",
       "All {count} lines of {seller} in {quarter} are whole hundreds: are they invoices, or "
       "estimates?"},
      {"dismissed-question-gone", Severity::question, "V.7",
       "The question {question}, dismissed on {day}, is not asked (any more): is its cause gone, "
       "or "
       "is the id another's?"},
  });
  static_assert(kinds.size() + questions.size() ==
                static_cast<std::size_t>(FindingCode::dismissed_question_gone) + 1);
};

}  // namespace

std::span<const FindingKind> finding_kinds() {
  return FindingCatalogue::kinds;
}

std::span<const FindingKind> question_kinds() {
  return FindingCatalogue::questions;
}

const FindingKind& kind_of(FindingCode code) {
  const auto number = static_cast<std::size_t>(code);
  const std::size_t found = finding_kinds().size();
  return number < found ? finding_kinds()[number] : question_kinds()[number - found];
}

FindingArgument::FindingArgument(std::string_view called, Date day)
    : name(called), text(in_words(day)) {}
FindingArgument::FindingArgument(std::string_view called, const Usd& amount)
    : name(called), text(in_words(amount)) {}
FindingArgument::FindingArgument(std::string_view called, const Percent& rate)
    : name(called), text(in_words(rate)) {}
FindingArgument::FindingArgument(std::string_view called, Quarter quarter)
    : name(called), text(to_string(quarter)) {}

std::string with_arguments(std::string_view sentence,
                           std::initializer_list<FindingArgument> arguments) {
  std::vector<Argument> given;
  for (const FindingArgument& one : arguments) given.emplace_back(one.name, one.text);
  std::string text;
  fill_in(text, sentence, given);
  return text;
}

void Findings::add(FindingCode code, std::string where,
                   std::initializer_list<FindingArgument> arguments, std::string_view clause) {
  const FindingKind& kind = kind_of(code);
  list_.push_back({code,
                   std::string(clause.empty() ? kind.clause : clause),
                   std::move(where),
                   with_arguments(kind.sentence, arguments),
                   {}});
}

void Findings::add_question(FindingCode code, std::string id, std::string where,
                            std::initializer_list<FindingArgument> arguments) {
  add(code, std::move(where), arguments);
  list_.back().question = std::move(id);
}

void Findings::add_first(FindingCode code, std::initializer_list<FindingArgument> arguments) {
  if (causes_.try_emplace({code, std::string()}, Cause{list_.size(), 1}).second)
    add(code, "", arguments);
}

bool Findings::is_first(FindingCode code, std::string_view cause) {
  const auto found = causes_.find(SoughtKey{code, cause});
  if (found != causes_.end()) {
    ++found->second.count;
    return false;
  }
  causes_.try_emplace({code, std::string(cause)}, Cause{list_.size(), 1});
  return true;
}

void Findings::add_all(const Findings& others) {
  std::vector<bool> is_said(others.list_.size());  // of a cause that has come up here
  for (const auto& [key, cause] : others.causes_) is_said[cause.index] = causes_.contains(key);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < others.list_.size(); ++i) {
    places.push_back(list_.size());
    if (!is_said[i]) list_.push_back(others.list_[i]);
  }
  for (const auto& [key, cause] : others.causes_)
    causes_.try_emplace(key, Cause{places[cause.index], 0}).first->second.count += cause.count;
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> findings = list_;
  for (const auto& [key, cause] : causes_) {
    if (cause.count < 2) continue;
    findings[cause.index].message +=
        " (the first of " + std::to_string(cause.count) + " such cases)";
  }
  sort_stably(findings, [](const Finding& a, const Finding& b) {
    const FindingKind& ka = kind_of(a.code);
    const FindingKind& kb = kind_of(b.code);
    if (ka.severity != kb.severity) return ka.severity < kb.severity;
    if (ka.code != kb.code) return ka.code < kb.code;
    return a.where < b.where;
  });
  return findings;
}

}  // namespace jm216
