#pragma once

namespace jm216::ui {

/// What a word or a number means to who reads it; the theme gives it a colour.
enum class Tone { neutral, brand, good, caution, bad };

}  // namespace jm216::ui
