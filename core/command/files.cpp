#include "core/command/files.hpp"

#include <cstdio>
#include <memory>
#include <ostream>

#include "core/export/text.hpp"

namespace jm216 {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != nullptr && file != stdin) std::fclose(file);
  }
};

}  // namespace

std::optional<std::vector<LedgerFile>> open_files(const std::vector<std::string>& names,
                                                  const std::string& kind, std::ostream& err) {
  std::vector<LedgerFile> files;
  bool all_open = true;
  for (const std::string& name : names.empty() ? std::vector<std::string>{"-"} : names) {
    const std::shared_ptr<std::FILE> file(name == "-" ? stdin : std::fopen(name.c_str(), "rb"),
                                          CloseFile{});
    // A folder opens but cannot be read. One byte is looked at and given back, for a pipe cannot be
    // rewound.
    const int first = file && file.get() != stdin ? std::fgetc(file.get()) : EOF;
    if (!file || (first == EOF && std::ferror(file.get()) != 0)) {
      err << "jm216: " << plain(name) << " cannot be read: name an existing " << kind
          << ", or - for standard input\n";
      all_open = false;
      continue;
    }
    if (first != EOF) std::ungetc(first, file.get());
    files.push_back({name == "-" ? "" : name, [file](char* buffer, std::size_t capacity) {
                       return std::fread(buffer, 1, capacity, file.get());
                     }});
  }
  if (!all_open) return std::nullopt;
  return files;
}

void print(const Problems& problems, std::ostream& err) {
  for (const Problem& problem : problems.list) err << plain(to_string(problem)) << '\n';
  if (problems.more > 0) err << "… and " << problems.more << " more\n";
}

}  // namespace jm216
