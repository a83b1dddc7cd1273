// Preloaded into the command, makes the system fail as bad disks do. JM216_FAILING: read:N and write:N fail once N
// bytes have gone through, fsync, close and rename at once (close: of a file that was written to); interrupted: every
// second read or write comes back with nothing done; signal:N: that signal comes when an answer is about to take its
// place; terminal: the standard ways out are taken for one.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

namespace {

bool fails(const std::string& call) {
  const char* failing = std::getenv("JM216_FAILING");
  return failing != nullptr && call == failing;
}

// Whether so many bytes have gone through the call as it may let through.
bool is_spent(const std::string& call, std::size_t bytes) {
  const char* failing = std::getenv("JM216_FAILING");
  if (failing == nullptr || std::string(failing).rfind(call + ":", 0) != 0) return false;
  return bytes >= std::strtoull(failing + call.size() + 1, nullptr, 10);
}

template <class Call>
Call* real(const char* name) {
  return reinterpret_cast<Call*>(dlsym(RTLD_NEXT, name));
}

bool is_interrupted() {
  static bool last = false;
  return fails("interrupted") && (last = !last);
}

int fail(int error) {
  errno = error;
  return -1;
}

}  // namespace

extern "C" ssize_t read(int file, void* to, std::size_t size) {
  static std::size_t bytes = 0;
  if (is_interrupted()) return fail(EINTR);
  if (is_spent("read", bytes)) return fail(EIO);
  const ssize_t got = real<decltype(read)>("read")(file, to, size);
  if (got > 0) bytes += static_cast<std::size_t>(got);
  return got;
}

extern "C" ssize_t write(int file, const void* from, std::size_t size) {
  static std::size_t bytes = 0;
  if (is_interrupted()) return fail(EINTR);
  if (file != STDERR_FILENO && is_spent("write", bytes)) return fail(ENOSPC);
  // A little at a time, as a pipe may take it.
  const std::size_t some = size > 1000 && fails("interrupted") ? 1000 : size;
  const ssize_t done = real<decltype(write)>("write")(file, from, some);
  if (done > 0 && file != STDERR_FILENO) bytes += static_cast<std::size_t>(done);
  return done;
}

extern "C" int isatty(int file) {
  return fails("terminal") ? 1 : real<decltype(isatty)>("isatty")(file);
}

extern "C" int fsync(int file) {
  const char* failing = std::getenv("JM216_FAILING");
  const std::string signal = "signal:";
  if (failing != nullptr && std::string(failing).rfind(signal, 0) == 0) {
    std::raise(std::atoi(failing + signal.size()));
  }
  return fails("fsync") ? fail(EIO) : real<decltype(fsync)>("fsync")(file);
}

extern "C" int close(int file) {
  struct stat closed {};
  const bool is_written = (fcntl(file, F_GETFL) & O_ACCMODE) != O_RDONLY &&
                          fstat(file, &closed) == 0 && S_ISREG(closed.st_mode);
  const int done = real<decltype(close)>("close")(file);
  return is_written && fails("close") ? fail(EDQUOT) : done;
}

extern "C" int rename(const char* from, const char* to) {
  return fails("rename") ? fail(EACCES) : real<decltype(rename)>("rename")(from, to);
}
