#pragma once
// The lines of `sales`: the one section that may have a million entries. A line is gathered field
// by field and goes straight into the column store; nothing is allocated for it.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/format/format.hpp"
#include "core/json/found.hpp"
#include "core/json/path.hpp"
#include "core/ledger/reader/draft.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

class SaleReader {
 public:
  SaleReader(Draft& draft, Path& path) : draft_(draft), path_(path) {}

  void begin();
  void field(SaleField field, const Found& found);
  void deduction(Deduction deduction, const Found& found);
  // An element of `separately_charged`.
  void charged(const Found& found);
  // The whole line is read; `seen` has a bit for each of its fields.
  void end(std::uint32_t seen);

 private:
  void text(const Found& found, Emptiness emptiness, std::string& kept);
  std::uint32_t name(const Found& found, Emptiness emptiness, std::uint32_t& last);
  void amount(const Found& found, const DecimalLimits& limits, std::int64_t& kept);
  void flag(const Found& found, bool& kept);
  void credit_reason(const Found& found);
  // What was read, or why it could not be.
  template <class Value, class Kept>
  void keep(const std::optional<Value>& value, Kept& kept);
  void note_name(Names::Use use, std::uint32_t name);
  void refuse(const Complaint& complaint);

  Draft& draft_;
  Path& path_;
  Complaint complaint_;

  SaleLine line_;  // but for its texts, which stand here
  std::string invoice_;
  std::string number_;
  std::string credit_of_;
  bool is_refused_ = false;
  Place quantity_place_;  // where the quantity is below zero
  Place buyer_place_;     // where there is a buyer

  SaleProfile usual_;
  bool has_usual_ = false;
  // Text ids of what stood in the last line: mostly it is the same.
  std::uint32_t last_seller_ = 0;
  std::uint32_t last_product_ = 0;
  std::uint32_t last_unit_ = 0;
  std::uint32_t last_buyer_ = 0;
};

}  // namespace jm216
