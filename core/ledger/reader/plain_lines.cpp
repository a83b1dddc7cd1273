#include "core/ledger/reader/plain_lines.hpp"

#include <optional>

#include "core/basics/text.hpp"
#include "core/json/token_text.hpp"

namespace jm216 {

namespace {

void skip_blanks(const char*& at) {
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') ++at;
}

bool skip(char c, const char*& at) {
  if (*at != c) return false;
  ++at;
  return true;
}

// Blanks, the character, blanks.
bool skip_sign(char c, const char*& at) {
  skip_blanks(at);
  if (!skip(c, at)) return false;
  skip_blanks(at);
  return true;
}

// A plain text of any length that a ledger may hold.
bool text(const char*& at, std::string_view& kept) {
  if (!skip('"', at)) return false;
  const char* end = end_of_plain_text(at);
  if (*end != '"' || static_cast<std::size_t>(end - at) > TokenText::max_size) return false;
  kept = {at, static_cast<std::size_t>(end - at)};
  at = end + 1;
  return true;
}

bool text_not_empty(const char*& at, std::string_view& kept) {
  return text(at, kept) && !kept.empty();
}

bool flag(const char*& at, bool& kept) {
  const std::uint64_t word = eight_bytes(at);
  if ((word & 0xffffffffU) == 0x65757274U) {  // "true"
    kept = true;
    at += 4;
    return true;
  }
  if ((word & 0xffffffffffU) == 0x65736c6166U) {  // "false"
    kept = false;
    at += 5;
    return true;
  }
  return false;
}

// A price or quantity, in quotes or without: at most 14 digits before the point as written, and at
// most 4 after it. In ten-thousandths.
bool amount(const char*& at, bool may_be_negative, std::int64_t& kept) {
  constexpr std::int64_t scales[] = {10'000, 1'000, 100, 10, 1};
  const bool in_quotes = skip('"', at);
  const bool is_negative = skip('-', at);
  const char* const first = at;
  std::int64_t value = 0;
  while (is_digit(*at) && at - first < 15) value = value * 10 + (*at++ - '0');
  const auto before = at - first;
  if (before == 0 || before > 14) return false;
  if (!in_quotes && *first == '0' && before > 1) return false;  // no JSON
  std::ptrdiff_t after = 0;
  if (skip('.', at)) {
    const char* const point = at;
    while (is_digit(*at) && at - point < 4) value = value * 10 + (*at++ - '0');
    after = at - point;
    if (after == 0 || is_digit(*at)) return false;
  }
  value *= scales[after];
  if (is_negative && value != 0 && !may_be_negative) return false;
  kept = is_negative ? -value : value;
  return !in_quotes || skip('"', at);
}

unsigned capital(char c) {
  return static_cast<unsigned char>(c) - static_cast<unsigned>('A');
}

}  // namespace

PlainLines::MemberNames::MemberNames(const Shape& shape) : count_(shape.count), last_(shape.count) {
  for (std::size_t i = 0; i < count_; ++i) {
    const std::string_view text = shape.fields[i].name;
    Name& name = names_.at(i);
    name.size = text.size() + 1;
    for (std::size_t k = 0; k < name.size; ++k) {
      const auto byte = static_cast<unsigned char>(k < text.size() ? text[k] : '"');
      name.words.at(k / 8) |= std::uint64_t{byte} << (k % 8 * 8);
      name.masks.at(k / 8) |= std::uint64_t{0xff} << (k % 8 * 8);
    }
    next_.at(i) = static_cast<std::uint8_t>(i + 1 < count_ ? i + 1 : 0);
  }
}

bool PlainLines::MemberNames::stands(std::size_t number, const char* at) const {
  const Name& name = names_[number];
  if (((eight_bytes(at) ^ name.words[0]) & name.masks[0]) != 0) return false;
  if (name.size <= 8) return true;
  return (((eight_bytes(at + 8) ^ name.words[1]) & name.masks[1]) |
          ((eight_bytes(at + 16) ^ name.words[2]) & name.masks[2])) == 0;
}

std::size_t PlainLines::MemberNames::find(const char*& at) {
  std::size_t found = next_[last_];
  for (std::size_t tried = 0; !stands(found, at); ++tried) {
    if (tried == count_) return none;
    found = found + 1 < count_ ? found + 1 : 0;
  }
  next_[last_] = static_cast<std::uint8_t>(found);
  last_ = found;
  at += names_[found].size;
  return found;
}

PlainLines::PlainLines(Draft& draft) : draft_(draft) {
  countries_.fill(unknown);
}

PlainLines::Run PlainLines::take(const char* at) {
  if (!has_usual_) {
    usual_ = draft_.usual_profile();
    has_usual_ = true;
  }
  Run run;
  while (const char* end = read_line(at)) {
    ++run.lines;
    run.last_brace = end - 1;
    if (!skip_sign(',', end) || !skip('{', end)) break;
    at = end;
  }
  return run;
}

// From behind a line's first brace to behind its last; null, and nothing added, where it is not
// plain.
const char* PlainLines::read_line(const char* at) {
  line_ = SaleLine();
  line_.profile = usual_;
  fields_.start();
  std::uint32_t seen = 0;
  do {
    skip_blanks(at);
    if (!skip('"', at)) return nullptr;
    const std::size_t member = fields_.find(at);
    if (member == MemberNames::none || (seen >> member & 1U) != 0) return nullptr;
    seen |= 1U << member;
    if (!skip_sign(':', at) || !field(static_cast<SaleField>(member), at)) return nullptr;
    skip_blanks(at);
  } while (skip(',', at));
  if (!skip('}', at) || !add(seen)) return nullptr;
  return at;
}

bool PlainLines::field(SaleField field, const char*& at) {
  switch (field) {
    case SaleField::invoice:
      return text_not_empty(at, line_.invoice);
    case SaleField::line:
      return text(at, line_.line);
    case SaleField::date:
      return date(at, line_.date);
    case SaleField::supplied:
      return date(at, line_.supplied.emplace());
    case SaleField::is_free:
      return flag(at, line_.profile.is_free);
    case SaleField::country:
      return country(at);
    case SaleField::seller:
      return name(at, line_.profile.seller);
    case SaleField::product:
      return name(at, line_.profile.product);
    case SaleField::quantity:
      return amount(at, true, line_.quantity);
    case SaleField::unit:
      return name(at, line_.profile.unit);
    case SaleField::currency:
      return currency(at);
    case SaleField::gross:
      return amount(at, true, line_.gross);
    case SaleField::deductions:
      return deductions(at);
    case SaleField::separately_charged:
      return separately_charged(at);
    case SaleField::is_export:
      return flag(at, line_.profile.is_export);
    case SaleField::arms_length:
      return flag(at, line_.profile.arms_length);
    case SaleField::for_money:
      return flag(at, line_.profile.for_money);
    case SaleField::fair_market_price:
      return fair_market_price(at);
    case SaleField::credit_of:
      return credit_of(at);
    case SaleField::credit_reason:
      return credit_reason(at);
    case SaleField::buyer:  // whose place may have to be kept
      break;
  }
  return false;
}

// A name that the ledger had before; a new one has to be taken into the pool. (Empty ones are not
// kept here.)
bool PlainLines::name(const char*& at, std::uint32_t& id) {
  std::string_view found;
  if (!text_not_empty(at, found)) return false;
  const std::size_t ends = static_cast<unsigned char>(found.front()) * 5U +
                           static_cast<unsigned char>(found.back()) + found.size() * 11U;
  SeenText& seen = texts_[ends % texts_.size()];
  if (seen.text != found) {
    const TextPool& pool = draft_.ledger.sales.texts();
    const std::optional<std::uint32_t> number = pool.find(found);
    if (!number) return false;
    seen = {pool.text(*number), *number};
  }
  id = seen.id;
  return true;
}

bool PlainLines::country(const char*& at) {
  if (*at != '"' || capital(at[1]) > 25 || capital(at[2]) > 25 || at[3] != '"') return false;
  std::uint16_t& index = countries_[capital(at[1]) * 26 + capital(at[2])];
  if (index == unknown) {
    const auto country = Country::find({at + 1, 2}, false);
    if (!country) return false;
    index = country->index();
  }
  line_.profile.country = Country::from_index(index);
  at += 4;
  return true;
}

bool PlainLines::currency(const char*& at) {
  const std::uint64_t word = eight_bytes(at);
  if ((word & 0xff000000ffU) != 0x2200000022U) return false;  // quotes around three bytes
  const auto code = static_cast<std::uint32_t>(word >> 8U & 0xffffffU);
  SeenCurrency& seen = currencies_[(code ^ code >> 7U ^ code >> 14U) % currencies_.size()];
  if (seen.code != code) {
    const auto currency = Currency::find({at + 1, 3});
    if (!currency) return false;
    seen = {code, currency->index()};
  }
  line_.profile.currency = Currency::from_index(seen.index);
  at += 5;
  return true;
}

bool PlainLines::date(const char*& at, Date& kept) {
  if (*at != '"' || at[5] != '-' || at[8] != '-' || at[11] != '"') return false;
  int numbers[3] = {};
  const char* digit = at + 1;
  for (int part = 0; part < 3; ++part, ++digit) {
    for (int size = part == 0 ? 4 : 2; size > 0; --size, ++digit) {
      if (!is_digit(*digit)) return false;
      numbers[part] = numbers[part] * 10 + (*digit - '0');
    }
  }
  const date::year_month_day day{date::year{numbers[0]},
                                 date::month{static_cast<unsigned>(numbers[1])},
                                 date::day{static_cast<unsigned>(numbers[2])}};
  if (numbers[0] < 1900 || numbers[0] > 2200 || !day.ok()) return false;
  kept = Date{day};
  at += 12;
  return true;
}

bool PlainLines::deductions(const char*& at) {
  if (!skip('{', at)) return false;
  deductions_.start();
  unsigned seen = 0;
  skip_blanks(at);
  if (skip('}', at)) return true;
  do {
    skip_blanks(at);
    if (!skip('"', at)) return false;
    const std::size_t number = deductions_.find(at);
    if (number == MemberNames::none || (seen >> number & 1U) != 0) return false;
    seen |= 1U << number;
    std::int64_t& kept = line_.deductions[number];
    if (!skip_sign(':', at) || !amount(at, false, kept)) return false;
    if (kept != 0) line_.deductions_given |= deduction_bit(static_cast<Deduction>(number));
    skip_blanks(at);
  } while (skip(',', at));
  return skip('}', at);
}

bool PlainLines::separately_charged(const char*& at) {
  DeductionSet& charged = line_.profile.separately_charged;
  bool all = false;
  if (flag(at, all)) {
    charged = all ? all_deductions : 0;
    return true;
  }
  if (!skip('[', at)) return false;
  deductions_.start();
  skip_blanks(at);
  if (skip(']', at)) return true;
  do {
    skip_blanks(at);
    if (!skip('"', at)) return false;
    const std::size_t number = deductions_.find(at);
    if (number == MemberNames::none) return false;
    charged |= deduction_bit(static_cast<Deduction>(number));
    skip_blanks(at);
  } while (skip(',', at));
  return skip(']', at);
}

bool PlainLines::fair_market_price(const char*& at) {
  std::int64_t price = 0;
  if (!amount(at, false, price)) return false;
  line_.fair_market_price = price;
  return true;
}

bool PlainLines::credit_of(const char*& at) {
  std::string_view invoice;
  if (!text_not_empty(at, invoice)) return false;
  line_.credit_of = invoice;
  return true;
}

bool PlainLines::credit_reason(const char*& at) {
  std::string_view reason;
  if (!text(at, reason)) return false;
  const auto recognised = find_credit_reason(reason);
  if (recognised) line_.profile.credit_reason = *recognised;
  return recognised.has_value();
}

// What the whole line must be, and its seller's name noted as of any line.
bool PlainLines::add(std::uint32_t seen) {
  if ((seen & sale_shape.required) != sale_shape.required) return false;
  if (line_.quantity < 0 && line_.gross >= 0 && !line_.credit_of) return false;
  if (line_.profile.is_free && (line_.gross != 0 || line_.credit_of)) return false;
  const bool names_seller = (seen & bit(SaleField::seller)) != 0;
  const std::uint32_t seller = line_.profile.seller;
  if (names_seller && draft_.names.would_note(Names::Use::seller, seller)) return false;
  if (!draft_.ledger.sales.add(line_)) return false;
  (void)draft_.names.wants(Names::Use::seller, seller);
  return true;
}

}  // namespace jm216
