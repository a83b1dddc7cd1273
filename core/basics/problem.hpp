#pragma once
// What is wrong with a file that was refused: a code, by which a program knows it, a sentence for a
// reader, and the place.
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/problem_sentences.hpp"
#include "core/basics/sentence.hpp"

namespace jm216 {

// In the order of the catalogue.
enum class ProblemCode : std::uint8_t {
  not_json,
  too_deep,
  too_long,
  too_large,
  nul_in_text,
  unknown_format,
  unknown_member,
  missing_member,
  duplicate_member,
  wrong_type,
  empty_text,
  bad_date,
  bad_quarter,
  bad_decimal,
  out_of_limits,
  unknown_code,
  unknown_choice,
  unknown_seller,
  wrong_order,
  contradiction,
  still_named,
  bad_table,
  bad_encoding,
  no_sales,
  undecided,
  unknown_column,
  unused_column,
  bad_workbook,
};
inline constexpr std::size_t problem_code_count = 28;

// What a code stands for (formats.md, "Problems"); each problem says it in a sentence of its own
// (problem_sentences.hpp).
struct ProblemKind {
  std::string_view code;    // "missing-member"
  std::string_view means;   // what is wrong
  std::string_view repair;  // what mends it
};
const std::array<ProblemKind, problem_code_count>& problem_catalogue();
const ProblemKind& kind_of(ProblemCode code);

// A problem before it is said where it stands.
struct Complaint {
  Complaint() = default;
  // Put together at once: it crosses to the page as text, and alike ones are counted by their text.
  Complaint(Sentence sentence, std::initializer_list<Argument> arguments = {},  // NOLINT
            std::string_view about = {});
  // As it was said elsewhere.
  Complaint(ProblemCode of, std::string says, std::string_view about = {})
      : code(of), message(std::move(says)), name(about) {}

  // Adds a further repair.
  void also(Sentence sentence, std::initializer_list<Argument> arguments = {});

  ProblemCode code = ProblemCode::not_json;
  std::string message;  // what was found, what was expected and, where it helps, the likely repair
  std::string name;  // of the member, where the problem is one of the object that has or lacks it
};

// One edit of a table's mapping that mends a problem, in words of the table: what is put at a place of
// the mapping (core/import/answer.hpp). With an empty value at a field's place, a person says the value.
struct Repair {
  std::string words;
  std::string pointer;
  std::string value;
};

struct Problem : Complaint {
  std::string file;               // empty where there is only one nameless source
  std::string pointer;            // JSON pointer into that file ("" is the whole document)
  std::size_t line = 0;           // from 1; 0 where no place can be given
  std::size_t column = 0;         // from 1, in characters (code points) of that line; 0: all of it
  std::string sheet{};            // of a workbook: then `line` is its row, and `column` its column
  std::vector<Repair> repairs{};  // of the first with its cause in a table
};

// `/sales/17/country (line 412, column 20): "UK" is no ISO 3166 country code; use "GB"`
// `sheet "Sales", I2 (Country): …`
std::string to_string(const Problem& problem);

// "I2"; "2" for column 0.
std::string cell_name(std::size_t row, std::size_t column);

struct Problems {
  static constexpr std::size_t shown = 100;
  std::vector<Problem> list;  // at most `shown`, in the order of files and places
  std::size_t more = 0;       // how many further ones there were

  void add(Problem problem) {
    if (list.size() < shown) {
      list.push_back(std::move(problem));
    } else {
      ++more;
    }
  }
  [[nodiscard]] bool empty() const { return list.empty(); }
};

}  // namespace jm216
