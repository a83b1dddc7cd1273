#include "core/report/titles.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// "signature", "milestone-3", "royalty-2012-Q1"; empty for anything else.
std::string obligation_title(std::string_view id) {
  return ObligationId::parse(id).kind == ObligationKind::other ? std::string()
                                                               : obligation_in_words(id);
}

// ", JM216 50 mg (capsule)"
std::string goods_of(const std::string& product, const std::string& unit) {
  if (product.empty()) return {};
  return ", " + isolated(product) + (unit.empty() ? "" : " (" + isolated(unit) + ")");
}

std::string row_title(std::string_view id, const Report& report) {
  const auto place = row_of(id);
  if (!place) return {};
  const auto quarter =
      std::find_if(report.quarters.begin(), report.quarters.end(),
                   [&](const QuarterReport& q) { return q.quarter == place->quarter; });
  if (quarter == report.quarters.end() || place->row >= quarter->rows.size()) return {};
  const Row& row = quarter->rows[place->row];
  return "royalty for " + to_string(quarter->quarter) + ", " + country_in_words(row.country) +
         ", " + isolated(seller_name(row.seller, report)) + goods_of(row.product, row.unit);
}

std::string right_title(std::string_view id) {
  if (const std::size_t colon = id.find(':'); colon != std::string_view::npos) {
    const bool licensee = id.substr(colon + 1) == "licensee";
    return right_title(id.substr(0, colon)) + (licensee ? ", the LICENSEE's" : ", the LICENSOR's");
  }
  const RightId right = RightId::parse(id);
  switch (right.kind) {
    case RightKind::terminate_convenience:
      return "right of the LICENSEE to terminate at any time";
    case RightKind::terminate_nonpayment:
      return "right of the LICENSOR to terminate for non-payment";
    case RightKind::terminate_force_majeure:
      return "right to terminate after force majeure";
    case RightKind::terminate_breach:
      return "right to terminate for a breach that was not remedied";
    case RightKind::inspect_books:
      return "right of the LICENSOR to have the books inspected";
    case RightKind::manufacture:
      return "right of the LICENSEE to manufacture";
    case RightKind::continue_use:
      return "right of the LICENSEE to continue without royalty";
    case RightKind::terminate_milestone:
      return "right of the LICENSOR to terminate for milestone " + right.name;
    case RightKind::reduce_royalty:
      return "right of the LICENSEE to a reduced royalty in " + country_in_words(right.name);
    case RightKind::other:
      break;
  }
  return {};
}

std::string total_title(std::string_view name) {
  for (const TotalField& total : total_fields) {
    if (name == total.name) return std::string(total.title);
  }
  return {};
}

std::string liability_title(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> figures{{
      {"cap_usd", "cap on the LICENSOR's liability"},
      {"claimed_usd", "claims under the cap"},
      {"outside_cap_usd", "claims outside the cap"},
      {"left_usd", "what is left of the cap"},
  }};
  for (const auto& [figure, title] : figures) {
    if (name == figure) return std::string(title);
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

// Of "/sales/17" 18, and so of "/17" in a ledger that is a bare list: people count from one.
std::string line_title(std::string_view pointer) {
  const std::string_view digits = pointer.substr(pointer.rfind('/') + 1);
  std::size_t line = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), line);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return "royalty of sales line " + std::to_string(line + 1);
}

std::string sentence_part(std::string_view id, const Report& report) {
  const auto figure = FigureId::parse(id);
  switch (figure.kind) {
    case FigureKind::term:
      return "last day of the TERM";
    case FigureKind::licence:
      return "status of the licence";
    case FigureKind::row:
      return row_title(id, report);
    case FigureKind::quarter:
      return "royalty for " + figure.name;
    case FigureKind::milestone:
      return milestone_title(figure.name, report);
    case FigureKind::right:
      return right_title(figure.name);
    case FigureKind::deadline:
      return deadline_title(figure.name, report);
    case FigureKind::statement:
      return "royalty computed less reported for " + figure.name;
    case FigureKind::total:
      return total_title(figure.name);
    case FigureKind::liability:
      return liability_title(figure.name);
    case FigureKind::limitation: {
      const std::string on = obligation_title(figure.name);
      return on.empty() ? on : "last day to sue for the " + on;
    }
    case FigureKind::line:
      return line_title(figure.name);
    case FigureKind::interest: {
      const std::string on = obligation_title(figure.name);
      return on.empty() ? on : "interest on the " + on;
    }
    case FigureKind::amendment:
    case FigureKind::obligation:
      break;
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
    return FigureId::parse(id).kind == FigureKind::line
               ? amount.substr(std::string_view("US$ ").size())
               : amount;
  }
  return code_in_words(value);
}

}  // namespace jm216
