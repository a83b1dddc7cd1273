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
#include "core/report/report.hpp"

namespace jm216 {

// "2010-03-01 + 60 days = 2010-04-30", and the same backwards.
std::string sum_of(Date from, const Period& period);
std::string difference_of(Date until, const Period& period);
std::string in_words(const Usd& amount);
// "1,332.06" in a column of dollars, "not known" where it is undetermined.
std::string amount_in_words(const std::optional<Usd>& amount);
std::string text_or_null(const std::optional<Usd>& amount);  // "1332.06", "null"
std::string in_words(const Percent& rate);                   // "8.5%"
// An exact amount with thousands separated and at least so many decimals.
std::string in_words(const Decimal& amount, unsigned places = 2);
std::string in_words(std::string_view currency, const Decimal& amount, unsigned places = 2);
std::string in_words(Deduction deduction);  // "trade discount"
// "payment on signature", "royalty payable for 2012-Q1"; the id itself where it is none.
std::string obligation_in_words(std::string_view id);

// "Terminated on 31 Mar 2009 under XI.4; sell-off until 30 Sep 2009."
std::string termination_in_words(const LicenceReport& licence);
// "notice to terminate for non-payment"
std::string in_words(NoticeKind kind);
// "paid late", of a code of the report or ledger
std::string code_in_words(std::string_view code);
// "Spain", of "ES"; with `europe` also "Europe", of "EP". The code itself where it is none.
std::string country_in_words(std::string_view code, bool europe = false);
// "1 line", "2 lines"
std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace jm216
