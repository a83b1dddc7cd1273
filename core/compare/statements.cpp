#include "core/compare/statements.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "core/basics/shown.hpp"
#include "core/evaluation/accounts.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/report/titles.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

using Royalties = std::map<Quarter, std::optional<Usd>>;

// The sales with each line changed, or left out where the change says so.
Sales changed_sales(const Sales& sales, const std::function<bool(SaleLine&)>& change) {
  Sales changed;
  for (std::uint32_t id = 0; id < sales.texts().size(); ++id) {
    changed.texts().intern(sales.texts().text(id));
  }
  for (std::size_t i = 0; i < sales.size(); ++i) {
    SaleLine line = sales.line(i);
    if (change(line)) changed.add(line);
  }
  changed.finish();
  return changed;
}

// What may have been done otherwise, and the royalties it gives.
struct Supposed {
  StatementCause cause;
  std::string what;
  Royalties royalties;
};

class StatementComparer {
 public:
  explicit StatementComparer(const CompareInput& input) : input_(input) {}

  StatementsCompared run();

 private:
  Royalties royalties(const Ledger& ledger, const Readings& readings, Date as_of);
  void suppose_readings();
  void suppose_facts();
  void suppose(StatementCause cause, std::string what, const std::function<void(Ledger&)>& change);
  const Royalties* known_on(Date day);
  std::vector<CauseFound> candidates(const QuarterReport& quarter, const Date& sent);
  void left_out(const QuarterReport& quarter, std::vector<CauseFound>& list) const;
  std::vector<CauseFound> causes_of(const StatementAudit& audit, const QuarterReport& quarter);

  const CompareInput& input_;
  Report report_;
  std::vector<Supposed> supposed_;
  std::map<Date, Royalties> by_day_;
  StatementsCompared result_;
};

Royalties StatementComparer::royalties(const Ledger& ledger, const Readings& readings, Date as_of) {
  ++result_.evaluations;
  Royalties all;
  for (const QuarterReport& quarter : evaluate_dollars(ledger, readings, as_of).quarters) {
    all[quarter.quarter] = quarter.royalty;
  }
  return all;
}

void StatementComparer::suppose_readings() {
  for (const ReadingInfo& reading : reading_table()) {
    for (std::size_t value = 0; value < reading.values.size(); ++value) {
      if (value == reading.get(input_.readings)) continue;
      Readings other = input_.readings;
      reading.set(other, value);
      std::string what = "Reading ";
      ((what += reading.name) += " taken as ") += reading.values.at(value);
      supposed_.push_back({StatementCause::reading, std::move(what),
                           royalties(input_.ledger, other, input_.as_of)});
    }
  }
}

void StatementComparer::suppose(StatementCause cause, std::string what,
                                const std::function<void(Ledger&)>& change) {
  Ledger ledger = input_.ledger;
  change(ledger);
  supposed_.push_back({cause, std::move(what), royalties(ledger, input_.readings, input_.as_of)});
}

void StatementComparer::suppose_facts() {
  const Sales& sales = input_.ledger.sales;
  suppose(StatementCause::deductions, "Every deduction taken, allowed or not (I.10)",
          [&](Ledger& ledger) {
            ledger.sales = changed_sales(sales, [](SaleLine& line) {
              line.profile.separately_charged = all_deductions;
              line.profile.is_export = true;
              return true;
            });
          });
  suppose(StatementCause::market_price, "Invoiced price taken instead of the fair market price",
          [&](Ledger& ledger) {
            ledger.sales = changed_sales(sales, [](SaleLine& line) {
              line.profile.arms_length = line.profile.for_money = true;
              return true;
            });
          });
  suppose(StatementCause::credit_notes, "Credit notes left out", [&](Ledger& ledger) {
    ledger.sales =
        changed_sales(sales, [](SaleLine& line) { return line.gross >= 0 && !line.credit_of; });
  });
  suppose(StatementCause::generic, "No 0% for GENERIC PRODUCTS (V.4)",
          [](Ledger& ledger) { ledger.generics.clear(); });
  suppose(StatementCause::infringement, "No reduction for infringement (VII.5)",
          [](Ledger& ledger) { ledger.infringements.clear(); });
  suppose(StatementCause::amendments, "Terms as signed, without the amendments",
          [](Ledger& ledger) { ledger.amendments.clear(); });
}

// Nothing once so many days were asked for: each is another evaluation.
const Royalties* StatementComparer::known_on(Date day) {
  constexpr std::size_t thirty_years = 120;
  const std::size_t most_days =
      std::min(thirty_years, most_evaluations(judged_by_accounts(input_.ledger)));
  auto found = by_day_.find(day);
  if (found == by_day_.end()) {
    if (by_day_.size() >= most_days) return nullptr;
    found = by_day_.emplace(day, royalties(input_.ledger, input_.readings, day)).first;
  }
  return &found->second;
}

// Sales that may have been left out: a seller's, a country's, a row's.
void StatementComparer::left_out(const QuarterReport& quarter,
                                 std::vector<CauseFound>& list) const {
  std::map<std::string, Usd> parts;
  for (const Row& row : quarter.rows) {
    if (!row.royalty_usd) return;
    const std::string seller = isolated(seller_name(row.seller, report_));
    const std::string where = country_in_words(row.country);
    const std::string by_seller = "Sales of " + seller;
    std::string by_all = by_seller;
    by_all.append(" in ").append(where).append(", ").append(row.currency).append(", left out");
    parts[by_seller + " left out"] += *row.royalty_usd;
    parts["Sales in " + where + " left out"] += *row.royalty_usd;
    parts[by_all] += *row.royalty_usd;
  }
  for (const auto& [what, amount] : parts) {
    list.push_back({StatementCause::left_out, what, amount});
  }
}

// What would account for a difference, and for how much of it.
std::vector<CauseFound> StatementComparer::candidates(const QuarterReport& quarter,
                                                      const Date& sent) {
  std::vector<CauseFound> list;
  const Usd& computed = *quarter.royalty;
  const auto add = [&](StatementCause cause, std::string what, const Royalties& others) {
    const auto other = others.find(quarter.quarter);
    // A quarter that is not in the other report has no sales there.
    std::optional<Usd> figure = Usd();
    if (other != others.end()) figure = other->second;
    if (figure && *figure != computed) list.push_back({cause, std::move(what), computed - *figure});
  };
  list.push_back({StatementCause::nil, "Nothing reported as due", computed});
  const Royalties* then = sent < input_.as_of ? known_on(sent) : nullptr;
  if (then != nullptr) {
    add(StatementCause::later_facts,
        "What became known after " + in_words(sent) + ", exchange rates included", *then);
  }
  for (const Supposed& one : supposed_) add(one.cause, one.what, one.royalties);
  left_out(quarter, list);
  if (quarter.payable) {
    list.push_back({StatementCause::carried, "The amount payable reported instead of the royalty",
                    computed - *quarter.payable});
  }
  for (const QuarterReport& other : report_.quarters) {
    if (other.quarter == quarter.quarter || !other.royalty || other.royalty->is_zero()) continue;
    list.push_back({StatementCause::other_quarter,
                    "The royalty of " + to_string(other.quarter) + " reported",
                    computed - *other.royalty});
  }
  const auto is_nothing = [](const CauseFound& one) { return one.amount.is_zero(); };
  list.erase(std::remove_if(list.begin(), list.end(), is_nothing), list.end());
  return list;
}

Usd size_of(const Usd& amount) {
  return amount.is_negative() ? -amount : amount;
}

// One candidate that gives the whole difference, or one together with what became known later; to
// the cent if possible, else up to rounding.
std::vector<CauseFound> StatementComparer::causes_of(const StatementAudit& audit,
                                                     const QuarterReport& quarter) {
  const Usd& difference = *audit.difference;
  if (difference.is_zero()) return {};
  if (!audit.reported) return {{StatementCause::missing, "No statement was sent", difference}};
  if (supposed_.empty()) {
    suppose_readings();
    suppose_facts();
  }
  const std::vector<CauseFound> all = candidates(quarter, *audit.sent);
  const auto later = std::find_if(all.begin(), all.end(), [](const CauseFound& one) {
    return one.cause == StatementCause::later_facts;
  });
  // Half a cent for each row that is rounded.
  const Usd tolerance = Usd::cents(Wide((quarter.rows.size() + 1) / 2));
  for (const Usd& rest : {Usd(), tolerance}) {
    for (const bool with_later : {false, true}) {
      if (with_later && later == all.end()) continue;
      for (const CauseFound& one : all) {
        if (with_later && one.cause == StatementCause::later_facts) continue;
        const Usd left = difference - one.amount - (with_later ? later->amount : Usd());
        if (size_of(left) > rest) continue;
        std::vector<CauseFound> found;
        if (with_later) found.push_back(*later);
        found.push_back(one);
        if (!left.is_zero()) found.push_back({StatementCause::rounding, "Rounding", left});
        return found;
      }
    }
    if (!rest.is_zero() && size_of(difference) <= rest) {
      return {{StatementCause::rounding,
               "No more than rounding " + counted(quarter.rows.size(), "row") + " can come to",
               difference}};
    }
  }
  return {{StatementCause::unexplained, "No cause that was tried gives this amount", difference}};
}

// The sums of the quarters.
void add_up(StatementsCompared& all) {
  all.computed = all.difference = Usd();
  all.reported = Usd();
  all.by_cause.clear();
  std::map<StatementCause, Usd> sums;
  for (const StatementAudit& audit : all.quarters) {
    if (audit.reported) all.reported += *audit.reported;
    if (!audit.computed) all.computed = all.difference = std::nullopt;
    if (all.computed) *all.computed += *audit.computed;
    for (const CauseFound& cause : audit.causes) sums[cause.cause] += cause.amount;
  }
  if (all.computed) all.difference = *all.computed - all.reported;
  for (const auto& [cause, amount] : sums) all.by_cause.push_back({cause, "", amount});
}

StatementsCompared StatementComparer::run() {
  report_ = evaluate(input_.ledger, input_.readings, input_.as_of).report;
  result_.evaluations = 1;
  result_.ledger = {
      input_.ledger.title,        fingerprint(input_.ledger), input_.as_of,
      input_.ledger.sales.size(), figures_of(report_.totals), report_.amendments.empty()};
  std::map<std::string, Date> due;
  for (const Deadline& deadline : report_.deadlines) due.emplace(deadline.id, deadline.date);
  for (const QuarterReport& quarter : report_.quarters) {
    const auto deadline = due.find(DeadlineId::statement(quarter.quarter));
    const bool was_due = deadline != due.end() && deadline->second <= input_.as_of;
    if (!was_due && !quarter.statement) continue;
    StatementAudit audit;
    audit.quarter = quarter.quarter;
    audit.due = deadline == due.end() ? quarter.due : deadline->second;
    if (quarter.statement) {
      audit.sent = quarter.statement->date;
      audit.on_time = quarter.statement->on_time;
      audit.reported = quarter.statement->royalty;
    }
    audit.computed = quarter.royalty;
    if (audit.computed) {
      audit.difference = *audit.computed - audit.reported.value_or(Usd());
      audit.causes = causes_of(audit, quarter);
    } else {
      audit.causes.push_back({StatementCause::not_computed,
                              "An exchange rate is missing, so the royalty is not known", Usd()});
    }
    result_.quarters.push_back(std::move(audit));
  }
  add_up(result_);
  return std::move(result_);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> causes{{
    {"missing", "No statement sent"},
    {"not-computed", "Royalty not known"},
    {"nil", "Nothing reported"},
    {"later-facts", "Known only later"},
    {"reading", "Another reading"},
    {"deductions", "Deductions not allowed"},
    {"market-price", "Fair market price"},
    {"generic", "Generic not applied"},
    {"infringement", "Infringement not applied"},
    {"amendments", "Amendments not applied"},
    {"credit-notes", "Credit notes left out"},
    {"left-out", "Sales left out"},
    {"carried", "Payable reported"},
    {"other-quarter", "Another quarter's royalty"},
    {"rounding", "Rounding"},
    {"unexplained", "Unexplained"},
}};

}  // namespace

std::string_view to_string(StatementCause cause) {
  return causes.at(static_cast<std::size_t>(cause)).first;
}

std::string_view in_words(StatementCause cause) {
  return causes.at(static_cast<std::size_t>(cause)).second;
}

std::optional<StatementsCompared> compare_statements(const CompareInput& input) {
  if (!input.ledger.statements) return std::nullopt;
  return StatementComparer(input).run();
}

StatementsCompared corrections_of(StatementsCompared all) {
  const auto is_right = [](const StatementAudit& audit) {
    return !audit.reported || (audit.difference && audit.difference->is_zero());
  };
  all.quarters.erase(std::remove_if(all.quarters.begin(), all.quarters.end(), is_right),
                     all.quarters.end());
  all.is_correction = true;
  add_up(all);
  return all;
}

}  // namespace jm216
