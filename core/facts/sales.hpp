#pragma once
// The sales lines, in columns. A million lines must not make a million strings: texts that repeat
// (seller, product, unit, and all combinations of a line's descriptive fields) are kept once and
// numbered; invoice and line numbers stand one after the other in one buffer.
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/agreement/deductions.hpp"
#include "core/basics/calendar.hpp"
#include "core/basics/codes.hpp"
#include "core/basics/index_table.hpp"
#include "core/basics/money.hpp"

namespace jm216 {

inline constexpr std::array<std::string_view, deduction_count> deduction_names{
    "trade_discount", "returns",   "packing",     "insurance",
    "freight",        "sales_tax", "import_duty", "export_insurance"};
std::string_view to_string(Deduction deduction);
std::optional<Deduction> find_deduction(std::string_view name);

enum class CreditReason : std::uint8_t { none, returned, defective, correction, discount, other };
inline constexpr std::array<std::string_view, 6> credit_reason_names{
    "", "returned", "defective", "correction", "discount", "other"};
std::string_view to_string(CreditReason reason);  // "" for none
std::optional<CreditReason> find_credit_reason(std::string_view name);

// Texts kept once and numbered in the order of their first use.
class TextPool {
 public:
  std::uint32_t intern(std::string_view text);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
  [[nodiscard]] std::string_view text(std::uint32_t id) const { return texts_[id]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  [[nodiscard]] std::size_t bytes() const;

 private:
  [[nodiscard]] std::uint32_t look_up(std::size_t hash, std::string_view text) const;

  std::deque<std::string> texts_;  // which stay where they are
  IndexTable ids_;
};

// What many lines have in common.
struct SaleProfile {
  static constexpr std::uint32_t nobody = 0xffffffff;

  std::uint32_t seller = 0;      // text id
  std::uint32_t product = 0;     // text id
  std::uint32_t unit = 0;        // text id
  std::uint32_t buyer = nobody;  // text id of another seller of the ledger, or nobody
  Country country = Country::from_index(0);
  Currency currency = Currency::usd();
  DeductionSet separately_charged = 0;
  CreditReason credit_reason = CreditReason::none;
  bool is_export = false;
  bool arms_length = true;
  bool for_money = true;
  bool is_free = false;  // supplied free of charge

  friend bool operator==(const SaleProfile& a, const SaleProfile& b) {
    return a.seller == b.seller && a.product == b.product && a.unit == b.unit &&
           a.buyer == b.buyer && a.country == b.country && a.currency == b.currency &&
           a.separately_charged == b.separately_charged && a.credit_reason == b.credit_reason &&
           a.is_export == b.is_export && a.arms_length == b.arms_length &&
           a.for_money == b.for_money && a.is_free == b.is_free;
  }
};

// One line as read or as looked at. Amounts in ten-thousandths of the line's currency.
struct SaleLine {
  std::string_view invoice;
  std::string_view line;
  Date date;
  std::optional<Date> supplied;
  SaleProfile profile;
  std::int64_t quantity = 0;
  std::int64_t gross = 0;
  DeductionSet deductions_given = 0;  // which of `deductions` the ledger states above zero
  std::array<std::int64_t, deduction_count> deductions{};
  std::optional<std::int64_t> fair_market_price;
  std::optional<std::string_view> credit_of;
};

class Sales {
 public:
  // Adds a line; its string_views need only live during the call. Text ids come from `texts()`.
  // False, and nothing added, where the store is full: 4,294,967,295 lines, and as many bytes of
  // invoice numbers or deductions.
  bool add(const SaleLine& line);
  // The lines that follow are of another file.
  void begin_file() { files_begin_.push_back(size()); }
  // No more lines follow: gives back spare memory and finds what holds whatever the as-of date is
  // (repeated invoice lines, credited invoices).
  void finish();

  [[nodiscard]] std::size_t size() const { return date_.size(); }
  [[nodiscard]] SaleLine line(std::size_t index) const;

  // Columns, for the loops over all lines.
  [[nodiscard]] Date date(std::size_t index) const { return Date{Days{date_[index]}}; }
  // The day of supply, where it is another than the invoice's.
  [[nodiscard]] std::optional<Date> supplied(std::size_t index) const;
  [[nodiscard]] std::uint32_t profile_id(std::size_t index) const { return profile_[index]; }
  [[nodiscard]] const SaleProfile& profile(std::size_t index) const {
    return profiles_[profile_[index]];
  }
  [[nodiscard]] const std::vector<SaleProfile>& profiles() const { return profiles_; }
  [[nodiscard]] std::string_view invoice(std::size_t index) const;
  [[nodiscard]] std::string_view line_number(std::size_t index) const;
  [[nodiscard]] std::optional<std::string_view> credit_of(std::size_t index) const;
  // Which of the files that were read has the line, where that is known.
  [[nodiscard]] std::size_t file_of(std::size_t index) const;

  TextPool& texts() { return texts_; }
  [[nodiscard]] const TextPool& texts() const { return texts_; }

  // Lines that share seller, invoice and line number with an earlier one: groups of indices in
  // ledger order (finding `duplicate-invoice`).
  [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& repeated() const {
    return repeated_;
  }

  // For a line with `credit_of`: the lines of the same seller with that invoice and no credit_of of
  // their own, in ledger order, of which each is dated before the last. The first one known on a day
  // is the one credited, and no other line can be. Empty for an unknown invoice.
  [[nodiscard]] const std::vector<std::uint32_t>& credited_by(std::size_t index) const;
  // The lines with `credit_of`, in ledger order.
  [[nodiscard]] std::vector<std::uint32_t> credit_notes() const;

  // Bytes held now, spare capacity included.
  [[nodiscard]] std::size_t bytes() const;

 private:
  // What is held for a line beyond the columns all lines have; the low eight bits are the
  // deductions above zero.
  static constexpr std::uint16_t has_fair_market_price = 0x100;
  static constexpr std::uint16_t has_credit_of = 0x200;
  static constexpr std::uint16_t has_supplied = 0x400;

  std::uint32_t profile_number(const SaleProfile& profile);
  [[nodiscard]] std::string_view text_after(std::size_t index, unsigned skipped) const;
  // The first line like this one, or `none`, and this one is kept as the first.
  [[gnu::noinline]] std::uint32_t earlier_line(IndexTable& firsts, std::uint32_t index) const;
  void find_repeated();
  struct Wanted;  // credited invoices
  [[gnu::noinline]] void note_credited(const Wanted& wanted, std::uint32_t index);
  void find_credited();

  std::vector<std::size_t> files_begin_;
  std::vector<std::int32_t> date_;  // days since 1970-01-01
  std::vector<std::uint32_t> profile_;
  std::vector<std::int64_t> quantity_;
  std::vector<std::int64_t> gross_;
  std::vector<std::uint16_t> held_;
  std::vector<std::uint32_t> text_at_;  // where the line's texts begin
  std::vector<char> text_;  // invoice, line and credit_of, each ended by a NUL, which none can hold
  std::vector<std::uint32_t> amounts_at_;  // where the line's amounts begin
  std::vector<std::int64_t>
      amounts_;  // the day of supply, the deductions in order, the market price

  TextPool texts_;
  std::vector<SaleProfile> profiles_;
  IndexTable profile_numbers_;
  std::uint32_t last_profile_ = 0;

  std::vector<std::vector<std::uint32_t>> repeated_;
  std::vector<std::vector<std::uint32_t>> credited_;  // one list per distinct (seller, credit_of)
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      credited_at_;  // line, index into credited_; by line
};

}  // namespace jm216
