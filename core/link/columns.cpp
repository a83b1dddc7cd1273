#include "core/link/columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <numeric>
#include <optional>

#include "core/basics/calendar.hpp"
#include "core/basics/decimal.hpp"
#include "core/link/amounts.hpp"
#include "core/link/squeeze.hpp"

namespace jm216 {

namespace {

// Part of the format.
enum Form : unsigned {
  constant,
  dictionary,
  dates,
  serials,
  packed,
  planes,
  steps,
  texts,
  product
};
constexpr unsigned form_bits = 0x0f;
constexpr unsigned is_quoted = 0x40;          // all cells are strings, kept without their quotes
constexpr unsigned has_presence = 0x80;       // some rows have no such cell
constexpr std::size_t most_distinct = 255;    // numbered by a byte
constexpr std::int64_t last_day = 1'000'000;  // since 1970: beyond all the calendar

void put_line(std::string& bytes, std::string_view text) {
  bytes += text;  // a JSON text holds no line break
  bytes += '\n';
}

std::string_view line(ByteReader& bytes) {
  const std::size_t size = bytes.left().find('\n');
  if (size == std::string_view::npos) {
    bytes.fail();
    return {};
  }
  const std::string_view text = bytes.bytes(size);
  (void)bytes.byte();
  return text;
}

bool is_digit_text(char c) {
  return c >= '0' && c <= '9';
}

// --- amounts -------------------------------------------------------------------------------------

struct Amounts {
  std::vector<std::int64_t> values;  // in units
  unsigned scale = 0;
  std::int64_t unit = 1;
};

std::optional<Amounts> amounts_of(const Cells& cells) {
  Amounts amounts;
  std::vector<Amount> read;
  for (const std::string_view cell : cells) {
    const auto amount = amount_of(cell);
    if (!amount) return std::nullopt;
    amounts.scale = std::max(amounts.scale, amount->scale);
    read.push_back(*amount);
  }
  constexpr std::int64_t most = 100'000'000'000'000'000;
  std::int64_t unit = 0;
  for (Amount& amount : read) {
    for (; amount.scale < amounts.scale; ++amount.scale) {
      if (amount.value >= most || amount.value <= -most) return std::nullopt;
      amount.value *= 10;
    }
    unit = std::gcd(unit, amount.value);
  }
  if (unit > 0) amounts.unit = unit;
  for (const Amount& amount : read) amounts.values.push_back(amount.value / amounts.unit);
  return amounts;
}

void put_scale(std::string& bytes, const Amounts& amounts) {
  put_byte(bytes, amounts.scale);
  put_number(bytes, static_cast<std::uint64_t>(amounts.unit));
}

// The least value, then by how much each is above it.
struct Offsets {
  std::int64_t least = 0;
  std::uint64_t most = 0;
  std::vector<std::uint64_t> values;
};

Offsets offsets_of(const std::vector<std::int64_t>& values) {
  Offsets offsets;
  offsets.least = *std::min_element(values.begin(), values.end());
  for (const std::int64_t value : values) {
    offsets.values.push_back(static_cast<std::uint64_t>(value) -
                             static_cast<std::uint64_t>(offsets.least));
    offsets.most = std::max(offsets.most, offsets.values.back());
  }
  return offsets;
}

bool put_packed(std::string& bytes, const Cells& cells) {
  const auto amounts = amounts_of(cells);
  if (!amounts) return false;
  const Offsets offsets = offsets_of(amounts->values);
  unsigned width = 0;
  while (width < 64 && offsets.most >> width != 0) ++width;
  if (width > 56) return false;
  put_scale(bytes, *amounts);
  put_signed(bytes, offsets.least);
  put_byte(bytes, width);
  std::uint64_t bits = 0;
  unsigned held = 0;
  for (const std::uint64_t value : offsets.values) {
    for (unsigned left = width; left > 0;) {
      const unsigned taken = std::min(left, 8 - held);
      left -= taken;
      bits = bits << taken | (value >> left & ((1U << taken) - 1));
      held += taken;
      if (held < 8) continue;
      put_byte(bytes, static_cast<unsigned>(bits));
      bits = held = 0;
    }
  }
  if (held > 0) put_byte(bytes, static_cast<unsigned>(bits << (8 - held)));
  return true;
}

bool put_planes(std::string& bytes, const Cells& cells) {
  const auto amounts = amounts_of(cells);
  if (!amounts) return false;
  const Offsets offsets = offsets_of(amounts->values);
  unsigned width = 0;
  while (width < 8 && offsets.most >> (8 * width) != 0) ++width;
  put_scale(bytes, *amounts);
  put_signed(bytes, offsets.least);
  put_byte(bytes, width);
  for (unsigned plane = width; plane > 0; --plane) {
    for (const std::uint64_t value : offsets.values) {
      put_byte(bytes, static_cast<unsigned>(value >> (8 * (plane - 1)) & 0xffU));
    }
  }
  return true;
}

bool put_steps(std::string& bytes, const Cells& cells) {
  const auto amounts = amounts_of(cells);
  if (!amounts) return false;
  put_scale(bytes, *amounts);
  std::int64_t last = 0;
  for (const std::int64_t value : amounts->values) {
    put_signed(bytes, value - last);
    last = value;
  }
  return true;
}

// --- dates, numbers of invoices, words -----------------------------------------------------------

bool put_dates(std::string& bytes, const Cells& cells) {
  std::int64_t last = 0;
  for (const std::string_view cell : cells) {
    const auto date = parse_date(cell);
    if (!date) return false;
    const std::int64_t day = date->time_since_epoch().count();
    put_signed(bytes, day - last);
    last = day;
  }
  return true;
}

void put_dictionary(std::string& bytes, const std::vector<std::string_view>& words) {
  put_byte(bytes, static_cast<unsigned>(words.size()));
  for (const std::string_view word : words) put_line(bytes, word);
}

// Numbers of words, in the order of their first use; false where there are too many.
class Words {
 public:
  bool add(std::string_view word) {
    const auto [at, is_new] = numbers_.emplace(word, static_cast<unsigned>(words_.size()));
    if (is_new) words_.push_back(word);
    indices_ += static_cast<char>(at->second);
    return words_.size() <= most_distinct;
  }
  void put(std::string& bytes) const {
    put_dictionary(bytes, words_);
    if (words_.size() > 1) bytes += indices_;
  }

 private:
  std::map<std::string_view, unsigned> numbers_;
  std::vector<std::string_view> words_;
  std::string indices_;
};

bool put_words(std::string& bytes, const Cells& cells) {
  Words words;
  if (!std::all_of(cells.begin(), cells.end(),
                   [&](std::string_view cell) { return words.add(cell); })) {
    return false;
  }
  words.put(bytes);
  return true;
}

bool put_serials(std::string& bytes, const Cells& cells) {
  Words prefixes;
  std::string numbers;
  std::int64_t last = 0;
  std::size_t width = most_digits;
  std::vector<std::string_view> digits;
  for (const std::string_view cell : cells) {
    std::size_t from = cell.size();
    while (from > 0 && is_digit_text(cell[from - 1]) && cell.size() - from < most_digits - 1)
      --from;
    digits.push_back(cell.substr(from));
    if (digits.back().empty() || !prefixes.add(cell.substr(0, from))) return false;
    width = std::min(width, digits.back().size());
  }
  for (const std::string_view number : digits) {
    if (number.size() > width && number.front() == '0') return false;
    std::int64_t value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    put_signed(numbers, value - last);
    last = value;
  }
  prefixes.put(bytes);
  put_byte(bytes, static_cast<unsigned>(width));
  bytes += numbers;
  return true;
}

bool put_texts(std::string& bytes, const Cells& cells) {
  for (const std::string_view cell : cells) put_line(bytes, cell);
  return true;
}

bool put_constant(std::string& bytes, const Cells& cells) {
  if (std::any_of(cells.begin(), cells.end(),
                  [&](std::string_view cell) { return cell != cells.front(); })) {
    return false;
  }
  put_line(bytes, cells.front());
  return true;
}

using PutForm = bool (*)(std::string& bytes, const Cells& cells);
constexpr std::array<PutForm, 8> put_forms{put_constant, put_words,  put_dates, put_serials,
                                           put_packed,   put_planes, put_steps, put_texts};

struct Choice {
  unsigned form = texts;
  std::size_t size = 0;
};

// The forms that hold the sample, the one that makes it shortest first.
std::vector<Choice> best_forms(const Cells& sample) {
  std::vector<Choice> choices;
  for (unsigned form = 0; form < put_forms.size(); ++form) {
    std::string bytes;
    if (put_forms.at(form)(bytes, sample)) choices.push_back({form, squeezed_size(bytes)});
  }
  std::sort(choices.begin(), choices.end(),
            [](const Choice& a, const Choice& b) { return a.size < b.size; });
  return choices;
}

// --- amounts that follow from others -------------------------------------------------------------

// value × factor to the nearest unit of `places`, halves away from zero: a price of a quantity, a
// discount in percent. It is how the column is kept; nothing is computed with it.
std::string times(const Amount& value, const Amount& factor, unsigned places) {
  const Decimal exact =
      Decimal(Wide(value.value), value.scale) * Decimal(Wide(factor.value), factor.scale);
  return Decimal(exact.rounded(places, Rounding::half_up), places).shortest();
}

// The factor with the fewest places that gives `cell`.
std::optional<std::string> factor_of(std::string_view cell, const Amount& value, unsigned places) {
  const auto amount = amount_of(cell);
  if (!amount || value.value == 0) return std::nullopt;
  constexpr unsigned most_places = 6;
  for (unsigned scale = 0; scale <= most_places; ++scale) {
    // amount / value in units of 10^-scale
    const Wide quotient =
        divide_rounded(Wide(amount->value) * power_of_ten(value.scale + scale),
                       Wide(value.value) * power_of_ten(amount->scale), Rounding::half_up);
    const std::string text = Decimal(quotient, scale).shortest();
    const auto factor = amount_of(text);
    if (!factor) return std::nullopt;
    if (times(value, *factor, places) == cell) return text;
  }
  return std::nullopt;
}

std::string_view unquoted(std::string_view cell) {
  const bool is_string = cell.size() >= 2 && cell.front() == '"';
  return is_string ? cell.substr(1, cell.size() - 2) : std::string_view();
}

// How the cells follow from another column of the same rows.
bool put_product(std::string& bytes, const Cells& cells, const Cells& of, std::size_t number) {
  unsigned places = 0;
  for (const std::string_view cell : cells) {
    if (cell.empty()) continue;
    const auto amount = amount_of(unquoted(cell));
    if (!amount) return false;
    places = std::max(places, amount->scale);
  }
  std::vector<std::string> factors;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    if (cells[row].empty()) continue;
    const auto value = amount_of(unquoted(of[row]));
    const auto factor = value ? factor_of(unquoted(cells[row]), *value, places) : std::nullopt;
    if (!factor) return false;
    factors.push_back(*factor);
  }
  put_byte(bytes, static_cast<unsigned>(number));
  put_byte(bytes, places);
  put_column(bytes, Cells(factors.begin(), factors.end()), {});
  return true;
}

}  // namespace

void put_column(std::string& bytes, const Cells& cells, const std::vector<const Cells*>& earlier) {
  Cells present;
  std::string presence;
  for (const std::string_view cell : cells) {
    presence += cell.empty() ? '\0' : '\1';
    if (!cell.empty()) present.push_back(cell);
  }
  unsigned tag = present.size() < cells.size() ? has_presence : 0;
  if (std::all_of(present.begin(), present.end(),
                  [](std::string_view cell) { return cell.front() == '"'; })) {
    tag |= is_quoted;
    for (std::string_view& cell : present) cell = cell.substr(1, cell.size() - 2);
  }
  constexpr std::size_t sample = 2000;
  const Cells first(present.begin(), present.begin() + static_cast<std::ptrdiff_t>(
                                                           std::min(sample, present.size())));
  Choice best;
  std::string content;
  for (const Choice& choice : best_forms(first)) {
    best = choice;
    if (put_forms.at(choice.form)(content, present)) break;
    content.clear();
  }
  if (best.form >= packed && best.form <= steps) {
    std::size_t size = squeezed_size(content);
    for (std::size_t i = 0; i < earlier.size(); ++i) {
      std::string follows;
      if (!put_product(follows, cells, *earlier[i], i)) continue;
      const std::size_t follows_size = squeezed_size(follows);
      if (follows_size >= size) continue;
      size = follows_size;
      best.form = product;
      content = std::move(follows);
    }
  }
  put_byte(bytes, tag | best.form);
  if ((tag & has_presence) != 0) bytes += presence;
  bytes += content;
}

LinkColumn::LinkColumn(ByteReader& bytes, std::size_t rows, std::size_t earlier) {
  form_ = bytes.byte();
  cells_ = rows;
  if ((form_ & has_presence) != 0) {
    presence_ = bytes.bytes(rows);
    cells_ = static_cast<std::size_t>(std::count(presence_.begin(), presence_.end(), '\1'));
  }
  switch (form_ & form_bits) {
    case constant:
      texts_ = {line(bytes)};
      break;
    case dictionary:
      read_dictionary(bytes);
      break;
    case serials:
      read_dictionary(bytes);
      width_ = bytes.byte();
      if (width_ > most_digits) bytes.fail();
      break;
    case packed:
    case planes:
    case steps:
      scale_ = bytes.byte();
      unit_ = static_cast<std::int64_t>(bytes.number());
      if (scale_ > most_digits) bytes.fail();
      break;
    case product:
      of_ = bytes.byte();
      scale_ = bytes.byte();
      if (of_ >= earlier || scale_ > most_digits) {
        bytes.fail();
        break;
      }
      factor_ = std::make_unique<LinkColumn>(bytes, cells_, 0);  // which itself follows from none
      break;
    case dates:
    case texts:
      break;
    default:
      bytes.fail();
  }
  if ((form_ & form_bits) == packed || (form_ & form_bits) == planes) {
    const bool in_bits = (form_ & form_bits) == packed;
    last_ = bytes.signed_number();
    width_ = bytes.byte();
    if (width_ > (in_bits ? 56 : 8)) bytes.fail();
    indices_ = bytes.bytes(in_bits ? (cells_ * width_ + 7) / 8 : cells_ * width_);
  }
  // What follows has a length of its own for each cell: over all of them to the end.
  const std::string_view from = bytes.left();
  for (std::size_t i = 0; i < cells_ && !bytes.failed(); ++i) {
    switch (form_ & form_bits) {
      case dates:
        if (const std::int64_t days = bytes.signed_number();
            days >= -2 * last_day && days <= 2 * last_day) {
          last_ += days;
        } else {
          bytes.fail();
        }
        if (last_ < -last_day || last_ > last_day) bytes.fail();
        break;
      case serials:
      case steps:
        (void)bytes.number();
        break;
      case texts:
        (void)line(bytes);
        break;
      default:
        i = cells_;
    }
  }
  if ((form_ & form_bits) == dates) last_ = 0;
  rest_ = ByteReader(from.substr(0, bytes.failed() ? 0 : from.size() - bytes.left().size()));
}

void LinkColumn::read_dictionary(ByteReader& bytes) {
  const std::size_t count = bytes.byte();
  for (std::size_t i = 0; i < count; ++i) texts_.push_back(line(bytes));
  if (count > 1) indices_ = bytes.bytes(cells_);
  const bool is_there = std::all_of(indices_.begin(), indices_.end(), [count](char index) {
    return static_cast<unsigned char>(index) < count;
  });
  if (!is_there || count == 0) bytes.fail();
}

std::int64_t LinkColumn::next_packed() {
  std::uint64_t offset = 0;
  if ((form_ & form_bits) == planes) {
    for (unsigned plane = 0; plane < width_; ++plane) {
      offset = offset << 8U | static_cast<unsigned char>(indices_[plane * cells_ + cell_]);
    }
  } else {
    for (std::size_t bit = cell_ * width_; bit < (cell_ + 1) * width_; ++bit) {
      offset = offset << 1U | (static_cast<unsigned char>(indices_[bit / 8]) >> (7 - bit % 8) & 1U);
    }
  }
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(last_) + offset);
}

void LinkColumn::append_number(std::string& out, std::int64_t value) const {
  const std::uint64_t units = static_cast<std::uint64_t>(value) * static_cast<std::uint64_t>(unit_);
  append_amount(out, {static_cast<std::int64_t>(units), scale_});
}

// Bytes that put_column() did not write may say what cannot be multiplied: then there is no cell.
void LinkColumn::append_product(std::string& out, const std::vector<std::string>& row) {
  std::string factor_text;
  (void)factor_->next(factor_text, {});
  const auto value = amount_of(unquoted(row[of_]));
  const auto factor = amount_of(factor_text);
  if (value && factor) out += times(*value, *factor, scale_);
}

bool LinkColumn::next(std::string& out, const std::vector<std::string>& row_cells) {
  const std::size_t row = row_++;
  if (!presence_.empty() && presence_[row] != '\1') return false;
  const auto step = [this] {
    last_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(last_) +
                                      static_cast<std::uint64_t>(rest_.signed_number()));
  };
  const auto word = [this]() -> std::string_view {
    return texts_[indices_.empty() ? 0 : static_cast<unsigned char>(indices_[cell_])];
  };
  if ((form_ & is_quoted) != 0) out += '"';
  switch (form_ & form_bits) {
    case constant:
    case dictionary:
      out += word();
      break;
    case dates:
      step();
      out += to_string(Date{Days{static_cast<int>(last_)}});
      break;
    case serials: {
      step();
      out += word();
      const std::string digits = std::to_string(last_);
      out.append(width_ > digits.size() ? width_ - digits.size() : 0, '0');
      out += digits;
      break;
    }
    case packed:
    case planes:
      append_number(out, next_packed());
      break;
    case steps:
      step();
      append_number(out, last_);
      break;
    case product:
      append_product(out, row_cells);
      break;
    default:
      out += line(rest_);
  }
  if ((form_ & is_quoted) != 0) out += '"';
  ++cell_;
  return true;
}

}  // namespace jm216
