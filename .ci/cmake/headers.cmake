# jm216_headers: the header-only libraries, found wherever they are and linked one by one into a
# folder of the build. Emscripten's compiler must see these and nothing else of /usr/include: with
# all of it on the path it dies in the machine's own C library headers.

set(JM216_HEADERS_DIR "$ENV{JM216_HEADERS_DIR}" CACHE PATH
  "A folder that holds boost/, nlohmann/, date/, CLI/, doctest/; looked into before the usual places")

function(jm216_link_header library header)
  find_path(JM216_${library}_FOLDER "${header}"
    HINTS "${JM216_HEADERS_DIR}"
    PATHS /usr/include /usr/local/include /opt/homebrew/include
    NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(JM216_${library}_FOLDER)
  if(NOT JM216_${library}_FOLDER)
    message(FATAL_ERROR
      "<${header}> was not found: install the Debian packages libboost-dev nlohmann-json3-dev "
      "libhowardhinnant-date-dev libcli11-dev doctest-dev, or name a folder of these headers with "
      "-DJM216_HEADERS_DIR=…")
  endif()
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/headers")
  file(CREATE_LINK "${JM216_${library}_FOLDER}/${library}" "${PROJECT_BINARY_DIR}/headers/${library}"
    SYMBOLIC)
endfunction()

jm216_link_header(boost boost/multiprecision/cpp_int.hpp)
jm216_link_header(nlohmann nlohmann/json.hpp)
jm216_link_header(date date/date.h)
jm216_link_header(CLI CLI/CLI.hpp)
jm216_link_header(doctest doctest/doctest.h)

add_library(jm216_headers INTERFACE)
target_include_directories(jm216_headers SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/headers")
