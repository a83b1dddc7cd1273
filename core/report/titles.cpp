#include "core/report/titles.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// Takes `prefix` off the beginning of `id`; false where it does not begin with it.
bool take(std::string_view& id, std::string_view prefix) {
  if (id.substr(0, prefix.size()) != prefix) return false;
  id.remove_prefix(prefix.size());
  return true;
}

// "signature", "milestone-3", "royalty-2012-Q1"; empty for anything else.
std::string obligation_title(std::string_view id) {
  std::string words = obligation_in_words(id);
  return words == id ? std::string() : words;
}

std::string row_title(std::string_view place, const Report& report) {
  const std::size_t colon = place.find(':');
  if (colon == std::string_view::npos) return {};
  const auto wanted = Quarter::parse(place.substr(0, colon));
  if (!wanted) return {};
  const auto quarter = std::find_if(report.quarters.begin(), report.quarters.end(),
                                    [&](const QuarterReport& q) { return q.quarter == *wanted; });
  std::size_t index = 0;
  std::from_chars(place.data() + colon + 1, place.data() + place.size(), index);
  if (quarter == report.quarters.end() || index >= quarter->rows.size()) return {};
  const Row& row = quarter->rows[index];
  const auto country = Country::find(row.country);
  return "royalty for " + to_string(quarter->quarter) + ", " +
         std::string(country ? country->name() : row.country) + ", " +
         isolated(seller_name(row.seller, report));
}

std::string right_title(std::string_view id) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> rights{{
      {"terminate-convenience", "right of the LICENSEE to terminate at any time"},
      {"terminate-nonpayment", "right of the LICENSOR to terminate for non-payment"},
      {"terminate-force-majeure", "right to terminate after force majeure"},
      {"manufacture", "right of the LICENSEE to manufacture"},
      {"continue-use", "right of the LICENSEE to continue without royalty"},
  }};
  for (const auto& [right, title] : rights) {
    if (id == right) return std::string(title);
  }
  if (take(id, "terminate-milestone-")) {
    return "right of the LICENSOR to terminate for milestone " + std::string(id);
  }
  if (take(id, "reduce-royalty-")) {
    const auto country = Country::find(id);
    return "right of the LICENSEE to a reduced royalty in " +
           std::string(country ? country->name() : id);
  }
  return {};
}

std::string total_title(std::string_view name) {
  for (const TotalField& total : total_fields) {
    if (name == total.name) return std::string(total.title);
  }
  return {};
}

std::string milestone_title(std::string_view number, const Report& report) {
  for (const MilestoneReport& one : report.milestones) {
    if (std::to_string(one.number) == number) {
      return "milestone " + std::string(number) + ", " + one.objective;
    }
  }
  return {};
}

std::string deadline_title(std::string_view id, const Report& report) {
  for (const Deadline& one : report.deadlines) {
    if (one.id == id) return one.what;
  }
  return {};
}

std::string sentence_part(std::string_view id, const Report& report) {
  if (id == "term") return "last day of the TERM";
  if (id == "licence") return "status of the licence";
  if (take(id, "row:")) return row_title(id, report);
  if (take(id, "quarter:")) return "royalty for " + std::string(id);
  if (take(id, "milestone:")) return milestone_title(id, report);
  if (take(id, "right:")) return right_title(id);
  if (take(id, "deadline:")) return deadline_title(id, report);
  if (take(id, "statement:")) {
    return "royalty computed less reported for " + std::string(id);
  }
  if (take(id, "total:")) return total_title(id);
  if (take(id, "line:/sales/")) return "royalty of sales line " + std::string(id);
  if (take(id, "interest:")) {
    const std::string on = obligation_title(id);
    return on.empty() ? on : "interest on the " + on;
  }
  return obligation_title(id);
}

}  // namespace

std::string_view seller_name(std::string_view id, const Report& report) {
  const std::vector<SellerName>& sellers = report.ledger.sellers;
  const auto found = std::lower_bound(
      sellers.begin(), sellers.end(), id,
      [](const SellerName& seller, std::string_view wanted) { return seller.id < wanted; });
  return found != sellers.end() && found->id == id ? std::string_view(found->name) : id;
}

std::string title_of(std::string_view id, const Report& report) {
  std::string title = sentence_part(id, report);
  return title.empty() ? std::string(id) : capitalised(std::move(title));
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string value_in_words(std::string_view id, std::string_view value) {
  if (value == "null") return "not known";
  if (const auto date = parse_date(value)) return in_words(*date);
  if (const auto figure = Decimal::parse(value)) {
    const std::string amount = in_words("US$", *figure);
    return take(id, "line:") ? amount.substr(std::string_view("US$ ").size()) : amount;
  }
  std::string words(value);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

}  // namespace jm216
