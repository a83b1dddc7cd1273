#pragma once
// The account between the parties: what fell due and what was paid, day by day, with the balance
// (V.1-V.6). Interest is a claim of its own (XVI) and stays out of it.
#include <string>
#include <vector>

#include "core/report/report.hpp"

namespace jm216 {

struct AccountEntry {
  enum class Kind { due, payment };

  Date date;
  Kind kind = Kind::due;
  std::string obligation;  // its id
  Usd charged;             // the amount due; of a payment the uplift of later rates (V.6, 5.3)
  Usd paid;
  Usd balance;  // after the entry; negative where more was paid than had fallen due
};

// By date, what falls due before what is paid, then in the order of the obligations. Only what has
// fallen due by the report's day, and only obligations whose amount is known.
std::vector<AccountEntry> account_of(const Report& report);

}  // namespace jm216
