#pragma once

#include "web/platform/platform.hpp"

// Shared between the files of this folder only.

namespace jm216::platform {

/// Draws until Dear ImGui has taken every queued event, inside the browser event that is being
/// handled: for what the browser grants only there (clipboard, on-screen keyboard).
void settle_now();

void attach_input();
void attach_text();

/// One step of a scroll that goes on after the finger has left. True while it goes on.
bool fling_step(double milliseconds);

struct Preferences {
  Look look;
  bool reduced_motion;
  bool coarse_pointer;
  bool mac;
};
const Preferences& preferences();

/// How much larger than usual the person wants text: everything is drawn so much larger. Lengths in
/// events of the browser are divided by it.
float magnification();

}  // namespace jm216::platform
