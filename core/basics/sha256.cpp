#include "core/basics/sha256.hpp"

#include <mbedtls/sha256.h>

#include <array>
#include <cstdint>

namespace jm216 {

struct Sha256::State {
  mbedtls_sha256_context context;
};

// The calls below fail only where a hardware accelerator does, and there is none here.
Sha256::Sha256() : state_(std::make_unique<State>()) {
  mbedtls_sha256_init(&state_->context);
  static_cast<void>(mbedtls_sha256_starts_ret(&state_->context, 0));
}

Sha256::~Sha256() {
  mbedtls_sha256_free(&state_->context);
}

void Sha256::add(std::string_view bytes) {
  static_cast<void>(mbedtls_sha256_update_ret(
      &state_->context, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

std::string Sha256::digest() {
  std::array<std::uint8_t, 32> hash{};
  static_cast<void>(mbedtls_sha256_finish_ret(&state_->context, hash.data()));
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : hash) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace jm216
