#pragma once
// What the command line's subcommands do.
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/export/csv.hpp"
#include "core/export/ics.hpp"

namespace jm216 {

// How the command ends (formats.md).
inline constexpr int exit_done = 0;
inline constexpr int exit_own_fault = 1;
inline constexpr int exit_bad_input = 2;  // or bad options, or what could not be read or written

struct CommandOptions {
  std::vector<std::string> files;     // none, or "-": standard input
  std::optional<std::string> as_of;   // ISO date
  std::vector<std::string> readings;  // "name=value"
  std::string format = "json";        // json, csv, ics, html, text
  std::string table;                  // for csv and text; csv without one writes the rows
  std::string quarter;                // for html: the statement of this quarter
  std::vector<int> reminders = usual_reminders;  // for ics: days ahead
  std::string output;                            // a file to be written; empty: standard output
  CsvStyle csv;
  std::string for_csv;       // an option given that only CSV has, or empty
  std::string for_ics;       // likewise of the calendar
  std::string explained;     // the id to explain
  bool review = false;       // report, check: with what an inspector would ask
  bool statements = false;   // compare: those sent against the royalty computed
  bool corrections = false;  // and of them only what is to be corrected
  Date today;
};

int run_report(const CommandOptions& options, std::ostream& out, std::ostream& err);
int run_explain(const CommandOptions& options, std::ostream& out, std::ostream& err);
// The canonical text of a ledger, whose SHA-256 is its fingerprint.
int run_canonical(const CommandOptions& options, std::ostream& out, std::ostream& err);

// Sales of a spreadsheet: with a mapping the ledger made of them, else the mapping that is proposed.
struct ImportOptions {
  std::string table = "-";  // a CSV or TSV file, or "-": standard input
  std::string mapping;      // empty: none
  std::string output;       // empty: standard output
  bool suggests = false;    // propose what the mapping does not say, import nothing
};
int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err);

// The ledger, the day and the readings as a link.
struct LinkOptions {
  std::string view;          // the page's name of what is to be open
  std::string base;          // the address before the fragment; empty: the fragment alone
  bool with_result = false;  // send the digest of the report's figures along
};
int run_link(const CommandOptions& options, const LinkOptions& link, std::ostream& out,
             std::ostream& err);

// What is in a link: its ledger, or the report of it.
struct OpenOptions {
  std::string link = "-";  // a link or its fragment, or "-": standard input
  bool with_report = false;
};
int run_open(const OpenOptions& options, std::ostream& out, std::ostream& err);

// Puts a quarter's statement into the ledger, under a seal (V.8).
int run_issue(const CommandOptions& options, std::ostream& out, std::ostream& err);

int run_check(const CommandOptions& options, std::ostream& out, std::ostream& err);
// Two ledgers, mine and theirs; day and readings of the options are for both.
int run_compare(const CommandOptions& options, std::ostream& out, std::ostream& err);

}  // namespace jm216
