#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/format.hpp"

// What the ledger format can hold, as forms show it: made from its table (core/format). What a field
// may hold is the reader's business (core/ledger/edit/edit.hpp).

namespace jm216 {

enum class FormKind : std::uint8_t {
  text,
  date,
  dollars,
  percent,
  decimal,
  whole,        // a JSON number
  flag,         // true or false
  choice,       // one of `choices`
  country,      // ISO 3166-1 alpha-2
  currency,     // ISO 4217
  quarter,      // 2009-Q1
  seller,       // an id of the ledger's sellers
  obligation,   // an obligation's id
  payable,      // the same, or its interest
  rows,         // records in the record, each with the fields `of`
  instalments,  // a day for each id that an amendment names
};

struct FormField {
  std::string path;  // below the record: "date", "changes/royalty_percent"
  std::string label;
  FormKind kind = FormKind::text;
  bool required = false;
  std::string_view hint{};  // an example, or what leaving it empty means
  NameList choices{};
  std::vector<FormField> of{};

  [[nodiscard]] bool is_compound() const {
    return kind == FormKind::rows || kind == FormKind::instalments;
  }
};

/// The field of a record's row: "rows/2/made".
FormField in_row(const FormField& rows, std::size_t row, const FormField& field);

struct FormSection {
  std::string_view name;  // of the format
  std::string_view title;
  std::string_view singular;  // "payment"
  std::string_view clause;
  SectionForm form = SectionForm::list;  // `value`: members of the ledger itself
  std::string_view empty;                // what would be here
  std::vector<FormField> fields;
};

/// Every section but the sales, in the order they are worked with.
const std::vector<FormSection>& sections();

/// One sales line, as a record.
const FormSection& sale_section();

}  // namespace jm216
