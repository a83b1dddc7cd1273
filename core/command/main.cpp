// The command `jm216`: the only part of the core that opens a file or asks the date.
#include <sys/mman.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <csignal>
#include <exception>
#include <new>
#include <ostream>

#include "core/agreement/as_signed.hpp"
#include "core/basics/shown.hpp"
#include "core/basics/version.hpp"
#include "core/command/commands.hpp"
#include "core/command/descriptor.hpp"
#include "core/export/text.hpp"

namespace {

jm216::Date today_utc() {
  return std::chrono::time_point_cast<jm216::Days>(std::chrono::system_clock::now());
}

void add_ledgers(CLI::App& app, jm216::CommandOptions& options) {
  app.add_option("ledger", options.files,
                 "Ledger files; several make one ledger; - or none reads standard input")
      ->option_text("LEDGER...");
}

void add_common_options(CLI::App& app, jm216::CommandOptions& options) {
  add_ledgers(app, options);
  app.add_option("--as-of", options.as_of,
                 "The day to look from; default: the ledger's, else today (UTC)")
      ->option_text("DATE");
  app.add_option("--reading", options.readings,
                 "A reading to use, such as rounding=half-even; may be repeated")
      ->option_text("NAME=VALUE")
      ->allow_extra_args(false);
}

// An empty name would be taken for none.
std::string what_a_name_lacks(const std::string& name) {
  return name.empty() ? "name a file" : "";
}

// It is followed by whoever presses the link.
std::string what_an_address_lacks(const std::string& address) {
  for (const std::string_view scheme : {"https://", "http://", "file:///"}) {
    if (address.starts_with(scheme)) return "";
  }
  return "give the page's address, which begins with https://, http:// or file:///";
}

void add_output(CLI::App& app, jm216::CommandOptions& options) {
  app.add_option("-o,--output", options.output, "Where to write the answer")
      ->option_text("FILE")
      ->check(CLI::Validator(&what_a_name_lacks, ""));
}

// How a CSV file is written, for the spreadsheet that is to open it.
void add_csv_options(CLI::App& app, jm216::CommandOptions& options) {
  const auto sign = [&](const char* name, char& written, const char* words) {
    app.add_option_function<std::string>(
           name,
           [&written, &options, name](const std::string& one) {
             written = one.front();
             options.for_csv = name;
           },
           words)
        ->option_text("SIGN");
  };
  sign("--delimiter", options.csv.delimiter,
       "For csv: between cells, \",\" (if not given) or \";\"");
  app.get_option("--delimiter")->check(CLI::IsMember({",", ";"}));
  sign("--decimal", options.csv.decimal,
       "For csv: the decimal sign, \".\" (if not given) or \",\"");
  app.get_option("--decimal")->check(CLI::IsMember({".", ","}));
  const auto mark = [&](const char* name, bool is_written, const char* words) {
    return app.add_flag_callback(
        name,
        [&options, name, is_written] {
          options.csv.byte_order_mark = is_written;
          options.for_csv = name;
        },
        words);
  };
  CLI::Option* with =
      mark("--bom", true,
           "For csv: begin with a byte order mark, by which Excel knows UTF-8 (so it is)");
  mark("--no-bom", false, "For csv: begin without one")->excludes(with);
}

void add_review(CLI::App& app, jm216::CommandOptions& options) {
  app.add_flag("--review", options.review,
               "With the questions that an inspector of the books would ask (V.7); they change no "
               "figure");
}

CLI::App* add_report(CLI::App& app, jm216::CommandOptions& options) {
  CLI::App* report = app.add_subcommand("report", "Print the report (jm216-report/1) of a ledger");
  add_common_options(*report, options);
  report
      ->add_option("--format", options.format,
                   "json, csv, ics (the deadlines), html, text, or xlsx (a workbook; needs -o)")
      ->check(CLI::IsMember({"json", "csv", "ics", "html", "text", "xlsx"}))
      ->option_text("FORMAT");
  report
      ->add_option(
          "--table", options.table,
          "For csv and text: quarters, rows, obligations, milestones, deadlines, findings, lines, "
          "statements, patents, readings or coverage")
      ->check(CLI::IsMember({"quarters", "rows", "obligations", "milestones", "deadlines",
                             "findings", "lines", "statements", "patents", "readings", "coverage"}))
      ->option_text("TABLE");
  add_csv_options(*report, options);
  add_output(*report, options);
  add_review(*report, options);
  report
      ->add_option("--quarter", options.quarter,
                   "For html: the statement (V.8) of this quarter, such as 2009-Q1")
      ->option_text("QUARTER");
  report
      ->add_option(
          "--reminders", options.reminders,
          "For ics: how many days ahead each deadline is called to mind (30,7 if not given)")
      ->each([&options](const std::string&) { options.for_ics = "--reminders"; })
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::Range(0, 3650))
      ->option_text("DAYS,...");
  report
      ->add_flag_callback(
          "--no-reminders",
          [&options] {
            options.reminders.clear();
            options.for_ics = "--no-reminders";
          },
          "For ics: none")
      ->excludes("--reminders");
  return report;
}

CLI::App* add_check(CLI::App& app, jm216::CommandOptions& options, std::string& format) {
  CLI::App* check =
      app.add_subcommand("check", "Say what is wrong with a ledger, or its counts and findings");
  add_common_options(*check, options);
  add_review(*check, options);
  check
      ->add_option("--format", format, "text, or json: jm216-check/1, with a code for each problem")
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("FORMAT");
  return check;
}

CLI::App* add_explain(CLI::App& app, jm216::CommandOptions& options) {
  CLI::App* explain = app.add_subcommand(
      "explain", "Print why a figure of the report is what it is (jm216-explanation/1)");
  add_common_options(*explain, options);
  explain
      ->add_option("--of", options.explained,
                   "The figure's id, such as row:2009-Q1:0 or interest:royalty-2009-Q1")
      ->option_text("ID")
      ->required();
  explain->add_option("--format", options.format, "json, or text: a paragraph fit for a letter")
      ->check(CLI::IsMember({"json", "text"}))
      ->option_text("FORMAT");
  return explain;
}

CLI::App* add_compare(CLI::App& app, jm216::CommandOptions& options) {
  CLI::App* compare = app.add_subcommand(
      "compare", "Price what differs between two ledgers, mine and theirs (jm216-comparison/1)");
  add_common_options(*compare, options);
  compare->get_option("ledger")
      ->description("Mine and theirs, a file each")
      ->option_text("MINE THEIRS");
  compare->add_flag("--statements", options.statements,
                    "Of one ledger: the statements sent against the royalty computed");
  compare->add_flag_callback(
      "--corrections", [&options] { options.statements = options.corrections = true; },
      "Of one ledger: the correction statement, of those sent that are not what is computed now");
  compare
      ->add_option("--format", options.format,
                   "json, csv, html, text, or xlsx (a workbook; needs -o)")
      ->check(CLI::IsMember({"json", "csv", "html", "text", "xlsx"}))
      ->option_text("FORMAT");
  compare
      ->add_option("--table", options.table,
                   "For csv: differences, or facts, which has them field by field")
      ->check(CLI::IsMember({"differences", "facts"}))
      ->option_text("TABLE");
  add_csv_options(*compare, options);
  add_output(*compare, options);
  return compare;
}

CLI::App* add_import(CLI::App& app, jm216::ImportOptions& options) {
  CLI::App* import = app.add_subcommand(
      "import",
      "Make a ledger of a table of sales (.xlsx, CSV, TSV); without a mapping, propose one");
  import->add_option("table", options.table, "The table; - or none reads standard input")
      ->option_text("SALES.csv");
  import
      ->add_option("--mapping", options.mapping,
                   "Which column becomes which field (jm216-mapping/1); of a folder, the one made "
                   "for the table's headings")
      ->option_text("MAPPING.json");
  import->add_flag("--suggest", options.suggests,
                   "Print the mapping, completed as far as the table tells, and what is open");
  import->add_option("-o,--output", options.output, "Where to write the ledger")
      ->option_text("LEDGER.json")
      ->check(CLI::Validator(&what_a_name_lacks, ""));
  return import;
}

CLI::App* add_canonical(CLI::App& app, jm216::CommandOptions& options) {
  CLI::App* canonical = app.add_subcommand(
      "canonical",
      "Print the facts alone, in one agreed form, of which the fingerprint is the SHA-256");
  add_ledgers(*canonical, options);
  add_output(*canonical, options);
  return canonical;
}

CLI::App* add_issue(CLI::App& app, jm216::CommandOptions& options) {
  CLI::App* issue = app.add_subcommand(
      "issue",
      "Put a quarter's statement (V.8) into the ledger, as it is on its day, under a seal");
  add_common_options(*issue, options);
  add_output(*issue, options);
  issue->add_option("--quarter", options.quarter, "Whose statement, such as 2009-Q1")
      ->option_text("QUARTER")
      ->required();
  return issue;
}

CLI::App* add_link(CLI::App& app, jm216::CommandOptions& options, jm216::LinkOptions& made) {
  CLI::App* link = app.add_subcommand(
      "link", "Print a link: the ledger, the day and the readings as the fragment of an address");
  add_common_options(*link, options);
  link->add_option("--view", made.view, "The view to open on the page")->option_text("NAME");
  link->add_option("--base", made.base, "The page's address, to print the whole link")
      ->option_text("URL")
      ->check(CLI::Validator(&what_an_address_lacks, ""));
  link->add_flag(
      "--with-result", made.with_result,
      "Include a digest of the figures, so that whoever opens it sees whether they match");
  return link;
}

CLI::App* add_open(CLI::App& app, jm216::OpenOptions& options) {
  CLI::App* open = app.add_subcommand(
      "open", "Write the ledger that a link holds; what the link says of itself on standard error");
  open->add_option("link", options.link, "The link or its fragment; - or none reads standard input")
      ->option_text("LINK");
  open->add_flag("--report", options.with_report, "Print its report (jm216-report/1) instead");
  return open;
}

int run(int argc, char** argv, std::ostream& out, std::ostream& err) {
  CLI::App app{
      "JM216 Licence Calculator: what the licence of " +
      jm216::in_full(jm216::as_signed::execution) +
      " makes computable, from a "
      "ledger of facts.\n"
      "Exit status: 0 with an answer, 2 for bad input or options or where something cannot be\n"
      "read or written, 1 for a fault of the program."};
  app.name("jm216");
  app.set_version_flag("--version", std::string("jm216 ") + std::string(jm216::version));
  app.require_subcommand(1);
  // What is said of an argument repeats it.
  app.failure_message([](const CLI::App* of, const CLI::Error& error) {
    const std::string words = CLI::FailureMessage::simple(of, error);
    const std::string what = error.what();
    constexpr std::size_t most = 1000;
    return jm216::plain(jm216::shortened(what, most)) + words.substr(what.size());
  });
  jm216::CommandOptions options;
  options.today = today_utc();
  std::string check_format = "text";
  jm216::ImportOptions imported;
  jm216::LinkOptions made;
  jm216::OpenOptions opened;
  // In the order in which the help lists them.
  const CLI::App* report = add_report(app, options);
  const CLI::App* check = add_check(app, options, check_format);
  const CLI::App* explain = add_explain(app, options);
  const CLI::App* compare = add_compare(app, options);
  const CLI::App* import = add_import(app, imported);
  const CLI::App* link = add_link(app, options, made);
  const CLI::App* open = add_open(app, opened);
  const CLI::App* canonical = add_canonical(app, options);
  const CLI::App* issue = add_issue(app, options);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, err) == 0 ? jm216::exit_done : jm216::exit_bad_input;
  }
  if (check->parsed()) options.format = check_format;
  if (issue->parsed()) options.format = "ledger";
  if (options.output == "-") options.output = "/dev/stdout";
  const auto run = report->parsed()      ? jm216::run_report
                   : explain->parsed()   ? jm216::run_explain
                   : compare->parsed()   ? jm216::run_compare
                   : canonical->parsed() ? jm216::run_canonical
                   : issue->parsed()     ? jm216::run_issue
                                         : jm216::run_check;
  return import->parsed() ? jm216::run_import(imported, out, err)
         : link->parsed() ? jm216::run_link(options, made, out, err)
         : open->parsed() ? jm216::run_open(opened, out, err)
                          : run(options, out, err);
}

// What the command needs of its stack, in bytes.
constexpr std::size_t page = 4096;
constexpr std::size_t stack_size = 128 * page;

// A stack that cannot grow ends a program without a word; that there is no room for it can be said.
void ask_for_stack() {
  void* room = mmap(nullptr, stack_size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) throw std::bad_alloc();
  munmap(room, stack_size);
}

// Takes it before a ledger can take the memory.
[[gnu::noinline]] void take_stack() {
  std::array<char, stack_size> stack;  // not to be optimised away
  for (std::size_t i = 0; i < stack.size(); i += page) {
    static_cast<volatile char*>(stack.data())[i] = 0;
  }
}

// How it ended, whatever happened.
int run_to_an_end(int argc, char** argv, std::ostream& out, std::ostream& err) {
  try {
    ask_for_stack();
    take_stack();
    return run(argc, argv, out, err);
  } catch (const jm216::SystemFailure& failure) {
    err << "jm216: " << failure.what() << '\n';
    return jm216::exit_bad_input;
  } catch (const std::bad_alloc&) {
    err << "jm216: there is not enough memory; close other programs or raise the limit, and try "
           "again, with fewer or smaller files\n";
    return jm216::exit_bad_input;
  } catch (const std::exception& error) {
    err << "jm216: internal error: " << jm216::plain(error.what()) << '\n';
  } catch (...) {
    err << "jm216: internal error\n";
  }
  return jm216::exit_own_fault;
}

}  // namespace

int main(int argc, char** argv) {
  jm216::keep_standard_descriptors();
  // What cannot be written is asked, and said; it is not to end the command without a word.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  jm216::DescriptorBuffer output(STDOUT_FILENO);
  jm216::DescriptorBuffer messages(STDERR_FILENO);
  std::ostream out(&output);
  std::ostream err(&messages);
  err << std::unitbuf;
  int code = run_to_an_end(argc, argv, out, err);
  output.finish();
  if (output.error() != 0) {
    err << "jm216: standard output: the answer could not be written in full"
        << jm216::in_words(output.error()) << "; make sure there is room, or send it elsewhere\n";
  }
  messages.finish();
  const bool is_said = output.error() == 0 && messages.error() == 0;
  if (code == jm216::exit_done && !is_said) code = jm216::exit_bad_input;
  return code;
}
