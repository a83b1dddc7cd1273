#include "core/facts/ledger.hpp"

#include <algorithm>

#include "core/basics/text.hpp"

namespace jm216 {

std::string_view to_string(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

std::string_view to_string(NoticeKind kind) {
  return notice_names[static_cast<std::size_t>(kind)];
}

std::optional<NoticeKind> find_notice_kind(std::string_view name) {
  return find_named<NoticeKind>(notice_names, name);
}

std::string_view to_string(Clock clock) {
  return clock_names[static_cast<std::size_t>(clock)];
}

std::string_view to_string(Deduction deduction) {
  return deduction_names[static_cast<std::size_t>(deduction)];
}

std::optional<Deduction> find_deduction(std::string_view name) {
  return find_named<Deduction>(deduction_names, name);
}

std::string_view to_string(CreditReason reason) {
  return credit_reason_names[static_cast<std::size_t>(reason)];
}

std::optional<CreditReason> find_credit_reason(std::string_view name) {
  return find_named<CreditReason>(credit_reason_names, name);
}

const BankAccount* account_on(const Ledger& ledger, Date day) {
  const auto found = std::find_if(
      ledger.bank_accounts.begin(), ledger.bank_accounts.end(), [day](const BankAccount& one) {
        return one.from <= day && day <= one.until.value_or(Date::max());
      });
  return found == ledger.bank_accounts.end() ? nullptr : &*found;
}

const Seller* find_seller(const Ledger& ledger, std::string_view id) {
  if (!ledger.sellers) return nullptr;
  const auto found = std::lower_bound(
      ledger.sellers->begin(), ledger.sellers->end(), id,
      [](const Seller& seller, std::string_view wanted) { return seller.id < wanted; });
  return found != ledger.sellers->end() && found->id == id ? &*found : nullptr;
}

}  // namespace jm216
