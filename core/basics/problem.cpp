#include "core/basics/problem.hpp"

#include "core/basics/shown.hpp"

namespace jm216 {

const std::array<ProblemKind, problem_code_count>& problem_catalogue() {
  static constexpr std::array<ProblemKind, problem_code_count> catalogue = {{
      {"not-json", "The file is not JSON, or not in UTF-8.",
       "Mend the text at the place named, or save the file in the form it should have."},
      {"too-deep", "Objects and lists are nested more than 32 deep.",
       "Leave out what no ledger has."},
      {"too-long", "A text, a name or a cell is longer than it may be.", "Shorten it."},
      {"too-large", "There is more of something than can be held.",
       "Leave out what is not needed, or give it more memory."},
      {"nul-in-text", "A text or a name has a NUL character in it.", "Leave the character out."},
      {"unknown-format", "The file is of another format than the one that is read here.",
       "Open the file it was made from, or make it anew."},
      {"unknown-member", "An object names something that it cannot have.",
       "Correct the name, or leave the member out."},
      {"missing-member", "Something that must be there is not.", "Add it."},
      {"duplicate-member", "A name comes twice in one object.", "Keep one."},
      {"wrong-type", "A value is of another kind than the field's.",
       "Write it as that kind is written."},
      {"empty-text", "A text is empty where a name or number must stand.",
       "Write the name or number."},
      {"bad-date", "A text is no date, or no day of the calendar.", "Write it as 2009-02-03."},
      {"bad-quarter", "A text is no quarter.", "Write it as 2009-Q1."},
      {"bad-decimal", "A text is no plain decimal.", "Write it as 12000.50."},
      {"out-of-limits", "A value is well formed and outside what the field allows.",
       "Correct the value."},
      {"unknown-code", "A text is no ISO code of a country or currency.", "Write the code."},
      {"unknown-choice", "A text is none of the words the field may hold.", "Write one of those."},
      {"unknown-seller", "A name is that of no seller of this ledger.",
       "Correct the name, or add the seller."},
      {"wrong-order", "An end lies before its beginning.", "Correct one of the two dates."},
      {"contradiction", "Two things that are said cannot both hold.", "Keep one."},
      {"still-named", "Something cannot go or change while others name it.",
       "Keep it, or change those first."},
      {"bad-table", "The rows of a table cannot be told apart with certainty.",
       "Mend the quotation marks, or say what stands between the cells."},
      {"bad-encoding", "A table is not in the encoding it should be in.",
       "Save it as UTF-8, or name its encoding."},
      {"no-sales", "No row of a table holds a sale.", "See that the rows are not all left out."},
      {"undecided", "The mapping leaves open what the table cannot tell.", "Decide it."},
      {"unknown-column", "The mapping names a column that the table does not have, or has twice.",
       "Correct the heading, or give the column's number."},
      {"unused-column", "A column is neither a field nor ignored.", "Map it, or ignore it."},
      {"bad-workbook", "A workbook cannot be read.", "Save it anew as .xlsx."},
  }};
  return catalogue;
}

const ProblemKind& kind_of(ProblemCode code) {
  return problem_catalogue().at(static_cast<std::size_t>(code));
}

Complaint::Complaint(Sentence sentence, std::initializer_list<Argument> arguments,
                     std::string_view about)
    : code(row_of(sentence).code), name(about) {
  const ProblemSentence& row = row_of(sentence);
  const std::span<const Argument> given(arguments.begin(), arguments.size());
  fill_in(message, row.sentence, given);
  const std::size_t end = message.size();
  message += "; ";
  fill_in(message, row.repair, given);
  if (message.size() == end + 2) message.resize(end);  // none
}

void Complaint::also(Sentence sentence, std::initializer_list<Argument> arguments) {
  message += "; ";
  fill_in(message, row_of(sentence).repair, {arguments.begin(), arguments.size()});
}

std::string cell_name(std::size_t row, std::size_t column) {
  std::string name;
  for (; column > 0; column = (column - 1) / 26) {
    name.insert(0, 1, static_cast<char>('A' + (column - 1) % 26));
  }
  return name + std::to_string(row);
}

namespace {

std::string place_in_sheet(const Problem& problem) {
  std::string text = "sheet \"" + isolated(problem.sheet) + '"';
  if (problem.line > 0) {
    text += problem.column > 0 ? ", " : ", row ";
    text += cell_name(problem.line, problem.column);
  }
  if (!problem.pointer.empty()) text += " (" + isolated(problem.pointer) + ')';
  return text + ": ";
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string text;
  if (!problem.file.empty()) text += isolated(problem.file) + ": ";
  if (!problem.sheet.empty()) return text + place_in_sheet(problem) + problem.message;
  text += isolated(problem.pointer);
  if (problem.line > 0) {
    if (!problem.pointer.empty()) text += ' ';
    text += "(line " + std::to_string(problem.line);
    if (problem.column > 0) text += ", column " + std::to_string(problem.column);
    text += ')';
  }
  if (!text.empty() && text.back() != ' ') text += ": ";
  return text + problem.message;
}

}  // namespace jm216
