#pragma once
// Ledgers made up from a number: the same one always gives the same ledger. They are meant to be
// full of edges (half cents, missing quotes, credits, overlapping records), not to be likely.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/calendar.hpp"

namespace jm216::test {

// One object of the ledger: its members in order, each value as JSON text.
struct Record {
  std::vector<std::pair<std::string, std::string>> members;

  Record& with(std::string name, std::string json);  // appends
  Record& text(std::string name, std::string_view value);
  Record& day(std::string name, Date date);
  [[nodiscard]] const std::string* find(std::string_view name) const;
  std::string* find(std::string_view name);
  void erase(std::string_view name);
  [[nodiscard]] std::optional<Date> date(std::string_view name) const;
  [[nodiscard]] std::string json() const;
};

struct Section {
  std::string name;
  std::vector<Record> records;
};

struct GeneratedLedger {
  Date as_of;
  Record head;  // as_of, effective_date, readings, supply_agreement
  std::vector<std::pair<std::string, Record>> sellers;  // none: the ledger does not list them
  std::vector<Record> sales;
  std::vector<Section> sections;

  [[nodiscard]] std::string json() const;  // on one line
};

GeneratedLedger generate(std::uint64_t seed);

// Deterministic dice.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // From low to high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high);
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(between(0, static_cast<std::int64_t>(count) - 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace jm216::test
