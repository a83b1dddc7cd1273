#pragma once
// What the figures of a report are called in a sentence, by the ids of their explanations, and
// their values as people read them.
#include <string>
#include <string_view>

#include "core/report/report.hpp"

namespace jm216 {

// "Royalty for 2012-Q1, Spain, Europharm SA, JM216 (capsule)", "Interest on the royalty for 2012-Q1"; the id itself
// where the report has nothing of that id.
std::string title_of(std::string_view id, const Report& report);

// With a capital letter, as sentences begin.
std::string capitalised(std::string text);

// "US$ 1,612.21", "24 Apr 2018", "not known", "attained late". `id` says what is a figure in
// dollars; that of a sales line is in the line's own currency.
std::string value_in_words(std::string_view id, std::string_view value);

// The name of a seller, where the ledger gives one, else the id.
std::string_view seller_name(std::string_view id, const Report& report);

}  // namespace jm216
