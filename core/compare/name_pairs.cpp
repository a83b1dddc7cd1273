#include "core/compare/name_pairs.hpp"

namespace jm216 {

std::uint32_t NamePairs::number_of(std::string_view name) {
  const std::uint32_t number = texts_.intern(name);
  if (number == names_.size()) names_.emplace_back();
  return number;
}

void NamePairs::add(std::string_view name) {
  const std::uint32_t number = number_of(name);
  OfName& of = names_[number];
  const auto place = static_cast<std::uint32_t>(others_.size());
  others_.push_back({number, ++of.others});
  (of.first == none ? of.first : others_[of.last].next_of_name) = place;
  of.last = place;
}

NamePairs::Taken NamePairs::take(std::string_view name) {
  const std::uint32_t number = number_of(name);
  OfName& of = names_[number];
  Taken taken{number, ++of.taken, std::nullopt};
  if (of.first == none) return taken;
  taken.pair = of.first;
  Other& other = others_[of.first];
  other.is_taken = true;
  of.first = other.next_of_name;
  return taken;
}

std::string NamePairs::text(std::uint32_t name, std::uint32_t time) const {
  std::string text(texts_.text(name));
  if (time > 1) text += " (" + std::to_string(time) + ')';
  return text;
}

}  // namespace jm216
