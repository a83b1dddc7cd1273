#include "web/facts/typed.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

#include "core/basics/codes.hpp"
#include "core/basics/decimal.hpp"
#include "core/basics/shown.hpp"
#include "core/basics/text.hpp"
#include "core/import/cells.hpp"
#include "core/import/money_signs.hpp"
#include "core/json/found.hpp"

namespace jm216 {
namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

std::string in_capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

bool same_letters(std::string_view a, std::string_view b) {
  return in_capitals(a) == in_capitals(b);
}

/// Names in plain letters by their first three, which say the month, whatever follows them.
std::string with_short_names(std::string_view text) {
  std::string out;
  std::size_t letters = 0;
  bool is_plain = true;
  for (const char c : text) {
    const bool is_other = static_cast<unsigned char>(c) >= 0x80;
    if (!is_letter(c) && !is_other) {
      letters = 0;
      is_plain = true;
    } else {
      is_plain = is_plain && !is_other;
      if (++letters > 3 && is_plain) continue;
    }
    out += c;
  }
  return out;
}

/// Without what means the same thing twice; the first of it stays.
void add(std::vector<Meaning>& all, Meaning one) {
  const bool is_there = std::any_of(
      all.begin(), all.end(), [&one](const Meaning& other) { return other.value == one.value; });
  if (!is_there) all.push_back(std::move(one));
}

/// Those of the person's habit, if there are any.
template <class Fits>
void keep(std::vector<Meaning>& all, Fits fits) {
  if (all.size() > 1 && std::any_of(all.begin(), all.end(), fits))
    std::erase_if(all, std::not_fn(fits));
}

/// The same day in an order and, where the year has two digits, in either century.
void add_days(std::vector<Meaning>& all, const std::string& text, DateOrder order) {
  const bool is_short = has_short_year(text, order);
  if (is_short && order == DateOrder::ymd) return;  // "09-05-04" begins with a day
  for (const int century : {2000, 1900}) {
    Complaint complaint;
    const auto iso = iso_date(text, {order, century}, complaint);
    const auto day = iso ? parse_date(*iso) : std::nullopt;
    const bool is_near = day && *day >= make_date(1900, 1, 1) && *day < make_date(2201, 1, 1);
    if (is_near) add(all, {*iso, in_words(*day), {order, {}}});
    if (!is_short) return;
  }
}

/// Whether a figure of that kind can have so many decimals.
bool has_room(FormKind kind, const Decimal& figure) {
  if (kind == FormKind::dollars) return figure.scale() <= 2;
  return kind != FormKind::whole || figure.scale() == 0;
}

void add_figures(std::vector<Meaning>& all, FormKind kind, std::string_view number) {
  for (const char decimal : {'.', ','}) {
    for (const Thousands thousands :
         {Thousands::none, decimal == '.' ? Thousands::comma : Thousands::point, Thousands::space,
          Thousands::apostrophe}) {
      Complaint complaint;
      auto plain = plain_decimal(number, {decimal, thousands, true, true}, complaint);
      const auto figure = plain ? Decimal::parse(*plain) : std::nullopt;
      if (!figure || !has_room(kind, *figure)) continue;
      std::string words =
          *plain + (plain->find('.') == std::string::npos ? " (thousands)" : " (decimals)");
      add(all, {std::move(*plain), std::move(words), {{}, decimal}});
    }
  }
}

Typed typed_figure(FormKind kind, std::string_view text, std::string_view currency,
                   const Habits& habits) {
  Typed typed;
  const auto means = [&typed](std::string_view value) {
    typed.meanings.push_back({std::string(value), std::string(value), {}});
    return typed;
  };
  if (Decimal::parse(text)) return means(text);  // as the ledger writes it
  std::string number(text);
  if (kind == FormKind::percent) {
    if (number.ends_with('%')) number.pop_back();
  } else if (kind != FormKind::whole) {
    const MoneyCell money = without_money_sign(text);
    const std::string_view own = kind == FormKind::dollars ? "USD" : currency;
    if (!money.sign.empty() && !may_be_sign_of(money.sign, own)) {
      typed.problem = "“" + money.sign + "” is not the sign of " +
                      (kind == FormKind::dollars ? "US dollars"
                       : own.empty()             ? "the record, which names no currency yet"
                                                 : std::string(own));
      return typed;
    }
    number = money.number;
  }
  const std::string_view body = without_blanks(number);
  if (Decimal::parse(body)) return means(body);
  add_figures(typed.meanings, kind, body);
  keep(typed.meanings, [&](const Meaning& one) { return one.by.decimal == habits.decimal; });
  return typed;
}

/// "Q1 2009", "2009 q1", "2009Q1", "Q1/2009", "1Q 2009".
std::string quarter_of(std::string_view text) {
  std::string year, number;
  bool has_letter = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (!is_digit(c)) {
      if (c != 'q' && c != 'Q' && std::string_view(" -/.").find(c) == std::string_view::npos)
        return {};
      has_letter = has_letter || c == 'q' || c == 'Q';
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::string& part = end - at == 4 ? year : number;
    if (!part.empty()) return {};
    part = text.substr(at, end - at);
    at = end;
  }
  const std::string quarter = year + "-Q" + number;
  return has_letter && Quarter::parse(quarter) ? quarter : std::string();
}

std::string country_of(std::string_view text) {
  std::string code = in_capitals(text);
  if (Country::find(code, true)) return code;
  for (std::size_t i = 0; i < Country::count(); ++i) {
    const Country one = Country::from_index(static_cast<std::uint16_t>(i));
    if (same_letters(one.name(), text)) return std::string(one.code());
  }
  return {};
}

std::string currency_of(std::string_view text) {
  const std::string code = in_capitals(text);
  return Currency::find(code) ? code : std::string(only_currency_of(text));
}

}  // namespace

Habits& habits() {
  static Habits of_person;
  return of_person;
}

std::vector<Meaning> typed_days(std::string_view text, const Habits& habits) {
  std::vector<Meaning> all;
  const std::string short_text = with_short_names(text);
  for (const DateOrder order : {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy}) {
    add_days(all, short_text, order);
  }
  keep(all, [&](const Meaning& one) { return one.by.order == habits.order; });
  return all;
}

std::string why_no_day(std::string_view text, const Habits& habits) {
  const std::vector<Meaning> all = typed_days(text, habits);
  const std::string found = in_quotes(text);
  if (all.size() < 2) return found + " is no date: write it as 2012-04-30 or 30 Apr 2012.";
  std::string days;
  for (const Meaning& one : all) days += (days.empty() ? "" : " or ") + one.words;
  return found + " may be " + days + ": write the month's name and the whole year.";
}

Typed typed_as(FormKind kind, std::string_view text, std::string_view currency,
               const Habits& habits) {
  Typed typed;
  const std::string_view body = without_blanks(text);
  if (body.empty()) return typed;
  std::string value;
  switch (kind) {
    case FormKind::date:
      typed.meanings = typed_days(body, habits);
      return typed;
    case FormKind::dollars:
    case FormKind::percent:
    case FormKind::decimal:
    case FormKind::whole:
      return typed_figure(kind, body, currency, habits);
    case FormKind::quarter:
      value = quarter_of(body);
      break;
    case FormKind::country:
      value = country_of(body);
      break;
    case FormKind::currency:
      value = currency_of(body);
      break;
    default:
      break;
  }
  if (!value.empty()) typed.meanings.push_back({value, value, {}});
  return typed;
}

}  // namespace jm216
