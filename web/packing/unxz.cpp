// A wasm by itself, without Emscripten's glue: unpacks one .xz (web/page/unxz.mjs).
#include <emscripten.h>
#include <lzma.h>

#include <cstddef>
#include <cstdint>

namespace {

// What xz may take for itself: the dictionary that web/packing/pack.mjs names, and its own state.
constexpr std::uint64_t most_memory = 16U << 20U;

}  // namespace

// Unpacks the `size` bytes at `packed` to `unpacked`, which has room for `room`. Returns how many bytes came out; 0
// where the .xz is damaged, where anything follows it, or where there is more in it than room.
extern "C" EMSCRIPTEN_KEEPALIVE std::size_t jm216_unxz(const std::uint8_t* packed, std::size_t size,
                                                       std::uint8_t* unpacked, std::size_t room) {
  std::uint64_t memory = most_memory;
  std::size_t read = 0;
  std::size_t written = 0;
  const lzma_ret outcome =
      lzma_stream_buffer_decode(&memory, 0, nullptr, packed, &read, size, unpacked, &written, room);
  return outcome == LZMA_OK && read == size ? written : 0;
}
