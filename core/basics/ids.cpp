#include "core/basics/ids.hpp"

#include <array>
#include <charconv>

namespace jm216 {

namespace {

// In the order of the kinds. One that ends in a sign, or is empty, begins an id; others are one.
constexpr std::array<std::string_view, 5> obligation_words{"signature", "supply", "milestone-",
                                                           "royalty-", ""};
constexpr std::array<std::string_view, 6> deadline_words{"royalty-", "statement-",  "patent-",
                                                         "notice-",  "limitation-", ""};
constexpr std::array<std::string_view, 10> right_words{"terminate-convenience",
                                                       "terminate-nonpayment",
                                                       "terminate-force-majeure",
                                                       "terminate-breach",
                                                       "manufacture",
                                                       "inspect-books",
                                                       "continue-use",
                                                       "terminate-milestone-",
                                                       "reduce-royalty-",
                                                       ""};
constexpr std::array<std::string_view, 15> figure_words{
    "licence",    "term",       "milestone:",  "quarter:",  "row:",
    "interest:",  "total:",     "right:",      "deadline:", "statement:",
    "amendment:", "liability:", "limitation:", "line:",     ""};

constexpr const auto& words_of(ObligationKind) {
  return obligation_words;
}
constexpr const auto& words_of(DeadlineKind) {
  return deadline_words;
}
constexpr const auto& words_of(RightKind) {
  return right_words;
}
constexpr const auto& words_of(FigureKind) {
  return figure_words;
}

bool is_id(std::string_view text, std::string_view word) {
  const bool begins = word.empty() || word.back() == '-' || word.back() == ':';
  return begins ? text.substr(0, word.size()) == word : text == word;
}

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  return number;
}

}  // namespace

template <class Kind>
Id<Kind> Id<Kind>::parse(std::string_view text) {
  const auto& words = words_of(Kind{});
  std::size_t kind = 0;
  while (!is_id(text, words[kind])) ++kind;
  return {static_cast<Kind>(kind), std::string(text.substr(words[kind].size()))};
}

template <class Kind>
Id<Kind>::operator std::string() const {
  return std::string(words_of(kind)[static_cast<std::size_t>(kind)]) + name;
}

template struct Id<ObligationKind>;
template struct Id<DeadlineKind>;
template struct Id<RightKind>;
template struct Id<FigureKind>;

DeadlineId DeadlineId::patent(std::string_view country, std::string_view application) {
  return {{DeadlineKind::patent, std::string(country).append("-").append(application)}};
}

DeadlineId DeadlineId::notice(std::size_t index) {
  return {{DeadlineKind::notice, std::to_string(index + 1) + "-effective"}};
}

std::optional<std::size_t> notice_of(std::string_view deadline) {
  const auto id = Id<DeadlineKind>::parse(deadline);
  if (id.kind != DeadlineKind::notice) return std::nullopt;
  const auto number = number_in(id.name);
  if (!number || *number == 0 || std::string(DeadlineId::notice(*number - 1)) != deadline) {
    return std::nullopt;
  }
  return *number - 1;
}

FigureId FigureId::row(Quarter quarter, std::size_t row) {
  return {{FigureKind::row, to_string(quarter) + ':' + std::to_string(row)}};
}

std::optional<RowPlace> row_of(std::string_view figure) {
  const auto id = Id<FigureKind>::parse(figure);
  const std::size_t colon = id.name.find(':');
  if (id.kind != FigureKind::row || colon == std::string::npos) return std::nullopt;
  const std::string_view name = id.name;
  const auto quarter = Quarter::parse(name.substr(0, colon));
  const auto row = number_in(name.substr(colon + 1));
  if (!quarter || !row || std::string(FigureId::row(*quarter, *row)) != figure) return std::nullopt;
  return RowPlace{*quarter, *row};
}

}  // namespace jm216
