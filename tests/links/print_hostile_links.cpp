// Prints links that are whole by their checks and mean harm: a name, a blank and the link, a line each.
#include <cstdint>
#include <iostream>
#include <string>

#include "core/link/bytes.hpp"
#include "core/link/document_bytes.hpp"
#include "core/link/frame.hpp"
#include "core/link/squeeze.hpp"

using namespace jm216;

namespace {

// As link.cpp writes it, with counts that may be lies.
std::string content(std::uint64_t lines, std::uint64_t size, std::string_view squeezed) {
  std::string bytes;
  for (int i = 0; i < 3; ++i) put_number(bytes, 0);
  put_byte(bytes, 0);
  put_number(bytes, lines);
  bytes.append(8, '\0');
  put_number(bytes, size);
  bytes += squeezed;
  return bytes;
}

void print(std::string_view name, std::string_view inside, std::uint64_t lines = 0) {
  std::cout << name << ' ' << framed(content(lines, inside.size(), squeeze(inside))) << '\n';
}

void put_constant(std::string& bytes, std::string_view name, std::string_view value) {
  put_number(bytes, 1);  // a name spelt out
  put_text(bytes, name);
  put_byte(bytes, 0);  // the form "constant", no quotes of its own
  bytes += value;
  bytes += '\n';
}

// A document with one list of so many equal records.
std::string list_of(std::string_view section, std::uint64_t rows, const std::string& columns) {
  std::string bytes;
  put_text(bytes, "");  // view
  put_number(bytes, 1);
  put_text(bytes, section);
  put_byte(bytes, 1);  // records
  put_number(bytes, rows);
  return bytes + columns + '\0' + '\0';
}

}  // namespace

int main() {
  std::string sale;
  put_constant(sale, "invoice", '"' + std::string(4000, 'x') + '"');
  put_constant(sale, "date", "\"2010-01-01\"");
  put_constant(sale, "country", "\"US\"");
  put_constant(sale, "currency", "\"USD\"");
  put_constant(sale, "gross", "\"1\"");
  print("long-invoices", list_of("sales", 50'000, sale), 50'000);
  print("long-invoices-below-the-limit", list_of("sales", 2'000, sale), 2'000);

  std::string quote;
  put_constant(quote, "currency", "\"EUR\"");
  put_constant(quote, "date", "\"2010-01-01\"");
  put_constant(quote, "usd", "\"1\"");
  print("small-quotes", list_of("fx", 50'000, quote));
  print("too-many-quotes", list_of("fx", 50'001, quote));

  std::string event;
  put_constant(event, "for", "\"supply\"");
  put_constant(event, "date", "\"2010-01-01\"");
  put_constant(event, "amount", "\"1\"");
  print("small-payments", list_of("payments", 50'000, event));

  std::string unknown;
  for (int i = 0; i < 250; ++i) put_constant(unknown, "f" + std::to_string(i), "0");
  print("unknown-fields", list_of("sales", 50'000, unknown), 50'000);
  for (int i = 0; i < 200'000; ++i) put_constant(unknown, "f", "0");
  print("many-columns", list_of("sales", 1, unknown), 1);

  print("zeros", std::string(LinkLimits::content, '\0'));
  print("deep",
        list_of("sales", 1, "\1\1x" + std::string(1, '\0') + std::string(3'000'000, '[') + '\n'),
        1);
  // Twice of what is allowed; how much more does not matter, for it is refused by its number.
  const std::string bomb(2 * LinkLimits::content, '\0');
  const std::string squeezed = squeeze(bomb);
  std::cout << "says-what-it-comes-to " << framed(content(0, bomb.size(), squeezed)) << '\n';
  std::cout << "says-less-than-it-comes-to " << framed(content(0, 1000, squeezed)) << '\n';
  std::cout << "many-lines "
            << framed(content(~std::uint64_t{0}, 1000, squeeze(std::string(1000, 'a')))) << '\n';
  std::cout << "large-size " << framed(content(1, ~std::uint64_t{0} / 2, "a")) << '\n';
  std::cout << "nothing " << framed("") << '\n';
  return 0;
}
