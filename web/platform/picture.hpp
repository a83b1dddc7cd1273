#pragma once

namespace jm216::platform {

/// Puts what Dear ImGui has drawn onto the canvas, unless it is what the canvas shows already: then
/// the GPU, or the processor that stands in for one, has nothing to do. True if it was put there.
bool show_picture();

/// What the canvas shows is gone, or is not known: the next picture is put there in any case.
void forget_picture();

}  // namespace jm216::platform
