#include "core/basics/sha256.hpp"

#include <cstdint>

extern "C" {
#define restrict __restrict  // a word of C that C++ does not have
#include <check.h>           // of xz
#undef restrict
}

namespace jm216 {

struct Sha256::State {
  lzma_check_state check;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  lzma_sha256_init(&state_->check);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  lzma_sha256_update(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                     &state_->check);
}

std::string Sha256::digest() {
  lzma_sha256_finish(&state_->check);
  constexpr std::size_t size = 32;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint8_t byte = state_->check.buffer.u8[i];
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace jm216
