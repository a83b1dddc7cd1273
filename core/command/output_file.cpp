#include "core/command/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include "core/command/descriptor.hpp"
#include "core/command/files.hpp"

namespace jm216 {

namespace {

using Write = std::function<void(std::ostream&)>;

// With what the system said last.
[[noreturn]] void fail_to_write(const std::string& name, int error = errno) {
  throw SystemFailure(
      shown_name(name) + " could not be written" + in_words(error) +
      "; make sure that there is room and that you may write there, or name another "
      "file");
}

void write_to(const Descriptor& file, const std::string& name, const Write& write) {
  if (file.number() < 0) fail_to_write(name);
  DescriptorBuffer buffer(file.number());
  std::ostream out(&buffer);
  write(out);
  out.flush();
  if (buffer.error() != 0) fail_to_write(name, buffer.error());
}

void write_straight(Descriptor&& file, const std::string& name, const Write& write) {
  write_to(file, name, write);
  if (!file.close()) fail_to_write(name);
}

// Where the name leads by symbolic links, of which the last may lead to nothing yet.
std::filesystem::path led_to(std::filesystem::path path) {
  std::error_code error;
  for (int links = 0; links < 40 && std::filesystem::is_symlink(path, error); ++links) {
    path = path.parent_path() / std::filesystem::read_symlink(path, error);
  }
  return path;
}

// The names of files that are to go where a signal ends the command; one answer needs two.
std::array<std::atomic<const char*>, 2> unfinished{};

// A signal comes before the file is there or after its name is kept.
class WithoutSignals {
 public:
  WithoutSignals() : before_() {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, &before_);
  }
  ~WithoutSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  WithoutSignals(const WithoutSignals&) = delete;
  WithoutSignals& operator=(const WithoutSignals&) = delete;

 private:
  sigset_t before_;
};

extern "C" void leave_no_file(int signal) {
  for (const auto& name : unfinished) {
    if (const char* path = name; path != nullptr) ::unlink(path);
  }
  ::raise(signal);  // which now ends the command
}

// What would be ignored (as nohup has it) is.
void heed_signals() {
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU}) {
    struct sigaction now {};
    if (::sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) continue;
    now.sa_handler = leave_no_file;
    now.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &now, nullptr);
  }
}

// Gone again unless it is kept.
class FileBeside {
 public:
  explicit FileBeside(const std::filesystem::path& target)
      : path_((target.parent_path() / ".jm216-XXXXXX").string()), file_(made(path_)) {}
  ~FileBeside() {
    if (file_.number() >= 0 || is_closed_) ::unlink(path_.c_str());
    for (auto& name : unfinished) {
      if (name == path_.c_str()) name = nullptr;
    }
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;

  [[nodiscard]] const Descriptor& file() const { return file_; }
  [[nodiscard]] const std::string& name() const { return path_; }
  // Whether it could take the place of the other.
  bool replace(const std::filesystem::path& target) {
    // Not every file system can; one that cannot says so at once.
    if (::fsync(file_.number()) != 0 && errno != EINVAL && errno != ENOTSUP) return false;
    is_closed_ = true;
    if (!file_.close() || ::rename(path_.c_str(), target.c_str()) != 0) return false;
    is_closed_ = false;
    return true;
  }

 private:
  static int made(std::string& path) {
    heed_signals();
    const WithoutSignals quiet;
    const int file = ::mkstemp(path.data());
    const auto free = std::find(unfinished.begin(), unfinished.end(), nullptr);
    if (file >= 0 && free != unfinished.end()) *free = path.c_str();
    return file;
  }

  std::string path_;
  Descriptor file_;
  bool is_closed_ = false;  // and still beside
};

// Whoever might read or write the old file may the new one.
void take_after(int descriptor, const struct stat* old) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (old != nullptr) {
    // Another's file can seldom be given back to them; it is written all the same.
    if (::fchown(descriptor, old->st_uid, old->st_gid) != 0) errno = 0;
  }
  ::fchmod(descriptor, old != nullptr ? old->st_mode & 0777U : 0666U & ~mask);
}

}  // namespace

bool may_write(const std::string& name, const std::vector<std::string>& inputs, std::ostream& err) {
  struct stat there {};
  if (::stat(name.c_str(), &there) != 0) return true;
  if (S_ISDIR(there.st_mode)) {
    err << "jm216: " << shown_name(name) << " is a folder; name a file to be written\n";
    return false;
  }
  for (const std::string& input : inputs) {
    struct stat read {};
    const int failed = input == "-" ? ::fstat(STDIN_FILENO, &read) : ::stat(input.c_str(), &read);
    if (failed != 0 || !is_same_file(there, read)) continue;
    if (!S_ISREG(there.st_mode) && !S_ISBLK(there.st_mode)) continue;
    err << "jm216: " << shown_name(name) << " is read itself"
        << (input == name ? "" : ", as " + shown_name(input))
        << "; name another file to be written\n";
    return false;
  }
  return true;
}

void write_by_name(const std::string& name,
                   const std::function<bool(const std::string& path)>& write) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  FileBeside own(folder / "answer");  // unlinked when it is left
  if (error || own.file().number() < 0) {
    throw SystemFailure("no file could be made in the folder for temporary files, " +
                        (error ? "TMPDIR" + in_words(error.value())
                               : shown_name(folder.string()) + in_words(errno)) +
                        "; let TMPDIR name a folder that you may write in");
  }
  if (!write(own.name())) fail_to_write(name);
  write_file(name, [&](std::ostream& out) {
    std::ifstream written(own.name(), std::ios::binary);
    out << written.rdbuf();
    if (!written) fail_to_write(name);
  });
}

void write_answer(const std::string& name, std::ostream& out, const Write& write) {
  if (name.empty()) {
    write(out);
  } else {
    write_file(name, write);
  }
}

void write_file(const std::string& name, const Write& write) {
  struct stat there {};
  const bool is_there = ::stat(name.c_str(), &there) == 0;
  // Where standard output goes already (/dev/stdout), it is written on: a pipe or a socket may not
  // be opened again.
  for (const int standard : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat open {};
    if (!is_there || S_ISCHR(there.st_mode) || ::fstat(standard, &open) != 0 ||
        !is_same_file(open, there)) {
      continue;
    }
    return write_straight(Descriptor(::dup(standard)), name, write);
  }
  if (is_there && !S_ISREG(there.st_mode)) {
    return write_straight(Descriptor(::open(name.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC)), name,
                          write);
  }
  if (is_there && ::access(name.c_str(), W_OK) != 0) fail_to_write(name);
  const std::filesystem::path target = led_to(name);
  std::error_code error;
  if (std::filesystem::is_symlink(target, error)) fail_to_write(name, ELOOP);
  FileBeside beside(target);
  if (beside.file().number() >= 0) take_after(beside.file().number(), is_there ? &there : nullptr);
  write_to(beside.file(), name, write);
  if (!beside.replace(target)) fail_to_write(name);
}

}  // namespace jm216
