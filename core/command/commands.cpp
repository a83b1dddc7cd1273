#include "core/command/commands.hpp"

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/command/files.hpp"
#include "core/command/output_file.hpp"
#include "core/command/question.hpp"
#include "core/compare/answers.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/evaluation/explain.hpp"
#include "core/export/comparison.hpp"
#include "core/export/formats.hpp"
#include "core/export/json.hpp"
#include "core/export/text.hpp"
#include "core/export/workbook/answer.hpp"
#include "core/export/workbook/sheet.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/report/words.hpp"
#include "core/review/questions.hpp"
#include "core/rules/ledger_summary.hpp"
#include "core/statements/issue.hpp"

namespace jm216 {

namespace {

// What an option says, where it is wrong.
std::string repeated(std::string_view text) {
  return plain(shortened(text));
}

// A day as the ledger's own dates: of the calendar, from 1900 to 2200.
bool read_as_of(const std::string& text, Date& as_of) {
  const auto date = parse_date(text);
  if (!date || *date < make_date(1900, 1, 1) || *date > make_date(2200, 12, 31)) return false;
  as_of = *date;
  return true;
}

bool apply_reading(const std::string& text, Readings& readings, std::ostream& err) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
  switch (set_reading(readings, name, value)) {
    case SetReading::done:
      return true;
    case SetReading::unknown_name:
      err << "jm216: --reading " << repeated(text) << ": there is no reading \"" << repeated(name)
          << "\"; there are";
      for (const ReadingInfo& info : reading_table()) err << ' ' << info.name;
      err << '\n';
      return false;
    case SetReading::unknown_value:
      break;
  }
  const ReadingInfo& info = *find_reading(name);
  err << "jm216: --reading " << repeated(text) << ": " << name << " is ";
  for (std::size_t i = 0; i < info.values.size(); ++i) {
    if (i != 0) err << (i + 1 == info.values.size() ? " or " : ", ");
    err << info.values[i];
  }
  err << '\n';
  return false;
}

// Whether an option that was given, and only one format has, is of that format.
bool fits(const std::string& option, std::string_view wanted, const CommandOptions& options,
          std::ostream& err) {
  if (option.empty() || options.format == wanted) return true;
  err << "jm216: " << option << ": only with --format " << wanted << '\n';
  return false;
}

}  // namespace

std::optional<Inquiry> ask(const CommandOptions& options, std::ostream& err,
                           const TakeProblems& take) {
  const auto files = open_files(options.files, "ledger file", err);
  if (!files || !name_no_file_twice(options.files, err)) return std::nullopt;
  return ask_of(*files, options, err, take);
}

std::optional<Inquiry> ask_of(const std::vector<LedgerFile>& files, const CommandOptions& options,
                              std::ostream& err, const TakeProblems& take) {
  Date as_of = options.today;
  bool options_are_good = true;
  if (options.as_of && !read_as_of(*options.as_of, as_of)) {
    err << "jm216: --as-of " << repeated(*options.as_of)
        << ": not a calendar day from 1900 to 2200; write it as 2009-06-30\n";
    options_are_good = false;
  }
  Readings checked;
  std::map<std::string, std::string> given;
  for (const std::string& reading : options.readings) {
    if (!apply_reading(reading, checked, err)) options_are_good = false;
    const auto [earlier, is_new] = given.emplace(reading.substr(0, reading.find('=')), reading);
    if (!is_new && earlier->second != reading) {
      err << "jm216: --reading " << repeated(reading) << ": an earlier option says "
          << repeated(earlier->second) << "; keep one\n";
      options_are_good = false;
    }
  }
  // Only a report has a table or a quarter.
  if (!options.table.empty() && options.format != "csv" && options.format != "text") {
    err << "jm216: --table " << repeated(options.table) << ": only with --format csv or text\n";
    options_are_good = false;
  }
  if (!fits(options.for_csv, "csv", options, err)) options_are_good = false;
  if (!fits(options.for_ics, "ics", options, err)) options_are_good = false;
  if (!options.quarter.empty() && options.format != "html" && options.format != "ledger") {
    err << "jm216: --quarter " << repeated(options.quarter) << ": only with --format html\n";
    options_are_good = false;
  }
  if (!options_are_good) return std::nullopt;

  ReadResult read = read_ledger(files);
  if (options.files.size() > files.size()) {  // one of the two that are compared: which?
    for (Problem& problem : read.problems.list) {
      if (problem.file.empty())
        problem.file = files[0].name.empty() ? "standard input" : files[0].name;
    }
  }
  if (!read.ledger) {
    if (take) {
      take(read.problems);
    } else {
      print(read.problems, err);
    }
    return std::nullopt;
  }

  Inquiry question{std::move(*read.ledger), {}, {}};
  question.readings = question.ledger.readings;
  for (const std::string& reading : options.readings)
    apply_reading(reading, question.readings, err);
  question.as_of = as_of;
  if (!options.as_of && question.ledger.as_of) question.as_of = *question.ledger.as_of;
  return question;
}

void tell(const Finding& finding, std::ostream& to) {
  const FindingKind& kind = kind_of(finding.code);
  to << to_string(kind.severity) << ' '
     << (finding.question.empty() ? kind.code : plain(finding.question));
  if (!finding.clause.empty()) to << " [" << finding.clause << ']';
  if (!finding.where.empty()) to << ' ' << plain(finding.where);
  to << ": " << plain(finding.message) << '\n';
}

void tell_unused(const Ledger& ledger, std::ostream& err) {
  Findings unused;
  summary_of(ledger, {}, unused);
  for (const Finding& finding : unused.sorted()) tell(finding, err);
}

namespace {

bool may_write_output(const CommandOptions& options, std::ostream& err) {
  if (options.format == "xlsx" && options.output.empty()) {
    err << "jm216: --format xlsx: a workbook is written to a file; name it with -o, such as -o "
           "report.xlsx\n";
    return false;
  }
  return options.output.empty() || may_write(options.output, inputs_of(options.files), err);
}

}  // namespace

int run_report(const CommandOptions& options, std::ostream& out, std::ostream& err) {
  if (!may_write_output(options, err)) return exit_bad_input;
  const auto question = ask(options, err);
  if (!question) return exit_bad_input;
  const Ledger& ledger = question->ledger;
  Evaluation evaluation =
      evaluate(ledger, question->readings, question->as_of, fingerprint(ledger));
  if (options.review) add_questions(ledger, evaluation.report);
  if (options.format == "xlsx") {
    write_by_name(options.output, [&](const std::string& path) {
      const Report& report = evaluation.report;
      WrittenWorkbook book(path, report.ledger.title, report.as_of);
      fill_workbook(report, ledger, book);
      return book.finish();
    });
    return exit_done;
  }
  const ExportChoice choice{options.format, options.table, options.quarter, options.reminders,
                            options.csv};
  const auto write = [&](const TextOutput& put) {
    return write_as(choice, evaluation, ledger, put) == Exported::done;
  };
  // No file is begun of a quarter that there is not. The options' other values were checked as they
  // were read.
  const bool is_asked_first = !options.output.empty() && !options.quarter.empty();
  if (is_asked_first
          ? !write([](std::string_view) {})
          : options.output.empty() && !write([&](std::string_view text) { out << text; })) {
    err << "jm216: --quarter " << repeated(options.quarter)
        << ": not a quarter of the report; write it as 2009-Q1\n";
    return exit_bad_input;
  }
  if (!options.output.empty()) {
    write_file(options.output,
               [&](std::ostream& file) { write([&](std::string_view text) { file << text; }); });
  }
  return exit_done;
}

int run_issue(const CommandOptions& options, std::ostream& out, std::ostream& err) {
  if (!may_write_output(options, err)) return exit_bad_input;
  auto question = ask(options, err);
  if (!question) return exit_bad_input;
  const auto quarter = Quarter::parse(options.quarter);
  if (!quarter) {
    err << "jm216: --quarter " << repeated(options.quarter)
        << ": no quarter; write it as 2009-Q1\n";
    return exit_bad_input;
  }
  Ledger& ledger = question->ledger;
  const Report report =
      evaluate(ledger, question->readings, question->as_of, fingerprint(ledger)).report;
  IssuedStatement issued = issue_statement(*quarter, report, ledger);
  if (!issued.statement) {
    err << "jm216: issue: " << in_words(issued.why_not, *quarter, report.as_of) << '\n';
    return exit_bad_input;
  }
  for (const std::string& goods : issued.silent) {
    err << "jm216: issue: " << plain(goods)
        << ": a row states no figure below zero, so it is left out there; the royalty has it\n";
  }
  const std::string seal = issued.statement->seal;
  add_statement(ledger, std::move(*issued.statement));
  const auto day = ledger.as_of ? std::optional(question->as_of) : std::nullopt;
  write_answer(options.output, out, [&](std::ostream& to) {
    write_document(ledger, {day, question->readings, true},
                   [&](std::string_view text) { to << text; });
  });
  err << "jm216: issue: statement of " << to_string(*quarter) << " dated "
      << to_string(report.as_of) << ", seal " << seal << '\n';
  return exit_done;
}

int run_canonical(const CommandOptions& options, std::ostream& out, std::ostream& err) {
  if (!may_write_output(options, err)) return exit_bad_input;
  const auto question = ask(options, err);
  if (!question) return exit_bad_input;
  tell_unused(question->ledger, err);
  write_answer(options.output, out, [&](std::ostream& to) {
    write_canonical(question->ledger, [&](std::string_view text) { to << text; });
  });
  return exit_done;
}

int run_explain(const CommandOptions& options, std::ostream& out, std::ostream& err) {
  const auto question = ask(options, err);
  if (!question) return exit_bad_input;
  const Evaluation evaluation = evaluate(question->ledger, question->readings, question->as_of);
  const auto explanation = explain(question->ledger, evaluation, options.explained);
  if (!explanation) {
    err << "jm216: --of " << repeated(options.explained)
        << ": the report has no such figure; name an obligation, term, licence, row:<quarter>:<n>, "
           "quarter:<quarter>, "
           "interest:<obligation>, milestone:<n>, right:<id>, deadline:<id>, statement:<quarter>, "
           "total:<name> or "
           "line:<pointer>\n";
    return exit_bad_input;
  }
  out << (options.format == "text" ? to_text(*explanation, evaluation.report)
                                   : to_json(*explanation));
  return exit_done;
}

int run_check(const CommandOptions& options, std::ostream& out, std::ostream& err) {
  const bool as_json = options.format == "json";
  const TakeProblems say = [&out](const Problems& problems) { out << to_json(problems); };
  const auto question = ask(options, err, as_json ? say : nullptr);
  if (!question) return exit_bad_input;
  Report report =
      evaluate(question->ledger, question->readings, question->as_of, fingerprint(question->ledger))
          .report;
  if (options.review) add_questions(question->ledger, report);
  if (as_json) {
    out << check_to_json(report);
    return exit_done;
  }
  out << counted(report.ledger.lines_read, "line") << " read, " << report.ledger.lines_counted
      << " counted by " << to_string(report.as_of) << ", " << report.ledger.lines_after_as_of
      << " later; fingerprint " << short_fingerprint(report.ledger.sha256) << "; "
      << counted(report.findings.size(), "finding") << '\n';
  for (const Finding& finding : report.findings) tell(finding, out);
  return exit_done;
}

namespace {

// The answer of a file: the file's own where it is one, else that of its ledger.
std::optional<AnswerText> answer_of(const LedgerFile& file, bool is_one,
                                    const CommandOptions& options, std::ostream& err) {
  if (is_one) return AnswerText{file.name, rest_of(file.read)};
  const auto asked = ask_of({file}, options, err);
  if (!asked) return std::nullopt;
  const Evaluation evaluation =
      evaluate(asked->ledger, asked->readings, asked->as_of, fingerprint(asked->ledger));
  return AnswerText{file.name, to_json(evaluation.report)};
}

// A schedule in the form that is asked for, to where it is asked for. The options were checked.
template <class Compared>
void put(const Compared& compared, const CommandOptions& options, std::optional<Date> day,
         std::ostream& out) {
  if (options.format == "xlsx") {
    return write_by_name(options.output, [&](const std::string& path) {
      const Schedule schedule = schedule_of(compared);
      WrittenWorkbook book(path, schedule.title, day);
      fill_workbook(schedule, book);
      return book.finish();
    });
  }
  write_answer(options.output, out, [&](std::ostream& to) {
    write_comparison(compared, {options.format, options.table, options.csv},
                     [&](std::string_view text) { to << text; });
  });
}

// Two of which one is an answer, or both: what they say differently. Empty where both are ledgers.
std::optional<int> run_compare_answers(std::vector<LedgerFile>& files,
                                       const CommandOptions& options, std::ostream& out,
                                       std::ostream& err) {
  const bool are[] = {is_answer(files[0].read), is_answer(files[1].read)};
  if (!are[0] && !are[1]) return std::nullopt;
  if (are[0] && are[1] && (options.as_of || !options.readings.empty())) {
    err << "jm216: compare: both are answers, whose day and readings cannot be changed; leave out "
           "--as-of and --reading\n";
    return exit_bad_input;
  }
  if (!fits(options.for_csv, "csv", options, err)) return exit_bad_input;
  if (!options.table.empty() && options.table != "differences") {
    err << "jm216: --table " << repeated(options.table)
        << ": two answers have one table, differences\n";
    return exit_bad_input;
  }
  auto mine = answer_of(files[0], are[0], options, err);
  auto theirs = answer_of(files[1], are[1], options, err);
  if (!mine || !theirs) return exit_bad_input;
  Problems problems;
  const auto compared = compare_answers(std::move(*mine), std::move(*theirs), problems);
  print(problems, err);
  if (!compared) return exit_bad_input;
  put(*compared, options, std::nullopt, out);
  return exit_done;
}

}  // namespace

int run_compare(const CommandOptions& options, std::ostream& out, std::ostream& err) {
  const std::size_t wanted = options.statements ? 1 : 2;
  if (options.files.size() != wanted) {
    err << (options.statements
                ? "jm216: compare --statements: name one ledger, whose statements are compared\n"
                : "jm216: compare: name two ledgers, mine and theirs\n");
    return exit_bad_input;
  }
  if (!options.statements && options.files[0] == "-" && options.files[1] == "-") {
    err << "jm216: compare: standard input can be one of the two ledgers; name a file for the "
           "other\n";
    return exit_bad_input;
  }
  if (!options.table.empty() && (options.format != "csv" || options.statements)) {
    err << "jm216: --table " << repeated(options.table)
        << ": only of two ledgers and with --format csv\n";
    return exit_bad_input;
  }
  if (!may_write_output(options, err)) return exit_bad_input;
  CommandOptions one = options;
  one.table.clear();
  auto files = open_files(options.files, "ledger file", err);
  if (!files) return exit_bad_input;
  if (!options.statements) {
    if (const auto done = run_compare_answers(*files, one, out, err)) return *done;
  }
  std::vector<Inquiry> asked;
  for (const LedgerFile& file : *files) {
    auto question = ask_of({file}, one, err);
    if (!question) return exit_bad_input;
    asked.push_back(std::move(*question));
  }
  const auto input = [&](std::size_t i) {
    return CompareInput{asked[i].ledger, asked[i].readings, asked[i].as_of};
  };
  if (!options.statements) {
    put(compare(input(0), input(1)), options, asked[0].as_of, out);
    return exit_done;
  }
  const auto compared = compare_statements(input(0));
  if (!compared) {
    err << "jm216: compare --statements: the ledger has no \"statements\", so it does not say what "
           "was sent; add them, or \"statements\": [] where none was\n";
    return exit_bad_input;
  }
  put(options.corrections ? corrections_of(*compared) : *compared, options, asked[0].as_of, out);
  return exit_done;
}

}  // namespace jm216
