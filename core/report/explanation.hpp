#pragma once
// Why a figure is what it is: made by the rule that computes it, while it computes.
//
// Every figure in dollars and every date of a report is the result of a step, and the step names
// it (`figure`). Which explanation holds which figures, the first being its `value`:
//
//   licence               status; effective_date, terminated_on, sell_off_until, secrecy_until,
//                         non_solicitation_until
//   term                  ends; starts, last_expiry, records_until
//   milestone:<n>         status; target, extended_to, deadline, attained, termination_right_from
//   quarter:<quarter>     royalty_usd; carried_in_usd, payable_usd, carried_out_usd
//   row:<quarter>:<n>     royalty_usd; net_sales, royalty, and fx_date as an input (n from 0)
//   <obligation>          amount_usd; due, paid_usd, paid_on, fx_uplift_usd, outstanding_usd,
//                         outstanding_if_paid_now_usd, excess_usd
//   interest:<obligation> interest_usd; interest_paid_usd
//   total:<name>          <name>, as in "royalty_usd"
//   right:<id>            from; until, effective_if_noticed_now
//   deadline:<id>         date; status. A patent's expiry is that of "deadline:patent-…", with
//                         `listed` there.
//   statement:<quarter>   difference_usd; date, royalty_usd
//   amendment:<n>         effective (n from 0, in the report's order)
//   line:<pointer>        royalty, exact and in the line's own currency; net_sales
//
// A quarter's `due` is its obligation's; its `from` and `to` are what its name means.
//
// Formulas are regular, so that a reader, or a test, can work them out:
//
//   formula    = expression " = " number             exactly
//              | expression " ≈ " number             rounded to the places of that number
//              | expression (" ≤ " | " > ") expression       what was found to hold
//   expression = product { (" + " | " − ") product }
//   product    = factor { (" × " | " ÷ ") factor }
//   factor     = number | number "%" | date | count (" days" | " months" | " years" | " day")
//              | "(" expression ")" | ("min(" | "max(") expression { ", " expression } ")"
//
// A date and a length of time make a date, two dates the days between them. What stands right of
// the sign is the step's result. Numbers and dates of a formula are inputs of this or an earlier
// step, results of earlier steps, or a length of time that the clause names.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/agreement/period.hpp"
#include "core/basics/calendar.hpp"
#include "core/basics/ids.hpp"
#include "core/basics/money.hpp"

namespace jm216 {

// What a step started from: another figure (`id`: the value, or the result of a step there) or a
// fact of the ledger (`where`, a JSON pointer to it); neither for a term of the agreement itself.
struct Input {
  std::string name;
  std::string value;
  std::string id;
  std::string where;
};

// A value as inputs, formulas and results have it: "2009-02-03", "1332.06", "null".
struct StepValue {
  StepValue(std::string as_text) : text(std::move(as_text)) {}  // NOLINT
  StepValue(const char* as_text) : text(as_text) {}             // NOLINT
  StepValue(Date date) : text(to_string(date)) {}               // NOLINT
  StepValue(const Usd& amount) : text(amount.text()) {}         // NOLINT
  StepValue(const std::optional<Usd>& amount);                  // NOLINT
  std::string text;
};

// A rule says a step in the order in which it is read: what was done, from what, and what it gives.
//   why.step("V.5", "Royalties are due 30 days after the quarter's end.")
//       .from("the quarter's last day", end)
//       .fact("payment days", "30", "/amendments/0/payment_days")
//       .plus(end, days(30), "due");
struct Step {
  std::string clause{};   // "V.4"
  std::string text{};     // what was done, in a sentence
  std::string formula{};  // with the figures in it: "11845.30 × 8.5% = 1006.8505"
  std::vector<Input> inputs{};
  std::string reading{};  // "rounding: half-up", empty where the text leaves no choice
  std::string result{};
  std::string figure{};  // the report's figures that the result is, with a space between; of
                         // several steps for one figure the last counts
  // Whose records' shares it adds up (VII.5), in InfringementsResult::reduced, and of which rate.
  // Each row may have as many as there are records, so that they are put in only where the step is
  // read.
  struct Reduction {
    std::size_t reduced{};
    Percent full;
  };
  std::optional<Reduction> reduction{};
  // On which day's rates it builds (V.6, 5.3). The steps that value each row of the quarter at them are
  // put before it only where it is read: there is one for each row and payment.
  std::optional<Date> at_rates_of{};

  // A term of the agreement, or with an id another figure.
  Step& from(std::string name, StepValue value, std::string id = {});
  // A fact of the ledger; a term of the agreement where `where` is empty.
  Step& fact(std::string name, StepValue value, std::string where);
  Step& with(Input input);
  Step& under(std::string reading_used);
  // A formula with its result in it; the following need only what stands left of it.
  Step& by_formula(std::string whole);
  Step& gives(StepValue value, std::string_view figures = {});
  Step& exactly(std::string expression, StepValue value, std::string_view figures = {});
  Step& nearly(std::string expression, StepValue value, std::string_view figures = {});
  // What its inputs come to.
  Step& sums_up(const Usd& sum, std::string_view figures);
  // A date, and what comes of it.
  Step& plus(Date from, const Period& period, std::string_view figures = {});
  Step& minus(Date until, const Period& period, std::string_view figures = {});
  Step& the_day_after(Date day, std::string_view figures = {});
};
Step& add_step(std::vector<Step>& steps, std::string_view clause, std::string text);

// A rule that was considered and did not apply.
struct NotApplied {
  std::string clause;
  std::string why;
};

struct Explanation {
  std::string id;  // "row:2009-Q1:0", "term", "royalty-2009-Q1" …
  std::string
      value;  // the figure explained, as the report prints it; "null" where it cannot be known
  std::vector<Step> steps;
  std::vector<NotApplied> not_applied;

  Step& step(std::string_view clause, std::string text) {
    return add_step(steps, clause, std::move(text));
  }
};

using Explanations = std::map<std::string, Explanation>;

// "1.00 + 2.00": the values of inputs, for a formula.
std::string sum_of(const std::vector<Input>& inputs);

}  // namespace jm216
