#include "core/ledger/writer/line_writer.hpp"

#include <optional>
#include <vector>

namespace jm216 {

namespace {

void write_charged(LedgerWriter& out, DeductionSet charged) {
  if (charged == 0) return;
  out.name("separately_charged");
  if (charged == all_deductions) return out.plain("true");
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
  LineWriter(LedgerWriter& out, const Sales& sales) : out_(out), sales_(sales) {}

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
    if (room > LedgerWriter::most_room) return false;
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
    out_.text("invoice", line.invoice);
    out_.text_unless("", "line", line.line);
    write_date(line.date);
    out_.members(common.origin);
    if (line.quantity != 0) out_.amount("quantity", line.quantity);
    out_.members(common.measure);
    out_.amount("gross", line.gross);
    write_deductions(line);
    out_.members(common.terms);
    if (line.fair_market_price) out_.amount("fair_market_price", *line.fair_market_price);
    out_.members(common.buyer);
    if (line.credit_of) out_.text("credit_of", *line.credit_of);
    out_.members(common.credit_reason);
    out_.close('}');
  }

  static bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), stands_for_itself);
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
    const JsonSink sink = [&run](std::string_view piece) { *run += piece; };
    LedgerWriter out = out_.for_members(sink);
    const auto next = [&](std::string& text) {
      out.flush();
      run = &text;
    };
    out.text("country", profile.country.code());
    out.text_unless("licensee", "seller", texts.text(profile.seller));
    out.text_unless("JM216", "product", texts.text(profile.product));
    next(common.measure);
    out.text_unless("unit", "unit", texts.text(profile.unit));
    out.text("currency", profile.currency.code());
    next(common.terms);
    write_charged(out, profile.separately_charged);
    out.flag_unless(false, "export", profile.is_export);
    out.flag_unless(true, "arms_length", profile.arms_length);
    out.flag_unless(true, "for_money", profile.for_money);
    next(common.buyer);
    if (profile.buyer != SaleProfile::nobody) out.text("buyer", texts.text(profile.buyer));
    next(common.credit_reason);
    out.text_unless("", "credit_reason", to_string(profile.credit_reason));
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
      out_.amount(to_string(static_cast<Deduction>(i)), line.deductions[i]);
    }
    out_.close('}');
  }

  LedgerWriter& out_;
  const Sales& sales_;
  std::vector<Common> common_{1024};
  struct Day {
    Date date = Date::max();
    std::array<char, 12> text{};
  };
  std::vector<Day> days_{2048};
};

}  // namespace

void write_sales(LedgerWriter& out, const Sales& sales) {
  out.name("sales");
  out.open('[');
  LineWriter lines(out, sales);
  for (std::size_t i = 0; i < sales.size(); ++i) lines.write(i);
  out.close(']');
}

}  // namespace jm216
