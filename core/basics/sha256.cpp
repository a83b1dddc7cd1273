#include "core/basics/sha256.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#ifdef JM216_NETTLE
#include <nettle/sha2.h>
#else
extern "C" {
#define restrict __restrict  // a word of C that C++ does not have
#include <check.h>           // of xz
#undef restrict
}
#endif

namespace jm216 {

namespace {

constexpr std::size_t digest_size = 32;
using Digest = std::array<std::uint8_t, digest_size>;

}  // namespace

// .ci/cmake/third_party.cmake says which library it is.
struct Sha256::State {
#ifdef JM216_NETTLE
  State() {
    sha256_init(&context);
  }
  void add(const std::uint8_t* bytes, std::size_t size) {
    sha256_update(&context, size, bytes);
  }
  Digest digest() {
    Digest digest{};
    sha256_digest(&context, digest.size(), digest.data());
    return digest;
  }

  sha256_ctx context{};
#else
  State() {
    lzma_sha256_init(&check);
  }
  void add(const std::uint8_t* bytes, std::size_t size) {
    lzma_sha256_update(bytes, size, &check);
  }
  Digest digest() {
    lzma_sha256_finish(&check);
    Digest digest{};
    std::copy_n(&check.buffer.u8[0], digest.size(), digest.begin());
    return digest;
  }

  lzma_check_state check{};
#endif
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}

Sha256::~Sha256() = default;

Sha256::Sha256(const Sha256& other) : state_(std::make_unique<State>(*other.state_)) {}

Sha256& Sha256::operator=(const Sha256& other) {
  *state_ = *other.state_;
  return *this;
}

void Sha256::add(std::string_view bytes) {
  state_->add(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string Sha256::digest() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : state_->digest()) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace jm216
