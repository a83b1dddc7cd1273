#include <algorithm>
#include <filesystem>
#include <ostream>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "core/command/commands.hpp"
#include "core/command/files.hpp"
#include "core/command/output_file.hpp"
#include "core/export/text.hpp"
#include "core/import/import.hpp"
#include "core/import/sheet.hpp"
#include "core/import/sheet_choice.hpp"
#include "core/import/suggest.hpp"
#include "core/json/not_json.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/report/words.hpp"
#include "core/workbook/workbook.hpp"

namespace jm216 {

namespace {

// No mapping needs more.
constexpr std::size_t longest_mapping = std::size_t{1} << 20U;

std::string read_up_to(const ByteSource& source, std::size_t size) {
  std::string text(size, '\0');
  std::size_t filled = 0;
  for (std::size_t got = 1; got > 0 && filled < size; filled += got) {
    got = source(text.data() + filled, size - filled);
  }
  text.resize(filled);
  return text;
}

// The mapping of a file; says what is wrong with it.
std::optional<Mapping> load_mapping(const std::string& name, std::ostream& err) {
  const auto files = open_files({name}, "mapping (JSON)", err);
  if (!files) return std::nullopt;
  const std::string text = read_up_to(files->front().read, longest_mapping + 1);
  if (text.size() > longest_mapping) {
    err << "jm216: " << shown_name(name)
        << " is larger than 1 MiB, which no mapping needs: is it one? If so, leave out \"values\" "
           "that no cell holds\n";
    return std::nullopt;
  }
  MappingRead read = read_mapping(text);
  for (Problem& problem : read.problems.list) problem.file = shown_name(name);
  print(read.problems, err);
  return std::move(read.mapping);
}

// As it is written in a mapping; several cells are a list there.
std::string as_said(const std::string& value) {
  if (value == "\t") return "\"\\t\"";
  std::string said = '"' + value + '"';
  const bool is_list = value.find('\n') != std::string::npos;
  for (std::size_t at = said.find('\n'); at != std::string::npos; at = said.find('\n', at)) {
    said.replace(at, 1, "\", \"");
  }
  return is_list ? '[' + said + ']' : said;
}

// Which sheet is to be read; else `err` has been asked, or told why none can be.
std::optional<std::size_t> choose_sheet(Workbook& book, const ImportOptions& options,
                                        const Mapping& mapping, std::ostream& err) {
  const std::string file = shown_name(options.table) + ": ";
  const std::vector<SheetInfo>& sheets = book.sheets();
  if (!mapping.sheet.empty()) {
    const auto named = std::find_if(sheets.begin(), sheets.end(), [&](const SheetInfo& sheet) {
      return sheet.name == mapping.sheet;
    });
    if (named != sheets.end()) return static_cast<std::size_t>(named - sheets.begin());
    err << shown_name(options.mapping)
        << ": /sheet: " << plain(no_such_sheet(mapping.sheet, sheets)) << '\n';
    return std::nullopt;
  }
  const std::vector<std::size_t> tables = book.tables();
  if (tables.size() == 1 && !sheets[tables.front()].is_hidden) return tables.front();
  if (tables.empty()) {
    err << file << (book.fault().empty() ? plain(no_sheet_with_table(sheets)) : book.fault())
        << '\n';
    return std::nullopt;
  }
  std::vector<SheetInfo> with_tables;
  for (const std::size_t number : tables) with_tables.push_back(sheets[number]);
  const Question question = which_sheet(with_tables);
  err << question.pointer << ": " << question.text << " Say " << plain(listed_sheets(with_tables))
      << '\n';
  return std::nullopt;
}

std::string file_of(const ImportOptions& options) {
  return "jm216: " + shown_name(options.table);
}

// All of a workbook; else `err` knows why not.
std::optional<std::string> bytes_of(const ByteSource& source, const ImportOptions& options,
                                    std::ostream& err) {
  std::string bytes;
  std::vector<char> piece(std::size_t{1} << 16U);
  for (std::size_t got = 1; got > 0 && bytes.size() <= Workbook::largest;) {
    got = source(piece.data(), piece.size());
    bytes.append(piece.data(), got);
  }
  if (bytes.size() <= Workbook::largest) return bytes;
  err << file_of(options) << ": " << Complaint(Sentence::workbook_too_large, {{"file"}}).message
      << '\n';
  return std::nullopt;
}

// The sheet with the sales, as the import reads it; else `err` knows why not.
std::optional<std::string> sheet_of(std::string_view bytes, const ImportOptions& options,
                                    const Mapping& mapping, std::ostream& err) {
  Workbook book(bytes);
  if (book.fault().empty()) {
    const auto sheet = choose_sheet(book, options, mapping, err);
    if (!sheet) return std::nullopt;
    std::string text = book.text_of(*sheet);
    if (book.fault().empty()) return text;
  }
  err << file_of(options) << ": " << book.fault() << '\n';
  return std::nullopt;
}

// As much of a sheet's text as is looked at before all of it is read.
std::string_view sample_of(std::string_view sheet) {
  return sheet.substr(0, sheet.find(sheet_text::mark, 1) + 1 + sample_size);
}

// The beginnings of the sheets that hold a table; else `err` knows why they cannot be read.
std::optional<std::vector<std::string>> beginnings_of(std::string_view bytes,
                                                      const ImportOptions& options,
                                                      std::ostream& err) {
  Workbook book(bytes);
  std::vector<std::string> texts;
  for (const std::size_t sheet : book.tables()) {
    texts.emplace_back(sample_of(book.text_of(sheet)));
    if (!book.fault().empty()) break;
  }
  if (book.fault().empty()) return texts;
  err << file_of(options) << ": " << book.fault() << '\n';
  return std::nullopt;
}

bool is_folder(const std::string& name) {
  std::error_code error;
  return std::filesystem::is_directory(name, error);
}

// Whether a file is there that is one.
bool is_mapping(const std::string& name) {
  std::error_code error;
  std::ostringstream unsaid;
  return std::filesystem::is_regular_file(name, error) && load_mapping(name, unsaid);
}

// By their names; those that are no mappings are passed over.
std::vector<std::string> mappings_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code unknown;  // what is no file may keep one waiting
    if (at->path().extension() == ".json" && at->is_regular_file(unknown))
      names.push_back(at->path().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The mapping of a folder that was made for the headings of one of these tables, which then is the
// one that `options` name; else `err` knows why there is none.
std::optional<Mapping> mapping_for(const std::vector<std::string>& tables, ImportOptions& options,
                                   std::ostream& err) {
  std::optional<Mapping> found;
  std::string names;
  for (const std::string& name : mappings_in(options.mapping)) {
    std::ostringstream unsaid;
    auto mapping = load_mapping(name, unsaid);
    const auto fits = [&](std::string_view table) { return is_made_for(*mapping, table); };
    if (!mapping || std::none_of(tables.begin(), tables.end(), fits)) continue;
    if (found) {
      err << "jm216: " << plain(options.mapping) << ": several mappings were made for these "
          << "headings, " << plain(names) << " and " << plain(name)
          << " among them: name the one you mean\n";
      return std::nullopt;
    }
    found = std::move(mapping);
    names = name;
  }
  if (!found) {
    err << "jm216: " << plain(options.mapping) << ": no mapping in it was made for the headings of "
        << shown_name(options.table)
        << ": have one proposed (import without --mapping), and keep it there\n";
    return std::nullopt;
  }
  options.mapping = names;
  err << plain(names) << ": made for these headings, and taken\n";
  return found;
}

int propose(std::string_view sample, bool is_cut, const Mapping& given, std::ostream& out,
            std::ostream& err) {
  const Proposal proposal = suggest(sample, is_cut, given);
  out << to_json(proposal.mapping);
  for (const Question& question : proposal.questions) {
    if (!question.pointer.empty()) err << plain(question.pointer) << ": ";
    err << plain(question.text);
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      const Question::Choice& choice = question.choices[i];
      err << (i == 0 ? " Say " : ", ") << plain(as_said(choice.value));
      if (!choice.means.empty() && choice.means != choice.value)
        err << " (" << plain(choice.means) << ')';
    }
    err << '\n';
  }
  return proposal.questions.empty() ? exit_done : exit_bad_input;
}

// Whether a file that begins so may be a table, and not what another command reads.
bool may_be_table(std::string_view beginning, const ImportOptions& options, std::ostream& err) {
  const auto after_blanks = [](std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  };
  const std::string_view text = after_blanks(beginning);
  const std::string_view inside = after_blanks(text.substr(text.empty() ? 0 : 1));
  const auto begins = [&](char outer, char first, char other) {
    return text.starts_with(outer) && (inside.starts_with(first) || inside.starts_with(other));
  };
  std::string why;
  if (beginning.starts_with(sheet_text::mark)) {
    why = ": " + Complaint(Sentence::not_text).message;
  } else if (begins('{', '"', '}') || begins('[', '{', ']')) {
    why = " is JSON and no table: a ledger is read as it is, by report and the other commands";
  } else if (looks_like_link(text)) {
    why = " is a link of this calculator and no table: open it with jm216 open";
  }
  if (!why.empty()) err << file_of(options) << why << '\n';
  return why.empty();
}

// Whether what is written where -o says would be a ledger.
bool makes_a_ledger(const ImportOptions& options, std::ostream& err) {
  if (options.output.empty() || (!options.mapping.empty() && !options.suggests)) return true;
  err << "jm216: -o " << shown_name(options.output) << ": no ledger is made "
      << (options.suggests ? "with --suggest; leave one of the two out"
                           : "without a mapping; name one with --mapping")
      << '\n';
  return false;
}

// How many rows became lines, and those that were left out as totals, so that none is a sale that nobody
// misses.
void tell_rows(const ImportResult& result, std::ostream& err) {
  err << counted(result.rows, "row") << " imported";
  if (result.skipped > 0) err << ", " << result.skipped << " left out";
  if (result.hidden > 0) err << ", " << counted(result.hidden, "hidden row") << " left out";
  err << '\n';
  const char* between = "left out as totals: ";
  for (const auto& [line, label] : result.totals) {
    err << std::exchange(between, ", ") << "row " << line << " (" << plain(label) << ')';
  }
  if (!result.totals.empty()) err << '\n';
}

}  // namespace

int run_import(const ImportOptions& given, std::ostream& out, std::ostream& err) {
  ImportOptions options = given;
  const auto may_write_there = [&] {
    std::vector<std::string> inputs{options.table, options.mapping};
    if (is_folder(options.mapping) && is_mapping(options.output)) inputs.push_back(options.output);
    return options.output.empty() || may_write(options.output, inputs, err);
  };
  if (!may_write_there() || !makes_a_ledger(options, err)) return exit_bad_input;
  if (options.table == "-" && options.mapping == "-") {
    err << "jm216: import: standard input can be the table or the mapping; name a file for the "
           "other\n";
    return exit_bad_input;
  }
  Mapping mapping;
  const bool is_to_be_found = is_folder(options.mapping);
  if (!options.mapping.empty() && !is_to_be_found) {
    const auto loaded = load_mapping(options.mapping, err);
    if (!loaded) return exit_bad_input;
    mapping = *loaded;
  }
  const auto files = open_files({options.table}, "workbook, CSV or TSV file", err);
  if (!files) return exit_bad_input;
  const bool proposes = options.mapping.empty() || options.suggests;
  constexpr std::size_t looked_at = 4096;
  std::string beginning = read_up_to(files->front().read, looked_at);
  const bool is_book = is_workbook(beginning);
  if (!is_book && !may_be_table(beginning, options, err)) return exit_bad_input;
  ByteSource source = with_beginning(std::move(beginning), files->front().read);
  std::string bytes;  // of a workbook
  if (is_book) {
    auto read = bytes_of(source, options, err);
    if (!read) return exit_bad_input;
    bytes = std::move(*read);
  }
  if (is_to_be_found) {
    std::vector<std::string> tables;
    if (is_book) {
      auto beginnings = beginnings_of(bytes, options, err);
      if (!beginnings) return exit_bad_input;
      tables = std::move(*beginnings);
    } else {
      tables.push_back(read_up_to(source, sample_size));
      source = with_beginning(tables.front(), std::move(source));
    }
    auto found = mapping_for(tables, options, err);
    if (!found || !may_write_there()) return exit_bad_input;
    mapping = std::move(*found);
  }
  if (is_book) {
    auto sheet = sheet_of(bytes, options, mapping, err);
    if (proposes && sheet) {
      const std::string_view sample = sample_of(*sheet);
      return propose(sample, sample.size() < sheet->size(), mapping, out, err);
    }
    if (proposes) out << to_json(mapping);
    if (!sheet) return exit_bad_input;
    source = with_beginning(std::move(*sheet), [](char*, std::size_t) { return std::size_t{0}; });
  } else if (proposes) {
    const std::string sample = read_up_to(source, sample_size);
    return propose(sample, sample.size() == sample_size, mapping, out, err);
  }

  ImportResult result = import_sales(source, mapping);
  if (result.problems_are_of_mapping) {
    for (Problem& problem : result.problems.list) problem.file = shown_name(options.mapping);
  }
  print(by_cause(result), err);
  if (!result.ledger) return exit_bad_input;

  const auto write = [&result](std::ostream& to) {
    write_document(*result.ledger, {}, [&to](std::string_view text) { to << text; });
  };
  if (options.output.empty()) {
    write(out);
    if (!out.flush()) return exit_bad_input;  // said as the command ends
  } else {
    write_file(options.output, write);
  }
  tell_rows(result, err);
  return exit_done;
}

}  // namespace jm216
