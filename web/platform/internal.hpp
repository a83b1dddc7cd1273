#pragma once

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
  bool dark;
  bool reduced_motion;
  bool coarse_pointer;
  bool mac;
};
const Preferences& preferences();

}  // namespace jm216::platform
