#pragma once
// A quarter's statement (V.8) as it is issued: what the answer says on its day, frozen under a seal.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

enum class NotIssued : std::uint8_t {
  no_quarter,   // of the report
  not_over,     // the quarter, on the report's day
  incomplete,   // an exchange rate is missing, so the royalty is not known
  one_already,  // of that day or a later one
};
// "the quarter is not over on 3 May 2012"
std::string in_words(NotIssued why, Quarter quarter, Date as_of);

struct IssuedStatement {
  std::optional<StatementSent> statement;
  NotIssued why_not = NotIssued::no_quarter;
  // Goods of which a figure is left out, for a statement's row holds none below zero.
  std::vector<std::string> silent;
};

// Dated the report's day; its fingerprint is that of the ledger, which does not have it yet.
IssuedStatement issue_statement(Quarter quarter, const Report& report, const Ledger& ledger);

// The readings that are no defaults, as a statement names them: "rounding=half-even".
std::string readings_as_stated(const Readings& readings);

// Puts it into the ledger, which may have been silent of statements.
void add_statement(Ledger& ledger, StatementSent statement);

}  // namespace jm216
