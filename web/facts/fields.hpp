#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

// What the ledger format can hold besides the sales lines, as forms show it: a table of sections
// and their fields. What a field may hold is the reader's business (core/ledger/edit/edit.hpp).

namespace jm216 {

enum class FieldKind : std::uint8_t {
  text,
  date,
  dollars,
  percent,
  decimal,
  whole,       // a JSON number
  flag,        // true or false
  choice,      // one of `choices`
  country,     // ISO 3166-1 alpha-2
  currency,    // ISO 4217
  quarter,     // 2009-Q1
  seller,      // an id of the ledger's sellers
  obligation,  // an obligation's id
  payable,     // the same, or its interest
};

struct Field {
  std::string_view path;  // below the record: "date", "changes/royalty_percent"
  std::string_view label;
  FieldKind kind = FieldKind::text;
  bool required = false;
  std::string_view hint{};  // an example, or what leaving it empty means
  std::vector<std::string_view> choices{};
};

struct FormSection {
  enum class Shape : std::uint8_t {
    list,   // of records
    by_id,  // records under their ids; the field "id" is the key
    texts,  // a list of texts; the field's path is ""
    one,    // a single record
    top,    // members of the ledger itself
  };
  std::string_view name;  // of the format
  std::string_view title;
  std::string_view singular;  // "payment"
  std::string_view clause;
  Shape shape = Shape::list;
  std::string_view empty;  // what would be here
  std::vector<Field> fields;
};

/// Every section but the sales, in the order they are worked with.
const std::vector<FormSection>& sections();

/// One sales line, as a record.
const FormSection& sale_section();

}  // namespace jm216
