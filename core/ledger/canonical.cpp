#include "core/ledger/canonical.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "core/agreement/terms.hpp"
#include "core/basics/sha256.hpp"

namespace jm216 {

namespace {

using Sink = std::function<void(std::string_view)>;

// How the text is broken: not at all, or a line for each record, so that versions of a ledger that
// is kept in files can be compared line by line.
enum class Lines : std::uint8_t { none, by_record };

// JSON, handed on in large pieces. It has a buffer of its own, for adding to a std::string
// character by character costs a call each in Emscripten's library.
class Writer {
  static constexpr std::size_t piece = std::size_t{1} << 16U;

 public:
  static bool stands_for_itself(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  }

  explicit Writer(const Sink& sink, Lines lines = Lines::none, int depth = 0)
      : sink_(sink), buffer_(new char[piece]), lines_(lines), depth_(depth) {}
  ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void open(char bracket) {
    separate();
    put(bracket);
    after_value_ = false;
    is_empty_ = true;
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (!is_empty_ && depth_ < broken) break_line();
    put(bracket);
    after_value_ = true;
    is_empty_ = false;
  }
  // One of the format's own names, which have nothing to escape.
  void name(std::string_view name) {
    separate();
    put('"');
    put(name);
    put('"');
    put(colon());
    follows_name_ = true;
  }
  // A name that the ledger gives.
  void id(std::string_view id) {
    string(id);
    put(colon());
    follows_name_ = true;
  }
  void string(std::string_view value) {
    separate();
    put('"');
    // Mostly nothing has to be escaped.
    if (std::all_of(value.begin(), value.end(), stands_for_itself)) {
      put(value);
      return put('"');
    }
    std::size_t done = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const char c = value[i];
      if (stands_for_itself(c)) continue;
      put(value.substr(done, i - done));
      done = i + 1;
      escape(c);
    }
    put(value.substr(done));
    put('"');
  }
  void number(int value) {
    separate();
    put(std::to_string(value));
  }
  void flag(bool value) {
    separate();
    put(value ? "true" : "false");
  }
  // An amount in ten-thousandths, in its shortest form.
  void amount(std::int64_t ten_thousandths) {
    separate();
    put(ten_thousandths < 0 ? "\"-" : "\"");
    // Ledger amounts have 16 digits: far from the edge where the absolute value would not fit.
    const std::int64_t size = std::abs(ten_thousandths);
    std::array<char, 24> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), size / 10000).ptr;
    put({digits.data(), static_cast<std::size_t>(end - digits.data())});
    if (auto fraction = static_cast<int>(size % 10000); fraction != 0) {
      put('.');
      for (int place = 1000; fraction != 0; place /= 10) {
        put(static_cast<char>('0' + fraction / place));
        fraction %= place;
      }
    }
    put('"');
  }
  // Members that were written before, without a comma around them; or none.
  void members(std::string_view written) {
    if (written.empty()) return;
    separate();
    put(written);
  }
  // For a value that is written without further ado: its comma, and room for so many bytes, of
  // which those up to `end` were used.
  static constexpr std::size_t most_room = piece / 2;
  char* value_with_room(std::size_t bytes) {
    separate();
    if (bytes > piece - size_) hand_on();
    return &buffer_[size_];
  }
  void used_up_to(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.get()); }
  [[nodiscard]] bool breaks_lines() const { return lines_ != Lines::none; }
  // What stands between a name and its value.
  [[nodiscard]] std::string_view colon() const { return lines_ == Lines::none ? ":" : ": "; }
  // For what is written apart and becomes members of a record.
  [[nodiscard]] Writer for_members(const Sink& sink) const {
    return Writer(sink, lines_, broken + 1);
  }
  // Hands on what is left. What follows begins anew, without a comma before it.
  void flush() {
    hand_on();
    after_value_ = false;
  }

 private:
  void put(char c) {
    if (size_ == piece) hand_on();
    buffer_[size_++] = c;
  }
  void put(std::string_view text) {
    while (text.size() > piece - size_) {
      const std::size_t fits = piece - size_;
      std::memcpy(&buffer_[size_], text.data(), fits);
      size_ = piece;
      text.remove_prefix(fits);
      hand_on();
    }
    std::memcpy(&buffer_[size_], text.data(), text.size());
    size_ += text.size();
  }
  void hand_on() {
    sink_({buffer_.get(), size_});
    size_ = 0;
  }
  void separate() {
    if (follows_name_) {
      follows_name_ = false;
      return;
    }
    const bool breaks = lines_ == Lines::by_record && depth_ <= broken;
    if (after_value_) put(lines_ == Lines::none || breaks ? "," : ", ");
    if (breaks && depth_ > 0) break_line();
    after_value_ = true;
    is_empty_ = false;
  }
  // Sections and records begin on a line of their own, what is in a record follows on it.
  void break_line() {
    if (lines_ == Lines::none) return;
    put('\n');
    for (int i = 0; i < depth_; ++i) put("  ");
  }
  void escape(char c) {
    constexpr std::string_view letters = "\b\f\n\r\t\"\\";
    constexpr std::string_view escapes = "bfnrt\"\\";
    put('\\');
    if (const std::size_t at = letters.find(c); at != std::string_view::npos) {
      put(escapes[at]);
      return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    put("u00");
    put(digits[static_cast<unsigned char>(c) >> 4U]);
    put(digits[static_cast<unsigned char>(c) & 15U]);
  }

  static constexpr int broken = 2;  // the depth down to which lines are broken

  const Sink& sink_;
  std::unique_ptr<char[]> buffer_;
  Lines lines_;
  int depth_;
  std::size_t size_ = 0;
  bool after_value_ = false;  // so that the next one needs a comma
  bool follows_name_ = false;
  bool is_empty_ = true;  // the innermost list or object, so far
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
    facts.out().id(seller.id);
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

// Pieces of a minified line, put where there is room for them; each returns where it ended.

char* put(char* at, std::string_view text) {
  // (A call to memcpy costs more than such short texts.)
  for (const char c : text) *at++ = c;
  return at;
}

// An amount in ten-thousandths, in its shortest form and in quotes.
char* put_amount(char* at, std::int64_t ten_thousandths) {
  *at++ = '"';
  if (ten_thousandths < 0) *at++ = '-';
  const auto size = static_cast<std::uint64_t>(std::abs(ten_thousandths));
  const auto put_digit = [](std::uint32_t digit) { return static_cast<char>('0' + digit); };
  std::array<char, 24> digits{};
  std::size_t first = digits.size();
  std::uint64_t whole = size / 10'000;
  for (; whole > 0xffffffffU; whole /= 10) {
    digits[--first] = put_digit(static_cast<std::uint32_t>(whole % 10));
  }
  auto rest = static_cast<std::uint32_t>(whole);  // whose division is cheaper
  do {
    digits[--first] = put_digit(rest % 10);
    rest /= 10;
  } while (rest != 0);
  while (first < digits.size()) *at++ = digits[first++];
  if (auto fraction = static_cast<std::uint32_t>(size % 10'000); fraction != 0) {
    *at++ = '.';
    for (std::uint32_t place = 1'000; fraction != 0; place /= 10) {
      *at++ = put_digit(fraction / place);
      fraction %= place;
    }
  }
  *at++ = '"';
  return at;
}

// The lines. What those of one profile have in common is written once and kept: a million lines
// have few profiles. If they have many, the last ones looked at are kept.
class LineWriter {
 public:
  LineWriter(Writer& out, const Sales& sales) : out_(out), facts_(out), sales_(sales) {}

  // Not a part of the loop over all lines: a browser makes fast what is called often.
  [[gnu::noinline]] void write(std::size_t index) {
    const SaleLine line = sales_.line(index);
    const Common& common = common_of(sales_.profile_id(index));
    if (!write_at_once(line, common)) write_by_pieces(line, common);
  }

 private:
  struct Common;

  // A line of the minified text that has nothing to escape and is not too long.
  bool write_at_once(const SaleLine& line, const Common& common) {
    if (out_.breaks_lines()) return false;
    const std::size_t room = 512 + common.size + line.invoice.size() + line.line.size() +
                             (line.credit_of ? line.credit_of->size() : 0);
    if (room > Writer::most_room) return false;
    if (!is_plain(line.invoice) || !is_plain(line.line)) return false;
    if (line.credit_of && !is_plain(*line.credit_of)) return false;
    char* at = out_.value_with_room(room);
    at = put_text(put(at, "{\"invoice\":"), line.invoice);
    if (!line.line.empty()) at = put_text(put(at, ",\"line\":"), line.line);
    at = put(put(at, ",\"date\":"), text_of(line.date));
    at = put_run(at, common.origin);
    if (line.quantity != 0) at = put_amount(put(at, ",\"quantity\":"), line.quantity);
    at = put_run(at, common.measure);
    at = put_amount(put(at, ",\"gross\":"), line.gross);
    if (line.deductions_given != 0) {
      at = put(at, ",\"deductions\":{");
      for (std::size_t i = 0; i < deduction_count; ++i) {
        if ((line.deductions_given >> i & 1) == 0) continue;
        *at++ = '"';
        at = put(put(at, to_string(static_cast<Deduction>(i))), "\":");
        at = put_amount(at, line.deductions[i]);
        *at++ = ',';
      }
      at[-1] = '}';
    }
    at = put_run(at, common.terms);
    if (line.fair_market_price) {
      at = put_amount(put(at, ",\"fair_market_price\":"), *line.fair_market_price);
    }
    at = put_run(at, common.buyer);
    if (line.credit_of) at = put_text(put(at, ",\"credit_of\":"), *line.credit_of);
    at = put_run(at, common.credit_reason);
    *at++ = '}';
    out_.used_up_to(at);
    return true;
  }

  void write_by_pieces(const SaleLine& line, const Common& common) {
    out_.open('{');
    facts_.text("invoice", line.invoice);
    facts_.text_unless("", "line", line.line);
    write_date(line.date);
    out_.members(common.origin);
    if (line.quantity != 0) facts_.amount("quantity", line.quantity);
    out_.members(common.measure);
    facts_.amount("gross", line.gross);
    write_deductions(line);
    out_.members(common.terms);
    if (line.fair_market_price) facts_.amount("fair_market_price", *line.fair_market_price);
    out_.members(common.buyer);
    if (line.credit_of) facts_.text("credit_of", *line.credit_of);
    out_.members(common.credit_reason);
    out_.close('}');
  }

  static bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), &Writer::stands_for_itself);
  }
  static char* put_text(char* at, std::string_view text) {
    *at++ = '"';
    at = put(at, text);
    *at++ = '"';
    return at;
  }
  static char* put_run(char* at, std::string_view run) {
    if (run.empty()) return at;
    *at++ = ',';
    return put(at, run);
  }

  // The members that do not differ between lines of a profile, in five runs.
  struct Common {
    std::optional<std::uint32_t> profile;
    std::string origin;   // country, seller, product
    std::string measure;  // unit, currency
    std::string terms;    // separately_charged, export, arms_length, for_money
    std::string buyer;
    std::string credit_reason;
    std::size_t size = 0;  // of them all, with a comma before each
  };

  const Common& common_of(std::uint32_t profile_id) {
    Common& common = common_[profile_id % common_.size()];
    if (common.profile != profile_id) {
      common = common_text(sales_.profiles()[profile_id]);
      common.profile = profile_id;
      common.size = common.origin.size() + common.measure.size() + common.terms.size() +
                    common.buyer.size() + common.credit_reason.size() + 5;
    }
    return common;
  }

  Common common_text(const SaleProfile& profile) const {
    const TextPool& texts = sales_.texts();
    Common common;
    std::string* run = &common.origin;
    const Sink sink = [&run](std::string_view piece) { *run += piece; };
    Writer out = out_.for_members(sink);
    Facts facts(out);
    const auto next = [&](std::string& text) {
      out.flush();
      run = &text;
    };
    facts.text("country", profile.country.code());
    facts.text_unless("licensee", "seller", texts.text(profile.seller));
    facts.text_unless("JM216", "product", texts.text(profile.product));
    next(common.measure);
    facts.text_unless("unit", "unit", texts.text(profile.unit));
    facts.text("currency", profile.currency.code());
    next(common.terms);
    write_charged(out, profile.separately_charged);
    facts.flag_unless(false, "export", profile.is_export);
    facts.flag_unless(true, "arms_length", profile.arms_length);
    facts.flag_unless(true, "for_money", profile.for_money);
    next(common.buyer);
    if (profile.buyer != SaleProfile::nobody) facts.text("buyer", texts.text(profile.buyer));
    next(common.credit_reason);
    facts.text_unless("", "credit_reason", to_string(profile.credit_reason));
    out.flush();
    return common;
  }

  // A date in quotes. A million lines have few days.
  std::string_view text_of(Date date) {
    const auto number = static_cast<std::uint32_t>(date.time_since_epoch().count());
    Day& day = days_[number % days_.size()];
    if (day.date != date) {
      day.date = date;
      put_text(day.text.data(), to_string(date));
    }
    return {day.text.data(), day.text.size()};
  }

  void write_date(Date date) {
    std::string member = "\"date\"";
    member += out_.colon();
    member += text_of(date);
    out_.members(member);
  }

  void write_deductions(const SaleLine& line) {
    if (line.deductions_given == 0) return;
    out_.name("deductions");
    out_.open('{');
    for (std::size_t i = 0; i < deduction_count; ++i) {
      if ((line.deductions_given >> i & 1) == 0) continue;
      facts_.amount(to_string(static_cast<Deduction>(i)), line.deductions[i]);
    }
    out_.close('}');
  }

  Writer& out_;
  Facts facts_;
  const Sales& sales_;
  std::vector<Common> common_{1024};
  struct Day {
    Date date = Date::max();
    std::array<char, 12> text{};
  };
  std::vector<Day> days_{2048};
};

// Always there, for a ledger without sales is none.
void write_sales(Writer& out, const Sales& sales) {
  out.name("sales");
  out.open('[');
  LineWriter lines(out, sales);
  for (std::size_t i = 0; i < sales.size(); ++i) lines.write(i);
  out.close(']');
}

// Those that differ from what rules.md takes for granted.
void write_readings(Writer& out, const Readings& readings) {
  const ReadingTable& table = reading_table();
  if (std::none_of(table.begin(), table.end(),
                   [&](const ReadingInfo& reading) { return reading.get(readings) != 0; })) {
    return;
  }
  out.name("readings");
  out.open('{');
  for (const ReadingInfo& reading : table) {
    const std::size_t value = reading.get(readings);
    if (value == 0) continue;
    out.name(reading.name);
    out.string(reading.values.at(value));
  }
  out.close('}');
}

// The sections around the sales lines, as formats.md orders them.
void write_facts(Facts& facts, const Ledger& ledger, bool with_sales) {
  Writer& out = facts.out();
  if (ledger.effective_date != as_signed::execution) {
    facts.date("effective_date", ledger.effective_date);
  }
  write_sellers(facts, ledger.sellers);
  if (with_sales) {
    write_sales(out, ledger.sales);
  } else {
    out.name("sales");
    out.open('[');
    out.close(']');
  }
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
}

}  // namespace

void write_canonical(const Ledger& ledger, const std::function<void(std::string_view)>& sink) {
  Writer out(sink);
  Facts facts(out);
  out.open('{');
  write_facts(facts, ledger, true);
  out.close('}');
  out.flush();
}

void write_document(const Ledger& ledger, const DocumentParts& parts,
                    const std::function<void(std::string_view)>& sink) {
  Writer out(sink, Lines::by_record);
  Facts facts(out);
  out.open('{');
  facts.text("format", "jm216-ledger/1");
  facts.text_unless("", "title", ledger.title);
  facts.date("as_of", parts.as_of);
  write_readings(out, parts.readings);
  write_facts(facts, ledger, parts.sales);
  if (!ledger.notes.empty()) {
    out.name("notes");
    out.open('[');
    for (const std::string& note : ledger.notes) out.string(note);
    out.close(']');
  }
  out.close('}');
  out.flush();
  sink("\n");
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
