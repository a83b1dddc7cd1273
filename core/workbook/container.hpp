#pragma once
// The container that a workbook is: a ZIP archive of parts, by zlib's minizip. What a part unpacks to is measured
// while it is unpacked, whatever the container says of it.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/basics/problem_sentences.hpp"
#include "core/basics/sentence.hpp"

namespace jm216 {

class Container {
 public:
  // More than any workbook of sales: a million rows are some 500 MB.
  static constexpr std::uint64_t most_unpacked = std::uint64_t{1} << 30U;

  // `bytes` outlive it.
  explicit Container(std::string_view bytes);
  ~Container();
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;

  // Why it cannot be read, with the repair; empty: it can.
  [[nodiscard]] const std::string& fault() const { return fault_; }

  // "/xl/workbook.xml": in small or large letters, with either slash.
  [[nodiscard]] bool has(std::string_view part) const;

  // Unpacks a part that is there, piece by piece, until `take` returns false. Whether no fault was found.
  bool read(std::string_view part, const std::function<bool(std::string_view)>& take);

 private:
  struct Memory;
  struct Place {
    std::uint64_t in_directory = 0;
    std::uint64_t number = 0;
  };

  void list_parts();
  bool refuse(Sentence sentence, const Argument& argument = {});

  std::string fault_;
  std::unique_ptr<Memory> memory_;
  void* file_ = nullptr;  // unzFile
  std::map<std::string, Place, std::less<>> parts_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace jm216
