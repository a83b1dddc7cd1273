#include "core/agreement/schedule_a.hpp"

#include <array>

#include "core/agreement/as_signed.hpp"
#include "core/agreement/eu_members.hpp"

namespace jm216 {

namespace {

constexpr std::string_view mbus_1044 = "MBUS 1044";
constexpr std::string_view mbus_1192 = "MBUS 1192";
constexpr std::string_view europe = "EP";

// Where the first printing lists Case MBUS 1192 in Europe.
constexpr std::array<std::string_view, 14> europe_1192{"AT", "BE", "DK", "FR", "DE", "GR", "GB",
                                                       "NL", "IE", "IT", "PT", "ES", "SE", "CH"};

std::vector<ScheduledPatent> case_1044(Date brazil) {
  std::vector<ScheduledPatent> rows;
  for (const std::string_view country :
       {"AT", "BE", "FR", "DE", "GB", "GR", "IT", "LU", "NL", "ES", "SE", "CH"}) {
    rows.push_back({mbus_1044, country, "EP891300787", "0328274", make_date(2009, 1, 26)});
  }
  const std::array national{
      ScheduledPatent{mbus_1044, "AU", "28971/89", "618310", make_date(2009, 1, 31)},
      ScheduledPatent{mbus_1044, "BR", "1100963-2", "1100963-2", brazil},
      ScheduledPatent{mbus_1044, "CA", "589796", "1340286", make_date(2015, 12, 22)},
      ScheduledPatent{mbus_1044, "DK", "0491/89", "", make_date(2009, 2, 1)},
      ScheduledPatent{mbus_1044, "FI", "89/0512", "91260", make_date(2009, 2, 1)},
      ScheduledPatent{mbus_1044, "HU", "52289", "205767", make_date(2009, 2, 3)},
      ScheduledPatent{mbus_1044, "HU", "P/P00163", "210872", make_date(2008, 12, 9)},
      ScheduledPatent{mbus_1044, "IE", "31989", "65503", make_date(2006, 1, 31)},
      ScheduledPatent{mbus_1044, "IL", "89119", "89119", make_date(2009, 1, 29)},
      ScheduledPatent{mbus_1044, "JP", "01/24751", "2781403", make_date(2009, 2, 1)},
      ScheduledPatent{mbus_1044, "KR", "89/1069", "147270", make_date(2013, 5, 15)},
      ScheduledPatent{mbus_1044, "MX", "9203596", "181357", make_date(2008, 12, 10)},
      ScheduledPatent{mbus_1044, "NZ", "227839", "227839", make_date(2009, 2, 1)},
      ScheduledPatent{mbus_1044, "NO", "89/0426", "177569", make_date(2009, 2, 1)},
      ScheduledPatent{mbus_1044, "PT", "89608", "89608", make_date(2009, 2, 2)},
      ScheduledPatent{mbus_1044, "RO", "C-20256", "", make_date(2008, 2, 2)},
      ScheduledPatent{mbus_1044, "ZA", "89/0831", "89/0831", make_date(2009, 2, 1)},
      ScheduledPatent{mbus_1044, "TW", "78/100752", "51931", make_date(2006, 10, 20)},
      ScheduledPatent{mbus_1044, "US", "07/602931", "5072011", make_date(2008, 12, 9)},
      ScheduledPatent{mbus_1044, "US", "07/723971", "5244919", make_date(2010, 9, 14)},
  };
  rows.insert(rows.end(), national.begin(), national.end());
  return rows;
}

void add_case_1192_national(std::vector<ScheduledPatent>& rows) {
  rows.push_back({mbus_1192, "AU", "17661/95", "692521", make_date(2015, 4, 23)});
  rows.push_back({mbus_1192, "CA", "2147567", "", make_date(2015, 4, 20)});
  rows.push_back({mbus_1192, "JP", "7-100870", "", make_date(2015, 4, 24)});
  rows.push_back({mbus_1192, "US", "08/428444", "5519155", make_date(2015, 4, 24)});
}

std::vector<ScheduledPatent> first_printing() {
  std::vector<ScheduledPatent> rows = case_1044(brazil_1044(ScheduleA::first));
  for (const std::string_view country : europe_1192) {
    rows.push_back({mbus_1192, country, "EP 95302629.1", "0 679 656", make_date(2015, 4, 19)});
  }
  add_case_1192_national(rows);
  return rows;
}

std::vector<ScheduledPatent> second_printing() {
  std::vector<ScheduledPatent> rows = case_1044(brazil_1044(ScheduleA::second));
  rows.push_back({mbus_1192, europe, "95302629", "0 679 656", make_date(2015, 4, 19)});
  add_case_1192_national(rows);
  return rows;
}

}  // namespace

const std::vector<ScheduledPatent>& schedule_a(ScheduleA printing) {
  static const std::vector<ScheduledPatent> first = first_printing();
  static const std::vector<ScheduledPatent> second = second_printing();
  return printing == ScheduleA::first ? first : second;
}

Date ireland_1044_listed() {
  const auto& rows = schedule_a(ScheduleA::first);
  return std::find_if(rows.begin(), rows.end(), &is_ireland_1044)->expires;
}

bool is_ireland_1044(const ScheduledPatent& patent) {
  return patent.case_ == mbus_1044 && patent.country == "IE";
}

std::vector<std::string_view> countries_of(const ScheduledPatent& patent) {
  if (patent.country != europe) return {patent.country};
  return {europe_1192.begin(), europe_1192.end()};
}

bool was_eu_member(std::string_view country) {
  return is_eu_member(country, as_signed::execution);
}

}  // namespace jm216
