#pragma once
// How two reports are compared, whether as files or on the screen: what one of them has and the
// other has are the same by their names, the first of a name with the first, the second with the
// second. In the order of one, then what only the other has.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/sales.hpp"

namespace jm216 {

class NamePairs {
 public:
  // One more of the other report.
  void add(std::string_view name);

  struct Taken {
    std::uint32_t name;
    std::uint32_t time;                 // how often that name has come up, from 1
    std::optional<std::uint32_t> pair;  // its place among the other report's
  };
  // One more of the first report, with what of the other report is the same.
  Taken take(std::string_view name);

  // Those of the other report that nothing was the same as: `use(place, name, time)`, in order.
  template <class Use>
  void each_left(const Use& use) const {
    for (std::uint32_t place = 0; place < others_.size(); ++place) {
      const Other& other = others_[place];
      if (!other.is_taken) use(place, other.name, other.time);
    }
  }

  // "name", or "name (2)" for the second of it.
  [[nodiscard]] std::string text(std::uint32_t name, std::uint32_t time) const;

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  struct Other {
    std::uint32_t name;
    std::uint32_t time;
    std::uint32_t next_of_name = none;
    bool is_taken = false;
  };
  struct OfName {
    std::uint32_t first = none;  // of the others that are left
    std::uint32_t last = none;
    std::uint32_t others = 0;
    std::uint32_t taken = 0;
  };
  std::uint32_t number_of(std::string_view name);

  TextPool texts_;
  std::vector<OfName> names_;
  std::vector<Other> others_;
};

}  // namespace jm216
