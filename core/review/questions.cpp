#include "core/review/questions.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "core/basics/decimal.hpp"
#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/report/titles.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// A calendar month, counted from year 0.
int month_of(Date date) {
  const date::year_month_day day{date};
  return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) -
         1;
}

Date first_day_of_month(int month) {
  return make_date(month / 12, static_cast<unsigned>(month % 12) + 1, 1);
}

// "March 2012"
std::string month_in_words(int month) {
  const std::string day = in_words(first_day_of_month(month));
  return day.substr(day.find(' ') + 1);
}

std::string pointer_to(std::size_t line) {
  return "/sales/" + std::to_string(line);
}

// Goods sold for a price, as an inspector looks at them.
struct Sale {
  std::uint32_t line;
  std::int64_t gross;
  std::int64_t quantity;
};

Decimal amount_of(std::int64_t ten_thousandths) {
  return Decimal(Wide(ten_thousandths), 4);
}

bool costs_less(const Sale& a, const Sale& b) {
  const Wide of_a = Wide(a.gross) * b.quantity;
  const Wide of_b = Wide(b.gross) * a.quantity;
  return of_a != of_b ? of_a < of_b : a.line < b.line;
}

// A third or more below.
bool is_far_below(const Sale& sale, const Sale& usual) {
  return Wide(sale.gross) * usual.quantity * 3 <= Wide(usual.gross) * sale.quantity * 2;
}

struct QuarterOfSeller {
  std::map<std::uint16_t, std::uint32_t> last_line;  // by country
  std::size_t lines = 0;
  bool is_round = true;  // each price a whole hundred
  std::uint32_t first_line = 0;
};

struct BookOfSeller {
  std::map<int, std::uint32_t> last_line;  // by month
  std::map<Quarter, QuarterOfSeller> quarters;
  Date until = Date::max();
};

using PriceList = std::vector<Sale>;
// Seller, country, currency, product, unit.
using PriceKey =
    std::tuple<std::uint32_t, std::uint16_t, std::uint16_t, std::uint32_t, std::uint32_t>;

class Inspector {
 public:
  Inspector(const Ledger& ledger, const Report& report)
      : sales_(ledger.sales), report_(report), last_(report.as_of) {
    const LicenceReport& licence = report.licence;
    last_ =
        std::min(last_, licence.sell_off_until ? *licence.sell_off_until
                                               : licence.terminated_on.value_or(report.term.ends));
    read();
    if (!ledger.sellers) return;
    for (const Seller& seller : *ledger.sellers) {
      const auto id = sales_.texts().find(seller.id);
      const auto book = id ? books_.find(*id) : books_.end();
      if (book != books_.end() && seller.until) book->second.until = *seller.until;
    }
  }

  std::vector<Finding> questions() {
    for (const auto& [seller, book] : books_) {
      ask_of_countries(name_of(seller), book);
      ask_of_months(name_of(seller), book);
      ask_of_round_numbers(name_of(seller), book);
    }
    for (auto& [key, list] : prices_) ask_of_prices(key, list);
    ask_of_invoices();
    return findings_.sorted();
  }

 private:
  void read();
  void ask_of_countries(const std::string& seller, const BookOfSeller& book);
  void ask_of_months(const std::string& seller, const BookOfSeller& book);
  void ask_of_round_numbers(const std::string& seller, const BookOfSeller& book);
  void ask_of_prices(const PriceKey& key, PriceList& list);
  void ask_of_invoices();

  [[nodiscard]] std::string name_of(std::uint32_t seller) const {
    return isolated(seller_name(sales_.texts().text(seller), report_));
  }
  // The last day on which the seller may be missed.
  [[nodiscard]] Date last_of(const BookOfSeller& book) const { return std::min(last_, book.until); }

  const Sales& sales_;
  const Report& report_;
  Date last_;
  std::map<std::uint32_t, BookOfSeller> books_;
  std::map<PriceKey, PriceList> prices_;
  std::vector<std::uint32_t> lines_;  // that are sales
  Findings findings_;
};

void Inspector::read() {
  for (std::size_t i = 0; i < sales_.size(); ++i) {
    if (!is_known(sales_.date(i), report_.as_of)) continue;
    const SaleLine line = sales_.line(i);
    const SaleProfile& profile = line.profile;
    if (line.gross <= 0 || line.credit_of || profile.is_free) continue;
    const auto number = static_cast<std::uint32_t>(i);
    lines_.push_back(number);
    BookOfSeller& book = books_[profile.seller];
    book.last_line[month_of(line.date)] = number;
    QuarterOfSeller& quarter = book.quarters[Quarter::of(line.date)];
    if (quarter.lines++ == 0) quarter.first_line = number;
    constexpr std::int64_t hundred = 100 * 10'000;
    quarter.is_round = quarter.is_round && line.gross % hundred == 0;
    const auto country = static_cast<std::uint16_t>(profile.country.index());
    quarter.last_line[country] = number;
    if (line.quantity > 0 && profile.arms_length && profile.for_money) {
      const auto currency = static_cast<std::uint16_t>(profile.currency.index());
      prices_[{profile.seller, country, currency, profile.product, profile.unit}].push_back(
          {number, line.gross, line.quantity});
    }
  }
}

// A country of each of the two quarters before, in a quarter in which the seller sold elsewhere.
void Inspector::ask_of_countries(const std::string& seller, const BookOfSeller& book) {
  for (const auto& [quarter, of_quarter] : book.quarters) {
    if (quarter.last_day() > last_of(book)) continue;
    const auto before = book.quarters.find(Quarter::from_index(quarter.index() - 1));
    const auto earlier = book.quarters.find(Quarter::from_index(quarter.index() - 2));
    if (before == book.quarters.end() || earlier == book.quarters.end()) continue;
    std::string countries;
    std::uint32_t last_line = 0;
    for (const auto& [country, line] : before->second.last_line) {
      if (of_quarter.last_line.contains(country) || !earlier->second.last_line.contains(country))
        continue;
      const std::string name{Country::from_index(country).code()};
      countries += (countries.empty() ? "" : ", ") + country_in_words(name);
      last_line = std::max(last_line, line);
    }
    if (countries.empty()) continue;
    findings_.add(FindingCode::country_fell_silent, pointer_to(last_line),
                  {{"seller", seller}, {"countries", countries}, {"quarter", quarter}});
  }
}

void Inspector::ask_of_months(const std::string& seller, const BookOfSeller& book) {
  for (const auto& [month, line] : book.last_line) {
    const int next = month + 1;
    if (book.last_line.contains(next) || !book.last_line.contains(month - 1) ||
        !book.last_line.contains(month - 2) ||
        first_day_of_month(next + 1) - Days{1} > last_of(book)) {
      continue;
    }
    findings_.add(FindingCode::month_without_invoices, pointer_to(line),
                  {{"seller", seller}, {"month", month_in_words(next)}});
  }
}

void Inspector::ask_of_round_numbers(const std::string& seller, const BookOfSeller& book) {
  constexpr std::size_t fewest = 5;
  for (const auto& [quarter, of_quarter] : book.quarters) {
    if (!of_quarter.is_round || of_quarter.lines < fewest) continue;
    findings_.add(
        FindingCode::round_numbers_only, pointer_to(of_quarter.first_line),
        {{"seller", seller}, {"count", std::to_string(of_quarter.lines)}, {"quarter", quarter}});
  }
}

// The usual price is that of the middle line, of an even number the lower of the two.
void Inspector::ask_of_prices(const PriceKey& key, PriceList& list) {
  constexpr std::size_t fewest = 5;
  if (list.size() < fewest) return;
  PriceList by_price = list;
  const auto middle = by_price.begin() + static_cast<std::ptrdiff_t>((by_price.size() - 1) / 2);
  std::nth_element(by_price.begin(), middle, by_price.end(), costs_less);
  const Sale usual = *middle;
  const std::string currency{Currency::from_index(std::get<2>(key)).code()};
  for (const Sale& sale : list) {
    if (!is_far_below(sale, usual)) continue;
    if (!findings_.is_first(FindingCode::price_far_below, pointer_to(list.front().line))) continue;
    const std::string country{Country::from_index(std::get<1>(key)).code()};
    findings_.add(FindingCode::price_far_below, pointer_to(sale.line),
                  {{"price", in_words(currency, amount_of(sale.gross))},
                   {"quantity", amount_of(sale.quantity).shortest()},
                   {"country", country_in_words(country)},
                   {"seller", name_of(std::get<0>(key))},
                   {"usual", in_words(currency, amount_of(usual.gross))},
                   {"usual_quantity", amount_of(usual.quantity).shortest()}});
  }
}

// One invoice has one date.
void Inspector::ask_of_invoices() {
  const auto key = [this](std::uint32_t line) {
    return std::tuple(sales_.profile(line).seller, sales_.invoice(line));
  };
  std::sort(lines_.begin(), lines_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(key(a), sales_.date(a), a) < std::tuple(key(b), sales_.date(b), b);
  });
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    const std::uint32_t before = lines_[i - 1];
    const std::uint32_t line = lines_[i];
    if (key(before) != key(line) || sales_.date(before) == sales_.date(line)) continue;
    findings_.add(FindingCode::invoice_of_two_dates, pointer_to(line),
                  {{"invoice", isolated(sales_.invoice(line))},
                   {"seller", name_of(sales_.profile(line).seller)},
                   {"first", sales_.date(before)},
                   {"second", sales_.date(line)}});
  }
}

}  // namespace

std::vector<Finding> questions_of(const Ledger& ledger, const Report& report) {
  return Inspector(ledger, report).questions();
}

}  // namespace jm216
