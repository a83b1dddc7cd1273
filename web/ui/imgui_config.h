// Dear ImGui's build options, for every file that includes it (IMGUI_USER_CONFIG).
#pragma once

#define IMGUI_IMPL_OPENGL_ES3  // WebGL2
#define IMGUI_USE_WCHAR32      // names may hold any character
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT  // the page has its own: 10 kB less
#define IMGUI_ENABLE_TEST_ENGINE    // its hooks count the items that the mirror must name
