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

// "2012-03"
std::string month_as_id(int month) {
  return to_string(first_day_of_month(month)).substr(0, std::string_view("2012-03").size());
}

// "March 2012"
std::string month_in_words(int month) {
  const std::string day = in_words(first_day_of_month(month));
  return day.substr(day.find(' ') + 1);
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
      : ledger_(ledger), sales_(ledger.sales), report_(report), last_(report.as_of) {
    const LicenceReport& licence = report.licence;
    last_ =
        std::min(last_, licence.sell_off_until ? *licence.sell_off_until
                                               : licence.terminated_on.value_or(report.term.ends));
    read();
    for (const DismissedQuestion& one : ledger.dismissed) {
      if (is_known(one.date, report.as_of)) dismissed_.try_emplace(one.question, false);
    }
    if (!ledger.sellers) return;
    for (const Seller& seller : *ledger.sellers) {
      const auto id = sales_.texts().find(seller.id);
      const auto book = id ? books_.find(*id) : books_.end();
      if (book != books_.end() && seller.until) book->second.until = *seller.until;
    }
  }

  std::vector<Finding> questions() {
    for (const auto& [seller, book] : books_) {
      ask_of_countries(seller, book);
      ask_of_months(seller, book);
      ask_of_round_numbers(seller, book);
    }
    for (auto& [key, list] : prices_) ask_of_prices(key, list);
    ask_of_invoices();
    ask_of_dismissed();
    return findings_.sorted();
  }

 private:
  void read();
  void ask_of_countries(std::uint32_t seller, const BookOfSeller& book);
  void ask_of_months(std::uint32_t seller, const BookOfSeller& book);
  void ask_of_round_numbers(std::uint32_t seller, const BookOfSeller& book);
  void ask_of_prices(const PriceKey& key, PriceList& list);
  void ask_of_invoices();
  void ask_of_dismissed();
  // Unless it was dismissed. The parts of its id are what it is about.
  void ask(FindingCode code, std::initializer_list<std::string_view> about, std::size_t line,
           std::initializer_list<FindingArgument> arguments);

  [[nodiscard]] std::string name_of(std::uint32_t seller) const {
    return isolated(seller_name(id_of(seller), report_));
  }
  [[nodiscard]] std::string_view id_of(std::uint32_t seller) const {
    return sales_.texts().text(seller);
  }
  // The last day on which the seller may be missed.
  [[nodiscard]] Date last_of(const BookOfSeller& book) const { return std::min(last_, book.until); }

  const Ledger& ledger_;
  const Sales& sales_;
  const Report& report_;
  Date last_;
  std::map<std::uint32_t, BookOfSeller> books_;
  std::map<PriceKey, PriceList> prices_;
  std::vector<std::uint32_t> lines_;                    // that are sales
  std::map<std::string, bool, std::less<>> dismissed_;  // by id: whether it came up
  Findings findings_;
};

void Inspector::ask(FindingCode code, std::initializer_list<std::string_view> about,
                    std::size_t line, std::initializer_list<FindingArgument> arguments) {
  std::string id(kind_of(code).code);
  for (const std::string_view part : about) (id += ':') += part;
  const auto dismissed = dismissed_.find(id);
  if (dismissed != dismissed_.end()) {
    dismissed->second = true;
  } else if (findings_.is_first(code, id)) {
    findings_.add_question(code, std::move(id), ledger_.sale_pointer(line), arguments);
  }
}

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
void Inspector::ask_of_countries(std::uint32_t seller, const BookOfSeller& book) {
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
    ask(FindingCode::country_fell_silent, {id_of(seller), to_string(quarter)}, last_line,
        {{"seller", name_of(seller)}, {"countries", countries}, {"quarter", quarter}});
  }
}

void Inspector::ask_of_months(std::uint32_t seller, const BookOfSeller& book) {
  for (const auto& [month, line] : book.last_line) {
    const int next = month + 1;
    if (book.last_line.contains(next) || !book.last_line.contains(month - 1) ||
        !book.last_line.contains(month - 2) ||
        first_day_of_month(next + 1) - Days{1} > last_of(book)) {
      continue;
    }
    ask(FindingCode::month_without_invoices, {id_of(seller), month_as_id(next)}, line,
        {{"seller", name_of(seller)},
         {"first", month_in_words(month - 2)},
         {"month", month_in_words(next)}});
  }
}

void Inspector::ask_of_round_numbers(std::uint32_t seller, const BookOfSeller& book) {
  constexpr std::size_t fewest = 5;
  for (const auto& [quarter, of_quarter] : book.quarters) {
    if (!of_quarter.is_round || of_quarter.lines < fewest) continue;
    ask(FindingCode::round_numbers_only, {id_of(seller), to_string(quarter)}, of_quarter.first_line,
        {{"seller", name_of(seller)},
         {"count", std::to_string(of_quarter.lines)},
         {"quarter", quarter}});
  }
}

// The usual price is that of the middle line, of an even number the lower of the two. Low prices of
// one quarter are one question.
void Inspector::ask_of_prices(const PriceKey& key, PriceList& list) {
  constexpr std::size_t fewest = 5;
  if (list.size() < fewest) return;
  PriceList by_price = list;
  const auto middle = by_price.begin() + static_cast<std::ptrdiff_t>((by_price.size() - 1) / 2);
  std::nth_element(by_price.begin(), middle, by_price.end(), costs_less);
  const Sale usual = *middle;
  const auto& [seller, country_index, currency_index, product, unit] = key;
  const std::string country{Country::from_index(country_index).code()};
  const std::string currency{Currency::from_index(currency_index).code()};
  for (const Sale& sale : list) {
    if (!is_far_below(sale, usual)) continue;
    ask(FindingCode::price_far_below,
        {id_of(seller), country, currency, sales_.texts().text(product), sales_.texts().text(unit),
         to_string(Quarter::of(sales_.date(sale.line)))},
        sale.line,
        {{"price", in_words(currency, amount_of(sale.gross))},
         {"quantity", amount_of(sale.quantity).shortest()},
         {"country", country_in_words(country)},
         {"seller", name_of(seller)},
         {"usual", in_words(currency, amount_of(usual.gross))},
         {"usual_quantity", amount_of(usual.quantity).shortest()}});
  }
}

// One invoice has one date and comes with one file.
void Inspector::ask_of_invoices() {
  const auto key = [this](std::uint32_t line) {
    return std::tuple(sales_.profile(line).seller, sales_.invoice(line));
  };
  std::sort(lines_.begin(), lines_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(key(a), sales_.date(a), a) < std::tuple(key(b), sales_.date(b), b);
  });
  for (auto first = lines_.begin(); first != lines_.end();) {
    const auto end = std::find_if(first, lines_.end(),
                                  [&](std::uint32_t line) { return key(line) != key(*first); });
    const std::uint32_t seller = sales_.profile(*first).seller;
    const std::string_view invoice = sales_.invoice(*first);
    const auto later = std::find_if(
        first, end, [&](std::uint32_t line) { return sales_.date(line) != sales_.date(*first); });
    const auto elsewhere = std::find_if(first, end, [&](std::uint32_t line) {
      return sales_.file_of(line) != sales_.file_of(*first);
    });
    if (later != end) {
      ask(FindingCode::invoice_of_two_dates, {id_of(seller), invoice}, *later,
          {{"invoice", isolated(invoice)},
           {"seller", name_of(seller)},
           {"first", sales_.date(*first)},
           {"second", sales_.date(*later)}});
    } else if (elsewhere != end) {
      ask(FindingCode::invoice_in_two_files, {id_of(seller), invoice}, *elsewhere,
          {{"invoice", isolated(invoice)}, {"seller", name_of(seller)}});
    }
    first = end;
  }
}

void Inspector::ask_of_dismissed() {
  for (std::size_t i = 0; i < ledger_.dismissed.size(); ++i) {
    const DismissedQuestion& one = ledger_.dismissed[i];
    const auto known = dismissed_.find(one.question);
    if (!is_known(one.date, report_.as_of) || known->second) continue;
    findings_.add(FindingCode::dismissed_question_gone,
                  "/dismissed/" + std::to_string(i) + "/question",
                  {{"question", isolated(one.question)}, {"day", one.date}});
  }
}

}  // namespace

std::vector<Finding> questions_of(const Ledger& ledger, const Report& report) {
  return Inspector(ledger, report).questions();
}

void add_questions(const Ledger& ledger, Report& report) {
  for (Finding& question : questions_of(ledger, report))
    report.findings.push_back(std::move(question));
}

}  // namespace jm216
