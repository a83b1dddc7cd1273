#include "core/command/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <memory>
#include <ostream>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/command/descriptor.hpp"
#include "core/export/text.hpp"
#include "core/import/text_encoding.hpp"
#include "core/json/not_json.hpp"

namespace jm216 {

namespace {

std::size_t read_from(int descriptor, const std::string& name, char* buffer, std::size_t capacity) {
  for (;;) {
    const auto got = ::read(descriptor, buffer, capacity);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EINTR) continue;
    throw SystemFailure(shown_name(name) + " could not be read to the end" + in_words(errno) +
                        "; no part of it was used: read a complete copy");
  }
}

// Whether standard output or error goes to the file as well.
bool is_written_to(const struct stat& file) {
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat written {};
    if (S_ISREG(file.st_mode) && ::fstat(descriptor, &written) == 0 &&
        is_same_file(file, written)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string shown_name(const std::string& name) {
  constexpr std::size_t most = 300;
  return name == "-" ? "standard input" : plain(shortened(name, most));
}

std::vector<std::string> inputs_of(const std::vector<std::string>& names) {
  return names.empty() ? std::vector<std::string>{"-"} : names;
}

bool name_no_file_twice(const std::vector<std::string>& names, std::ostream& err) {
  std::map<std::pair<dev_t, ino_t>, std::string> earlier;
  bool all_differ = true;
  for (const std::string& name : names) {
    struct stat found {};
    if ((name == "-" ? ::fstat(STDIN_FILENO, &found) : ::stat(name.c_str(), &found)) != 0 ||
        !S_ISREG(found.st_mode)) {
      continue;
    }
    const auto [same, is_new] = earlier.emplace(std::pair(found.st_dev, found.st_ino), name);
    if (is_new) continue;
    err << "jm216: " << shown_name(name) << " is named twice"
        << (same->second == name ? "" : ", first as " + shown_name(same->second))
        << ", so that each of its facts would count twice; name it once\n";
    all_differ = false;
  }
  return all_differ;
}

std::optional<std::vector<LedgerFile>> open_files(const std::vector<std::string>& names,
                                                  const std::string& kind, std::ostream& err) {
  std::vector<LedgerFile> files;
  bool all_open = true;
  for (const std::string& name : inputs_of(names)) {
    const auto file = std::make_shared<Descriptor>(
        name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC));
    int error = file->number() < 0 ? errno : 0;
    struct stat found {};
    if (error == 0 && ::fstat(file->number(), &found) != 0) error = errno;
    // A folder opens but cannot be read.
    if (error == 0 && S_ISDIR(found.st_mode)) error = EISDIR;
    if (error != 0 && looks_like_link(name)) {
      err << "jm216: " << shown_name(name) << " is a link of this calculator, and no " << kind
          << ": open it with jm216 open\n";
      all_open = false;
    } else if (error != 0) {
      err << "jm216: " << shown_name(name) << " cannot be read" << in_words(error)
          << ": name an existing " << kind << ", or - for standard input\n";
      all_open = false;
    } else if (is_written_to(found)) {
      err << "jm216: " << shown_name(name)
          << " is also the file that standard output or error goes to; send that to another\n";
      all_open = false;
    }
    files.push_back({name == "-" ? "" : with_replacements(name),
                     [file, name](char* buffer, std::size_t capacity) {
                       return read_from(file->number(), name, buffer, capacity);
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
