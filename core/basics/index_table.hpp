#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace jm216 {

// Numbers kept in a table by the hash of what they stand for; what that is and when two are equal
// is the caller's business. (Open addressing: eight bytes an entry and half of them free.)
class IndexTable {
 public:
  static constexpr std::uint32_t none = 0xffffffff;

  // The number for which `equals(number)` holds, or `none`.
  template <class Equals>
  [[nodiscard]] std::uint32_t find(std::size_t hash, const Equals& equals) const {
    if (slots_.empty()) return none;
    const auto tag = static_cast<std::uint32_t>(hash);
    for (std::size_t at = tag & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.number == none || (slot.tag == tag && equals(slot.number))) return slot.number;
    }
  }
  // Makes room for so many at once.
  void reserve(std::size_t count) {
    std::size_t size = 16;
    while (size < count * 2) size *= 2;
    if (size > slots_.size()) grow(size);
  }
  // Adds a number that is not there yet.
  void add(std::size_t hash, std::uint32_t number) {
    if ((count_ + 1) * 2 > slots_.size()) grow(slots_.empty() ? 16 : slots_.size() * 2);
    place({static_cast<std::uint32_t>(hash), number});
    ++count_;
  }
  [[nodiscard]] std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t tag = 0;  // the hash
    std::uint32_t number = none;
  };
  void place(Slot slot) {
    std::size_t at = slot.tag & (slots_.size() - 1);
    while (slots_[at].number != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow(std::size_t size) {
    std::vector<Slot> old(size);
    old.swap(slots_);
    for (const Slot slot : old) {
      if (slot.number != none) place(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t count_ = 0;
};

}  // namespace jm216
