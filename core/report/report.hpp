#pragma once
// The answer, as plain structs in the order of `jm216-report/1`. A figure that cannot be known is
// empty and a finding says why.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/decimal.hpp"
#include "core/basics/ids.hpp"
#include "core/basics/money.hpp"
#include "core/facts/ledger.hpp"
#include "core/readings/readings.hpp"
#include "core/report/finding.hpp"

namespace jm216 {

struct SellerName {
  std::string id;
  std::string name;
};

struct LedgerSummary {
  std::string title;
  std::vector<std::string> notes;  // as the ledger gives them
  std::string sha256;              // of the canonical ledger
  std::uint64_t lines_read = 0;
  std::uint64_t lines_counted = 0;  // dated up to as_of
  std::uint64_t lines_after_as_of = 0;
  std::vector<SellerName> sellers;  // those that the ledger names, by id; not in the JSON
};

// A row of Schedule A and whether it counts for the TERM.
struct PatentReport {
  std::string case_;
  std::string country;
  std::string application;
  std::string patent;  // empty where none is listed or granted
  Date expires;        // with extensions and, under reading early_end, an early end
  Date listed;         // the printed date (reading ireland_1044)
  bool counts = false;
  bool in_force = false;     // on the report's day
  std::optional<Date> from;  // the day of grant, where the ledger names it; not in the JSON, as
  Date until;                // the last day in force, whatever `expires` leaves out
  std::string why;
};

struct TermReport {
  Date starts;
  Date ends;
  Date last_expiry;
  PatentReport last_patent;
  Date records_until;
  std::string clause = "I.16";
  std::vector<PatentReport> patents;
};

enum class MilestoneStatus : std::uint8_t { upcoming, in_grace, missed, attained, attained_late };
std::string_view to_string(MilestoneStatus status);

struct MilestoneReport {
  int number = 0;
  std::string objective;
  Date target;
  std::optional<Date> extended_to;
  Date deadline;
  MilestoneStatus status = MilestoneStatus::upcoming;
  std::optional<Date> attained;
  std::string obligation;
  std::optional<Date> termination_right_from;
  std::string clause = "IV.1";
};

enum class Basis : std::uint8_t {
  full,
  generic,
  infringement,
  intra_group,
  free,
  patent_expired,
  sell_off,
  outside_licence,
  expired,
  expired_in_sell_off,
  assigned,
  before_effective,
};
std::string_view to_string(Basis basis);
std::string_view clause_of(Basis basis);

// Lines of a quarter that share seller, country, product, unit, currency, basis and rate.
struct Row {
  std::string seller;
  Role role = Role::licensee;
  std::string country;
  std::string product;
  std::string unit;
  std::string currency;
  Basis basis = Basis::full;
  Percent rate;
  std::uint64_t lines = 0;
  Units quantity;
  Units quantity_after_end;  // of it, sold after a termination; not in the JSON
  Money net_sales;
  Decimal royalty;  // exact, in the row's currency
  // The quarter at whose due date it is exchanged, where that is not its own (reading
  // `credit_note_exchange`); not in the JSON.
  std::optional<Quarter> exchanged_as;
  std::optional<Date> fx_date;
  std::optional<Quote> fx;
  std::optional<Usd> royalty_usd;
};

// What was produced in a quarter, of one seller, product and unit (V.8).
struct Made {
  std::string seller;
  std::string product;
  std::string unit;
  Units quantity;
};

// A figure of a statement's row, as sent and as computed; empty where the statement is silent.
template <class Amount>
struct Stated {
  Amount reported;
  std::optional<Amount> computed;  // nothing where no record of production says what was made
};

struct StatementRowReport {
  std::string seller;
  std::string product;
  std::string unit;
  std::string currency;  // empty without net sales
  std::optional<Stated<Units>> made;
  std::optional<Stated<Units>> sold;
  std::optional<Stated<Money>> net_sales;
};

struct StatementReport {
  Date date;
  Usd royalty;
  std::optional<Usd> difference;  // computed less reported
  bool on_time = false;
  std::vector<StatementRowReport> rows;
};

struct QuarterReport {
  Quarter quarter = Quarter::from_index(0);
  Date due;
  Date exchange_due;  // the day whose rates serve (reading `payment_extension`); not in the JSON
  std::string obligation;
  bool complete = true;      // every row has dollars
  bool provisional = false;  // the due date's rates are not known yet
  std::vector<Row> rows;
  std::vector<Made> made;
  std::optional<Usd> royalty;
  Usd carried_in;
  std::optional<Usd> payable;
  std::optional<Usd> carried_out;
  std::optional<StatementReport> statement;
};

enum class ObligationStatus : std::uint8_t {
  not_triggered,
  accruing,
  none,
  due,
  overdue,
  unrecorded,
  paid,
  paid_late,
};
std::string_view to_string(ObligationStatus status);

// A payment and what it did: amount = extinguished + uplift + excess. Not in the JSON.
struct PaymentTaken {
  Date date;
  Usd amount;
  Usd extinguished;
  Usd uplift;
  Usd excess;
};

// From this day on so much principal is outstanding. Not in the JSON.
struct Balance {
  Date from;
  Usd outstanding;
};

// The yearly rate from this day on (XVI). Not in the JSON.
struct InterestRate {
  Date from;
  std::optional<Percent> base;         // nothing where none is known
  std::optional<std::size_t> base_at;  // in the ledger's base_rates, if it is from there
  Percent margin;
};

struct Obligation {
  std::string id;
  std::string clause;
  std::optional<Usd> amount;
  std::optional<Date> due;
  Usd paid;  // amounts plus creditable tax
  std::optional<Date> paid_on;
  std::optional<Date> settled_on;  // of the payment that left nothing outstanding; not in the JSON
  std::optional<Usd> fx_uplift;
  std::optional<Usd> outstanding;
  std::optional<Usd> outstanding_if_paid_now;
  std::optional<Usd> excess;
  std::optional<Usd> interest;
  Usd interest_paid;
  std::optional<Date> limitation;      // the last day to sue for it (XVII.1)
  std::vector<PaymentTaken> payments;  // by date; none where the amount is not known
  std::vector<Balance> balances;       // from the due date on; none where no interest is counted
  ObligationStatus status = ObligationStatus::not_triggered;
};

struct Totals {
  std::optional<Usd> royalty;
  std::optional<Usd> obligations;
  std::optional<Usd> paid;
  std::optional<Usd> outstanding;
  std::optional<Usd> overdue;
  std::optional<Usd> interest_outstanding;
};
// By their names in the report, in its order.
struct TotalField {
  std::string_view name;
  std::string_view title;  // within a sentence
  std::optional<Usd> Totals::*amount;
};
inline constexpr std::array<TotalField, 6> total_fields{{
    {"royalty_usd", "royalty of all quarters", &Totals::royalty},
    {"obligations_usd", "all that is owed to date", &Totals::obligations},
    {"paid_usd", "all that was paid", &Totals::paid},
    {"outstanding_usd", "all that is outstanding", &Totals::outstanding},
    {"overdue_usd", "all that is overdue", &Totals::overdue},
    {"interest_outstanding_usd", "interest outstanding", &Totals::interest_outstanding},
}};

enum class LicenceStatus : std::uint8_t {
  not_begun,
  in_force,
  notice_running,
  sell_off,
  terminated,
  expired,
};
std::string_view to_string(LicenceStatus status);

struct LicenceReport {
  LicenceStatus status = LicenceStatus::in_force;
  Date effective_date;
  std::optional<Date> terminated_on;
  std::string termination_clause;  // empty where not terminated
  std::optional<Date> sell_off_until;
  std::optional<Date> secrecy_until;
  std::optional<Date> non_solicitation_until;
  // Not in the JSON: when VII.8 ended the licences alone, and whether the Agreement runs.
  std::optional<Date> licences_ended;
  bool agreement_runs = false;
};

// What a party may do on the report's day.
struct Right {
  std::string id;  // "terminate-milestone-1", "reduce-royalty-IT" …
  std::string clause;
  Party holder = Party::licensor;
  Date from;
  std::optional<Date> until;
  std::optional<Date> effective_if_noticed_now;  // by telefax on the report's day
  std::string why;
  bool is_also_the_others = false;  // not in the JSON: a right of the same id stands before it
};

// The id of the right's explanation; where both parties have it, the second's names its holder.
std::string explanation_of(const Right& right);

enum class Actor : std::uint8_t { licensor, licensee, both };
std::string_view to_string(Actor actor);

enum class DeadlineStatus : std::uint8_t { upcoming, today, done, missed, unrecorded, passed };
std::string_view to_string(DeadlineStatus status);

struct Deadline {
  std::string id;
  // What it is a deadline of, whatever its place in the ledger; empty where the id says so. Not in
  // the JSON.
  std::string event;
  Date date;
  std::string clause;
  Actor party = Actor::both;
  std::string what;
  DeadlineStatus status = DeadlineStatus::upcoming;
};

// The running account of the LICENSOR's liability (X.2).
struct LiabilityReport {
  Usd cap;
  Usd claimed;  // under the cap
  Usd outside_cap;
  Usd left;
};

struct AmendmentReport {
  std::string title;
  Date effective;
  std::vector<std::string> changes;  // names of the terms changed
};

// What the agreement leaves to judgment.
struct NotComputable {
  std::string clause;
  std::string why;
};

struct Report {
  Date as_of;
  LedgerSummary ledger;
  Readings readings;
  LicenceReport licence;
  TermReport term;
  std::vector<MilestoneReport> milestones;
  std::vector<QuarterReport> quarters;
  std::vector<Obligation> obligations;
  std::vector<InterestRate> interest_rates;  // by day, from the first day there is
  Totals totals;
  std::vector<Right> rights;
  std::vector<Deadline> deadlines;
  LiabilityReport liability;
  std::vector<AmendmentReport> amendments;
  std::vector<NotComputable> not_computable;
  std::vector<Finding> findings;
};

// Whether the ledger tells of everything past its day whether it was paid.
bool payments_are_known(const Report& report);
// The totals as they are said: where that is not known, neither is what is overdue or the interest on
// it, which the report counts as nothing.
Totals totals_said(const Report& report);

}  // namespace jm216
