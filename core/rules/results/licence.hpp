#pragma once
// How long the licence runs, and whether it does on the report's day.
#include <optional>

#include "core/basics/calendar.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// The days between which the licence runs.
struct LicenceSpan {
  Date effective;                      // I.2
  Date term_ends;                      // I.16; inside the TERM
  std::optional<Date> terminated;      // XI; a sale on that day is still under the licence
  std::optional<Date> sell_off_until;  // XI.9, with `terminated`
  std::optional<Date> licences_ended;  // VII.8, by reading `challenge_ends`; the Agreement goes on

  friend bool operator==(const LicenceSpan&, const LicenceSpan&) = default;
};

// The span of the licence that a report has found.
inline LicenceSpan span_of(const Report& report) {
  const LicenceReport& licence = report.licence;
  std::optional<Date> terminated;  // of the Agreement, which alone has a sell-off
  if (licence.sell_off_until) terminated = licence.terminated_on;
  return {licence.effective_date, report.term.ends, terminated, licence.sell_off_until,
          licence.licences_ended};
}

// Whether a quarter is one of the licence's: from the EFFECTIVE DATE's to that of the TERM's end or
// the sell-off's last day.
inline bool is_licence_quarter(Quarter quarter, const LicenceSpan& span) {
  return quarter >= Quarter::of(span.effective) &&
         quarter <= Quarter::of(span.sell_off_until.value_or(span.term_ends));
}

}  // namespace jm216
