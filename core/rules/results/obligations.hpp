#pragma once
// What the LICENSEE owes (V.1–V.5), before payments.
#include <optional>
#include <string>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

struct Owed {
  std::string id;
  std::string clause;
  std::optional<Usd> amount;               // nothing where a quarter is incomplete
  std::optional<Date> due;                 // nothing while not triggered
  bool is_accruing = false;                // the quarter is not over
  const QuarterReport* quarter = nullptr;  // of a royalty
  std::vector<Step> steps;                 // how amount and due date came about
};

}  // namespace jm216
