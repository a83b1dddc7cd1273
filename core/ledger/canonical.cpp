#include "core/ledger/canonical.hpp"

#include <array>
#include <charconv>
#include <cstdlib>

#include "core/agreement/terms.hpp"
#include "core/basics/sha256.hpp"

namespace jm216 {

namespace {

using Sink = std::function<void(std::string_view)>;

// Minified JSON, handed on in large pieces.
class Writer {
 public:
  explicit Writer(const Sink& sink) : sink_(sink) {}
  ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void open(char bracket) {
    separate();
    text_ += bracket;
    after_value_ = false;
  }
  void close(char bracket) {
    text_ += bracket;
    after_value_ = true;
    if (text_.size() >= piece) flush();
  }
  void name(std::string_view name) {
    string(name);
    text_ += ':';
    after_value_ = false;
  }
  void string(std::string_view value) {
    separate();
    text_ += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const char c = value[i];
      if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
      text_ += value.substr(done, i - done);
      done = i + 1;
      escape(c);
    }
    text_ += value.substr(done);
    text_ += '"';
  }
  void number(int value) {
    separate();
    text_ += std::to_string(value);
  }
  void flag(bool value) {
    separate();
    text_ += value ? "true" : "false";
  }
  // An amount in ten-thousandths, in its shortest form.
  void amount(std::int64_t ten_thousandths) {
    separate();
    text_ += ten_thousandths < 0 ? "\"-" : "\"";
    // Ledger amounts have 16 digits: far from the edge where the absolute value would not fit.
    const std::int64_t size = std::abs(ten_thousandths);
    std::array<char, 24> digits{};
    text_.append(digits.data(),
                 std::to_chars(digits.data(), digits.data() + digits.size(), size / 10000).ptr);
    if (auto fraction = static_cast<int>(size % 10000); fraction != 0) {
      text_ += '.';
      for (int place = 1000; fraction != 0; place /= 10) {
        text_ += static_cast<char>('0' + fraction / place);
        fraction %= place;
      }
    }
    text_ += '"';
  }
  void flush() {
    sink_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t piece = std::size_t{1} << 16U;

  void separate() {
    if (after_value_) text_ += ',';
    after_value_ = true;
  }
  void escape(char c) {
    constexpr std::string_view letters = "\b\f\n\r\t\"\\";
    constexpr std::string_view escapes = "bfnrt\"\\";
    text_ += '\\';
    if (const std::size_t at = letters.find(c); at != std::string_view::npos) {
      text_ += escapes[at];
      return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    text_ += "u00";
    text_ += digits[static_cast<unsigned char>(c) >> 4U];
    text_ += digits[static_cast<unsigned char>(c) & 15U];
  }

  const Sink& sink_;
  std::string text_;
  bool after_value_ = false;  // so that the next one needs a comma
};

// One field each; an optional one that is absent, and a default, are left out.
class Facts {
 public:
  explicit Facts(Writer& out) : out_(out) {}

  void text(std::string_view name, std::string_view value) {
    out_.name(name);
    out_.string(value);
  }
  void text_unless(std::string_view usual, std::string_view name, std::string_view value) {
    if (value != usual) text(name, value);
  }
  void date(std::string_view name, Date value) { text(name, to_string(value)); }
  void date(std::string_view name, const std::optional<Date>& value) {
    if (value) date(name, *value);
  }
  void number(std::string_view name, const std::optional<int>& value) {
    if (!value) return;
    out_.name(name);
    out_.number(*value);
  }
  void decimal(std::string_view name, const Decimal& value) { text(name, value.shortest()); }
  void percent(std::string_view name, const std::optional<Percent>& value) {
    if (value) text(name, value->text());
  }
  void usd(std::string_view name, const Usd& value) { decimal(name, Decimal(value.in_cents(), 2)); }
  void usd_unless_zero(std::string_view name, const Usd& value) {
    if (!value.is_zero()) usd(name, value);
  }
  void flag_unless(bool usual, std::string_view name, bool value) {
    if (value == usual) return;
    out_.name(name);
    out_.flag(value);
  }
  void amount(std::string_view name, std::int64_t ten_thousandths) {
    out_.name(name);
    out_.amount(ten_thousandths);
  }

  Writer& out() { return out_; }

 private:
  Writer& out_;
};

std::string_view party_name(Party party) {
  return party == Party::licensor ? "licensor" : "licensee";
}

void write_fact(Facts& facts, const Production& production) {
  facts.text("quarter", to_string(production.quarter));
  facts.text_unless("licensee", "seller", production.seller);
  facts.text_unless("JM216", "product", production.product);
  facts.decimal("quantity", production.quantity.decimal());
  facts.text_unless("unit", "unit", production.unit);
}

void write_fact(Facts& facts, const Generic& generic) {
  facts.text("country", generic.country.code());
  facts.date("available_from", generic.available_from);
  facts.date("withdrawn", generic.withdrawn);
  if (generic.product) facts.text("product", *generic.product);
  facts.text_unless("", "marketer", generic.marketer);
  facts.flag_unless(false, "infringing", generic.infringing);
}

void write_fact(Facts& facts, const Infringement& infringement) {
  facts.text("country", infringement.country.code());
  facts.percent("percent", infringement.percent);
  facts.date("notified", infringement.notified);
  facts.date("suit_filed", infringement.suit_filed);
  facts.date("ceased", infringement.ceased);
  facts.flag_unless(true, "claimed", infringement.claimed);
}

void write_fact(Facts& facts, const MilestoneFact& milestone) {
  facts.number("milestone", milestone.milestone);
  facts.date("attained", milestone.attained);
  facts.date("extended_to", milestone.extended_to);
  facts.date("extension_agreed", milestone.extension_agreed);
}

void write_fact(Facts& facts, const Payment& payment) {
  facts.text("for", payment.for_);
  facts.date("date", payment.date);
  facts.usd("amount", payment.amount);
  facts.usd_unless_zero("withheld", payment.withheld);
  facts.usd_unless_zero("creditable", payment.creditable);
  facts.text_unless("", "reference", payment.reference);
}

void write_fact(Facts& facts, const StatementSent& statement) {
  facts.text("quarter", to_string(statement.quarter));
  facts.date("date", statement.date);
  facts.usd("royalty_usd", statement.royalty);
}

void write_milestone_change(Facts& facts, std::size_t number, const MilestoneChange& change) {
  if (!change.target && !change.amount) return;
  facts.out().name("milestone-" + std::to_string(number));
  facts.out().open('{');
  facts.date("target", change.target);
  if (change.amount) facts.usd("amount_usd", *change.amount);
  facts.out().close('}');
}

void write_fact(Facts& facts, const Amendment& amendment) {
  facts.text_unless("", "title", amendment.title);
  if (amendment.agreed != amendment.effective) facts.date("agreed", amendment.agreed);
  facts.date("effective", amendment.effective);
  facts.out().name("changes");
  facts.out().open('{');
  facts.percent("royalty_percent", amendment.royalty_percent);
  facts.number("payment_days", amendment.payment_days);
  facts.number("statement_days", amendment.statement_days);
  facts.percent("interest_margin", amendment.interest_margin);
  facts.number("sell_off_months", amendment.sell_off_months);
  facts.date("term_ends", amendment.term_ends);
  for (std::size_t i = 0; i < amendment.milestones.size(); ++i) {
    const std::optional<MilestoneChange>& change = amendment.milestones[i];
    if (change) write_milestone_change(facts, i + 1, *change);
  }
  facts.out().close('}');
}

void write_fact(Facts& facts, const Quote& quote) {
  facts.text("currency", quote.currency.code());
  facts.date("date", quote.date);
  facts.decimal(quote.per_usd ? "per_usd" : "usd", quote.rate);
}

void write_fact(Facts& facts, const BaseRate& rate) {
  facts.date("from", rate.from);
  facts.percent("percent", rate.percent);
}

void write_fact(Facts& facts, const PatentFact& patent) {
  facts.text("case", patent.case_);
  facts.text("country", patent.country.code());
  facts.text("application", patent.application);
  facts.date("extended_to", patent.extended_to);
  facts.text_unless("", "by", patent.by);
  facts.text_unless("", "granted", patent.granted);
  facts.date("ended", patent.ended);
}

void write_fact(Facts& facts, const PaymentExtensionFact& extension) {
  facts.text("for", extension.for_);
  facts.date("to", extension.to);
  facts.date("agreed", extension.agreed);
}

void write_fact(Facts& facts, const Notice& notice) {
  facts.text("kind", to_string(notice.kind));
  facts.text("by", party_name(notice.by));
  facts.date("given", notice.given);
  facts.text("method", notice.method);
  facts.number("milestone", notice.milestone);
  facts.flag_unless(false, "force_majeure", notice.force_majeure);
}

void write_fact(Facts& facts, const ForceMajeure& force_majeure) {
  facts.text("party", party_name(force_majeure.party));
  facts.date("from", force_majeure.from);
  facts.date("to", force_majeure.to);
}

void write_fact(Facts& facts, const Event& event) {
  facts.text("clock", to_string(event.clock));
  facts.date("date", event.date);
  facts.text_unless("", "note", event.note);
}

void write_fact(Facts& facts, const DoneRecord& done) {
  facts.text("deadline", done.deadline);
  facts.date("date", done.date);
}

template <class Section>
void write_list(Facts& facts, std::string_view name, const Section& section) {
  Writer& out = facts.out();
  out.name(name);
  out.open('[');
  for (const auto& fact : section) {
    out.open('{');
    write_fact(facts, fact);
    out.close('}');
  }
  out.close(']');
}

template <class Section>
void write_section(Facts& facts, std::string_view name, const Section& section) {
  if (!section.empty()) write_list(facts, name, section);
}

void write_sellers(Facts& facts, const std::optional<std::vector<Seller>>& sellers) {
  if (!sellers || sellers->empty()) return;
  facts.out().name("sellers");
  facts.out().open('{');
  for (const Seller& seller : *sellers) {
    facts.out().name(seller.id);
    facts.out().open('{');
    facts.text_unless(seller.id, "name", seller.name);
    facts.text("role", to_string(seller.role));
    facts.flag_unless(false, "exhibit_1", seller.exhibit_1);
    facts.out().close('}');
  }
  facts.out().close('}');
}

void write_charged(Writer& out, DeductionSet charged) {
  if (charged == 0) return;
  out.name("separately_charged");
  if (charged == all_deductions) return out.flag(true);
  out.open('[');
  for (std::size_t i = 0; i < deduction_count; ++i) {
    if ((charged >> i & 1) != 0) out.string(to_string(static_cast<Deduction>(i)));
  }
  out.close(']');
}

void write_line(Facts& facts, const SaleLine& line, const TextPool& texts) {
  const SaleProfile& profile = line.profile;
  facts.text("invoice", line.invoice);
  facts.text_unless("", "line", line.line);
  facts.date("date", line.date);
  facts.text("country", profile.country.code());
  facts.text_unless("licensee", "seller", texts.text(profile.seller));
  facts.text_unless("JM216", "product", texts.text(profile.product));
  if (line.quantity != 0) facts.amount("quantity", line.quantity);
  facts.text_unless("unit", "unit", texts.text(profile.unit));
  facts.text("currency", profile.currency.code());
  facts.amount("gross", line.gross);
  if (line.deductions_given != 0) {
    facts.out().name("deductions");
    facts.out().open('{');
    for (std::size_t i = 0; i < deduction_count; ++i) {
      if ((line.deductions_given >> i & 1) == 0) continue;
      facts.amount(to_string(static_cast<Deduction>(i)), line.deductions[i]);
    }
    facts.out().close('}');
  }
  write_charged(facts.out(), profile.separately_charged);
  facts.flag_unless(false, "export", profile.is_export);
  facts.flag_unless(true, "arms_length", profile.arms_length);
  facts.flag_unless(true, "for_money", profile.for_money);
  if (line.fair_market_price) facts.amount("fair_market_price", *line.fair_market_price);
  if (profile.buyer != SaleProfile::nobody) facts.text("buyer", texts.text(profile.buyer));
  if (line.credit_of) facts.text("credit_of", *line.credit_of);
  facts.text_unless("", "credit_reason", to_string(profile.credit_reason));
}

// Always there, for a ledger without sales is none.
void write_sales(Facts& facts, const Sales& sales) {
  Writer& out = facts.out();
  out.name("sales");
  out.open('[');
  for (std::size_t i = 0; i < sales.size(); ++i) {
    out.open('{');
    write_line(facts, sales.line(i), sales.texts());
    out.close('}');
  }
  out.close(']');
}

}  // namespace

void write_canonical(const Ledger& ledger, const std::function<void(std::string_view)>& sink) {
  Writer out(sink);
  Facts facts(out);
  out.open('{');
  if (ledger.effective_date != as_signed::execution) {
    facts.date("effective_date", ledger.effective_date);
  }
  write_sellers(facts, ledger.sellers);
  write_sales(facts, ledger.sales);
  write_section(facts, "production", ledger.production);
  write_section(facts, "generics", ledger.generics);
  write_section(facts, "infringements", ledger.infringements);
  write_section(facts, "milestones", ledger.milestones);
  // An empty list of payments says that nothing was paid, no list says nothing; so with statements.
  // These two are facts even when empty.
  if (ledger.payments) write_list(facts, "payments", *ledger.payments);
  if (ledger.statements) write_list(facts, "statements", *ledger.statements);
  write_section(facts, "amendments", ledger.amendments);
  write_section(facts, "fx", ledger.fx);
  write_section(facts, "base_rates", ledger.base_rates);
  write_section(facts, "patents", ledger.patents);
  if (ledger.supply_agreement.executed || ledger.supply_agreement.supply_failed_from) {
    out.name("supply_agreement");
    out.open('{');
    facts.date("executed", ledger.supply_agreement.executed);
    facts.date("supply_failed_from", ledger.supply_agreement.supply_failed_from);
    out.close('}');
  }
  write_section(facts, "extensions", ledger.extensions);
  write_section(facts, "notices", ledger.notices);
  write_section(facts, "force_majeure", ledger.force_majeure);
  write_section(facts, "events", ledger.events);
  write_section(facts, "done", ledger.done);
  out.close('}');
  out.flush();
}

std::string fingerprint(const Ledger& ledger) {
  Sha256 hash;
  write_canonical(ledger, [&hash](std::string_view piece) { hash.add(piece); });
  return hash.digest();
}

std::string short_fingerprint(std::string_view sha256) {
  return std::string(sha256.substr(0, 4)) + "-" + std::string(sha256.substr(4, 4));
}

}  // namespace jm216
