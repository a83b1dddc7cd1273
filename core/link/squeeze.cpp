#include "core/link/squeeze.hpp"

#include <lzma.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace jm216 {

namespace {

// Part of the format: links of version 1 were made with these bytes. What is most likely stands last,
// where a distance to it is shortest.
constexpr std::string_view primer =
    "\"infringing\" \"Copycat\" \"claimed\" \"agreed\" \"termination-convenience\" \"post\" "
    "\"telefax\" [\"freight\", \"sales_tax\"] \"returned\" \"defective\" \"correction\" "
    "\"discount\" "
    "\"half-even\" \"supply_failed_from\" {\"executed\": \"2001-12-\" {\"rounding\": \"half-up\"} "
    "\"JM216-IV\" \"bottle\" \"box\" \"vial\" \"pack\" \"unit\" "
    "\"AFFILIATE\" \"affiliate\" \"NeoTherapeutics, Inc.\" \"licensee\" \"sublicensee\" "
    "GmbH Ltd S.A. SpA B.V. AG \"INV-\" \"CN-\" \"R-\" \"A-\" "
    "\"US\" \"CA\" \"JP\" \"AU\" \"CH\" \"SE\" \"NL\" \"BE\" \"AT\" \"ES\" \"IT\" \"FR\" \"DE\" "
    "\"GB\" "
    "\"CAD\" \"JPY\" \"AUD\" \"CHF\" \"SEK\" \"GBP\" \"EUR\" \"USD\" "
    "\"interest:royalty-20\" \"milestone-1\" \"supply\" \"signature\" \"royalty-20-Q1\" "
    "JM216 royalties ";

// Enough for whatever a link may hold (link.hpp), and the same for making and reading.
constexpr std::uint32_t window = std::uint32_t{4} << 20U;

struct Setting {
  std::uint32_t lc = 0;  // bits of the byte before that tell what follows
  std::uint32_t pb = 0;  // bits of the place that do
};

constexpr std::array<Setting, 4> settings{{{0, 0}, {1, 0}, {2, 0}, {3, 0}}};

lzma_options_lzma options_of(const Setting& setting, std::size_t size, bool is_primed) {
  lzma_options_lzma options{};
  options.dict_size = window;
  options.lc = setting.lc;
  options.pb = setting.pb;
  options.mode = LZMA_MODE_NORMAL;
  options.nice_len = 273;
  options.mf = LZMA_MF_BT4;
  options.ext_size_low = static_cast<std::uint32_t>(size);  // known: no mark at the end
  if (is_primed) {
    options.preset_dict = reinterpret_cast<const std::uint8_t*>(primer.data());
    options.preset_dict_size = static_cast<std::uint32_t>(primer.size());
  }
  return options;
}

std::array<lzma_filter, 2> filters(lzma_options_lzma& options) {
  return {{{LZMA_FILTER_LZMA1EXT, &options}, {LZMA_VLI_UNKNOWN, nullptr}}};
}

std::string squeezed_with(const Setting& setting, std::string_view bytes, bool is_primed) {
  lzma_options_lzma options = options_of(setting, bytes.size(), is_primed);
  // Memory and time of the search grow with the window, and no more than this can be looked back.
  options.dict_size = std::max<std::uint32_t>(
      LZMA_DICT_SIZE_MIN, static_cast<std::uint32_t>(bytes.size() + primer.size()));
  const auto chain = filters(options);
  std::string out(bytes.size() + bytes.size() / 8 + 128, '\0');
  std::size_t size = 0;
  const lzma_ret outcome = lzma_raw_buffer_encode(
      chain.data(), nullptr, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
      reinterpret_cast<std::uint8_t*>(out.data()), &size, out.size());
  if (outcome != LZMA_OK) throw std::bad_alloc();  // what else could fail
  out.resize(size);
  return out;
}

}  // namespace

std::string squeeze(std::string_view bytes, std::size_t most) {
  std::string best;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    std::string tried = static_cast<char>(i) + squeezed_with(settings[i], bytes, true);
    if (best.empty() || tried.size() < best.size()) best = std::move(tried);
    if (best.size() > most) break;  // no setting makes that much of a difference
  }
  return best;
}

std::optional<std::string> unsqueeze(std::string_view squeezed, std::size_t size) {
  if (squeezed.empty()) return std::nullopt;
  const auto setting = static_cast<unsigned char>(squeezed.front());
  if (setting >= settings.size()) return std::nullopt;
  lzma_options_lzma options = options_of(settings[setting], size, true);
  const auto chain = filters(options);
  std::string out(size, '\0');
  std::size_t read = 1;
  std::size_t written = 0;
  const lzma_ret outcome = lzma_raw_buffer_decode(
      chain.data(), nullptr, reinterpret_cast<const std::uint8_t*>(squeezed.data()), &read,
      squeezed.size(), reinterpret_cast<std::uint8_t*>(out.data()), &written, size);
  if (outcome != LZMA_OK || written != size || read != squeezed.size()) return std::nullopt;
  return out;
}

std::size_t squeezed_size(std::string_view bytes) {
  return squeezed_with(settings[0], bytes, false).size();
}

}  // namespace jm216
