#pragma once
// Opening what the command line names.
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/reader/read_ledger.hpp"

namespace jm216 {

// What a file is called in our words: "standard input" for "-", a long name by its beginning and end.
std::string shown_name(const std::string& name);

// What is read where these are named: standard input where none is.
std::vector<std::string> inputs_of(const std::vector<std::string>& names);

// The files, or standard input for "-" and where none is named. With one that cannot be read,
// nothing, and `err` has been told; `kind` is what a file should be ("ledger file"). A read that
// fails later is a SystemFailure, never the end of the file.
std::optional<std::vector<LedgerFile>> open_files(const std::vector<std::string>& names,
                                                  const std::string& kind, std::ostream& err);

// Whether each of the files, which make one ledger, is another, by whatever names; if not, `err` has been
// told.
bool name_no_file_twice(const std::vector<std::string>& names, std::ostream& err);

// The problems, a line each, and how many more there are.
void print(const Problems& problems, std::ostream& err);

}  // namespace jm216
