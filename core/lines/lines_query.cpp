#include "core/lines/lines_query.hpp"

#include <array>

#include "core/basics/text.hpp"

namespace jm216 {

namespace {

constexpr std::array<std::string_view, 17> order_names{
    "ledger",     "date",      "quarter",  "invoice", "line",     "seller",
    "country",    "product",   "quantity", "unit",    "currency", "gross",
    "deductions", "net-sales", "basis",    "rate",    "royalty"};

constexpr std::array<std::string_view, 4> kind_names{"any", "counted", "credit-notes", "not-yet"};

void put(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).push_back('=');
  for (const char c : value) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      out.push_back(c);
    }
  }
  out.push_back('\n');
}

std::optional<std::string> unescaped(std::string_view escaped) {
  std::string value;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] != '\\') {
      value.push_back(escaped[i]);
      continue;
    }
    if (++i == escaped.size() || (escaped[i] != 'n' && escaped[i] != '\\')) return std::nullopt;
    value.push_back(escaped[i] == 'n' ? '\n' : '\\');
  }
  return value;
}

template <class T>
bool add(std::vector<T>& list, const std::optional<T>& value) {
  if (value) list.push_back(*value);
  return value.has_value();
}

template <class T>
bool set(T& field, const std::optional<T>& value) {
  if (value) field = *value;
  return value.has_value();
}

bool read(LineQuery& query, std::string_view name, std::string value) {
  if (name == "text") return query.text = std::move(value), true;
  if (name == "country") return query.countries.push_back(std::move(value)), true;
  if (name == "seller") return query.sellers.push_back(std::move(value)), true;
  if (name == "product") return query.products.push_back(std::move(value)), true;
  if (name == "currency") return query.currencies.push_back(std::move(value)), true;
  if (name == "quarter") return add(query.quarters, Quarter::parse(value));
  if (name == "basis") return add(query.bases, find_basis(value));
  if (name == "kind") return set(query.kind, find_line_kind(value));
  if (name == "order") return set(query.order, find_line_order(value));
  if (name == "descending") return query.descending = value == "yes";
  return false;
}

}  // namespace

std::optional<Basis> find_basis(std::string_view name) {
  for (std::size_t i = 0; i < basis_count; ++i) {
    if (to_string(static_cast<Basis>(i)) == name) return static_cast<Basis>(i);
  }
  return std::nullopt;
}

std::string_view to_string(LineOrder order) {
  return order_names.at(static_cast<std::size_t>(order));
}

std::optional<LineOrder> find_line_order(std::string_view name) {
  return find_named<LineOrder>(order_names, name);
}

std::string_view to_string(LineKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<LineKind> find_line_kind(std::string_view name) {
  return find_named<LineKind>(kind_names, name);
}

std::string to_text(const LineQuery& query) {
  std::string out;
  const auto put_all = [&out](std::string_view name, const std::vector<std::string>& values) {
    for (const std::string& value : values) put(out, name, value);
  };
  if (!query.text.empty()) put(out, "text", query.text);
  put_all("country", query.countries);
  put_all("seller", query.sellers);
  put_all("product", query.products);
  put_all("currency", query.currencies);
  for (const Quarter quarter : query.quarters) put(out, "quarter", to_string(quarter));
  for (const Basis basis : query.bases) put(out, "basis", to_string(basis));
  if (query.kind != LineKind::any) put(out, "kind", to_string(query.kind));
  if (query.order != LineOrder::ledger) put(out, "order", to_string(query.order));
  if (query.descending) put(out, "descending", "yes");
  return out;
}

std::optional<LineQuery> line_query_from(std::string_view text) {
  LineQuery query;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view entry = text.substr(0, end);
    const std::size_t sign = entry.find('=');
    if (end == std::string_view::npos || sign == std::string_view::npos) return std::nullopt;
    auto value = unescaped(entry.substr(sign + 1));
    if (!value || !read(query, entry.substr(0, sign), std::move(*value))) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  return query;
}

}  // namespace jm216
