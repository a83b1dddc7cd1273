#pragma once
// What the file format knows: the sections of a ledger and the fields of their records, in the
// documented order. One table for the whole format (ledger_table.cpp), from which it is read,
// written, compared, shown in forms, described and put in a link.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/basics/problem_sentences.hpp"
#include "core/facts/ledger.hpp"

namespace jm216 {

struct Shape;

// Records of one kind, one after the other.
struct Records {
  const char* first = nullptr;
  std::size_t count = 0;
  std::size_t size = 0;         // of each
  bool says_something = false;  // though there be none

  [[nodiscard]] const void* at(std::size_t index) const { return first + index * size; }
};

// What a field holds (formats, "Kinds of values").
enum class FieldKind : std::uint8_t {
  text,
  name,  // a text that is not empty
  flag,
  date,
  quarter,
  country,
  patent_country,  // or EP
  currency,
  price,
  money,
  quantity,
  made,  // a quantity not below zero
  dollars,
  signed_dollars,
  usd_rate,      // dollars for one unit
  per_usd_rate,  // units for one dollar
  percent,
  whole,
  choice,
  charged,  // true, false or names of deductions
  object,
  list,  // of records, in a record
  section,
};

enum class Need : std::uint8_t { optional, required, one_of_these };

inline constexpr std::uint8_t last_edition = 2;  // of the format

// What helps to fill the field in, beyond its kind.
enum class FormHelp : std::uint8_t { none, seller, obligation, payable, unseen };

// Words for documents only, which the page need not carry.
constexpr std::string_view for_documents([[maybe_unused]] std::string_view words) {
#ifdef __EMSCRIPTEN__
  return {};
#else
  return words;
#endif
}

// Names that the format gives to choices.
struct NameList {
  const std::string_view* first = nullptr;
  std::size_t count = 0;

  [[nodiscard]] const std::string_view* begin() const { return first; }
  [[nodiscard]] const std::string_view* end() const { return first + count; }
};
template <class Names>
constexpr NameList all_of_names(const Names& names) {
  return {std::data(names), std::size(names)};
}

struct Field {
  std::string_view name;
  std::string_view label{};
  std::string_view hint{};  // an example, or what leaving it empty means
  std::string_view about{};
  std::string_view usual{};       // what is left out
  std::string_view not_before{};  // the date that begins what this one ends
  std::string_view or_before{};   // or that does where the first is not given
  std::string_view each_once{};   // of a list: the field whose text no two records share
  std::string_view choice_of{};   // "party", as messages call it
  NameList choices{};
  NameList offered{};             // by a form, where it offers others or in another order
  const Shape* object = nullptr;  // or a record of the list
  // Where it lies in its record; of an object that the record lacks, null.
  const void* (*at)(const void* record) = nullptr;
  const void* (*usual_at)(const void* record) = nullptr;  // what it is where nothing is said
  void* (*begin)(void* record) = nullptr;            // of an object: makes it; of a list: one more
  Records (*records)(const void* record) = nullptr;  // of a list
  std::int16_t least = 0;                            // of a whole number
  std::int16_t most = 0;
  FieldKind kind = FieldKind::text;
  Need need = Need::optional;
  FormHelp help = FormHelp::none;
  bool may_be_absent = false;  // a std::optional
  std::uint8_t since = 1;      // edition of the format

  [[nodiscard]] bool is_required() const { return need == Need::required; }
  // The same in a record that may be changed.
  [[nodiscard]] void* in(void* record) const {
    return static_cast<char*>(record) +
           (static_cast<const char*>(at(record)) - static_cast<const char*>(record));
  }

  // How the table says it.
  [[nodiscard]] constexpr Field required() const {
    Field field = *this;
    field.need = Need::required;
    return field;
  }
  [[nodiscard]] constexpr Field one_of_these() const {
    Field field = *this;
    field.need = Need::one_of_these;
    return field;
  }
  [[nodiscard]] constexpr Field as(FieldKind what) const {
    Field field = *this;
    field.kind = what;
    return field;
  }
  [[nodiscard]] constexpr Field shown(std::string_view its_label, std::string_view its_hint = {},
                                      FormHelp its_help = FormHelp::none) const {
    Field field = *this;
    field.label = its_label;
    field.hint = its_hint;
    field.help = its_help;
    return field;
  }
  [[nodiscard]] constexpr Field usually(std::string_view text) const {
    Field field = *this;
    field.usual = text;
    return field;
  }
  [[nodiscard]] constexpr Field from_to(std::int16_t its_least, std::int16_t its_most) const {
    Field field = *this;
    field.least = its_least;
    field.most = its_most;
    return field;
  }
  [[nodiscard]] constexpr Field after(std::string_view beginning,
                                      std::string_view otherwise = {}) const {
    Field field = *this;
    field.not_before = beginning;
    field.or_before = otherwise;
    return field;
  }
  [[nodiscard]] constexpr Field one_of(NameList names, std::string_view of) const {
    Field field = *this;
    field.choices = names;
    field.choice_of = of;
    return field;
  }
  [[nodiscard]] constexpr Field offers(NameList names) const {
    Field field = *this;
    field.offered = names;
    return field;
  }
  [[nodiscard]] constexpr Field meaning(std::string_view words) const {
    Field field = *this;
    field.about = for_documents(words);
    return field;
  }
  [[nodiscard]] constexpr Field once_each(std::string_view which) const {
    Field field = *this;
    field.each_once = which;
    return field;
  }
  [[nodiscard]] constexpr Field since_edition(std::uint8_t edition) const {
    Field field = *this;
    field.since = edition;
    return field;
  }
};

// The fields of an object.
struct Shape {
  std::string_view noun;  // "a payment", as messages call it
  const Field* fields;
  std::size_t count;
  std::uint32_t required;        // of the fields, a bit each
  bool refuses_unknown = false;  // an unknown name is an error, not a warning
  // What a record's fields, each right by itself, cannot say together; nothing where they can.
  std::optional<Sentence> (*contradiction)(const void* record) = nullptr;

  [[nodiscard]] const Field* begin() const { return fields; }
  [[nodiscard]] const Field* end() const { return fields + count; }
};

// The ledger itself: its members in documented order.
enum class Section : std::uint8_t {
  format,
  title,
  as_of,
  effective_date,
  readings,
  sellers,
  sales,
  production,
  generics,
  infringements,
  milestones,
  payments,
  statements,
  amendments,
  fx,
  base_rates,
  patents,
  supply_agreement,
  extensions,
  notices,
  force_majeure,
  claims,
  events,
  done,
  bank_accounts,
  dismissed,
  notes,
};
inline constexpr std::size_t section_count = 27;
constexpr std::size_t number_of(Section section) {
  return static_cast<std::size_t>(section);
}
extern const Shape ledger_shape;  // its fields are numbered as Section
inline std::string_view to_string(Section section) {
  return ledger_shape.fields[number_of(section)].name;
}

enum class SectionForm : std::uint8_t {
  value,  // of the ledger itself
  lines,  // `sales`
  list,   // of records
  by_id,  // records under their ids
  texts,  // a list of texts
  one,    // a single record
};

struct SectionInfo {
  SectionForm form = SectionForm::value;
  const Shape* record = nullptr;
  Records (*records)(const Ledger& ledger) = nullptr;  // of a list or by id
  void* (*add)(Ledger& ledger) = nullptr;              // of a list: a record at its end
  void (*drop_last)(Ledger& ledger) = nullptr;
  std::string_view title{};
  std::string_view singular{};  // "payment"
  std::string_view clause{};
  std::string_view empty{};  // what would be here
  std::string_view about{};
};
const SectionInfo& info_of(Section section);

// A line of `sales`.
enum class SaleField : std::uint8_t {
  invoice,
  line,
  date,
  supplied,
  is_free,
  country,
  seller,
  product,
  quantity,
  unit,
  currency,
  gross,
  deductions,
  separately_charged,
  is_export,
  arms_length,
  for_money,
  fair_market_price,
  buyer,
  credit_of,
  credit_reason,
};
// A field's bit in a set of them.
constexpr std::uint32_t bit(SaleField field) {
  return 1U << static_cast<unsigned>(field);
}
extern const Shape sale_shape;        // its fields are numbered as SaleField
extern const Shape deductions_shape;  // numbered as Deduction

extern const Shape seller_shape;
extern const Shape supply_agreement_shape;
// Of a record of a section that is a list of records; null for other sections.
const Shape* record_shape(Section section);

}  // namespace jm216
