#pragma once
// What is open with the system: nothing that it does not do passes for done.
#include <array>
#include <cstddef>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <string_view>

struct stat;

namespace jm216 {

// Something that the system did not do, said to who called the command.
class SystemFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What the system says of an errno, in parentheses.
std::string in_words(int error);

bool is_same_file(const struct stat& a, const struct stat& b);

// Closed with its owner, but for the standard ones.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }
  // Not before can it be said that all was written.
  bool close();

 private:
  int number_;
};

// Bytes on their way to a descriptor; to a terminal, without what it would obey. After a write that
// failed nothing more is written, and error() says why.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);

  [[nodiscard]] int error() const { return error_; }  // errno, or 0
  // All is written out, and one who had the descriptor alone could close it.
  void finish();

 protected:
  int_type overflow(int_type next) override;
  int sync() override;

 private:
  void write(std::string_view bytes);

  int descriptor_;
  bool is_terminal_;
  int error_ = 0;
  std::array<char, std::size_t{1} << 16U> buffer_;
};

// Where standard input, output or error is closed, the next file that is opened would take its
// number, and what was meant for the one go to the other. Something that fails takes its place.
void keep_standard_descriptors();

}  // namespace jm216
