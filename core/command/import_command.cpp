#include <fstream>
#include <ostream>
#include <string_view>

#include "core/command/commands.hpp"
#include "core/command/files.hpp"
#include "core/export/text.hpp"
#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "core/ledger/canonical.hpp"
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
  MappingRead read = read_mapping(read_up_to(files->front().read, longest_mapping));
  for (Problem& problem : read.problems.list) problem.file = name;
  print(read.problems, err);
  return std::move(read.mapping);
}

int propose(const ByteSource& source, const Mapping& known, std::ostream& out, std::ostream& err) {
  const std::string sample = read_up_to(source, sample_size);
  const Proposal proposal = suggest(sample, sample.size() == sample_size, known);
  out << to_json(proposal.mapping);
  for (const Question& question : proposal.questions) {
    if (!question.pointer.empty()) err << plain(question.pointer) << ": ";
    err << plain(question.text);
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
      const Question::Answer& answer = question.answers[i];
      err << (i == 0 ? " Say \"" : ", \"") << plain(answer.value == "\t" ? "\\t" : answer.value)
          << '"';
      if (!answer.means.empty() && answer.means != answer.value)
        err << " (" << plain(answer.means) << ')';
    }
    err << '\n';
  }
  return proposal.questions.empty() ? exit_answer : exit_bad_input;
}

}  // namespace

int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err) {
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

  std::ofstream file;
  if (!options.output.empty()) {
    file.open(options.output, std::ios::binary);
    if (!file) {
      err << "jm216: " << plain(options.output) << " cannot be written\n";
      return exit_bad_input;
    }
  }
  std::ostream& to = options.output.empty() ? out : file;
  write_document(*result.ledger, {}, [&to](std::string_view text) { to << text; });
  if (!to.flush()) {
    err << "jm216: " << plain(options.output.empty() ? "standard output" : options.output)
        << " could not be written in full\n";
    return exit_bad_input;
  }
  err << counted(result.rows, "row") << " imported";
  if (result.skipped > 0) err << ", " << result.skipped << " left out";
  err << '\n';
  return exit_answer;
}

}  // namespace jm216
