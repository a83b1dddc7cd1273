#pragma once
// Where in a file the reader stands, and problems said at that place.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json/byte_stream.hpp"
#include "core/json/problem_log.hpp"

namespace jm216 {

// A JSON pointer's token (RFC 6901): ~ and / escaped.
std::string pointer_token(std::string_view name);
std::string text_of_token(std::string_view token);

class Path {
 public:
  Path(ByteStream& stream, ProblemLog& log, std::size_t file)
      : stream_(stream), log_(log), file_(file) {}

  // After the token that opens a container, and after the one that closes it.
  void enter(bool is_list) {
    stream_.open_container();
    Step& step = steps_[depth_++];
    step.is_list = is_list;
    step.index = before_first;
    step.name = {};
  }
  void leave() {
    stream_.close_container();
    --depth_;
  }
  void next_element() { next_elements(1); }
  void next_elements(std::size_t count) { steps_[depth_ - 1].index += count; }
  // The name must live as long as the program.
  void at_name(std::string_view name) { steps_[depth_ - 1].name = name; }
  void at_unknown(std::string_view name) {
    steps_[depth_ - 1].own_name = name;
    steps_[depth_ - 1].name = steps_[depth_ - 1].own_name;
  }

  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] bool in_list() const { return depth_ > 0 && steps_[depth_ - 1].is_list; }
  // Where the list at that depth stands.
  [[nodiscard]] std::uint64_t index_of_list(std::size_t depth) const { return steps_[depth].index; }
  [[nodiscard]] std::string_view name() const { return name_of(depth_ - 1); }
  [[nodiscard]] std::string_view name_of(std::size_t depth) const { return steps_[depth].name; }
  [[nodiscard]] std::size_t file() const { return file_; }

  // Of the current value; of the container it stands in.
  // With `before` records of other files before those of the outermost list.
  [[nodiscard]] std::string pointer(std::uint64_t before = 0) const {
    return pointer_to(depth_, before);
  }
  [[nodiscard]] std::string container_pointer() const { return pointer_to(depth_ - 1); }
  // With a * for indices and sellers' ids: the same for all fields that are alike.
  [[nodiscard]] std::string generic_pointer() const;

  // A problem with the value just read; with the innermost container; with it, but placed at the
  // token just read (a name in it).
  void refuse_value(const Complaint& complaint);
  void refuse_container(const Complaint& complaint);
  void refuse_name(const Complaint& complaint);
  // A problem with a value that lies behind.
  void refuse(const Place& place, std::string pointer, Complaint complaint);

  [[nodiscard]] ByteStream& stream() { return stream_; }
  [[nodiscard]] ProblemLog& log() { return log_; }

 private:
  static constexpr auto before_first = static_cast<std::uint64_t>(-1);

  struct Step {
    bool is_list = false;
    std::uint64_t index = 0;
    std::string_view name;
    std::string own_name;
  };
  [[nodiscard]] std::string pointer_to(std::size_t depth, std::uint64_t before = 0) const;

  ByteStream& stream_;
  ProblemLog& log_;
  std::size_t file_;
  std::array<Step, ByteStream::max_depth> steps_;
  std::size_t depth_ = 0;
};

}  // namespace jm216
