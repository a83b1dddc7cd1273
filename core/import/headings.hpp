#pragma once
// What headings of sales tables usually mean, in the languages and programs that they come from, and
// what their cells say.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/fields.hpp"

namespace jm216 {

// What a heading says beside its word: "Sales (USD thousands)", "Discount %", "Price per pack".
struct Qualifier {
  enum class Kind : std::uint8_t { currency, scale, percent, each, other };
  Kind kind = Kind::other;
  std::string text;   // as it stands there
  std::string value;  // a currency's code, empty where "$" may be several; a scale: "1000"
};

struct HeadingMatch {
  ImportField field;
  std::size_t rank;                        // 0 is the most telling word
  std::vector<Qualifier> qualifiers = {};  // but for those that say what every row's field is
};

// Small letters and digits alone, umlauts written out, other marks left away.
std::string folded(std::string_view text);

// A heading's word, and what it says beside it.
struct HeadingParts {
  std::string base;
  std::vector<Qualifier> qualifiers;
};
HeadingParts parts_of(std::string_view heading);

// Whether a qualifier says no more than what the field is in every row: "Country (ISO)".
bool is_of_every_row(ImportField field, const Qualifier& qualifier);

// What the heading of a field's column says that is not of every row.
std::vector<Qualifier> qualifiers_of(ImportField field, std::string_view heading);

// Whether an amount's heading says that something is off it already: "Nettowert", "Net sales".
bool says_net(std::string_view heading);

// "Net amount" -> "amount", "Betrag in HW" -> "betrag", folded, without the words that say which amount
// it is, and those words; nothing where there are none.
struct OneOfAmounts {
  std::string amount;
  std::string which;
};
std::optional<OneOfAmounts> one_of_amounts(std::string_view heading);

// The scale that a title or a footnote says its table's amounts are in: "in thousands of USD",
// "Angaben in TEUR", "(USD '000)".
std::optional<Qualifier> scale_in_note(std::string_view note);

// Nothing for a heading that is not known.
std::optional<HeadingMatch> match_heading(std::string_view heading);

// Whether a column of this heading usually says what a row is: an invoice or a credit note.
bool says_kind(std::string_view heading);

// Whether a column of this heading marks credit notes, or what was cancelled, with a cross or a yes.
bool marks_credit(std::string_view heading);
bool marks_void(std::string_view heading);
bool is_cross(std::string_view cell);

// Whether a cell says that its row was cancelled: "Voided", "Storniert".
bool says_void(std::string_view cell);

// What a cell says that a row is.
enum class RowKind : std::uint8_t { unknown, sale, credit, either };
RowKind usual_kind(std::string_view cell);

// Whether a cell says that its row is a total: "Grand total", "Summe Januar", "合計".
bool says_total(std::string_view cell);
// Whether it says nothing else, or of what it is one: "Total", "JM216 Total"; not "Total Care".
bool is_total_alone(std::string_view cell);

// The ledger's own term for a cell that is none: "Deutschland" -> "DE", "ja" -> "true". Empty where
// unknown, and where several are possible ("$").
std::string usual_meaning(ImportField field, std::string_view cell);

}  // namespace jm216
