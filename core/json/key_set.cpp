#include "core/json/key_set.hpp"

#include <functional>

namespace jm216 {

namespace {

constexpr std::size_t most_bytes = std::size_t{8} << 20U;
constexpr std::size_t few = 16;  // names that are faster looked through than looked up

std::size_t hash_of(std::string_view name) {
  return std::hash<std::string_view>{}(name);
}

}  // namespace

std::string_view KeySet::name(std::uint32_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
  return {text_.data() + begin, ends_[number] - begin};
}

KeySet::Added KeySet::add(std::string_view added) {
  const auto count = static_cast<std::uint32_t>(ends_.size());
  const std::size_t hash = count < few ? 0 : hash_of(added);
  if (count < few) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (name(i) == added) return Added::again;
    }
  } else {
    const auto is_same = [&](std::uint32_t number) { return name(number) == added; };
    if (numbers_.find(hash, is_same) != IndexTable::none) return Added::again;
  }
  if (text_.size() + added.size() > most_bytes) return Added::full;
  text_.insert(text_.end(), added.begin(), added.end());
  ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  if (count + 1 == few) {
    for (std::uint32_t i = 0; i < few; ++i) numbers_.add(hash_of(name(i)), i);
  } else if (count >= few) {
    numbers_.add(hash, count);
  }
  return Added::fresh;
}

void KeySet::clear() {
  if (ends_.size() >= few) {
    *this = KeySet();
  } else {
    text_.clear();
    ends_.clear();
  }
}

}  // namespace jm216
