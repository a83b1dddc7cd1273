#include "core/facts/sales.hpp"

#include <algorithm>
#include <limits>

namespace jm216 {

namespace {

constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 1;

// Mixes a further number into a hash.
constexpr std::size_t mix(std::size_t hash, std::size_t value) {
  const auto mixed = (static_cast<std::uint64_t>(hash) ^ value) * 0x9e3779b97f4a7c15U;
  return static_cast<std::size_t>(mixed ^ (mixed >> 29U));
}

// Of bytes one after the other.
constexpr std::uint64_t start_of_hash = 0xcbf29ce484222325U;
constexpr std::uint64_t hash_on(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
}
constexpr std::size_t end_of_hash(std::uint64_t hash) {
  return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

std::size_t hash_text(std::string_view text) {
  std::uint64_t hash = start_of_hash;
  for (const char c : text) hash = hash_on(hash, c);
  return end_of_hash(hash);
}

std::size_t hash_profile(const SaleProfile& profile) {
  const unsigned flags = (profile.is_export ? 1U : 0U) | (profile.arms_length ? 2U : 0U) |
                         (profile.for_money ? 4U : 0U) | (profile.is_free ? 8U : 0U);
  std::size_t hash = mix(profile.seller, profile.product);
  hash = mix(hash, profile.unit);
  hash = mix(hash, profile.buyer);
  hash = mix(hash, profile.country.index());
  hash = mix(hash, profile.currency.index());
  hash = mix(hash, profile.separately_charged);
  return mix(hash, flags << 8U | static_cast<unsigned>(profile.credit_reason));
}

template <class T>
std::size_t bytes_of(const std::vector<T>& column) {
  return column.capacity() * sizeof(T);
}

}  // namespace

std::uint32_t TextPool::look_up(std::size_t hash, std::string_view text) const {
  return ids_.find(hash, [&](std::uint32_t id) { return texts_[id] == text; });
}

std::uint32_t TextPool::intern(std::string_view text) {
  const std::size_t hash = hash_text(text);
  const std::uint32_t found = look_up(hash, text);
  if (found != IndexTable::none) return found;
  const auto id = static_cast<std::uint32_t>(texts_.size());
  texts_.emplace_back(text);
  ids_.add(hash, id);
  return id;
}

std::optional<std::uint32_t> TextPool::find(std::string_view text) const {
  const std::uint32_t id = look_up(hash_text(text), text);
  if (id == IndexTable::none) return std::nullopt;
  return id;
}

std::size_t TextPool::bytes() const {
  std::size_t sum = ids_.bytes();
  for (const std::string& text : texts_) {
    sum += sizeof(std::string) + (text.capacity() > 15 ? text.capacity() + 1 : 0);
  }
  return sum;
}

std::uint32_t Sales::profile_number(const SaleProfile& profile) {
  if (last_profile_ < profiles_.size() && profiles_[last_profile_] == profile) {
    return last_profile_;
  }
  const std::size_t hash = hash_profile(profile);
  std::uint32_t number =
      profile_numbers_.find(hash, [&](std::uint32_t other) { return profiles_[other] == profile; });
  if (number == IndexTable::none) {
    number = static_cast<std::uint32_t>(profiles_.size());
    profiles_.push_back(profile);
    profile_numbers_.add(hash, number);
  }
  last_profile_ = number;
  return number;
}

bool Sales::add(const SaleLine& line) {
  const std::size_t text_size = line.invoice.size() + line.line.size() + 2 +
                                (line.credit_of ? line.credit_of->size() + 1 : 0);
  if (date_.size() >= most || text_size > most - text_.size() ||
      amounts_.size() + deduction_count + 1 >= most) {
    return false;
  }
  date_.push_back(static_cast<std::int32_t>(line.date.time_since_epoch().count()));
  profile_.push_back(profile_number(line.profile));
  quantity_.push_back(line.quantity);
  gross_.push_back(line.gross);

  text_at_.push_back(static_cast<std::uint32_t>(text_.size()));
  const auto add_text = [this](std::string_view text) {
    text_.insert(text_.end(), text.begin(), text.end());
    text_.push_back('\0');
  };
  add_text(line.invoice);
  add_text(line.line);
  std::uint16_t held = line.deductions_given;
  if (line.credit_of) {
    held |= has_credit_of;
    add_text(*line.credit_of);
  }

  amounts_at_.push_back(static_cast<std::uint32_t>(amounts_.size()));
  if (line.supplied) {
    held |= has_supplied;
    amounts_.push_back(line.supplied->time_since_epoch().count());
  }
  for (std::size_t i = 0; i < deduction_count; ++i) {
    if ((line.deductions_given >> i & 1) != 0) amounts_.push_back(line.deductions[i]);
  }
  if (line.fair_market_price) {
    held |= has_fair_market_price;
    amounts_.push_back(*line.fair_market_price);
  }
  held_.push_back(held);
  return true;
}

// The line's text after so many others.
std::string_view Sales::text_after(std::size_t index, unsigned skipped) const {
  const char* text = text_.data() + text_at_[index];
  for (; skipped > 0; --skipped) text += std::char_traits<char>::length(text) + 1;
  return text;
}

std::string_view Sales::invoice(std::size_t index) const {
  return text_after(index, 0);
}

std::string_view Sales::line_number(std::size_t index) const {
  return text_after(index, 1);
}

std::optional<std::string_view> Sales::credit_of(std::size_t index) const {
  if ((held_[index] & has_credit_of) == 0) return std::nullopt;
  return text_after(index, 2);
}

std::size_t Sales::file_of(std::size_t index) const {
  return static_cast<std::size_t>(
      std::upper_bound(files_begin_.begin(), files_begin_.end(), index) - files_begin_.begin());
}

std::optional<Date> Sales::supplied(std::size_t index) const {
  if ((held_[index] & has_supplied) == 0) return std::nullopt;
  return Date{Days{static_cast<int>(amounts_[amounts_at_[index]])}};
}

SaleLine Sales::line(std::size_t index) const {
  SaleLine line;
  line.invoice = invoice(index);
  line.line = line.invoice.data() + line.invoice.size() + 1;
  line.date = date(index);
  line.profile = profile(index);
  line.quantity = quantity_[index];
  line.gross = gross_[index];
  const std::uint16_t held = held_[index];
  if (held == 0) return line;
  line.deductions_given = static_cast<DeductionSet>(held & all_deductions);
  const std::int64_t* amount = amounts_.data() + amounts_at_[index];
  if ((held & has_supplied) != 0) line.supplied = Date{Days{static_cast<int>(*amount++)}};
  for (std::size_t i = 0; i < deduction_count; ++i) {
    if ((held >> i & 1) != 0) line.deductions[i] = *amount++;
  }
  if ((held & has_fair_market_price) != 0) line.fair_market_price = *amount;
  line.credit_of = credit_of(index);
  return line;
}

void Sales::finish() {
  const auto trim = [](auto&... columns) { (columns.shrink_to_fit(), ...); };
  trim(date_, profile_, quantity_, gross_, held_, text_at_, text_, amounts_at_, amounts_,
       profiles_);
  find_repeated();
  find_credited();
}

// What is done for every line is a function of its own, not a part of the loop: a browser makes fast
// what is called often.

std::uint32_t Sales::earlier_line(IndexTable& firsts, std::uint32_t index) const {
  const std::uint32_t seller = profile(index).seller;
  std::uint64_t hash = start_of_hash ^ seller;
  const char* text = text_.data() + text_at_[index];
  for (int texts = 0; texts < 2; ++text) {  // invoice and line
    hash = hash_on(hash, *text);
    if (*text == '\0') ++texts;
  }
  const std::uint32_t first = firsts.find(end_of_hash(hash), [&](std::uint32_t other) {
    return profile(other).seller == seller && invoice(other) == invoice(index) &&
           line_number(other) == line_number(index);
  });
  if (first == IndexTable::none) firsts.add(end_of_hash(hash), index);
  return first;
}

void Sales::find_repeated() {
  repeated_.clear();
  IndexTable firsts;
  firsts.reserve(size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // the first of its kind, a later one
  for (std::uint32_t index = 0; index < size(); ++index) {
    const std::uint32_t first = earlier_line(firsts, index);
    if (first != IndexTable::none) pairs.emplace_back(first, index);
  }
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i == 0 || pairs[i - 1].first != pairs[i].first) repeated_.push_back({pairs[i].first});
    repeated_.back().push_back(pairs[i].second);
  }
}

struct Sales::Wanted {
  struct Key {
    std::uint32_t seller;
    std::string_view invoice;

    [[nodiscard]] std::size_t hash() const { return mix(hash_text(invoice), seller); }
  };
  std::vector<Key> keys;  // as credited_
  IndexTable numbers;

  [[nodiscard]] std::uint32_t find(const Key& key) const {
    return numbers.find(key.hash(), [&](std::uint32_t other) {
      return keys[other].seller == key.seller && keys[other].invoice == key.invoice;
    });
  }
};

void Sales::note_credited(const Wanted& wanted, std::uint32_t index) {
  if ((held_[index] & has_credit_of) != 0) return;
  const std::uint32_t number = wanted.find({profile(index).seller, invoice(index)});
  if (number == IndexTable::none) return;
  std::vector<std::uint32_t>& lines = credited_[number];
  if (lines.empty() || date(index) < date(lines.back())) lines.push_back(index);
}

void Sales::find_credited() {
  credited_.clear();
  credited_at_.clear();
  Wanted wanted;
  for (std::uint32_t index = 0; index < size(); ++index) {
    if ((held_[index] & has_credit_of) == 0) continue;
    const Wanted::Key key{profile(index).seller, *credit_of(index)};
    std::uint32_t number = wanted.find(key);
    if (number == IndexTable::none) {
      number = static_cast<std::uint32_t>(wanted.keys.size());
      wanted.keys.push_back(key);
      wanted.numbers.add(key.hash(), number);
    }
    credited_at_.emplace_back(index, number);
  }
  if (wanted.keys.empty()) return;
  credited_.resize(wanted.keys.size());
  for (std::uint32_t index = 0; index < size(); ++index) note_credited(wanted, index);
}

const std::vector<std::uint32_t>& Sales::credited_by(std::size_t index) const {
  static const std::vector<std::uint32_t> nothing;
  const auto found =
      std::lower_bound(credited_at_.begin(), credited_at_.end(), index,
                       [](const auto& entry, std::size_t wanted) { return entry.first < wanted; });
  return found != credited_at_.end() && found->first == index ? credited_[found->second] : nothing;
}

std::vector<std::uint32_t> Sales::credit_notes() const {
  std::vector<std::uint32_t> notes;
  for (const auto& [line, list] : credited_at_) notes.push_back(line);
  return notes;
}

std::size_t Sales::bytes() const {
  std::size_t sum = bytes_of(date_) + bytes_of(profile_) + bytes_of(quantity_) + bytes_of(gross_) +
                    bytes_of(held_) + bytes_of(text_at_) + bytes_of(text_) + bytes_of(amounts_at_) +
                    bytes_of(amounts_) + texts_.bytes() + bytes_of(profiles_) +
                    profile_numbers_.bytes() + bytes_of(repeated_) + bytes_of(credited_) +
                    bytes_of(credited_at_) + bytes_of(files_begin_);
  for (const auto& group : repeated_) sum += bytes_of(group);
  for (const auto& group : credited_) sum += bytes_of(group);
  return sum;
}

}  // namespace jm216
