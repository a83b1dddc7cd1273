#pragma once
// Sales lines that have nothing to decode and nothing to find fault with, as nearly all of a large
// ledger: read where they stand in the window, a run at a time, instead of token by token through
// the JSON lexer. Whatever is not plain is left to it, and so is every complaint.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/format/format.hpp"
#include "core/json/plain_text.hpp"
#include "core/ledger/reader/draft.hpp"

namespace jm216 {

class PlainLines {
 public:
  explicit PlainLines(Draft& draft);

  struct Run {
    std::size_t lines = 0;
    const char* last_brace = nullptr;  // of the last line
  };
  // Reads line after line into the draft, from behind the brace that opens the first; the list's
  // commas between them as well. A line that is not plain, or not whole before the end of the
  // bytes, ends the run and leaves no trace. What follows the bytes must be a NUL, and seven more
  // bytes that may be read.
  Run take(const char* at);

 private:
  // Names among a shape's members, tried in the order in which they followed each other before.
  class MemberNames {
   public:
    explicit MemberNames(const Shape& shape);
    void start() { last_ = count_; }
    // Which member's name, with its closing quote, stands there; `none`, or `at` is behind it.
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t find(const char*& at);

   private:
    struct Name {
      std::array<std::uint64_t, 3> words{};
      std::array<std::uint64_t, 3> masks{};
      std::size_t size = 0;
    };
    static constexpr std::size_t most = 24;
    [[nodiscard]] bool stands(std::size_t name, const char* at) const;

    std::array<Name, most> names_;
    std::size_t count_;
    std::size_t last_;
    std::array<std::uint8_t, most + 1> next_{};  // the name that followed; of the last, the first
  };

  // A few texts that the pool has already.
  struct SeenText {
    std::string_view text;
    std::uint32_t id = 0;
  };

  const char* read_line(const char* at);
  bool field(SaleField field, const char*& at);
  bool name(const char*& at, std::uint32_t& id);
  bool country(const char*& at);
  bool currency(const char*& at);
  bool date(const char*& at, Date& kept);
  bool deductions(const char*& at);
  bool separately_charged(const char*& at);
  bool fair_market_price(const char*& at);
  bool credit_of(const char*& at);
  bool credit_reason(const char*& at);
  bool add(std::uint32_t seen);

  Draft& draft_;
  MemberNames fields_{sale_shape};
  MemberNames deductions_{deductions_shape};
  SaleProfile usual_;
  bool has_usual_ = false;
  SaleLine line_;

  static constexpr std::uint16_t unknown = 0xffff;
  std::array<std::uint16_t, 26 * 26> countries_;
  struct SeenCurrency {
    std::uint32_t code = 0;
    std::uint16_t index = 0;
  };
  std::array<SeenCurrency, 64> currencies_{};
  std::array<SeenText, 64> texts_{};
};

}  // namespace jm216
