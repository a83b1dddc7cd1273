#include <ostream>
#include <string_view>

#include "core/command/commands.hpp"
#include "core/command/files.hpp"
#include "core/command/output_file.hpp"
#include "core/export/text.hpp"
#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/report/words.hpp"

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
    err << "jm216: " << plain(name)
        << " is larger than 1 MiB, which no mapping needs: is it one? If so, leave out \"values\" "
           "that no cell holds\n";
    return std::nullopt;
  }
  MappingRead read = read_mapping(text);
  for (Problem& problem : read.problems.list) problem.file = name;
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

int propose(const ByteSource& source, const Mapping& given, std::ostream& out, std::ostream& err) {
  const std::string sample = read_up_to(source, sample_size);
  const Proposal proposal = suggest(sample, sample.size() == sample_size, given);
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

}  // namespace

int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err) {
  if (!options.output.empty() &&
      !may_write(options.output, {options.table, options.mapping}, err)) {
    return exit_bad_input;
  }
  Mapping mapping;
  if (!options.mapping.empty()) {
    const auto loaded = load_mapping(options.mapping, err);
    if (!loaded) return exit_bad_input;
    mapping = *loaded;
  }
  const auto files = open_files({options.table}, "CSV or TSV file", err);
  if (!files) return exit_bad_input;
  const ByteSource& source = files->front().read;
  if (options.mapping.empty() || options.suggests) return propose(source, mapping, out, err);

  ImportResult result = import_sales(source, mapping);
  if (result.problems_are_of_mapping) {
    for (Problem& problem : result.problems.list) problem.file = options.mapping;
  }
  print(result.problems, err);
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
  err << counted(result.rows, "row") << " imported";
  if (result.skipped > 0) err << ", " << result.skipped << " left out";
  err << '\n';
  return exit_done;
}

}  // namespace jm216
