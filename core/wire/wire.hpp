#pragma once
// A report, an explanation or sales lines as bytes, for the way from the worker to the page: both
// sides run the same build, so the form is private, without versions, and read back by the same
// description that wrote it.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/lines/lines_selection.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

std::vector<std::uint8_t> to_wire(const Report& report);

// Nothing if the bytes are not a report of this build.
std::optional<Report> from_wire(std::span<const std::uint8_t> bytes);

std::vector<std::uint8_t> to_wire(const Explanation& explanation);
std::optional<Explanation> explanation_from_wire(std::span<const std::uint8_t> bytes);

std::vector<std::uint8_t> to_wire(const LinePage& page);
std::optional<LinePage> line_page_from_wire(std::span<const std::uint8_t> bytes);

}  // namespace jm216
