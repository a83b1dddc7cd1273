#include "core/command/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/basics/shown.hpp"

namespace jm216 {

namespace {

// How much of a text can be judged before more of it comes: all but a character, or the end of a
// line, that has only begun.
std::size_t whole_part(std::string_view text) {
  if (text.ends_with('\r')) return text.size() - 1;
  for (std::size_t last = 1; last <= std::min<std::size_t>(3, text.size()); ++last) {
    const auto byte = static_cast<unsigned char>(text[text.size() - last]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return length > last ? text.size() - last : text.size();
  }
  return text.size();
}

}  // namespace

std::string in_words(int error) {
  return " (" + std::generic_category().message(error) + ")";
}

bool is_same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool Descriptor::close() {
  const int number = std::exchange(number_, -1);
  return number <= STDERR_FILENO || ::close(number) == 0;
}

DescriptorBuffer::DescriptorBuffer(int descriptor)
    : descriptor_(descriptor), is_terminal_(::isatty(descriptor) == 1), buffer_() {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

void DescriptorBuffer::finish() {
  if (sync() == 0) write({pbase(), static_cast<std::size_t>(pptr() - pbase())});
  if (error_ != 0) return;
  const int copy = ::dup(descriptor_);
  if (copy < 0 || ::close(copy) != 0) error_ = errno;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type next) {
  if (sync() != 0) return traits_type::eof();
  if (next != traits_type::eof()) sputc(traits_type::to_char_type(next));
  return traits_type::not_eof(next);
}

int DescriptorBuffer::sync() {
  const std::string_view text(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  const std::string_view whole = text.substr(0, is_terminal_ ? whole_part(text) : text.size());
  write(whole);
  const std::string_view left = text.substr(whole.size());
  std::copy(left.begin(), left.end(), buffer_.begin());
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  pbump(static_cast<int>(left.size()));
  return error_ == 0 ? 0 : -1;
}

void DescriptorBuffer::write(std::string_view bytes) {
  std::string shown;
  if (is_terminal_) bytes = shown = with_controls_shown(bytes);
  while (error_ == 0 && !bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

void keep_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // It gets the lowest free number, which is this one. Open the wrong way round, it fails.
    ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace jm216
