#pragma once
// The facts: what the ledger's files say, and nothing computed. Sections are plain structs in the
// order of the file format; the mass of sales lines lies in a column store (sales.hpp). Indices
// into a section are the indices of the merged ledger's JSON pointers. Beside an enumeration stand
// the names that the file format gives to its values, in their order.
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/codes.hpp"
#include "core/basics/decimal.hpp"
#include "core/basics/money.hpp"
#include "core/facts/sales.hpp"
#include "core/readings/readings.hpp"

namespace jm216 {

enum class Role : std::uint8_t { licensee, affiliate, sublicensee };
inline constexpr std::array<std::string_view, 3> role_names{"licensee", "affiliate", "sublicensee"};
std::string_view to_string(Role role);

struct Seller {
  std::string id;
  std::string name;  // as given, else the id
  Role role = Role::licensee;
  bool exhibit_1 = false;     // sub-licence in the form of Exhibit 1 (XI.8.3)
  std::optional<Date> from;   // of an affiliate, since it was one; of a sub-licence, its first day
  std::optional<Date> until;  // and the last

  friend bool operator==(const Seller&, const Seller&) = default;
};

struct Production {
  Quarter quarter = Quarter::from_index(0);
  std::string seller = "licensee";
  std::string product = "JM216";
  Units quantity;
  std::string unit = "unit";
};

// Whose goods a generic record speaks of (I.4, I.18).
enum class GoodsOf : std::uint8_t { independent, licensed, licensor };
inline constexpr std::array<std::string_view, 3> source_names{"independent", "licensed",
                                                              "licensor"};

struct Generic {
  Country country = Country::from_index(0);
  Date available_from;
  std::optional<Date> withdrawn;
  std::optional<std::string> product;  // every product where none is named
  std::string marketer;
  GoodsOf source = GoodsOf::independent;
  bool infringing = false;
  std::string right;  // an infringed PATENT RIGHT outside Schedule A (I.13 (ii)), or empty

  friend bool operator==(const Generic&, const Generic&) = default;
};

enum class Party : std::uint8_t { licensor, licensee };
inline constexpr std::array<std::string_view, 2> party_names{"licensor", "licensee"};

struct Infringement {
  Country country = Country::from_index(0);
  Percent percent;
  std::optional<Date> notified;
  std::optional<Date> suit_filed;
  Party suit_by = Party::licensor;
  std::optional<Date> evidence;  // the day the licensee gave it
  std::optional<Date> ceased;
  bool claimed = true;
  std::string right;  // an infringed PATENT RIGHT outside Schedule A (I.13 (ii)), or empty

  friend bool operator==(const Infringement&, const Infringement&) = default;
};

// When each instalment of an amended milestone was earned, `a` to `z`.
struct InstalmentDays {
  static constexpr std::size_t most = 26;
  std::array<std::optional<Date>, most> days;
};

struct MilestoneFact {
  int milestone = 0;  // 1 to 5
  std::optional<Date> attained;
  std::optional<Date> extended_to;
  std::optional<Date> extension_agreed;
  std::optional<Country> country;  // of the approval
  InstalmentDays instalments;
};

struct Payment {
  std::string for_;  // obligation id, or "interest:" and one
  Date date;
  Usd amount;
  Usd withheld;
  Usd creditable;
  std::string reference;
};

// What a statement says of a seller's goods (V.8): one of the three figures at least.
struct StatementRow {
  std::string seller = "licensee";
  std::string product = "JM216";
  std::string unit = "unit";
  std::optional<Units> made;
  std::optional<Units> sold;
  std::optional<Currency> currency;  // of the net sales
  std::optional<Money> net_sales;
};

struct StatementSent {
  Quarter quarter = Quarter::from_index(0);
  Date date;
  Usd royalty;
  std::string fingerprint;  // of the ledger that it was made from, as it says itself
  std::vector<StatementRow> rows;
  std::string readings;  // it was made with, beside the defaults: "rounding=half-even"
  std::string seal;      // of one that was issued, over all the others (ledger/writer/seal.hpp)
};

enum class PayableIn : std::uint8_t { cash, shares };
inline constexpr std::array<std::string_view, 2> payable_names{"cash", "shares"};

struct Instalment {
  std::string id;  // a to z
  std::string what;
  Usd amount;
  PayableIn in = PayableIn::cash;

  friend bool operator==(const Instalment&, const Instalment&) = default;
};

// What an amendment changes of one milestone.
struct MilestoneChange {
  std::optional<Date> target;
  std::optional<Usd> amount;
  std::vector<Instalment> instalments;  // instead of the amount

  friend bool operator==(const MilestoneChange&, const MilestoneChange&) = default;
};

struct Amendment {
  std::string title;
  std::optional<Date> agreed;  // default: effective
  Date effective;
  std::optional<Percent> royalty_percent;
  std::optional<int> payment_days;
  std::optional<int> statement_days;
  std::optional<Percent> interest_margin;
  std::optional<int> sell_off_months;
  std::optional<Date> term_ends;
  std::optional<Percent> generic_percent;
  std::optional<Percent> infringement_threshold;
  std::optional<Percent> infringement_cap;
  std::optional<int> infringement_days;
  std::optional<Usd> supply;
  std::array<std::optional<MilestoneChange>, 5> milestones;

  friend bool operator==(const Amendment&, const Amendment&) = default;
};

struct Quote {
  Currency currency = Currency::usd();
  Date date;
  Decimal rate;          // above zero
  bool per_usd = false;  // units for one dollar instead of dollars for one unit
  std::size_t at = 0;    // its place in the ledger's list, where equal ones may repeat
};

struct BaseRate {
  Date from;
  Percent percent;
  std::size_t at = 0;  // its place in the ledger's list, where equal ones may repeat
};

// What an entry about a patent is: an extension (I.16), a supplementary protection certificate, or a
// PATENT RIGHT outside Schedule A (I.13 (ii)).
enum class PatentKind : std::uint8_t { extension, spc, other };
inline constexpr std::array<std::string_view, 3> patent_kind_names{"extension", "spc", "other"};

struct PatentFact {
  std::string case_;
  Country country = Country::from_index(0);
  std::string application;
  std::optional<Date> extended_to;
  PatentKind kind = PatentKind::extension;
  std::string by;
  std::optional<Date> expires;  // of one outside Schedule A
  std::string granted;
  std::optional<Date> granted_on;
  std::optional<Date> ended;
};

struct SupplyAgreement {
  std::optional<Date> executed;
  std::optional<Date> supply_failed_from;
};

struct PaymentExtensionFact {
  std::string for_;
  Date to;
  std::optional<Date> agreed;
};

enum class NoticeKind : std::uint8_t {
  terminate_convenience,
  terminate_milestone,
  terminate_nonpayment,
  breach,
  terminate_breach,
  terminate_insolvency,
  terminate_infringement,
  terminate_challenge,
  terminate_force_majeure,
};
inline constexpr std::array<std::string_view, 9> notice_names{
    "terminate-convenience",   "terminate-milestone",
    "terminate-nonpayment",    "breach",
    "terminate-breach",        "terminate-insolvency",
    "terminate-infringement",  "terminate-challenge",
    "terminate-force-majeure",
};
std::string_view to_string(NoticeKind kind);
std::optional<NoticeKind> find_notice_kind(std::string_view name);

struct Notice {
  NoticeKind kind = NoticeKind::breach;
  Party by = Party::licensor;
  Date given;
  std::string method;  // "post" and "telefax" are notices, anything else is none (XV.1)
  std::optional<int> milestone;
  bool force_majeure = false;
  bool remediable = true;  // whether the breach can be remedied (XI.5)
};

struct ForceMajeure {
  Party party = Party::licensor;
  Date from;
  std::optional<Date> notified;
  std::optional<Date> to;
};

// X.2: (a) infringement of others' rights, (b) defects.
enum class Limb : std::uint8_t { ip, defects };
inline constexpr std::array<std::string_view, 2> limb_names{"ip", "defects"};

struct Claim {
  Date date;
  Limb limb = Limb::ip;
  Usd amount;
  std::string note;
};

enum class Clock : std::uint8_t { oral_disclosure, protection_request, patent_abandonment };
inline constexpr std::array<std::string_view, 3> clock_names{
    "oral-disclosure", "protection-request", "patent-abandonment"};
std::string_view to_string(Clock clock);

struct Event {
  Clock clock = Clock::oral_disclosure;
  Date date;
  std::string note;
};

struct DoneRecord {
  std::string deadline;
  Date date;
};

// Where the LICENSOR wants to be paid (V.6, printed 5.2), from the day it designated the account.
struct BankAccount {
  std::string name;  // of the holder
  std::string bank;
  std::string account;
  Currency currency = Currency::usd();
  Date from;
  std::optional<Date> until;
};

// A question of a review (core/review) that was answered, or is not to be asked.
struct DismissedQuestion {
  std::string question;  // its id
  Date date;
  std::string reason;
  std::string by;
};

// A field the format does not know: read over, and said (finding `unknown-field`). There are at most
// a thousand: all of further names are counted with the last.
struct UnknownField {
  std::string pointer;    // first place
  std::string nearest;    // known name it may have been meant for, or empty
  std::size_t count = 1;  // how many times the same field stands in the section
};

struct Ledger {
  std::string title;
  std::optional<Date> as_of;
  std::optional<Date> effective_date;
  Readings readings;
  std::optional<std::vector<Seller>> sellers;  // by id; nothing where the member is absent
  Sales sales;
  std::vector<Production> production;
  std::vector<Generic> generics;
  std::vector<Infringement> infringements;
  std::vector<MilestoneFact> milestones;
  std::optional<std::vector<Payment>>
      payments;  // absent says nothing about payment, empty says none was made
  std::optional<std::vector<StatementSent>> statements;
  std::vector<Amendment> amendments;
  std::vector<Quote> fx;
  std::vector<BaseRate> base_rates;
  std::vector<PatentFact> patents;
  SupplyAgreement supply_agreement;
  std::vector<PaymentExtensionFact> extensions;
  std::vector<Notice> notices;
  std::vector<ForceMajeure> force_majeure;
  std::vector<Claim> claims;
  std::vector<Event> events;
  std::vector<DoneRecord> done;
  std::vector<BankAccount> bank_accounts;
  std::vector<DismissedQuestion> dismissed;
  std::vector<std::string> notes;  // sources and remarks, shown and shared; no facts
  std::vector<UnknownField> unknown_fields;
  bool is_bare_list = false;  // one file that is only a list of sales

  // Where a line stands: pointers into a bare list begin with its number.
  [[nodiscard]] std::string sale_pointer(std::size_t line) const {
    return (is_bare_list ? "/" : "/sales/") + std::to_string(line);
  }
};

// The account that the LICENSOR had designated on a day (V.6, printed 5.2), or null.
const BankAccount* account_on(const Ledger& ledger, Date day);

// The one of that id, or null.
const Seller* find_seller(const Ledger& ledger, std::string_view id);

}  // namespace jm216
