// SHA-256: the examples that FIPS 180-4 publishes, which `sha256sum` gives too.
#include "core/basics/sha256.hpp"
#include "doctest/doctest.h"

namespace jm216::test::basics_sha256_test {

std::string digest_of(std::string_view text) {
  Sha256 hash;
  hash.add(text);
  return hash.digest();
}

TEST_CASE("the published examples") {
  CHECK(digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("a million letters, in pieces of every size") {
  Sha256 hash;
  const std::string letters(1000, 'a');
  std::size_t added = 0;
  for (std::size_t size = 1; added < 1'000'000; size = size % 1000 + 1) {
    const std::size_t piece = std::min<std::size_t>(size, 1'000'000 - added);
    hash.add(std::string_view(letters).substr(0, piece));
    added += piece;
  }
  CHECK(hash.digest() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a copy goes on by itself") {
  Sha256 hash;
  hash.add("a");
  Sha256 copy = hash;
  copy.add("bc");
  hash.add("bc");
  CHECK(hash.digest() == copy.digest());
  Sha256 other;
  other.add("something else");
  hash = Sha256();
  other = hash;
  CHECK(other.digest() == digest_of(""));
}

}  // namespace jm216::test::basics_sha256_test
