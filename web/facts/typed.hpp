#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/import/mapping.hpp"
#include "web/facts/forms.hpp"

// Dates and figures as people write them, in every field of the page: what means one thing is taken as
// the ledger writes it, what may mean two is asked, and the rest is left to the ledger's reader to refuse.

namespace jm216 {

/// How the person writes, as far as that was asked: which number of "05/04/2009" is the month, and what
/// the comma of "1,234" is.
struct Habits {
  std::optional<DateOrder> order{};
  std::optional<char> decimal{};
};
/// Those of the person at this page.
Habits& habits();

/// One thing that a typed text may mean.
struct Meaning {
  std::string value;  // as the ledger writes it
  std::string words;  // as people read it
  Habits by{};        // what is known of the person who means it
};

struct Typed {
  std::vector<Meaning> meanings;  // one: that is it. Several: which must be asked
  std::string problem;  // what is wrong with it, where the ledger's reader could not say so

  /// What is written into the ledger; the text itself where that cannot be told.
  [[nodiscard]] std::string value_or(const std::string& text) const {
    return meanings.size() == 1 ? meanings.front().value : text;
  }
  [[nodiscard]] bool is_open() const { return meanings.size() > 1; }
};

/// `currency`: that of the record, or empty where it names none.
Typed typed_as(FormKind kind, std::string_view text, std::string_view currency,
               const Habits& habits);

/// The days that a text may mean.
std::vector<Meaning> typed_days(std::string_view text, const Habits& habits);

/// Why a text is no day: "05/04/2009 may be 5 Apr 2009 or 4 May 2009: write the month's name."
std::string why_no_day(std::string_view text, const Habits& habits);

}  // namespace jm216
