#include "core/ledger/reader/sale_reader.hpp"

#include "core/ledger/reader/values.hpp"

namespace jm216 {

void SaleReader::begin() {
  if (!has_usual_) {
    has_usual_ = true;
    usual_ = draft_.usual_profile();
    last_seller_ = usual_.seller;
    last_product_ = usual_.product;
    last_unit_ = last_buyer_ = usual_.unit;
  }
  line_ = SaleLine();
  line_.profile = usual_;
  invoice_.clear();
  number_.clear();
  credit_of_.clear();
  is_refused_ = false;
}

void SaleReader::refuse(const Complaint& complaint) {
  path_.refuse_value(complaint);
  is_refused_ = true;
}

void SaleReader::text(const Found& found, Emptiness emptiness, std::string& kept) {
  if (const auto value = read_text(found, emptiness, complaint_)) {
    kept.assign(*value);
  } else {
    refuse(complaint_);
  }
}

std::uint32_t SaleReader::name(const Found& found, Emptiness emptiness, std::uint32_t& last) {
  const auto value = read_text(found, emptiness, complaint_);
  if (!value) {
    refuse(complaint_);
    return last;
  }
  TextPool& texts = draft_.ledger.sales.texts();
  if (texts.text(last) != *value) last = texts.intern(*value);
  return last;
}

template <class Value, class Kept>
void SaleReader::keep(const std::optional<Value>& value, Kept& kept) {
  if (value) {
    kept = *value;
  } else {
    refuse(complaint_);
  }
}

void SaleReader::amount(const Found& found, const DecimalLimits& limits, std::int64_t& kept) {
  keep(read_decimal(found, limits, complaint_), kept);
}

void SaleReader::flag(const Found& found, bool& kept) {
  keep(read_flag(found, complaint_), kept);
}

void SaleReader::credit_reason(const Found& found) {
  const auto reason = read_text(found, Emptiness::allowed, complaint_);
  if (!reason) return refuse(complaint_);
  if (const auto recognised = find_credit_reason(*reason)) {
    line_.profile.credit_reason = *recognised;
  } else {
    refuse({Sentence::not_a_credit_reason, {{"found", in_quotes(*reason)}}});
  }
}

void SaleReader::note_name(Names::Use use, std::uint32_t name) {
  if (!draft_.names.wants(use, name)) return;
  const bool in_bare_list = path_.depth() == 2;
  const std::uint64_t index = path_.index_of_list(in_bare_list ? 0 : 1);
  draft_.names.note(use, name, {path_.file(), index, in_bare_list}, path_.stream().token_place());
}

void SaleReader::field(SaleField field, const Found& found) {
  if (found.kind == ValueKind::refused) {
    is_refused_ = true;
    return;
  }
  switch (field) {
    case SaleField::invoice:
      return text(found, Emptiness::refused, invoice_);
    case SaleField::line:
      return text(found, Emptiness::allowed, number_);
    case SaleField::date:
      return keep(read_date(found, complaint_), line_.date);
    case SaleField::supplied:
      return keep(read_date(found, complaint_), line_.supplied);
    case SaleField::is_free:
      return flag(found, line_.profile.is_free);
    case SaleField::country:
      return keep(read_country(found, false, complaint_), line_.profile.country);
    case SaleField::seller:
      line_.profile.seller = name(found, Emptiness::refused, last_seller_);
      if (!is_refused_) note_name(Names::Use::seller, line_.profile.seller);
      return;
    case SaleField::product:
      line_.profile.product = name(found, Emptiness::allowed, last_product_);
      return;
    case SaleField::quantity:
      amount(found, quantity_limits, line_.quantity);
      if (line_.quantity < 0) quantity_place_ = path_.stream().token_place();
      return;
    case SaleField::unit:
      line_.profile.unit = name(found, Emptiness::allowed, last_unit_);
      return;
    case SaleField::currency:
      return keep(read_currency(found, complaint_), line_.profile.currency);
    case SaleField::gross:
      return amount(found, price_limits, line_.gross);
    case SaleField::deductions:
      return refuse(wrong_kind(found, "an object of deductions"));
    case SaleField::separately_charged:
      if (found.kind == ValueKind::yes || found.kind == ValueKind::no) {
        line_.profile.separately_charged = found.kind == ValueKind::yes ? all_deductions : 0;
      } else {
        refuse(wrong_kind(found, "true, false or a list of deductions"));
      }
      return;
    case SaleField::is_export:
      return flag(found, line_.profile.is_export);
    case SaleField::arms_length:
      return flag(found, line_.profile.arms_length);
    case SaleField::for_money:
      return flag(found, line_.profile.for_money);
    case SaleField::fair_market_price: {
      std::int64_t price = 0;
      amount(found, money_limits, price);
      line_.fair_market_price = price;
      return;
    }
    case SaleField::buyer:
      line_.profile.buyer = name(found, Emptiness::refused, last_buyer_);
      buyer_place_ = path_.stream().token_place();
      if (!is_refused_) note_name(Names::Use::buyer, line_.profile.buyer);
      return;
    case SaleField::credit_of:
      return text(found, Emptiness::refused, credit_of_);
    case SaleField::credit_reason:
      return credit_reason(found);
  }
}

void SaleReader::deduction(Deduction deduction, const Found& found) {
  if (found.kind == ValueKind::refused) {
    is_refused_ = true;
    return;
  }
  std::int64_t& kept = line_.deductions[static_cast<std::size_t>(deduction)];
  amount(found, money_limits, kept);
  if (kept != 0) line_.deductions_given |= deduction_bit(deduction);
}

void SaleReader::charged(const Found& found) {
  if (found.kind == ValueKind::refused) {
    is_refused_ = true;
    return;
  }
  const auto name = read_text(found, Emptiness::allowed, complaint_);
  if (!name) return refuse(complaint_);
  if (const auto deduction = find_deduction(*name)) {
    line_.profile.separately_charged |= deduction_bit(*deduction);
    return;
  }
  Nearest nearest(*name);
  std::string list;
  for (const Field& field : deductions_shape) {
    nearest.consider(field.name);
    list += list.empty() ? "" : ", ";
    list += field.name;
  }
  const std::string use = quoted_if_any(nearest.name());
  refuse(
      {Sentence::not_a_deduction,
       {{"found", in_quotes(*name)}, use.empty() ? Argument("list", list) : Argument("use", use)}});
}

void SaleReader::end(std::uint32_t seen) {
  if ((seen & bit(SaleField::seller)) == 0)
    (void)draft_.names.wants(Names::Use::seller, usual_.seller);
  const bool is_credit_note = line_.gross < 0 || (seen & bit(SaleField::credit_of)) != 0;
  // A price that could not be read may have been below zero.
  if (line_.quantity < 0 && !is_credit_note && !is_refused_) {
    is_refused_ = true;
    path_.refuse(quantity_place_, path_.container_pointer() + "/quantity",
                 {Sentence::quantity_below_zero});
  }
  if (line_.profile.is_free && (line_.gross != 0 || is_credit_note) && !is_refused_) {
    is_refused_ = true;
    path_.refuse_container(
        {line_.gross != 0 ? Sentence::free_with_price : Sentence::free_credit_note});
  }
  if (line_.profile.buyer == line_.profile.seller && !is_refused_) {
    is_refused_ = true;
    path_.refuse(buyer_place_, path_.container_pointer() + "/buyer",
                 {Sentence::buyer_sells,
                  {{"found", in_quotes(draft_.ledger.sales.texts().text(line_.profile.buyer))}}});
  }
  // With a problem there will be no ledger: nothing more needs storing.
  if (is_refused_ || !path_.log().empty()) return;
  ++draft_.records_read.at(static_cast<std::size_t>(Section::sales));
  line_.invoice = invoice_;
  line_.line = number_;
  if ((seen & bit(SaleField::credit_of)) != 0) line_.credit_of = credit_of_;
  if (!draft_.ledger.sales.add(line_)) {
    path_.refuse_container({Sentence::no_room});
  }
}

}  // namespace jm216
