#include "tests/properties/generator.hpp"

#include <algorithm>
#include <array>

#include "core/basics/decimal.hpp"
#include "core/readings/readings.hpp"

namespace jm216::test {

namespace {

std::string json_text(std::string_view text) {
  return '"' + std::string(text) + '"';  // the generator's own texts need no escapes
}

// A decimal of so many places, as a JSON string or, for the reader's sake, as a number.
std::string decimal(Dice& dice, std::int64_t unscaled, unsigned places) {
  const std::string plain = Decimal(Wide(unscaled), places).shortest();
  return dice.chance(30) ? plain : json_text(plain);
}

constexpr std::array<std::string_view, 6> countries{"DE", "IT", "US", "GB", "JP", "CN"};
constexpr std::array<std::string_view, 4> currencies{"USD", "EUR", "GBP", "JPY"};
constexpr std::array<std::string_view, 2> products{"JM216", "JM216-IV"};

class Maker {
 public:
  // No multiple of the dice's own step: else the next seed threw the same dice, one later.
  explicit Maker(std::uint64_t seed) : dice_(seed * 0xd1342543de82ef95ULL + 1) {}

  GeneratedLedger make() {
    start_ = make_date(static_cast<int>(dice_.between(2001, 2018)), 1, 1) +
             Days{static_cast<int>(dice_.between(0, 300))};
    length_ = static_cast<int>(dice_.between(60, 800));
    ledger_.as_of = start_ + Days{static_cast<int>(dice_.between(0, length_ + 500))};
    make_head();
    make_sales();
    make_generics();
    make_infringements();
    make_amendments();
    make_milestones();
    make_payments();
    make_quotes();
    make_base_rates();
    make_patents();
    make_extensions();
    make_force_majeure();
    make_claims();
    make_production();
    make_statements();
    make_bank_accounts();
    make_dismissed();
    return std::move(ledger_);
  }

 private:
  Date some_day() { return start_ + Days{static_cast<int>(dice_.between(-20, length_))}; }
  Date later(Date day, int least, int most) {
    return day + Days{static_cast<int>(dice_.between(least, most))};
  }
  std::string some_quarter() { return to_string(Quarter::of(some_day())); }
  std::string amount(std::int64_t most_cents) {
    return decimal(dice_, dice_.between(0, most_cents), 2);
  }

  Section& section(std::string name) {
    ledger_.sections.push_back({std::move(name), {}});
    return ledger_.sections.back();
  }

  void make_head();
  void make_sellers();
  void make_sales();
  void make_line(std::size_t number);
  void make_free_line(std::size_t number);
  void make_market_line(std::size_t number);
  void make_market_credit(std::size_t number);
  void make_deductions(Record& line, std::int64_t gross);
  void make_generics();
  void make_infringements();
  void make_milestones();
  void make_payments();
  void make_amendments();
  void change_milestone(Record& changes);
  void make_quotes();
  void make_base_rates();
  void make_patents();
  void make_other_patents(Section& patents);
  void make_extensions();
  void make_force_majeure();
  void make_claims();
  void make_production();
  void make_statements();
  void make_bank_accounts();
  void make_dismissed();

  Dice dice_;
  GeneratedLedger ledger_;
  Date start_;
  int length_ = 0;
  std::vector<std::string> sellers_;
  bool sellers_are_listed_ = false;
  // All lines of an invoice share what decides for its credit notes: then their order cannot matter.
  struct Invoice {
    std::string seller;
    std::string number;
    Date date;
    std::optional<Date> supplied{};
    std::string buyer{};
    std::string currency{};
    std::int64_t gross = 0;
    Date last_credit{};
  };
  std::vector<Invoice> invoices_;
  std::vector<Invoice> at_market_price_;  // each of one line, credited on different days
  std::array<bool, 6> in_instalments_{};  // by the milestone's number
};

void Maker::make_head() {
  Record& head = ledger_.head;
  head.text("format", "jm216-ledger/1").day("as_of", ledger_.as_of);
  if (dice_.chance(10)) head.day("effective_date", later(make_date(2001, 6, 1), 0, 900));
  Record readings;
  for (const ReadingInfo& info : reading_table()) {
    if (dice_.chance(30)) {
      readings.text(std::string(info.name), info.values[dice_.below(info.values.size())]);
    }
  }
  head.with("readings", readings.json());
  make_sellers();
  if (dice_.chance(30)) {
    Record supply;
    supply.day("executed", later(make_date(2001, 9, 1), 0, 300));
    head.with("supply_agreement", supply.json());
  }
}

void Maker::make_sellers() {
  sellers_ = {"NEOT", "EURO", "ASIA"};
  sellers_are_listed_ = dice_.chance(85);
  if (!sellers_are_listed_) return;
  Record licensee;
  licensee.text("name", "Licensee").text("role", "licensee");
  Record euro;
  euro.text("name", "Euro S.A.").text("role", "sublicensee");
  Record asia;
  asia.text("role", "affiliate");
  for (Record* seller : {&euro, &asia}) {
    const Date from = some_day();
    if (dice_.chance(30)) seller->day("from", from);
    if (dice_.chance(30)) seller->day("until", later(from, 0, 400));
  }
  ledger_.sellers = {{"NEOT", licensee}, {"EURO", euro}, {"ASIA", asia}};
}

void Maker::make_sales() {
  const std::int64_t lines = dice_.chance(5) ? 0 : dice_.between(1, 50);
  for (std::int64_t i = 0; i < lines; ++i) {
    const auto number = static_cast<std::size_t>(i);
    const std::int64_t kind = dice_.between(1, 100);
    if (kind <= 5) {
      make_free_line(number);
    } else if (kind <= 12) {
      make_market_line(number);
    } else if (kind <= 22 && !at_market_price_.empty()) {
      make_market_credit(number);
    } else {
      make_line(number);
    }
  }
}

void Maker::make_free_line(std::size_t number) {
  Record line;
  line.text("invoice", "F-" + std::to_string(number)).day("date", some_day());
  line.text("country", dice_.one_of(countries)).text("seller", dice_.one_of(sellers_));
  line.text("currency", dice_.one_of(currencies)).with("quantity", "12");
  line.with("free", "true").with("gross", "0");
  if (dice_.chance(60)) line.with("fair_market_price", amount(20'000'000));
  ledger_.sales.push_back(std::move(line));
}

// Sold below its fair market price or above it, alone on its invoice.
void Maker::make_market_line(std::size_t number) {
  Invoice invoice{dice_.one_of(sellers_), "M-" + std::to_string(number), some_day()};
  invoice.last_credit = invoice.date;
  invoice.currency = dice_.one_of(currencies);
  invoice.gross = dice_.between(0, 20'000) * 10'000;
  Record line;
  line.text("invoice", invoice.number).day("date", invoice.date);
  if (dice_.chance(20)) line.day("supplied", later(invoice.date, -60, 60));
  line.text("country", dice_.one_of(countries)).text("seller", invoice.seller);
  line.text("currency", invoice.currency).with("quantity", "120");
  line.with("gross", decimal(dice_, invoice.gross, 4));
  if (dice_.chance(30)) make_deductions(line, invoice.gross);
  line.with(dice_.chance(50) ? "arms_length" : "for_money", "false");
  line.with("fair_market_price", decimal(dice_, dice_.between(0, 250'000'000), 4));
  ledger_.sales.push_back(std::move(line));
  at_market_price_.push_back(std::move(invoice));
}

void Maker::make_market_credit(std::size_t number) {
  Invoice& invoice = at_market_price_[dice_.below(at_market_price_.size())];
  invoice.last_credit = later(invoice.last_credit, 1, 90);
  Record line;
  line.text("invoice", "C-" + std::to_string(number)).day("date", invoice.last_credit);
  line.text("country", dice_.one_of(countries)).text("seller", invoice.seller);
  line.text("currency", invoice.currency).with("quantity", "-1");
  line.text("credit_of", invoice.number);
  constexpr std::array<std::string_view, 5> reasons{"returned", "defective", "correction",
                                                    "discount", "other"};
  if (dice_.chance(80)) line.text("credit_reason", dice_.one_of(reasons));
  const bool is_whole = dice_.chance(40);
  line.with(
      "gross",
      decimal(dice_, is_whole ? -invoice.gross : dice_.between(-invoice.gross, invoice.gross / 4),
              4));
  if (dice_.chance(20)) make_deductions(line, invoice.gross);
  if (dice_.chance(40)) {
    line.with("fair_market_price", decimal(dice_, dice_.between(0, 250'000'000), 4));
  }
  ledger_.sales.push_back(std::move(line));
}

void Maker::make_line(std::size_t number) {
  Invoice invoice{dice_.one_of(sellers_), "I-" + std::to_string(number), some_day()};
  if (dice_.chance(20)) invoice.supplied = later(invoice.date, -60, 60);
  if (sellers_are_listed_ && dice_.chance(10)) invoice.buyer = dice_.one_of(sellers_);
  if (!invoices_.empty() && dice_.chance(20)) invoice = dice_.one_of(invoices_);
  const bool is_credit = dice_.chance(15);
  if (is_credit) invoice.number = "C-" + std::to_string(number);

  Record line;
  line.text("invoice", invoice.number);
  if (dice_.chance(70)) line.text("line", std::to_string(dice_.between(1, 3)));
  line.day("date", invoice.date);
  if (invoice.supplied && (!is_credit || dice_.chance(50))) line.day("supplied", *invoice.supplied);
  line.text("country", dice_.one_of(countries));
  line.text("seller", invoice.seller);
  if (dice_.chance(40)) line.text("product", dice_.one_of(products));
  if (dice_.chance(40)) line.text("unit", "pack");
  line.text("currency", dice_.one_of(currencies));

  // Whole odd amounts give half cents at 8.5%.
  std::int64_t gross =
      dice_.chance(50) ? dice_.between(0, 20'000) * 10'000 : dice_.between(0, 2'000'000'000);
  const std::int64_t quantity = dice_.between(0, 5'000'000);
  if (is_credit) {
    const bool is_marked = !invoices_.empty() && dice_.chance(80);
    if (!is_marked || dice_.chance(90)) gross = -gross;
    if (is_marked) {
      const bool is_known = dice_.chance(85);
      line.text("credit_of", is_known ? dice_.one_of(invoices_).number : std::string("I-unknown"));
    }
    constexpr std::array<std::string_view, 5> reasons{"returned", "defective", "correction",
                                                      "discount", "other"};
    if (dice_.chance(70)) line.text("credit_reason", dice_.one_of(reasons));
  } else {
    invoices_.push_back(invoice);
    if (!invoice.buyer.empty() && invoice.buyer != invoice.seller) {
      line.text("buyer", invoice.buyer);
    }
  }
  line.with("quantity", decimal(dice_, quantity, 4));
  line.with("gross", decimal(dice_, gross, 4));
  if (dice_.chance(50)) make_deductions(line, gross);
  ledger_.sales.push_back(std::move(line));
}

void Maker::make_deductions(Record& line, std::int64_t gross) {
  constexpr std::array<std::string_view, 8> kinds{"trade_discount", "returns",         "packing",
                                                  "insurance",      "freight",         "sales_tax",
                                                  "import_duty",    "export_insurance"};
  Record deductions;
  std::string charged;
  for (const std::string_view kind : kinds) {
    if (!dice_.chance(30)) continue;
    deductions.with(std::string(kind), decimal(dice_, dice_.between(0, std::abs(gross) / 6), 4));
    if (dice_.chance(60)) charged += (charged.empty() ? "" : ",") + json_text(kind);
  }
  line.with("deductions", deductions.json());
  if (dice_.chance(30)) {
    line.with("separately_charged", dice_.chance(50) ? "true" : "false");
  } else {
    line.with("separately_charged", '[' + charged + ']');
  }
  if (dice_.chance(30)) line.with("export", "true");
}

void Maker::make_generics() {
  Section& generics = section("generics");
  for (std::int64_t i = dice_.between(0, 3); i > 0; --i) {
    Record generic;
    const Date from = some_day();
    generic.text("country", dice_.one_of(countries)).day("available_from", from);
    if (dice_.chance(50)) generic.day("withdrawn", later(from, 0, 400));
    if (dice_.chance(40)) generic.text("product", dice_.one_of(products));
    constexpr std::array<std::string_view, 6> marketers{
        "EURO", "euro, SA", "Copycat", "Euro", "Johnson Matthey, Inc.", "johnson  matthey plc"};
    constexpr std::array<std::string_view, 3> sources{"independent", "licensed", "licensor"};
    if (dice_.chance(40)) generic.text("marketer", dice_.one_of(marketers));
    if (dice_.chance(30)) generic.text("source", dice_.one_of(sources));
    if (dice_.chance(30)) {
      generic.with("infringing", "true");
      if (dice_.chance(30)) generic.text("right", "US 7000001");
    }
    generics.records.push_back(std::move(generic));
  }
}

void Maker::make_infringements() {
  Section& infringements = section("infringements");
  constexpr std::array<std::string_view, 8> percents{"15",      "30", "30.0001", "20",
                                                     "33.3333", "50", "50.0001", "80"};
  for (std::int64_t i = dice_.between(0, 6); i > 0; --i) {
    Record record;
    record.text("country", dice_.one_of(countries)).text("percent", dice_.one_of(percents));
    const Date begins = later(some_day(), -200, 0);
    const bool is_notified = dice_.chance(85);
    const bool has_evidence = dice_.chance(40);
    if (is_notified) record.day("notified", begins);
    if (has_evidence) record.day("evidence", is_notified ? later(begins, -60, 20) : begins);
    if (is_notified || has_evidence) {
      if (dice_.chance(30)) {
        record.day("suit_filed", later(begins, 118, 123));
        if (dice_.chance(40)) record.text("suit_by", "licensee");
      }
      if (dice_.chance(50)) record.day("ceased", later(begins, 100, 500));
    }
    if (dice_.chance(20)) record.text("right", "US 7000001");
    if (dice_.chance(15)) record.with("claimed", "false");
    infringements.records.push_back(std::move(record));
  }
}

void Maker::make_milestones() {
  Section& milestones = section("milestones");
  for (int number = 1; number <= 5; ++number) {
    if (dice_.chance(40)) continue;
    const Date target = make_date(2003 + number, 1, 1);
    Record milestone;
    milestone.with("milestone", std::to_string(number));
    if (dice_.chance(80)) milestone.day("attained", later(target, -300, 500));
    if (dice_.chance(40)) {
      milestone.day("extended_to", later(target, 100, 400));
      if (dice_.chance(60)) milestone.day("extension_agreed", later(target, -200, 300));
    }
    constexpr std::array<std::string_view, 4> approvals{"DE", "PL", "GB", "NO"};
    if (dice_.chance(30)) milestone.text("country", dice_.one_of(approvals));
    if (in_instalments_[static_cast<std::size_t>(number)]) {
      Record days;
      for (const char* id : {"a", "b"}) {
        if (dice_.chance(70)) days.day(id, later(target, -300, 500));
      }
      if (!days.members.empty()) milestone.with("instalments", days.json());
    }
    milestones.records.push_back(std::move(milestone));
  }
}

void Maker::make_payments() {
  if (dice_.chance(15)) return;
  Section& payments = section("payments");
  for (std::int64_t i = dice_.between(0, 12); i > 0; --i) {
    Record payment;
    std::string what = "royalty-" + some_quarter();
    if (dice_.chance(20)) what = dice_.chance(50) ? "signature" : "supply";
    if (dice_.chance(15)) {
      what = "milestone-" + std::to_string(dice_.between(1, 5));
      if (dice_.chance(40)) what += dice_.chance(50) ? "-a" : "-b";
    }
    if (dice_.chance(10)) what = "interest:" + what;
    payment.text("for", what).day("date", later(some_day(), 0, 400));
    const std::int64_t most = dice_.chance(20) ? 300'000'000 : 400'000;
    payment.with("amount", dice_.chance(10) ? json_text("100000") : amount(most));
    if (dice_.chance(25)) {
      const std::int64_t withheld = dice_.between(0, 50'000);
      payment.with("withheld", decimal(dice_, withheld, 2));
      payment.with("creditable", decimal(dice_, dice_.between(0, withheld), 2));
    }
    payments.records.push_back(std::move(payment));
  }
}

void Maker::make_amendments() {
  Section& amendments = section("amendments");
  for (std::int64_t i = dice_.chance(40) ? dice_.between(1, 3) : 0; i > 0; --i) {
    Record changes;
    if (dice_.chance(50))
      changes.with("royalty_percent", json_text(dice_.chance(50) ? "7" : "9.25"));
    if (dice_.chance(30)) changes.with("payment_days", std::to_string(dice_.between(10, 60)));
    if (dice_.chance(30)) changes.with("interest_margin", json_text("2.5"));
    if (dice_.chance(10)) changes.day("term_ends", later(make_date(2017, 1, 1), 0, 900));
    if (dice_.chance(20)) changes.with("statement_days", std::to_string(dice_.between(10, 60)));
    if (dice_.chance(25)) changes.with("generic_percent", json_text("2.125"));
    if (dice_.chance(25))
      changes.with("infringement_threshold", json_text(dice_.chance(50) ? "25" : "40"));
    if (dice_.chance(25)) changes.with("infringement_cap", json_text("33.3333"));
    if (dice_.chance(25)) changes.with("infringement_days", std::to_string(dice_.between(60, 150)));
    if (dice_.chance(20)) changes.with("supply_usd", amount(30'000'000));
    if (dice_.chance(40)) change_milestone(changes);
    Record amendment;
    const Date effective = dice_.chance(50) ? some_day() : later(make_date(2001, 9, 1), 0, 2500);
    if (dice_.chance(50)) amendment.day("agreed", later(effective, -100, 30));
    amendment.day("effective", effective).with("changes", changes.json());
    amendments.records.push_back(std::move(amendment));
  }
}

void Maker::change_milestone(Record& changes) {
  const auto number = static_cast<int>(dice_.between(1, 5));
  Record milestone;
  if (dice_.chance(50)) {
    std::string list;
    for (const char* id : {"a", "b"}) {
      Record instalment;
      instalment.text("id", id).with("amount_usd", amount(90'000'000));
      if (dice_.chance(40)) instalment.text("what", "a part").text("in", "shares");
      list += (list.empty() ? "" : ",") + instalment.json();
    }
    milestone.with("instalments", '[' + list + ']');
    in_instalments_[static_cast<std::size_t>(number)] = true;
  } else if (dice_.chance(50)) {
    milestone.with("amount_usd", amount(90'000'000));
  }
  if (dice_.chance(70)) milestone.day("target", later(make_date(2003 + number, 1, 1), 0, 700));
  changes.with("milestone-" + std::to_string(number), milestone.json());
}

void Maker::make_quotes() {
  Section& quotes = section("fx");
  struct Scale {
    std::string_view currency;
    std::int64_t rate;  // times 10^4
    bool per_usd;
  };
  for (const Scale& scale :
       {Scale{"EUR", 13'000, false}, Scale{"GBP", 6'200, true}, Scale{"JPY", 1'100'000, true}}) {
    if (dice_.chance(10)) continue;
    Date day = start_ - Days{30};
    const Date until = start_ + Days{length_ + 600};
    while (day < until) {
      Record quote;
      quote.text("currency", scale.currency).day("date", day);
      const std::int64_t rate = scale.rate + dice_.between(-scale.rate / 10, scale.rate / 10);
      quote.with(scale.per_usd ? "per_usd" : "usd", decimal(dice_, rate, 4));
      quotes.records.push_back(std::move(quote));
      day = later(day, 1, 11);
    }
  }
}

void Maker::make_base_rates() {
  Section& rates = section("base_rates");
  if (dice_.chance(60)) return;
  Date day = dice_.chance(80) ? make_date(2001, 1, 1) : some_day();
  for (std::int64_t i = dice_.between(1, 12); i > 0; --i) {
    Record rate;
    rate.day("from", day).with("percent", decimal(dice_, dice_.between(0, 80'000), 4));
    rates.records.push_back(std::move(rate));
    day = later(day, 1, 600);
  }
}

void Maker::make_patents() {
  Section& patents = section("patents");
  if (dice_.chance(60)) return;
  for (std::int64_t i = dice_.between(0, 2); i > 0; --i) {
    Record patent;
    patent.text("case", "MBUS 1192");
    const bool is_us = dice_.chance(50);
    patent.text("country", is_us ? "US" : "IE");
    patent.text("application", is_us ? "08/428444" : "EP 95302629.1");
    if (dice_.chance(60)) {
      patent.day("extended_to", later(make_date(2014, 6, 1), 0, 900));
      if (dice_.chance(40)) patent.text("kind", dice_.chance(70) ? "spc" : "extension");
    }
    if (dice_.chance(30)) patent.day("granted_on", later(make_date(1996, 1, 1), 0, 6000));
    if (dice_.chance(40)) patent.day("ended", later(make_date(2010, 1, 1), 0, 2000));
    patents.records.push_back(std::move(patent));
  }
  make_other_patents(patents);
}

// PATENT RIGHTS outside Schedule A.
void Maker::make_other_patents(Section& patents) {
  constexpr std::array<std::string_view, 4> of{"US", "CN", "JP", "EP"};
  for (std::int64_t i = dice_.between(0, 3); i > 0; --i) {
    Record patent;
    const Date granted = later(start_, -400, 300);
    patent.text("kind", "other").text("country", dice_.one_of(of));
    patent.text("application", "10/" + std::to_string(i));
    patent.day("expires", later(granted, 0, 3000));
    if (dice_.chance(70)) patent.text("granted", "7000001");
    if (dice_.chance(60)) patent.day("granted_on", granted);
    if (dice_.chance(20)) patent.day("ended", later(granted, 0, 800));
    patents.records.push_back(std::move(patent));
  }
}

void Maker::make_extensions() {
  Section& extensions = section("extensions");
  for (std::int64_t i = dice_.chance(30) ? dice_.between(1, 3) : 0; i > 0; --i) {
    Record extension;
    const Date to = later(some_day(), 60, 300);
    extension.text("for", dice_.chance(30) ? "signature" : "royalty-" + some_quarter());
    extension.day("to", to);
    if (dice_.chance(60)) extension.day("agreed", later(to, -120, 0));
    extensions.records.push_back(std::move(extension));
  }
}

void Maker::make_force_majeure() {
  Section& section_of = section("force_majeure");
  for (std::int64_t i = dice_.chance(40) ? dice_.between(1, 3) : 0; i > 0; --i) {
    Record record;
    const Date from = later(make_date(2002, 1, 1), 0, 2500);
    record.text("party", dice_.chance(70) ? "licensee" : "licensor").day("from", from);
    if (dice_.chance(70)) record.day("notified", later(from, 0, 60));
    if (dice_.chance(80)) record.day("to", later(from, 0, 300));
    section_of.records.push_back(std::move(record));
  }
}

void Maker::make_claims() {
  Section& claims = section("claims");
  for (std::int64_t i = dice_.chance(30) ? dice_.between(1, 4) : 0; i > 0; --i) {
    Record claim;
    claim.day("date", some_day()).text("limb", dice_.chance(50) ? "ip" : "defects");
    claim.with("amount_usd", amount(300'000'000));
    if (dice_.chance(30)) claim.text("note", "batch 7");
    claims.records.push_back(std::move(claim));
  }
}

void Maker::make_production() {
  Section& production = section("production");
  for (std::int64_t i = dice_.chance(40) ? dice_.between(1, 6) : 0; i > 0; --i) {
    Record record;
    record.text("quarter", some_quarter()).text("seller", dice_.one_of(sellers_));
    if (dice_.chance(40)) record.text("unit", "pack");
    record.with("quantity", amount(500'000));
    production.records.push_back(std::move(record));
  }
}

void Maker::make_bank_accounts() {
  Section& accounts = section("bank_accounts");
  Date from = make_date(2001, 8, 28);
  for (std::int64_t i = dice_.chance(20) ? dice_.between(1, 3) : 0; i > 0; --i) {
    Record account;
    const Date until = later(from, 0, 900);
    account.text("account", std::to_string(i)).day("from", from).day("until", until);
    if (dice_.chance(30)) account.text("currency", "GBP");
    accounts.records.push_back(std::move(account));
    from = later(until, 1, 60);
  }
}

void Maker::make_dismissed() {
  Section& dismissed = section("dismissed");
  if (!dice_.chance(20)) return;
  Record question;
  question.text("question", "round-numbers-only:licensee:" + some_quarter());
  question.day("date", some_day()).text("reason", "list prices");
  dismissed.records.push_back(std::move(question));
}

void Maker::make_statements() {
  if (dice_.chance(50)) return;
  Section& statements = section("statements");
  for (std::int64_t i = dice_.between(0, 6); i > 0; --i) {
    Record statement;
    const Date day = some_day();
    statement.text("quarter", to_string(Quarter::of(day))).day("date", later(day, 0, 130));
    statement.with("royalty_usd", amount(900'000));
    if (dice_.chance(20)) statement.text("fingerprint", "3f9a-21c7");
    std::string rows;
    for (std::int64_t n = dice_.between(0, 3); n > 0; --n) {
      Record row;
      row.text("seller", dice_.one_of(sellers_));
      if (dice_.chance(40)) row.text("unit", "pack");
      row.with("sold", amount(50'000));
      if (dice_.chance(50)) row.with("made", amount(50'000));
      if (dice_.chance(50))
        row.text("currency", dice_.one_of(currencies)).with("net_sales", amount(90'000'000));
      rows += (rows.empty() ? "" : ",") + row.json();
    }
    if (!rows.empty()) statement.with("rows", '[' + rows + ']');
    statements.records.push_back(std::move(statement));
  }
}

}  // namespace

Record& Record::with(std::string name, std::string json) {
  members.emplace_back(std::move(name), std::move(json));
  return *this;
}

Record& Record::text(std::string name, std::string_view value) {
  return with(std::move(name), json_text(value));
}

Record& Record::day(std::string name, Date date) {
  return with(std::move(name), json_text(to_string(date)));
}

const std::string* Record::find(std::string_view name) const {
  for (const auto& [member, value] : members) {
    if (member == name) return &value;
  }
  return nullptr;
}

std::string* Record::find(std::string_view name) {
  return const_cast<std::string*>(static_cast<const Record*>(this)->find(name));
}

void Record::erase(std::string_view name) {
  members.erase(std::remove_if(members.begin(), members.end(),
                               [&](const auto& member) { return member.first == name; }),
                members.end());
}

std::optional<Date> Record::date(std::string_view name) const {
  const std::string* value = find(name);
  if (value == nullptr) return std::nullopt;
  return parse_date(std::string_view(*value).substr(1, value->size() - 2));
}

std::string Record::json() const {
  std::string text = "{";
  for (const auto& [name, value] : members) {
    if (text.size() > 1) text += ',';
    text += json_text(name) + ':' + value;
  }
  return text + '}';
}

std::string GeneratedLedger::json() const {
  const auto list = [](const std::vector<Record>& records) {
    std::string text = "[";
    for (const Record& record : records) {
      if (text.size() > 1) text += ',';
      text += record.json();
    }
    return text + ']';
  };
  Record whole = head;
  if (!sellers.empty()) {
    Record by_id;
    for (const auto& [id, seller] : sellers) by_id.with(id, seller.json());
    whole.with("sellers", by_id.json());
  }
  whole.with("sales", list(sales));
  for (const Section& section : sections) whole.with(section.name, list(section.records));
  return whole.json();
}

GeneratedLedger generate(std::uint64_t seed) {
  return Maker(seed).make();
}

std::uint64_t Dice::next() {
  // SplitMix64
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::int64_t Dice::between(std::int64_t low, std::int64_t high) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<std::int64_t>(next() % span);
}

}  // namespace jm216::test
