# The toolchain of the preset `web`: finds Emscripten wherever it is (Debian's or Homebrew's package,
# emsdk activated or only named by EMSDK) and hands over to Emscripten's own toolchain file.

find_program(JM216_EMCC NAMES emcc emcc.bat HINTS "$ENV{EMSDK}/upstream/emscripten" NO_CACHE)
if(NOT JM216_EMCC)
  message(FATAL_ERROR
    "emcc was not found: install the Debian package emscripten (3.1.6 or later), or activate emsdk.")
endif()

# A package puts a wrapper on the path; em-config beside it knows where the toolchain file is.
get_filename_component(jm216_emcc_folder "${JM216_EMCC}" DIRECTORY)
find_program(JM216_EM_CONFIG NAMES em-config em-config.bat HINTS "${jm216_emcc_folder}" NO_CACHE)
execute_process(COMMAND "${JM216_EM_CONFIG}" EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE EMSCRIPTEN_ROOT_PATH OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(ENV{PATH} "${jm216_emcc_folder}:$ENV{PATH}")

# Debian's Emscripten takes acorn from Debian's Node modules, which another Node does not look into.
if(EXISTS /usr/share/nodejs/acorn)
  set(ENV{NODE_PATH} /usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
endif()

include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
