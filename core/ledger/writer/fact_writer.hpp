#pragma once
#include <optional>
#include <string_view>

#include "core/basics/calendar.hpp"
#include "core/basics/money.hpp"
#include "core/facts/ledger.hpp"
#include "core/ledger/writer/ledger_writer.hpp"

namespace jm216 {

// One field each; an optional one that is absent, and a default, are left out.
class FactWriter {
 public:
  explicit FactWriter(LedgerWriter& out) : out_(out) {}

  void text(std::string_view name, std::string_view value) {
    out_.name(name);
    out_.string(value);
  }
  void text_unless(std::string_view usual, std::string_view name, std::string_view value) {
    if (value != usual) text(name, value);
  }
  void date(std::string_view name, Date value) { text(name, to_string(value)); }
  void date(std::string_view name, const std::optional<Date>& value) {
    if (value) date(name, *value);
  }
  void number(std::string_view name, const std::optional<int>& value) {
    if (!value) return;
    out_.name(name);
    out_.number(*value);
  }
  void decimal(std::string_view name, const Decimal& value) { text(name, value.shortest()); }
  void percent(std::string_view name, const std::optional<Percent>& value) {
    if (value) text(name, value->text());
  }
  void usd(std::string_view name, const Usd& value) { decimal(name, Decimal(value.in_cents(), 2)); }
  void usd_unless_zero(std::string_view name, const Usd& value) {
    if (!value.is_zero()) usd(name, value);
  }
  void flag_unless(bool usual, std::string_view name, bool value) {
    if (value == usual) return;
    out_.name(name);
    out_.flag(value);
  }
  void amount(std::string_view name, std::int64_t ten_thousandths) {
    out_.name(name);
    out_.amount(ten_thousandths);
  }

  LedgerWriter& out() { return out_; }

 private:
  LedgerWriter& out_;
};

// The sections of a ledger, as formats.md orders them; the sales lines among them, or an empty list
// in their place.
void write_facts(FactWriter& facts, const Ledger& ledger, bool with_sales);

}  // namespace jm216
