#pragma once
// When a notice counts as given and as received (XV.1).
#include "core/agreement/as_signed.hpp"
#include "core/facts/ledger.hpp"
#include "core/readings/readings.hpp"

namespace jm216 {

// XV.1: by any other method it is no notice.
inline bool is_by_agreed_method(const Notice& notice) {
  return notice.method == "post" || notice.method == "telefax";
}

inline Date deemed_received(const Notice& notice) {
  return notice.method == "post" ? notice.given + as_signed::post : notice.given;
}

// READING(notice_given): XI.4 counts from the day a notice is given, and rights are judged on it.
inline Date day_given(const Notice& notice, const Readings& readings) {
  return readings.notice_given == NoticeGiven::received ? deemed_received(notice) : notice.given;
}

}  // namespace jm216
