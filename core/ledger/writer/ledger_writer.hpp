#pragma once
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/json/json_writer.hpp"

namespace jm216 {

// A ledger's JSON. The fingerprint's is not broken into lines and stays as short as it is; a document may
// be printed.
class LedgerWriter : public JsonWriter {
 public:
  explicit LedgerWriter(const JsonSink& sink, LineBreaks lines = LineBreaks::none, int depth = 0)
      : JsonWriter(sink, lines,
                   lines == LineBreaks::none ? JsonEscapes::shortest : JsonEscapes::with_controls,
                   depth) {}

  // An amount in ten-thousandths, in its shortest form.
  void amount(std::int64_t ten_thousandths) {
    separate();
    put(ten_thousandths < 0 ? "\"-" : "\"");
    // Ledger amounts have 18 digits: far from the edge where the absolute value would not fit.
    const std::int64_t size = std::abs(ten_thousandths);
    std::array<char, 24> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), size / 10000).ptr;
    put({digits.data(), static_cast<std::size_t>(end - digits.data())});
    if (auto fraction = static_cast<int>(size % 10000); fraction != 0) {
      put('.');
      for (int place = 1000; fraction != 0; place /= 10) {
        put(static_cast<char>('0' + fraction / place));
        fraction %= place;
      }
    }
    put('"');
  }
  void text(std::string_view its_name, std::string_view value) {
    name(its_name);
    string(value);
  }
  // What is usual is left out.
  void text_unless(std::string_view usual, std::string_view its_name, std::string_view value) {
    if (value != usual) text(its_name, value);
  }
  void flag_unless(bool usual, std::string_view its_name, bool value) {
    if (value == usual) return;
    name(its_name);
    plain(value ? "true" : "false");
  }
  void amount(std::string_view its_name, std::int64_t ten_thousandths) {
    name(its_name);
    amount(ten_thousandths);
  }
  // For what is written apart and becomes members of a record.
  [[nodiscard]] LedgerWriter for_members(const JsonSink& sink) const {
    return LedgerWriter(sink, line_breaks(), record_depth + 1);
  }
};

}  // namespace jm216
