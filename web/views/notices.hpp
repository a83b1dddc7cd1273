#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/report/report.hpp"
#include "web/facts/document.hpp"
#include "web/views/words.hpp"

// What is said of a notice that the ledger records.

namespace jm216::views {

struct NoticeGivenRow {
  std::string by;
  std::string what;
  std::optional<Date> given;
  std::string how;
  std::optional<Date> received;  // nothing of one that is no notice (XV.1)
  Word followed;
  std::string why;  // the id of the explanation of what followed
};

/// As the ledger has them, those after the report's day included.
std::vector<NoticeGivenRow> notices_given(const Report& report, const Document& ledger);

}  // namespace jm216::views
