#pragma once
// SHA-256 of bytes that come piece by piece.
#include <memory>
#include <string>
#include <string_view>

namespace jm216 {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  // A copy goes on from where the other is.
  Sha256(const Sha256& other);
  Sha256& operator=(const Sha256& other);

  void add(std::string_view bytes);
  // 64 hexadecimal digits, of all that was added; nothing may be added afterwards.
  [[nodiscard]] std::string digest();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jm216
