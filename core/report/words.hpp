#pragma once
// How explanations and findings put figures into words: "30 Apr 2012", "EUR 11,845.30", "US$
// 1,332.06".
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/agreement/period.hpp"
#include "core/basics/calendar.hpp"
#include "core/basics/money.hpp"
#include "core/facts/ledger.hpp"
#include "core/facts/sales.hpp"

namespace jm216 {

// "2010-03-01 + 60 days = 2010-04-30", and the same backwards.
std::string sum_of(Date from, const Period& period);
std::string difference_of(Date until, const Period& period);
std::string in_words(const Usd& amount);
std::string text_or_null(const std::optional<Usd>& amount);  // "1332.06", "null"
std::string in_words(const Percent& rate);                   // "8.5%"
// An exact amount with thousands separated and at least so many decimals.
std::string in_words(const Decimal& amount, unsigned places = 2);
std::string in_words(std::string_view currency, const Decimal& amount, unsigned places = 2);
std::string in_words(Deduction deduction);  // "trade discount"
// "payment on signature", "royalty payable for 2012-Q1"; the id itself where it is none.
std::string obligation_in_words(std::string_view id);
// "notice to terminate for non-payment"
std::string in_words(NoticeKind kind);
// "1 line", "2 lines"
std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace jm216
